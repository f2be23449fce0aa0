from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RemainderOut")


@_attrs_define
class RemainderOut:
    """What no zone of a theme takes: `slivers` or `unplanned`.

    Attributes:
        kind (str):
        name (str):
        area_m2 (float):
        share_pct (float):
    """

    kind: str
    name: str
    area_m2: float
    share_pct: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        name = self.name

        area_m2 = self.area_m2

        share_pct = self.share_pct

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "name": name,
                "area_m2": area_m2,
                "share_pct": share_pct,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        name = d.pop("name")

        area_m2 = d.pop("area_m2")

        share_pct = d.pop("share_pct")

        remainder_out = cls(
            kind=kind,
            name=name,
            area_m2=area_m2,
            share_pct=share_pct,
        )

        remainder_out.additional_properties = d
        return remainder_out

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
