from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ground_out_geometry import GroundOutGeometry


T = TypeVar("T", bound="GroundOut")


@_attrs_define
class GroundOut:
    """Ground that is no parcel: the keys of a parcel, null where only a parcel has them.

    Attributes:
        id (None):
        area_m2 (float):
        geometry (GroundOutGeometry):
        crs (str):
        lon (float):
        lat (float):
    """

    id: None
    area_m2: float
    geometry: GroundOutGeometry
    crs: str
    lon: float
    lat: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        area_m2 = self.area_m2

        geometry = self.geometry.to_dict()

        crs = self.crs

        lon = self.lon

        lat = self.lat

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "area_m2": area_m2,
                "geometry": geometry,
                "crs": crs,
                "lon": lon,
                "lat": lat,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ground_out_geometry import GroundOutGeometry  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        area_m2 = d.pop("area_m2")

        geometry = GroundOutGeometry.from_dict(d.pop("geometry"))

        crs = d.pop("crs")

        lon = d.pop("lon")

        lat = d.pop("lat")

        ground_out = cls(
            id=id,
            area_m2=area_m2,
            geometry=geometry,
            crs=crs,
            lon=lon,
            lat=lat,
        )

        ground_out.additional_properties = d
        return ground_out

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
