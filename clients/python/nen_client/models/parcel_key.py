from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ParcelKey")


@_attrs_define
class ParcelKey:
    """A parcel as papers name it: ward by code or name, present or former.

    Attributes:
        ward (str):
        sheet (str):
        number (str):
    """

    ward: str
    sheet: str
    number: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ward = self.ward

        sheet = self.sheet

        number = self.number

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ward": ward,
                "sheet": sheet,
                "number": number,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        ward = d.pop("ward")

        sheet = d.pop("sheet")

        number = d.pop("number")

        parcel_key = cls(
            ward=ward,
            sheet=sheet,
            number=number,
        )

        parcel_key.additional_properties = d
        return parcel_key

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
