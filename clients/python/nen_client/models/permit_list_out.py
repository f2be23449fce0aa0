from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.case_line_out import CaseLineOut
    from ..models.case_line_part import CaseLinePart
    from ..models.permit_out import PermitOut
    from ..models.permit_part import PermitPart


T = TypeVar("T", bound="PermitListOut")


@_attrs_define
class PermitListOut:
    """Permits, and for who holds a role on permits their cases; `next` goes on with both, null at the end.

    Attributes:
        permits (list[PermitOut | PermitPart]):
        cases (list[CaseLineOut | CaseLinePart]):
        next_ (None | str):
    """

    permits: list[PermitOut | PermitPart]
    cases: list[CaseLineOut | CaseLinePart]
    next_: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.case_line_out import CaseLineOut  # noqa: PLC0415
        from ..models.permit_out import PermitOut  # noqa: PLC0415

        permits = []
        for permits_item_data in self.permits:
            permits_item: dict[str, Any]
            if isinstance(permits_item_data, PermitOut):
                permits_item = permits_item_data.to_dict()
            else:
                permits_item = permits_item_data.to_dict()

            permits.append(permits_item)

        cases = []
        for cases_item_data in self.cases:
            cases_item: dict[str, Any]
            if isinstance(cases_item_data, CaseLineOut):
                cases_item = cases_item_data.to_dict()
            else:
                cases_item = cases_item_data.to_dict()

            cases.append(cases_item)

        next_: None | str
        next_ = self.next_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "permits": permits,
                "cases": cases,
                "next": next_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.case_line_out import CaseLineOut  # noqa: PLC0415
        from ..models.case_line_part import CaseLinePart  # noqa: PLC0415
        from ..models.permit_out import PermitOut  # noqa: PLC0415
        from ..models.permit_part import PermitPart  # noqa: PLC0415

        d = dict(src_dict)
        permits = []
        _permits = d.pop("permits")
        for permits_item_data in _permits:

            def _parse_permits_item(data: object) -> PermitOut | PermitPart:
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    permits_item_type_0 = PermitOut.from_dict(data)

                    return permits_item_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                permits_item_type_1 = PermitPart.from_dict(data)

                return permits_item_type_1

            permits_item = _parse_permits_item(permits_item_data)

            permits.append(permits_item)

        cases = []
        _cases = d.pop("cases")
        for cases_item_data in _cases:

            def _parse_cases_item(data: object) -> CaseLineOut | CaseLinePart:
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    cases_item_type_0 = CaseLineOut.from_dict(data)

                    return cases_item_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                cases_item_type_1 = CaseLinePart.from_dict(data)

                return cases_item_type_1

            cases_item = _parse_cases_item(cases_item_data)

            cases.append(cases_item)

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

        permit_list_out = cls(
            permits=permits,
            cases=cases,
            next_=next_,
        )

        permit_list_out.additional_properties = d
        return permit_list_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
