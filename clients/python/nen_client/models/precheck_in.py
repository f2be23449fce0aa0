from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.precheck_in_footprint_type_0 import PrecheckInFootprintType0


T = TypeVar("T", bound="PrecheckIn")


@_attrs_define
class PrecheckIn:
    """What somebody wants to build: `parcels`, `footprint` (GeoJSON) or `corners` ([X north, Y east] of a VN-2000
    table), at least one; what is left out is left to the officer.

        Attributes:
            parcels (list[str] | Unset):
            footprint (None | PrecheckInFootprintType0 | Unset):
            corners (list[list[float]] | None | Unset):
            crs (str | Unset):  Default: 'OGC:CRS84'.
            storeys (int | None | Unset):
            height_m (float | None | Unset):
            floor_area_m2 (float | None | Unset):
            use (None | str | Unset):
            as_of (datetime.date | None | Unset):
    """

    parcels: list[str] | Unset = UNSET
    footprint: None | PrecheckInFootprintType0 | Unset = UNSET
    corners: list[list[float]] | None | Unset = UNSET
    crs: str | Unset = "OGC:CRS84"
    storeys: int | None | Unset = UNSET
    height_m: float | None | Unset = UNSET
    floor_area_m2: float | None | Unset = UNSET
    use: None | str | Unset = UNSET
    as_of: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.precheck_in_footprint_type_0 import PrecheckInFootprintType0  # noqa: PLC0415

        parcels: list[str] | Unset = UNSET
        if not isinstance(self.parcels, Unset):
            parcels = self.parcels

        footprint: dict[str, Any] | None | Unset
        if isinstance(self.footprint, Unset):
            footprint = UNSET
        elif isinstance(self.footprint, PrecheckInFootprintType0):
            footprint = self.footprint.to_dict()
        else:
            footprint = self.footprint

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

        storeys: int | None | Unset
        if isinstance(self.storeys, Unset):
            storeys = UNSET
        else:
            storeys = self.storeys

        height_m: float | None | Unset
        if isinstance(self.height_m, Unset):
            height_m = UNSET
        else:
            height_m = self.height_m

        floor_area_m2: float | None | Unset
        if isinstance(self.floor_area_m2, Unset):
            floor_area_m2 = UNSET
        else:
            floor_area_m2 = self.floor_area_m2

        use: None | str | Unset
        if isinstance(self.use, Unset):
            use = UNSET
        else:
            use = self.use

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
        if footprint is not UNSET:
            field_dict["footprint"] = footprint
        if corners is not UNSET:
            field_dict["corners"] = corners
        if crs is not UNSET:
            field_dict["crs"] = crs
        if storeys is not UNSET:
            field_dict["storeys"] = storeys
        if height_m is not UNSET:
            field_dict["height_m"] = height_m
        if floor_area_m2 is not UNSET:
            field_dict["floor_area_m2"] = floor_area_m2
        if use is not UNSET:
            field_dict["use"] = use
        if as_of is not UNSET:
            field_dict["as_of"] = as_of

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.precheck_in_footprint_type_0 import PrecheckInFootprintType0  # noqa: PLC0415

        d = dict(src_dict)
        parcels = cast(list[str], d.pop("parcels", UNSET))

        def _parse_footprint(data: object) -> None | PrecheckInFootprintType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                footprint_type_0 = PrecheckInFootprintType0.from_dict(data)

                return footprint_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PrecheckInFootprintType0 | Unset, data)

        footprint = _parse_footprint(d.pop("footprint", UNSET))

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

        def _parse_storeys(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        storeys = _parse_storeys(d.pop("storeys", UNSET))

        def _parse_height_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        height_m = _parse_height_m(d.pop("height_m", UNSET))

        def _parse_floor_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        floor_area_m2 = _parse_floor_area_m2(d.pop("floor_area_m2", UNSET))

        def _parse_use(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        use = _parse_use(d.pop("use", UNSET))

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

        precheck_in = cls(
            parcels=parcels,
            footprint=footprint,
            corners=corners,
            crs=crs,
            storeys=storeys,
            height_m=height_m,
            floor_area_m2=floor_area_m2,
            use=use,
            as_of=as_of,
        )

        return precheck_in
