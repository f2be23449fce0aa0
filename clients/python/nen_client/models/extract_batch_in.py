from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.extract_batch_in_format import ExtractBatchInFormat, check_extract_batch_in_format
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.extract_batch_in_geometry_type_0 import ExtractBatchInGeometryType0
    from ..models.route_in import RouteIn


T = TypeVar("T", bound="ExtractBatchIn")


@_attrs_define
class ExtractBatchIn:
    """Which parcels, and the form of the result: exactly one of `parcels` (ids, or texts as in the lookup's `q`),
    `geometry` (an area) and `route`.

        Attributes:
            parcels (list[str] | None | Unset):
            geometry (ExtractBatchInGeometryType0 | None | Unset):
            route (None | RouteIn | Unset):
            crs (str | Unset):  Default: 'OGC:CRS84'.
            format_ (ExtractBatchInFormat | Unset):  Default: 'xlsx'.
            as_of (datetime.date | None | Unset):
    """

    parcels: list[str] | None | Unset = UNSET
    geometry: ExtractBatchInGeometryType0 | None | Unset = UNSET
    route: None | RouteIn | Unset = UNSET
    crs: str | Unset = "OGC:CRS84"
    format_: ExtractBatchInFormat | Unset = "xlsx"
    as_of: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.extract_batch_in_geometry_type_0 import ExtractBatchInGeometryType0  # noqa: PLC0415
        from ..models.route_in import RouteIn  # noqa: PLC0415

        parcels: list[str] | None | Unset
        if isinstance(self.parcels, Unset):
            parcels = UNSET
        elif isinstance(self.parcels, list):
            parcels = self.parcels

        else:
            parcels = self.parcels

        geometry: dict[str, Any] | None | Unset
        if isinstance(self.geometry, Unset):
            geometry = UNSET
        elif isinstance(self.geometry, ExtractBatchInGeometryType0):
            geometry = self.geometry.to_dict()
        else:
            geometry = self.geometry

        route: dict[str, Any] | None | Unset
        if isinstance(self.route, Unset):
            route = UNSET
        elif isinstance(self.route, RouteIn):
            route = self.route.to_dict()
        else:
            route = self.route

        crs = self.crs

        format_: str | Unset = UNSET
        if not isinstance(self.format_, Unset):
            format_ = self.format_

        as_of: None | str | Unset
        if isinstance(self.as_of, Unset):
            as_of = UNSET
        elif isinstance(self.as_of, datetime.date):
            as_of = self.as_of.isoformat()
        else:
            as_of = self.as_of

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if parcels is not UNSET:
            field_dict["parcels"] = parcels
        if geometry is not UNSET:
            field_dict["geometry"] = geometry
        if route is not UNSET:
            field_dict["route"] = route
        if crs is not UNSET:
            field_dict["crs"] = crs
        if format_ is not UNSET:
            field_dict["format"] = format_
        if as_of is not UNSET:
            field_dict["as_of"] = as_of

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.extract_batch_in_geometry_type_0 import ExtractBatchInGeometryType0  # noqa: PLC0415
        from ..models.route_in import RouteIn  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_parcels(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                parcels_type_0 = cast(list[str], data)

                return parcels_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        parcels = _parse_parcels(d.pop("parcels", UNSET))

        def _parse_geometry(data: object) -> ExtractBatchInGeometryType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                geometry_type_0 = ExtractBatchInGeometryType0.from_dict(data)

                return geometry_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ExtractBatchInGeometryType0 | None | Unset, data)

        geometry = _parse_geometry(d.pop("geometry", UNSET))

        def _parse_route(data: object) -> None | RouteIn | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                route_type_0 = RouteIn.from_dict(data)

                return route_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RouteIn | Unset, data)

        route = _parse_route(d.pop("route", UNSET))

        crs = d.pop("crs", UNSET)

        _format_ = d.pop("format", UNSET)
        format_: ExtractBatchInFormat | Unset
        if isinstance(_format_, Unset):
            format_ = UNSET
        else:
            format_ = check_extract_batch_in_format(_format_)

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

        extract_batch_in = cls(
            parcels=parcels,
            geometry=geometry,
            route=route,
            crs=crs,
            format_=format_,
            as_of=as_of,
        )

        return extract_batch_in
