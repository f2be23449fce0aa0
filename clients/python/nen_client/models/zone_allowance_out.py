from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ZoneAllowanceOut")


@_attrs_define
class ZoneAllowanceOut:
    """What one governing zone allows outside the road reserve.

    Attributes:
        zone_code (str):
        plan_code (str):
        function (str):
        net_area_m2 (float):
        for_building (bool):
        behind_setback_m2 (float | None):
        max_footprint_m2 (float | None):
        max_floor_area_m2 (float | None):
        max_storeys (float | None):
        max_height_m (float | None):
    """

    zone_code: str
    plan_code: str
    function: str
    net_area_m2: float
    for_building: bool
    behind_setback_m2: float | None
    max_footprint_m2: float | None
    max_floor_area_m2: float | None
    max_storeys: float | None
    max_height_m: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        zone_code = self.zone_code

        plan_code = self.plan_code

        function = self.function

        net_area_m2 = self.net_area_m2

        for_building = self.for_building

        behind_setback_m2: float | None
        behind_setback_m2 = self.behind_setback_m2

        max_footprint_m2: float | None
        max_footprint_m2 = self.max_footprint_m2

        max_floor_area_m2: float | None
        max_floor_area_m2 = self.max_floor_area_m2

        max_storeys: float | None
        max_storeys = self.max_storeys

        max_height_m: float | None
        max_height_m = self.max_height_m

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "zone_code": zone_code,
                "plan_code": plan_code,
                "function": function,
                "net_area_m2": net_area_m2,
                "for_building": for_building,
                "behind_setback_m2": behind_setback_m2,
                "max_footprint_m2": max_footprint_m2,
                "max_floor_area_m2": max_floor_area_m2,
                "max_storeys": max_storeys,
                "max_height_m": max_height_m,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        zone_code = d.pop("zone_code")

        plan_code = d.pop("plan_code")

        function = d.pop("function")

        net_area_m2 = d.pop("net_area_m2")

        for_building = d.pop("for_building")

        def _parse_behind_setback_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        behind_setback_m2 = _parse_behind_setback_m2(d.pop("behind_setback_m2"))

        def _parse_max_footprint_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        max_footprint_m2 = _parse_max_footprint_m2(d.pop("max_footprint_m2"))

        def _parse_max_floor_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        max_floor_area_m2 = _parse_max_floor_area_m2(d.pop("max_floor_area_m2"))

        def _parse_max_storeys(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        max_storeys = _parse_max_storeys(d.pop("max_storeys"))

        def _parse_max_height_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        max_height_m = _parse_max_height_m(d.pop("max_height_m"))

        zone_allowance_out = cls(
            zone_code=zone_code,
            plan_code=plan_code,
            function=function,
            net_area_m2=net_area_m2,
            for_building=for_building,
            behind_setback_m2=behind_setback_m2,
            max_footprint_m2=max_footprint_m2,
            max_floor_area_m2=max_floor_area_m2,
            max_storeys=max_storeys,
            max_height_m=max_height_m,
        )

        zone_allowance_out.additional_properties = d
        return zone_allowance_out

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
