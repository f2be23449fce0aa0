from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="RedesignIn")


@_attrs_define
class RedesignIn:
    """What differs from the design that was filed; what is left out stays. Areas in m², heights in m, shares in %.

    Attributes:
        address (None | str | Unset):
        work_name (None | str | Unset):
        work_kind (None | str | Unset):
        work_class (None | str | Unset):
        floor_area_m2 (float | None | Unset):
        ground_floor_area_m2 (float | None | Unset):
        storeys (int | None | Unset):
        basements (int | None | Unset):
        height_m (float | None | Unset):
        site_coverage_pct (float | None | Unset):
        far (float | None | Unset):
        ground_level_m (float | None | Unset):
        setback_m (float | None | Unset):
        red_line (None | str | Unset):
        building_line (None | str | Unset):
        lifetime_until (datetime.date | None | Unset):
    """

    address: None | str | Unset = UNSET
    work_name: None | str | Unset = UNSET
    work_kind: None | str | Unset = UNSET
    work_class: None | str | Unset = UNSET
    floor_area_m2: float | None | Unset = UNSET
    ground_floor_area_m2: float | None | Unset = UNSET
    storeys: int | None | Unset = UNSET
    basements: int | None | Unset = UNSET
    height_m: float | None | Unset = UNSET
    site_coverage_pct: float | None | Unset = UNSET
    far: float | None | Unset = UNSET
    ground_level_m: float | None | Unset = UNSET
    setback_m: float | None | Unset = UNSET
    red_line: None | str | Unset = UNSET
    building_line: None | str | Unset = UNSET
    lifetime_until: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        work_name: None | str | Unset
        if isinstance(self.work_name, Unset):
            work_name = UNSET
        else:
            work_name = self.work_name

        work_kind: None | str | Unset
        if isinstance(self.work_kind, Unset):
            work_kind = UNSET
        else:
            work_kind = self.work_kind

        work_class: None | str | Unset
        if isinstance(self.work_class, Unset):
            work_class = UNSET
        else:
            work_class = self.work_class

        floor_area_m2: float | None | Unset
        if isinstance(self.floor_area_m2, Unset):
            floor_area_m2 = UNSET
        else:
            floor_area_m2 = self.floor_area_m2

        ground_floor_area_m2: float | None | Unset
        if isinstance(self.ground_floor_area_m2, Unset):
            ground_floor_area_m2 = UNSET
        else:
            ground_floor_area_m2 = self.ground_floor_area_m2

        storeys: int | None | Unset
        if isinstance(self.storeys, Unset):
            storeys = UNSET
        else:
            storeys = self.storeys

        basements: int | None | Unset
        if isinstance(self.basements, Unset):
            basements = UNSET
        else:
            basements = self.basements

        height_m: float | None | Unset
        if isinstance(self.height_m, Unset):
            height_m = UNSET
        else:
            height_m = self.height_m

        site_coverage_pct: float | None | Unset
        if isinstance(self.site_coverage_pct, Unset):
            site_coverage_pct = UNSET
        else:
            site_coverage_pct = self.site_coverage_pct

        far: float | None | Unset
        if isinstance(self.far, Unset):
            far = UNSET
        else:
            far = self.far

        ground_level_m: float | None | Unset
        if isinstance(self.ground_level_m, Unset):
            ground_level_m = UNSET
        else:
            ground_level_m = self.ground_level_m

        setback_m: float | None | Unset
        if isinstance(self.setback_m, Unset):
            setback_m = UNSET
        else:
            setback_m = self.setback_m

        red_line: None | str | Unset
        if isinstance(self.red_line, Unset):
            red_line = UNSET
        else:
            red_line = self.red_line

        building_line: None | str | Unset
        if isinstance(self.building_line, Unset):
            building_line = UNSET
        else:
            building_line = self.building_line

        lifetime_until: None | str | Unset
        if isinstance(self.lifetime_until, Unset):
            lifetime_until = UNSET
        elif isinstance(self.lifetime_until, datetime.date):
            lifetime_until = self.lifetime_until.isoformat()
        else:
            lifetime_until = self.lifetime_until

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if address is not UNSET:
            field_dict["address"] = address
        if work_name is not UNSET:
            field_dict["work_name"] = work_name
        if work_kind is not UNSET:
            field_dict["work_kind"] = work_kind
        if work_class is not UNSET:
            field_dict["work_class"] = work_class
        if floor_area_m2 is not UNSET:
            field_dict["floor_area_m2"] = floor_area_m2
        if ground_floor_area_m2 is not UNSET:
            field_dict["ground_floor_area_m2"] = ground_floor_area_m2
        if storeys is not UNSET:
            field_dict["storeys"] = storeys
        if basements is not UNSET:
            field_dict["basements"] = basements
        if height_m is not UNSET:
            field_dict["height_m"] = height_m
        if site_coverage_pct is not UNSET:
            field_dict["site_coverage_pct"] = site_coverage_pct
        if far is not UNSET:
            field_dict["far"] = far
        if ground_level_m is not UNSET:
            field_dict["ground_level_m"] = ground_level_m
        if setback_m is not UNSET:
            field_dict["setback_m"] = setback_m
        if red_line is not UNSET:
            field_dict["red_line"] = red_line
        if building_line is not UNSET:
            field_dict["building_line"] = building_line
        if lifetime_until is not UNSET:
            field_dict["lifetime_until"] = lifetime_until

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_work_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        work_name = _parse_work_name(d.pop("work_name", UNSET))

        def _parse_work_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        work_kind = _parse_work_kind(d.pop("work_kind", UNSET))

        def _parse_work_class(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        work_class = _parse_work_class(d.pop("work_class", UNSET))

        def _parse_floor_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        floor_area_m2 = _parse_floor_area_m2(d.pop("floor_area_m2", UNSET))

        def _parse_ground_floor_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        ground_floor_area_m2 = _parse_ground_floor_area_m2(d.pop("ground_floor_area_m2", UNSET))

        def _parse_storeys(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        storeys = _parse_storeys(d.pop("storeys", UNSET))

        def _parse_basements(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        basements = _parse_basements(d.pop("basements", UNSET))

        def _parse_height_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        height_m = _parse_height_m(d.pop("height_m", UNSET))

        def _parse_site_coverage_pct(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        site_coverage_pct = _parse_site_coverage_pct(d.pop("site_coverage_pct", UNSET))

        def _parse_far(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        far = _parse_far(d.pop("far", UNSET))

        def _parse_ground_level_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        ground_level_m = _parse_ground_level_m(d.pop("ground_level_m", UNSET))

        def _parse_setback_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        setback_m = _parse_setback_m(d.pop("setback_m", UNSET))

        def _parse_red_line(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        red_line = _parse_red_line(d.pop("red_line", UNSET))

        def _parse_building_line(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        building_line = _parse_building_line(d.pop("building_line", UNSET))

        def _parse_lifetime_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                lifetime_until_type_0 = datetime.date.fromisoformat(data)

                return lifetime_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        lifetime_until = _parse_lifetime_until(d.pop("lifetime_until", UNSET))

        redesign_in = cls(
            address=address,
            work_name=work_name,
            work_kind=work_kind,
            work_class=work_class,
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
            lifetime_until=lifetime_until,
        )

        return redesign_in
