from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.unit_link_out import UnitLinkOut


T = TypeVar("T", bound="UnitOut")


@_attrs_define
class UnitOut:
    """A unit in force; areas in km², area_km2 measured on the plane of the city's CRS.

    Attributes:
        code (str):
        name (str):
        full_name (str):
        kind (str):
        level (str):
        province_code (str):
        province_name (str):
        district_name (str):
        valid_from (datetime.date | None):
        valid_to (datetime.date | None):
        legal_act (str):
        area_km2_stated (float | None):
        area_km2 (float | None):
        lon (float | None):
        lat (float | None):
        bbox (list[float] | None):
        predecessors (list[UnitLinkOut]):
        successors (list[UnitLinkOut]):
        source (str):
        synthetic (bool):
    """

    code: str
    name: str
    full_name: str
    kind: str
    level: str
    province_code: str
    province_name: str
    district_name: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    legal_act: str
    area_km2_stated: float | None
    area_km2: float | None
    lon: float | None
    lat: float | None
    bbox: list[float] | None
    predecessors: list[UnitLinkOut]
    successors: list[UnitLinkOut]
    source: str
    synthetic: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name

        full_name = self.full_name

        kind = self.kind

        level = self.level

        province_code = self.province_code

        province_name = self.province_name

        district_name = self.district_name

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        legal_act = self.legal_act

        area_km2_stated: float | None
        area_km2_stated = self.area_km2_stated

        area_km2: float | None
        area_km2 = self.area_km2

        lon: float | None
        lon = self.lon

        lat: float | None
        lat = self.lat

        bbox: list[float] | None
        if isinstance(self.bbox, list):
            bbox = self.bbox

        else:
            bbox = self.bbox

        predecessors = []
        for predecessors_item_data in self.predecessors:
            predecessors_item = predecessors_item_data.to_dict()
            predecessors.append(predecessors_item)

        successors = []
        for successors_item_data in self.successors:
            successors_item = successors_item_data.to_dict()
            successors.append(successors_item)

        source = self.source

        synthetic = self.synthetic

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "full_name": full_name,
                "kind": kind,
                "level": level,
                "province_code": province_code,
                "province_name": province_name,
                "district_name": district_name,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "legal_act": legal_act,
                "area_km2_stated": area_km2_stated,
                "area_km2": area_km2,
                "lon": lon,
                "lat": lat,
                "bbox": bbox,
                "predecessors": predecessors,
                "successors": successors,
                "source": source,
                "synthetic": synthetic,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.unit_link_out import UnitLinkOut  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = d.pop("name")

        full_name = d.pop("full_name")

        kind = d.pop("kind")

        level = d.pop("level")

        province_code = d.pop("province_code")

        province_name = d.pop("province_name")

        district_name = d.pop("district_name")

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("valid_to"))

        legal_act = d.pop("legal_act")

        def _parse_area_km2_stated(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_km2_stated = _parse_area_km2_stated(d.pop("area_km2_stated"))

        def _parse_area_km2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_km2 = _parse_area_km2(d.pop("area_km2"))

        def _parse_lon(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        lon = _parse_lon(d.pop("lon"))

        def _parse_lat(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        lat = _parse_lat(d.pop("lat"))

        def _parse_bbox(data: object) -> list[float] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                bbox_type_0 = cast(list[float], data)

                return bbox_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float] | None, data)

        bbox = _parse_bbox(d.pop("bbox"))

        predecessors = []
        _predecessors = d.pop("predecessors")
        for predecessors_item_data in _predecessors:
            predecessors_item = UnitLinkOut.from_dict(predecessors_item_data)

            predecessors.append(predecessors_item)

        successors = []
        _successors = d.pop("successors")
        for successors_item_data in _successors:
            successors_item = UnitLinkOut.from_dict(successors_item_data)

            successors.append(successors_item)

        source = d.pop("source")

        synthetic = d.pop("synthetic")

        unit_out = cls(
            code=code,
            name=name,
            full_name=full_name,
            kind=kind,
            level=level,
            province_code=province_code,
            province_name=province_name,
            district_name=district_name,
            valid_from=valid_from,
            valid_to=valid_to,
            legal_act=legal_act,
            area_km2_stated=area_km2_stated,
            area_km2=area_km2,
            lon=lon,
            lat=lat,
            bbox=bbox,
            predecessors=predecessors,
            successors=successors,
            source=source,
            synthetic=synthetic,
        )

        unit_out.additional_properties = d
        return unit_out

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
