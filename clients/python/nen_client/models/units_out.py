from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.unit_out import UnitOut


T = TypeVar("T", bound="UnitsOut")


@_attrs_define
class UnitsOut:
    """Units in force on a day.

    Attributes:
        at (datetime.date):
        wards (list[UnitOut]):
    """

    at: datetime.date
    wards: list[UnitOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        wards = []
        for wards_item_data in self.wards:
            wards_item = wards_item_data.to_dict()
            wards.append(wards_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "at": at,
                "wards": wards,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.unit_out import UnitOut  # noqa: PLC0415

        d = dict(src_dict)
        at = datetime.date.fromisoformat(d.pop("at"))

        wards = []
        _wards = d.pop("wards")
        for wards_item_data in _wards:
            wards_item = UnitOut.from_dict(wards_item_data)

            wards.append(wards_item)

        units_out = cls(
            at=at,
            wards=wards,
        )

        units_out.additional_properties = d
        return units_out

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
