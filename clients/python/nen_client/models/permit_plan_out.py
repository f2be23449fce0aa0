from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PermitPlanOut")


@_attrs_define
class PermitPlanOut:
    """A zone of a plan that governed on the day of filing; area in m², share of the parcel in %.

    Attributes:
        parcel (None | UUID):
        code (str):
        version (int | None):
        level (None | str):
        zone (str):
        zone_id (None | UUID):
        zone_version (int | None):
        area_m2 (float | None):
        share_pct (float | None):
    """

    parcel: None | UUID
    code: str
    version: int | None
    level: None | str
    zone: str
    zone_id: None | UUID
    zone_version: int | None
    area_m2: float | None
    share_pct: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        parcel: None | str
        if isinstance(self.parcel, UUID):
            parcel = str(self.parcel)
        else:
            parcel = self.parcel

        code = self.code

        version: int | None
        version = self.version

        level: None | str
        level = self.level

        zone = self.zone

        zone_id: None | str
        if isinstance(self.zone_id, UUID):
            zone_id = str(self.zone_id)
        else:
            zone_id = self.zone_id

        zone_version: int | None
        zone_version = self.zone_version

        area_m2: float | None
        area_m2 = self.area_m2

        share_pct: float | None
        share_pct = self.share_pct

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "parcel": parcel,
                "code": code,
                "version": version,
                "level": level,
                "zone": zone,
                "zone_id": zone_id,
                "zone_version": zone_version,
                "area_m2": area_m2,
                "share_pct": share_pct,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_parcel(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                parcel_type_0 = UUID(data)

                return parcel_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        parcel = _parse_parcel(d.pop("parcel"))

        code = d.pop("code")

        def _parse_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))

        def _parse_level(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        level = _parse_level(d.pop("level"))

        zone = d.pop("zone")

        def _parse_zone_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                zone_id_type_0 = UUID(data)

                return zone_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        zone_id = _parse_zone_id(d.pop("zone_id"))

        def _parse_zone_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        zone_version = _parse_zone_version(d.pop("zone_version"))

        def _parse_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_m2 = _parse_area_m2(d.pop("area_m2"))

        def _parse_share_pct(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        share_pct = _parse_share_pct(d.pop("share_pct"))

        permit_plan_out = cls(
            parcel=parcel,
            code=code,
            version=version,
            level=level,
            zone=zone,
            zone_id=zone_id,
            zone_version=zone_version,
            area_m2=area_m2,
            share_pct=share_pct,
        )

        permit_plan_out.additional_properties = d
        return permit_plan_out

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
