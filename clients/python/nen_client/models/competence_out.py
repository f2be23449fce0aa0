from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.competence_out_authority import CompetenceOutAuthority, check_competence_out_authority

T = TypeVar("T", bound="CompetenceOut")


@_attrs_define
class CompetenceOut:
    """Who decides by the class of the work, the highest of several; inside industrial parks and economic zones it is
    their board.

        Attributes:
            authority (CompetenceOutAuthority):
            authority_name (str):
            work_class (None | str):
            basis (str):
    """

    authority: CompetenceOutAuthority
    authority_name: str
    work_class: None | str
    basis: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority: str = self.authority

        authority_name = self.authority_name

        work_class: None | str
        work_class = self.work_class

        basis = self.basis

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "authority_name": authority_name,
                "work_class": work_class,
                "basis": basis,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        authority = check_competence_out_authority(d.pop("authority"))

        authority_name = d.pop("authority_name")

        def _parse_work_class(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        work_class = _parse_work_class(d.pop("work_class"))

        basis = d.pop("basis")

        competence_out = cls(
            authority=authority,
            authority_name=authority_name,
            work_class=work_class,
            basis=basis,
        )

        competence_out.additional_properties = d
        return competence_out

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
