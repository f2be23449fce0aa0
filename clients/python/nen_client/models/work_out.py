from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="WorkOut")


@_attrs_define
class WorkOut:
    """The work; areas in m², heights in m, shares in %. `red_line` (chỉ giới đường đỏ) and `building_line` (chỉ giới
    xây dựng) in the words of the permit.

        Attributes:
            work_name (None | str):
            work_kind (None | str):
            work_class (None | str):
            address (None | str):
            floor_area_m2 (float | None):
            ground_floor_area_m2 (float | None):
            storeys (int | None):
            basements (int | None):
            height_m (float | None):
            site_coverage_pct (float | None):
            far (float | None):
            ground_level_m (float | None):
            setback_m (float | None):
            red_line (None | str):
            building_line (None | str):
    """

    work_name: None | str
    work_kind: None | str
    work_class: None | str
    address: None | str
    floor_area_m2: float | None
    ground_floor_area_m2: float | None
    storeys: int | None
    basements: int | None
    height_m: float | None
    site_coverage_pct: float | None
    far: float | None
    ground_level_m: float | None
    setback_m: float | None
    red_line: None | str
    building_line: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        work_name: None | str
        work_name = self.work_name

        work_kind: None | str
        work_kind = self.work_kind

        work_class: None | str
        work_class = self.work_class

        address: None | str
        address = self.address

        floor_area_m2: float | None
        floor_area_m2 = self.floor_area_m2

        ground_floor_area_m2: float | None
        ground_floor_area_m2 = self.ground_floor_area_m2

        storeys: int | None
        storeys = self.storeys

        basements: int | None
        basements = self.basements

        height_m: float | None
        height_m = self.height_m

        site_coverage_pct: float | None
        site_coverage_pct = self.site_coverage_pct

        far: float | None
        far = self.far

        ground_level_m: float | None
        ground_level_m = self.ground_level_m

        setback_m: float | None
        setback_m = self.setback_m

        red_line: None | str
        red_line = self.red_line

        building_line: None | str
        building_line = self.building_line

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "work_name": work_name,
                "work_kind": work_kind,
                "work_class": work_class,
                "address": address,
                "floor_area_m2": floor_area_m2,
                "ground_floor_area_m2": ground_floor_area_m2,
                "storeys": storeys,
                "basements": basements,
                "height_m": height_m,
                "site_coverage_pct": site_coverage_pct,
                "far": far,
                "ground_level_m": ground_level_m,
                "setback_m": setback_m,
                "red_line": red_line,
                "building_line": building_line,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_work_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        work_name = _parse_work_name(d.pop("work_name"))

        def _parse_work_kind(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        work_kind = _parse_work_kind(d.pop("work_kind"))

        def _parse_work_class(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        work_class = _parse_work_class(d.pop("work_class"))

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        def _parse_floor_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        floor_area_m2 = _parse_floor_area_m2(d.pop("floor_area_m2"))

        def _parse_ground_floor_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        ground_floor_area_m2 = _parse_ground_floor_area_m2(d.pop("ground_floor_area_m2"))

        def _parse_storeys(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        storeys = _parse_storeys(d.pop("storeys"))

        def _parse_basements(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        basements = _parse_basements(d.pop("basements"))

        def _parse_height_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        height_m = _parse_height_m(d.pop("height_m"))

        def _parse_site_coverage_pct(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        site_coverage_pct = _parse_site_coverage_pct(d.pop("site_coverage_pct"))

        def _parse_far(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        far = _parse_far(d.pop("far"))

        def _parse_ground_level_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        ground_level_m = _parse_ground_level_m(d.pop("ground_level_m"))

        def _parse_setback_m(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        setback_m = _parse_setback_m(d.pop("setback_m"))

        def _parse_red_line(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        red_line = _parse_red_line(d.pop("red_line"))

        def _parse_building_line(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        building_line = _parse_building_line(d.pop("building_line"))

        work_out = cls(
            work_name=work_name,
            work_kind=work_kind,
            work_class=work_class,
            address=address,
            floor_area_m2=floor_area_m2,
            ground_floor_area_m2=ground_floor_area_m2,
            storeys=storeys,
            basements=basements,
            height_m=height_m,
            site_coverage_pct=site_coverage_pct,
            far=far,
            ground_level_m=ground_level_m,
            setback_m=setback_m,
            red_line=red_line,
            building_line=building_line,
        )

        work_out.additional_properties = d
        return work_out

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
