from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.alias_out import AliasOut
    from ..models.flag_out import FlagOut
    from ..models.land_use_out import LandUseOut
    from ..models.parcel_out_geometry import ParcelOutGeometry
    from ..models.survey_out import SurveyOut


T = TypeVar("T", bound="ParcelOut")


@_attrs_define
class ParcelOut:
    """Thửa đất. Areas in m²: `area_m2` plane area in the city's CRS, `official_area_m2` on the papers.

    Attributes:
        id (UUID):
        national_id (None | str):
        version (int):
        ward (str):
        ward_name (str):
        sheet (str):
        number (str):
        address (str):
        area_m2 (float):
        official_area_m2 (float | None):
        computed_area_m2 (float | None):
        land_uses (list[LandUseOut]):
        valid_from (datetime.date | None):
        valid_to (datetime.date | None):
        recorded_at (datetime.datetime):
        flags (list[FlagOut]):
        aliases (list[AliasOut]):
        lon (float):
        lat (float):
        bbox (list[float]):
        crs (str):
        geometry (ParcelOutGeometry):
        source (str):
        survey (SurveyOut): From what the boundary was drawn.
        synthetic (bool):
    """

    id: UUID
    national_id: None | str
    version: int
    ward: str
    ward_name: str
    sheet: str
    number: str
    address: str
    area_m2: float
    official_area_m2: float | None
    computed_area_m2: float | None
    land_uses: list[LandUseOut]
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    recorded_at: datetime.datetime
    flags: list[FlagOut]
    aliases: list[AliasOut]
    lon: float
    lat: float
    bbox: list[float]
    crs: str
    geometry: ParcelOutGeometry
    source: str
    survey: SurveyOut
    synthetic: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        national_id: None | str
        national_id = self.national_id

        version = self.version

        ward = self.ward

        ward_name = self.ward_name

        sheet = self.sheet

        number = self.number

        address = self.address

        area_m2 = self.area_m2

        official_area_m2: float | None
        official_area_m2 = self.official_area_m2

        computed_area_m2: float | None
        computed_area_m2 = self.computed_area_m2

        land_uses = []
        for land_uses_item_data in self.land_uses:
            land_uses_item = land_uses_item_data.to_dict()
            land_uses.append(land_uses_item)

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

        recorded_at = self.recorded_at.isoformat()

        flags = []
        for flags_item_data in self.flags:
            flags_item = flags_item_data.to_dict()
            flags.append(flags_item)

        aliases = []
        for aliases_item_data in self.aliases:
            aliases_item = aliases_item_data.to_dict()
            aliases.append(aliases_item)

        lon = self.lon

        lat = self.lat

        bbox = self.bbox

        crs = self.crs

        geometry = self.geometry.to_dict()

        source = self.source

        survey = self.survey.to_dict()

        synthetic = self.synthetic

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "national_id": national_id,
                "version": version,
                "ward": ward,
                "ward_name": ward_name,
                "sheet": sheet,
                "number": number,
                "address": address,
                "area_m2": area_m2,
                "official_area_m2": official_area_m2,
                "computed_area_m2": computed_area_m2,
                "land_uses": land_uses,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "recorded_at": recorded_at,
                "flags": flags,
                "aliases": aliases,
                "lon": lon,
                "lat": lat,
                "bbox": bbox,
                "crs": crs,
                "geometry": geometry,
                "source": source,
                "survey": survey,
                "synthetic": synthetic,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.alias_out import AliasOut  # noqa: PLC0415
        from ..models.flag_out import FlagOut  # noqa: PLC0415
        from ..models.land_use_out import LandUseOut  # noqa: PLC0415
        from ..models.parcel_out_geometry import ParcelOutGeometry  # noqa: PLC0415
        from ..models.survey_out import SurveyOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_national_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        national_id = _parse_national_id(d.pop("national_id"))

        version = d.pop("version")

        ward = d.pop("ward")

        ward_name = d.pop("ward_name")

        sheet = d.pop("sheet")

        number = d.pop("number")

        address = d.pop("address")

        area_m2 = d.pop("area_m2")

        def _parse_official_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        official_area_m2 = _parse_official_area_m2(d.pop("official_area_m2"))

        def _parse_computed_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        computed_area_m2 = _parse_computed_area_m2(d.pop("computed_area_m2"))

        land_uses = []
        _land_uses = d.pop("land_uses")
        for land_uses_item_data in _land_uses:
            land_uses_item = LandUseOut.from_dict(land_uses_item_data)

            land_uses.append(land_uses_item)

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

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        flags = []
        _flags = d.pop("flags")
        for flags_item_data in _flags:
            flags_item = FlagOut.from_dict(flags_item_data)

            flags.append(flags_item)

        aliases = []
        _aliases = d.pop("aliases")
        for aliases_item_data in _aliases:
            aliases_item = AliasOut.from_dict(aliases_item_data)

            aliases.append(aliases_item)

        lon = d.pop("lon")

        lat = d.pop("lat")

        bbox = cast(list[float], d.pop("bbox"))

        crs = d.pop("crs")

        geometry = ParcelOutGeometry.from_dict(d.pop("geometry"))

        source = d.pop("source")

        survey = SurveyOut.from_dict(d.pop("survey"))

        synthetic = d.pop("synthetic")

        parcel_out = cls(
            id=id,
            national_id=national_id,
            version=version,
            ward=ward,
            ward_name=ward_name,
            sheet=sheet,
            number=number,
            address=address,
            area_m2=area_m2,
            official_area_m2=official_area_m2,
            computed_area_m2=computed_area_m2,
            land_uses=land_uses,
            valid_from=valid_from,
            valid_to=valid_to,
            recorded_at=recorded_at,
            flags=flags,
            aliases=aliases,
            lon=lon,
            lat=lat,
            bbox=bbox,
            crs=crs,
            geometry=geometry,
            source=source,
            survey=survey,
            synthetic=synthetic,
        )

        parcel_out.additional_properties = d
        return parcel_out

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
