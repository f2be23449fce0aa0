from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.bulk_row_out_status import BulkRowOutStatus, check_bulk_row_out_status

if TYPE_CHECKING:
    from ..models.parcel_key import ParcelKey


T = TypeVar("T", bound="BulkRowOut")


@_attrs_define
class BulkRowOut:
    """What one id or key means; `ids` are several where it is AMBIGUOUS.

    Attributes:
        given (ParcelKey | str):
        status (BulkRowOutStatus):
        ids (list[UUID]):
    """

    given: ParcelKey | str
    status: BulkRowOutStatus
    ids: list[UUID]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.parcel_key import ParcelKey  # noqa: PLC0415

        given: dict[str, Any] | str
        if isinstance(self.given, ParcelKey):
            given = self.given.to_dict()
        else:
            given = self.given

        status: str = self.status

        ids = []
        for ids_item_data in self.ids:
            ids_item = str(ids_item_data)
            ids.append(ids_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "given": given,
                "status": status,
                "ids": ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.parcel_key import ParcelKey  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_given(data: object) -> ParcelKey | str:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                given_type_1 = ParcelKey.from_dict(data)

                return given_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ParcelKey | str, data)

        given = _parse_given(d.pop("given"))

        status = check_bulk_row_out_status(d.pop("status"))

        ids = []
        _ids = d.pop("ids")
        for ids_item_data in _ids:
            ids_item = UUID(ids_item_data)

            ids.append(ids_item)

        bulk_row_out = cls(
            given=given,
            status=status,
            ids=ids,
        )

        bulk_row_out.additional_properties = d
        return bulk_row_out

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
