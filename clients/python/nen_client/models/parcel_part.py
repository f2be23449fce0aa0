from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.alias_out import AliasOut
    from ..models.flag_out import FlagOut
    from ..models.land_use_out import LandUseOut
    from ..models.parcel_part_geometry_type_0 import ParcelPartGeometryType0
    from ..models.survey_out import SurveyOut


T = TypeVar("T", bound="ParcelPart")


@_attrs_define
class ParcelPart:
    """Some fields of ParcelOut.

    Attributes:
        id (None | Unset | UUID):
        national_id (None | str | Unset):
        version (int | None | Unset):
        ward (None | str | Unset):
        ward_name (None | str | Unset):
        sheet (None | str | Unset):
        number (None | str | Unset):
        address (None | str | Unset):
        area_m2 (float | None | Unset):
        official_area_m2 (float | None | Unset):
        computed_area_m2 (float | None | Unset):
        land_uses (list[LandUseOut] | None | Unset):
        valid_from (datetime.date | None | Unset):
        valid_to (datetime.date | None | Unset):
        recorded_at (datetime.datetime | None | Unset):
        flags (list[FlagOut] | None | Unset):
        aliases (list[AliasOut] | None | Unset):
        lon (float | None | Unset):
        lat (float | None | Unset):
        bbox (list[float] | None | Unset):
        crs (None | str | Unset):
        geometry (None | ParcelPartGeometryType0 | Unset):
        source (None | str | Unset):
        survey (None | SurveyOut | Unset):
        synthetic (bool | None | Unset):
    """

    id: None | Unset | UUID = UNSET
    national_id: None | str | Unset = UNSET
    version: int | None | Unset = UNSET
    ward: None | str | Unset = UNSET
    ward_name: None | str | Unset = UNSET
    sheet: None | str | Unset = UNSET
    number: None | str | Unset = UNSET
    address: None | str | Unset = UNSET
    area_m2: float | None | Unset = UNSET
    official_area_m2: float | None | Unset = UNSET
    computed_area_m2: float | None | Unset = UNSET
    land_uses: list[LandUseOut] | None | Unset = UNSET
    valid_from: datetime.date | None | Unset = UNSET
    valid_to: datetime.date | None | Unset = UNSET
    recorded_at: datetime.datetime | None | Unset = UNSET
    flags: list[FlagOut] | None | Unset = UNSET
    aliases: list[AliasOut] | None | Unset = UNSET
    lon: float | None | Unset = UNSET
    lat: float | None | Unset = UNSET
    bbox: list[float] | None | Unset = UNSET
    crs: None | str | Unset = UNSET
    geometry: None | ParcelPartGeometryType0 | Unset = UNSET
    source: None | str | Unset = UNSET
    survey: None | SurveyOut | Unset = UNSET
    synthetic: bool | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.parcel_part_geometry_type_0 import ParcelPartGeometryType0  # noqa: PLC0415
        from ..models.survey_out import SurveyOut  # noqa: PLC0415

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        national_id: None | str | Unset
        if isinstance(self.national_id, Unset):
            national_id = UNSET
        else:
            national_id = self.national_id

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        ward: None | str | Unset
        if isinstance(self.ward, Unset):
            ward = UNSET
        else:
            ward = self.ward

        ward_name: None | str | Unset
        if isinstance(self.ward_name, Unset):
            ward_name = UNSET
        else:
            ward_name = self.ward_name

        sheet: None | str | Unset
        if isinstance(self.sheet, Unset):
            sheet = UNSET
        else:
            sheet = self.sheet

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        area_m2: float | None | Unset
        if isinstance(self.area_m2, Unset):
            area_m2 = UNSET
        else:
            area_m2 = self.area_m2

        official_area_m2: float | None | Unset
        if isinstance(self.official_area_m2, Unset):
            official_area_m2 = UNSET
        else:
            official_area_m2 = self.official_area_m2

        computed_area_m2: float | None | Unset
        if isinstance(self.computed_area_m2, Unset):
            computed_area_m2 = UNSET
        else:
            computed_area_m2 = self.computed_area_m2

        land_uses: list[dict[str, Any]] | None | Unset
        if isinstance(self.land_uses, Unset):
            land_uses = UNSET
        elif isinstance(self.land_uses, list):
            land_uses = []
            for land_uses_type_0_item_data in self.land_uses:
                land_uses_type_0_item = land_uses_type_0_item_data.to_dict()
                land_uses.append(land_uses_type_0_item)

        else:
            land_uses = self.land_uses

        valid_from: None | str | Unset
        if isinstance(self.valid_from, Unset):
            valid_from = UNSET
        elif isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        recorded_at: None | str | Unset
        if isinstance(self.recorded_at, Unset):
            recorded_at = UNSET
        elif isinstance(self.recorded_at, datetime.datetime):
            recorded_at = self.recorded_at.isoformat()
        else:
            recorded_at = self.recorded_at

        flags: list[dict[str, Any]] | None | Unset
        if isinstance(self.flags, Unset):
            flags = UNSET
        elif isinstance(self.flags, list):
            flags = []
            for flags_type_0_item_data in self.flags:
                flags_type_0_item = flags_type_0_item_data.to_dict()
                flags.append(flags_type_0_item)

        else:
            flags = self.flags

        aliases: list[dict[str, Any]] | None | Unset
        if isinstance(self.aliases, Unset):
            aliases = UNSET
        elif isinstance(self.aliases, list):
            aliases = []
            for aliases_type_0_item_data in self.aliases:
                aliases_type_0_item = aliases_type_0_item_data.to_dict()
                aliases.append(aliases_type_0_item)

        else:
            aliases = self.aliases

        lon: float | None | Unset
        if isinstance(self.lon, Unset):
            lon = UNSET
        else:
            lon = self.lon

        lat: float | None | Unset
        if isinstance(self.lat, Unset):
            lat = UNSET
        else:
            lat = self.lat

        bbox: list[float] | None | Unset
        if isinstance(self.bbox, Unset):
            bbox = UNSET
        elif isinstance(self.bbox, list):
            bbox = self.bbox

        else:
            bbox = self.bbox

        crs: None | str | Unset
        if isinstance(self.crs, Unset):
            crs = UNSET
        else:
            crs = self.crs

        geometry: dict[str, Any] | None | Unset
        if isinstance(self.geometry, Unset):
            geometry = UNSET
        elif isinstance(self.geometry, ParcelPartGeometryType0):
            geometry = self.geometry.to_dict()
        else:
            geometry = self.geometry

        source: None | str | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        survey: dict[str, Any] | None | Unset
        if isinstance(self.survey, Unset):
            survey = UNSET
        elif isinstance(self.survey, SurveyOut):
            survey = self.survey.to_dict()
        else:
            survey = self.survey

        synthetic: bool | None | Unset
        if isinstance(self.synthetic, Unset):
            synthetic = UNSET
        else:
            synthetic = self.synthetic

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if national_id is not UNSET:
            field_dict["national_id"] = national_id
        if version is not UNSET:
            field_dict["version"] = version
        if ward is not UNSET:
            field_dict["ward"] = ward
        if ward_name is not UNSET:
            field_dict["ward_name"] = ward_name
        if sheet is not UNSET:
            field_dict["sheet"] = sheet
        if number is not UNSET:
            field_dict["number"] = number
        if address is not UNSET:
            field_dict["address"] = address
        if area_m2 is not UNSET:
            field_dict["area_m2"] = area_m2
        if official_area_m2 is not UNSET:
            field_dict["official_area_m2"] = official_area_m2
        if computed_area_m2 is not UNSET:
            field_dict["computed_area_m2"] = computed_area_m2
        if land_uses is not UNSET:
            field_dict["land_uses"] = land_uses
        if valid_from is not UNSET:
            field_dict["valid_from"] = valid_from
        if valid_to is not UNSET:
            field_dict["valid_to"] = valid_to
        if recorded_at is not UNSET:
            field_dict["recorded_at"] = recorded_at
        if flags is not UNSET:
            field_dict["flags"] = flags
        if aliases is not UNSET:
            field_dict["aliases"] = aliases
        if lon is not UNSET:
            field_dict["lon"] = lon
        if lat is not UNSET:
            field_dict["lat"] = lat
        if bbox is not UNSET:
            field_dict["bbox"] = bbox
        if crs is not UNSET:
            field_dict["crs"] = crs
        if geometry is not UNSET:
            field_dict["geometry"] = geometry
        if source is not UNSET:
            field_dict["source"] = source
        if survey is not UNSET:
            field_dict["survey"] = survey
        if synthetic is not UNSET:
            field_dict["synthetic"] = synthetic

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.alias_out import AliasOut  # noqa: PLC0415
        from ..models.flag_out import FlagOut  # noqa: PLC0415
        from ..models.land_use_out import LandUseOut  # noqa: PLC0415
        from ..models.parcel_part_geometry_type_0 import ParcelPartGeometryType0  # noqa: PLC0415
        from ..models.survey_out import SurveyOut  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_national_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        national_id = _parse_national_id(d.pop("national_id", UNSET))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        def _parse_ward(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ward = _parse_ward(d.pop("ward", UNSET))

        def _parse_ward_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ward_name = _parse_ward_name(d.pop("ward_name", UNSET))

        def _parse_sheet(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sheet = _parse_sheet(d.pop("sheet", UNSET))

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        area_m2 = _parse_area_m2(d.pop("area_m2", UNSET))

        def _parse_official_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        official_area_m2 = _parse_official_area_m2(d.pop("official_area_m2", UNSET))

        def _parse_computed_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        computed_area_m2 = _parse_computed_area_m2(d.pop("computed_area_m2", UNSET))

        def _parse_land_uses(data: object) -> list[LandUseOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                land_uses_type_0 = []
                _land_uses_type_0 = data
                for land_uses_type_0_item_data in _land_uses_type_0:
                    land_uses_type_0_item = LandUseOut.from_dict(land_uses_type_0_item_data)

                    land_uses_type_0.append(land_uses_type_0_item)

                return land_uses_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[LandUseOut] | None | Unset, data)

        land_uses = _parse_land_uses(d.pop("land_uses", UNSET))

        def _parse_valid_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_from = _parse_valid_from(d.pop("valid_from", UNSET))

        def _parse_valid_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_to = _parse_valid_to(d.pop("valid_to", UNSET))

        def _parse_recorded_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                recorded_at_type_0 = datetime.datetime.fromisoformat(data)

                return recorded_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        recorded_at = _parse_recorded_at(d.pop("recorded_at", UNSET))

        def _parse_flags(data: object) -> list[FlagOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                flags_type_0 = []
                _flags_type_0 = data
                for flags_type_0_item_data in _flags_type_0:
                    flags_type_0_item = FlagOut.from_dict(flags_type_0_item_data)

                    flags_type_0.append(flags_type_0_item)

                return flags_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[FlagOut] | None | Unset, data)

        flags = _parse_flags(d.pop("flags", UNSET))

        def _parse_aliases(data: object) -> list[AliasOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                aliases_type_0 = []
                _aliases_type_0 = data
                for aliases_type_0_item_data in _aliases_type_0:
                    aliases_type_0_item = AliasOut.from_dict(aliases_type_0_item_data)

                    aliases_type_0.append(aliases_type_0_item)

                return aliases_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[AliasOut] | None | Unset, data)

        aliases = _parse_aliases(d.pop("aliases", UNSET))

        def _parse_lon(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        lon = _parse_lon(d.pop("lon", UNSET))

        def _parse_lat(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        lat = _parse_lat(d.pop("lat", UNSET))

        def _parse_bbox(data: object) -> list[float] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                bbox_type_0 = cast(list[float], data)

                return bbox_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float] | None | Unset, data)

        bbox = _parse_bbox(d.pop("bbox", UNSET))

        def _parse_crs(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        crs = _parse_crs(d.pop("crs", UNSET))

        def _parse_geometry(data: object) -> None | ParcelPartGeometryType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                geometry_type_0 = ParcelPartGeometryType0.from_dict(data)

                return geometry_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ParcelPartGeometryType0 | Unset, data)

        geometry = _parse_geometry(d.pop("geometry", UNSET))

        def _parse_source(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        def _parse_survey(data: object) -> None | SurveyOut | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                survey_type_0 = SurveyOut.from_dict(data)

                return survey_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SurveyOut | Unset, data)

        survey = _parse_survey(d.pop("survey", UNSET))

        def _parse_synthetic(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        synthetic = _parse_synthetic(d.pop("synthetic", UNSET))

        parcel_part = cls(
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

        parcel_part.additional_properties = d
        return parcel_part

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
