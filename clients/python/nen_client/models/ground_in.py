from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ground_in_geometry_type_0 import GroundInGeometryType0


T = TypeVar("T", bound="GroundIn")


@_attrs_define
class GroundIn:
    """Ground to ask about: a GeoJSON polygon, or corners [X north, Y east] of a VN-2000 table.

    Attributes:
        geometry (GroundInGeometryType0 | None | Unset):
        corners (list[list[float]] | None | Unset):
        crs (str | Unset):  Default: 'OGC:CRS84'.
        as_of (datetime.date | None | Unset):
    """

    geometry: GroundInGeometryType0 | None | Unset = UNSET
    corners: list[list[float]] | None | Unset = UNSET
    crs: str | Unset = "OGC:CRS84"
    as_of: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.ground_in_geometry_type_0 import GroundInGeometryType0  # noqa: PLC0415

        geometry: dict[str, Any] | None | Unset
        if isinstance(self.geometry, Unset):
            geometry = UNSET
        elif isinstance(self.geometry, GroundInGeometryType0):
            geometry = self.geometry.to_dict()
        else:
            geometry = self.geometry

        corners: list[list[float]] | None | Unset
        if isinstance(self.corners, Unset):
            corners = UNSET
        elif isinstance(self.corners, list):
            corners = []
            for corners_type_0_item_data in self.corners:
                corners_type_0_item = []
                for corners_type_0_item_item_data in corners_type_0_item_data:
                    corners_type_0_item_item: float
                    corners_type_0_item_item = corners_type_0_item_item_data
                    corners_type_0_item.append(corners_type_0_item_item)

                corners.append(corners_type_0_item)

        else:
            corners = self.corners

        crs = self.crs

        as_of: None | str | Unset
        if isinstance(self.as_of, Unset):
            as_of = UNSET
        elif isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if geometry is not UNSET:
            field_dict["geometry"] = geometry
        if corners is not UNSET:
            field_dict["corners"] = corners
        if crs is not UNSET:
            field_dict["crs"] = crs
        if as_of is not UNSET:
            field_dict["as_of"] = as_of

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ground_in_geometry_type_0 import GroundInGeometryType0  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_geometry(data: object) -> GroundInGeometryType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                geometry_type_0 = GroundInGeometryType0.from_dict(data)

                return geometry_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GroundInGeometryType0 | None | Unset, data)

        geometry = _parse_geometry(d.pop("geometry", UNSET))

        def _parse_corners(data: object) -> list[list[float]] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                corners_type_0 = []
                _corners_type_0 = data
                for corners_type_0_item_data in _corners_type_0:
                    corners_type_0_item = []
                    _corners_type_0_item = corners_type_0_item_data
                    for corners_type_0_item_item_data in _corners_type_0_item:

                        def _parse_corners_type_0_item_item(data: object) -> float:
                            return cast(float, data)

                        corners_type_0_item_item = _parse_corners_type_0_item_item(
                            corners_type_0_item_item_data
                        )

                        corners_type_0_item.append(corners_type_0_item_item)

                    corners_type_0.append(corners_type_0_item)

                return corners_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[list[float]] | None | Unset, data)

        corners = _parse_corners(d.pop("corners", UNSET))

        crs = d.pop("crs", UNSET)

        def _parse_as_of(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                as_of_type_0 = datetime.date.fromisoformat(data)

                return as_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        as_of = _parse_as_of(d.pop("as_of", UNSET))

        ground_in = cls(
            geometry=geometry,
            corners=corners,
            crs=crs,
            as_of=as_of,
        )

        return ground_in
