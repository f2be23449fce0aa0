from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.figure_out import FigureOut
    from ..models.setback_out import SetbackOut
    from ..models.zone_allowance_out import ZoneAllowanceOut


T = TypeVar("T", bound="BuildableOut")


@_attrs_define
class BuildableOut:
    """Net area and the largest building, where the plan gives numbers.

    Attributes:
        net_area_m2 (float | None):
        max_footprint_m2 (float | None):
        max_floor_area_m2 (float | None):
        max_storeys (float | None):
        unplanned_area_m2 (float):
        zones (list[ZoneAllowanceOut]):
        formula (list[str]):
        figures (list[FigureOut]):
        setback (None | SetbackOut):
    """

    net_area_m2: float | None
    max_footprint_m2: float | None
    max_floor_area_m2: float | None
    max_storeys: float | None
    unplanned_area_m2: float
    zones: list[ZoneAllowanceOut]
    formula: list[str]
    figures: list[FigureOut]
    setback: None | SetbackOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.setback_out import SetbackOut  # noqa: PLC0415

        net_area_m2: float | None
        net_area_m2 = self.net_area_m2

        max_footprint_m2: float | None
        max_footprint_m2 = self.max_footprint_m2

        max_floor_area_m2: float | None
        max_floor_area_m2 = self.max_floor_area_m2

        max_storeys: float | None
        max_storeys = self.max_storeys

        unplanned_area_m2 = self.unplanned_area_m2

        zones = []
        for zones_item_data in self.zones:
            zones_item = zones_item_data.to_dict()
            zones.append(zones_item)

        formula = self.formula

        figures = []
        for figures_item_data in self.figures:
            figures_item = figures_item_data.to_dict()
            figures.append(figures_item)

        setback: dict[str, Any] | None
        if isinstance(self.setback, SetbackOut):
            setback = self.setback.to_dict()
        else:
            setback = self.setback

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "net_area_m2": net_area_m2,
                "max_footprint_m2": max_footprint_m2,
                "max_floor_area_m2": max_floor_area_m2,
                "max_storeys": max_storeys,
                "unplanned_area_m2": unplanned_area_m2,
                "zones": zones,
                "formula": formula,
                "figures": figures,
                "setback": setback,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.figure_out import FigureOut  # noqa: PLC0415
        from ..models.setback_out import SetbackOut  # noqa: PLC0415
        from ..models.zone_allowance_out import ZoneAllowanceOut  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_net_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        net_area_m2 = _parse_net_area_m2(d.pop("net_area_m2"))

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

        unplanned_area_m2 = d.pop("unplanned_area_m2")

        zones = []
        _zones = d.pop("zones")
        for zones_item_data in _zones:
            zones_item = ZoneAllowanceOut.from_dict(zones_item_data)

            zones.append(zones_item)

        formula = cast(list[str], d.pop("formula"))

        figures = []
        _figures = d.pop("figures")
        for figures_item_data in _figures:
            figures_item = FigureOut.from_dict(figures_item_data)

            figures.append(figures_item)

        def _parse_setback(data: object) -> None | SetbackOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                setback_type_0 = SetbackOut.from_dict(data)

                return setback_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SetbackOut, data)

        setback = _parse_setback(d.pop("setback"))

        buildable_out = cls(
            net_area_m2=net_area_m2,
            max_footprint_m2=max_footprint_m2,
            max_floor_area_m2=max_floor_area_m2,
            max_storeys=max_storeys,
            unplanned_area_m2=unplanned_area_m2,
            zones=zones,
            formula=formula,
            figures=figures,
            setback=setback,
        )

        buildable_out.additional_properties = d
        return buildable_out

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
