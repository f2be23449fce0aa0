from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CornerOut")


@_attrs_define
class CornerOut:
    """A corner of a parcel: X is north and Y is east, metres in the zone of the extract.

    Attributes:
        no (int):
        x_north (float):
        y_east (float):
    """

    no: int
    x_north: float
    y_east: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        no = self.no

        x_north = self.x_north

        y_east = self.y_east

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "no": no,
                "x_north": x_north,
                "y_east": y_east,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        no = d.pop("no")

        x_north = d.pop("x_north")

        y_east = d.pop("y_east")

        corner_out = cls(
            no=no,
            x_north=x_north,
            y_east=y_east,
        )

        corner_out.additional_properties = d
        return corner_out

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
