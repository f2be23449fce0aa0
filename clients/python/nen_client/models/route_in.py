from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.route_in_geometry import RouteInGeometry


T = TypeVar("T", bound="RouteIn")


@_attrs_define
class RouteIn:
    """A route and how far to each side of it parcels are meant.

    Attributes:
        geometry (RouteInGeometry):
        buffer_m (float):
    """

    geometry: RouteInGeometry
    buffer_m: float

    def to_dict(self) -> dict[str, Any]:
        geometry = self.geometry.to_dict()

        buffer_m = self.buffer_m

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "geometry": geometry,
                "buffer_m": buffer_m,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.route_in_geometry import RouteInGeometry  # noqa: PLC0415

        d = dict(src_dict)
        geometry = RouteInGeometry.from_dict(d.pop("geometry"))

        buffer_m = d.pop("buffer_m")

        route_in = cls(
            geometry=geometry,
            buffer_m=buffer_m,
        )

        return route_in
