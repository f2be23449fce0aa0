from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FunctionShareOut")


@_attrs_define
class FunctionShareOut:
    """Zones of one function of land; area in m² on the city's plane.

    Attributes:
        code (None | str):
        name (None | str):
        zones (int):
        area_m2 (float):
    """

    code: None | str
    name: None | str
    zones: int
    area_m2: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code: None | str
        code = self.code

        name: None | str
        name = self.name

        zones = self.zones

        area_m2 = self.area_m2

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "zones": zones,
                "area_m2": area_m2,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        def _parse_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        name = _parse_name(d.pop("name"))

        zones = d.pop("zones")

        area_m2 = d.pop("area_m2")

        function_share_out = cls(
            code=code,
            name=name,
            zones=zones,
            area_m2=area_m2,
        )

        function_share_out.additional_properties = d
        return function_share_out

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
