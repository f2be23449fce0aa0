from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ZoneCountOut")


@_attrs_define
class ZoneCountOut:
    """Zones: stated by the dossier, and on file.

    Attributes:
        stated (int | None):
        on_file (int):
    """

    stated: int | None
    on_file: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        stated: int | None
        stated = self.stated

        on_file = self.on_file

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "stated": stated,
                "on_file": on_file,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_stated(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        stated = _parse_stated(d.pop("stated"))

        on_file = d.pop("on_file")

        zone_count_out = cls(
            stated=stated,
            on_file=on_file,
        )

        zone_count_out.additional_properties = d
        return zone_count_out

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
