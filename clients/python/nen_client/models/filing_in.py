from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.filing_in_kind import FilingInKind, check_filing_in_kind
from ..models.filing_in_work_group_type_0 import FilingInWorkGroupType0, check_filing_in_work_group_type_0
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.filing_in_footprint_type_0 import FilingInFootprintType0
    from ..models.party_in import PartyIn
    from ..models.permit_work_in import PermitWorkIn


T = TypeVar("T", bound="FilingIn")


@_attrs_define
class FilingIn:
    """A case to file. `parcels` (ids or national ids) or `footprint` (GeoJSON in `crs`), or both; for an adjustment,
    extension or reissue the id of the permit. `work_group` may be left out where the kind or the permit says it.

    `works` for a project or a group of works. The fields of the work are then those of the whole: what is left out is
    made from the list (sums of areas, the greatest storeys and height, the highest class, one footprint of all).

        Example:
            {'crs': 'EPSG:9210', 'floor_area_m2': 168.0, 'footprint': {'coordinates': [[[603000, 1191000], [603005,
                1191000], [603005, 1191012], [603000, 1191012], [603000, 1191000]]], 'type': 'Polygon'}, 'height_m': 11.4,
                'kind': 'nha_o', 'parcels': ['0b6d6f3e-8f0a-5d1c-9a44-2f4e5b7c1d20'], 'parties': [{'name': 'Nguyễn Văn A',
                'role': 'investor'}], 'storeys': 3, 'work_name': 'Nhà ở riêng lẻ'}

        Attributes:
            kind (FilingInKind):
            work_group (FilingInWorkGroupType0 | None | Unset):
            filed_on (datetime.date | None | Unset):
            number (str | Unset):  Default: ''.
            reference (str | Unset):  Default: ''.
            parcels (list[str] | Unset):
            footprint (FilingInFootprintType0 | None | Unset):
            crs (str | Unset):  Default: 'OGC:CRS84'.
            permit (None | Unset | UUID):
            parties (list[PartyIn] | Unset):
            authority (str | Unset):  Default: ''.
            address (str | Unset):  Default: ''.
            work_name (str | Unset):  Default: ''.
            work_kind (str | Unset):  Default: ''.
            work_class (str | Unset):  Default: ''.
            floor_area_m2 (float | None | Unset):
            ground_floor_area_m2 (float | None | Unset):
            storeys (int | None | Unset):
            basements (int | None | Unset):
            height_m (float | None | Unset):
            site_coverage_pct (float | None | Unset):
            far (float | None | Unset):
            ground_level_m (float | None | Unset):
            setback_m (float | None | Unset):
            red_line (str | Unset):  Default: ''.
            building_line (str | Unset):  Default: ''.
            lifetime_until (datetime.date | None | Unset):
            works (list[PermitWorkIn] | Unset):
            national_project_id (str | Unset):  Default: ''.
            national_work_id (str | Unset):  Default: ''.
    """

    kind: FilingInKind
    work_group: FilingInWorkGroupType0 | None | Unset = UNSET
    filed_on: datetime.date | None | Unset = UNSET
    number: str | Unset = ""
    reference: str | Unset = ""
    parcels: list[str] | Unset = UNSET
    footprint: FilingInFootprintType0 | None | Unset = UNSET
    crs: str | Unset = "OGC:CRS84"
    permit: None | Unset | UUID = UNSET
    parties: list[PartyIn] | Unset = UNSET
    authority: str | Unset = ""
    address: str | Unset = ""
    work_name: str | Unset = ""
    work_kind: str | Unset = ""
    work_class: str | Unset = ""
    floor_area_m2: float | None | Unset = UNSET
    ground_floor_area_m2: float | None | Unset = UNSET
    storeys: int | None | Unset = UNSET
    basements: int | None | Unset = UNSET
    height_m: float | None | Unset = UNSET
    site_coverage_pct: float | None | Unset = UNSET
    far: float | None | Unset = UNSET
    ground_level_m: float | None | Unset = UNSET
    setback_m: float | None | Unset = UNSET
    red_line: str | Unset = ""
    building_line: str | Unset = ""
    lifetime_until: datetime.date | None | Unset = UNSET
    works: list[PermitWorkIn] | Unset = UNSET
    national_project_id: str | Unset = ""
    national_work_id: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        from ..models.filing_in_footprint_type_0 import FilingInFootprintType0  # noqa: PLC0415

        kind: str = self.kind

        work_group: None | str | Unset
        if isinstance(self.work_group, Unset):
            work_group = UNSET
        elif isinstance(self.work_group, str):
            work_group = self.work_group
        else:
            work_group = self.work_group

        filed_on: None | str | Unset
        if isinstance(self.filed_on, Unset):
            filed_on = UNSET
        elif isinstance(self.filed_on, datetime.date):
            filed_on = self.filed_on.isoformat()
        else:
            filed_on = self.filed_on

        number = self.number

        reference = self.reference

        parcels: list[str] | Unset = UNSET
        if not isinstance(self.parcels, Unset):
            parcels = self.parcels

        footprint: dict[str, Any] | None | Unset
        if isinstance(self.footprint, Unset):
            footprint = UNSET
        elif isinstance(self.footprint, FilingInFootprintType0):
            footprint = self.footprint.to_dict()
        else:
            footprint = self.footprint

        crs = self.crs

        permit: None | str | Unset
        if isinstance(self.permit, Unset):
            permit = UNSET
        elif isinstance(self.permit, UUID):
            permit = str(self.permit)
        else:
            permit = self.permit

        parties: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.parties, Unset):
            parties = []
            for parties_item_data in self.parties:
                parties_item = parties_item_data.to_dict()
                parties.append(parties_item)

        authority = self.authority

        address = self.address

        work_name = self.work_name

        work_kind = self.work_kind

        work_class = self.work_class

        floor_area_m2: float | None | Unset
        if isinstance(self.floor_area_m2, Unset):
            floor_area_m2 = UNSET
        else:
            floor_area_m2 = self.floor_area_m2

        ground_floor_area_m2: float | None | Unset
        if isinstance(self.ground_floor_area_m2, Unset):
            ground_floor_area_m2 = UNSET
        else:
            ground_floor_area_m2 = self.ground_floor_area_m2

        storeys: int | None | Unset
        if isinstance(self.storeys, Unset):
            storeys = UNSET
        else:
            storeys = self.storeys

        basements: int | None | Unset
        if isinstance(self.basements, Unset):
            basements = UNSET
        else:
            basements = self.basements

        height_m: float | None | Unset
        if isinstance(self.height_m, Unset):
            height_m = UNSET
        else:
            height_m = self.height_m

        site_coverage_pct: float | None | Unset
        if isinstance(self.site_coverage_pct, Unset):
            site_coverage_pct = UNSET
        else:
            site_coverage_pct = self.site_coverage_pct

        far: float | None | Unset
        if isinstance(self.far, Unset):
            far = UNSET
        else:
            far = self.far

        ground_level_m: float | None | Unset
        if isinstance(self.ground_level_m, Unset):
            ground_level_m = UNSET
        else:
            ground_level_m = self.ground_level_m

        setback_m: float | None | Unset
        if isinstance(self.setback_m, Unset):
            setback_m = UNSET
        else:
            setback_m = self.setback_m

        red_line = self.red_line

        building_line = self.building_line

        lifetime_until: None | str | Unset
        if isinstance(self.lifetime_until, Unset):
            lifetime_until = UNSET
        elif isinstance(self.lifetime_until, datetime.date):
            lifetime_until = self.lifetime_until.isoformat()
        else:
            lifetime_until = self.lifetime_until

        works: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.works, Unset):
            works = []
            for works_item_data in self.works:
                works_item = works_item_data.to_dict()
                works.append(works_item)

        national_project_id = self.national_project_id

        national_work_id = self.national_work_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if work_group is not UNSET:
            field_dict["work_group"] = work_group
        if filed_on is not UNSET:
            field_dict["filed_on"] = filed_on
        if number is not UNSET:
            field_dict["number"] = number
        if reference is not UNSET:
            field_dict["reference"] = reference
        if parcels is not UNSET:
            field_dict["parcels"] = parcels
        if footprint is not UNSET:
            field_dict["footprint"] = footprint
        if crs is not UNSET:
            field_dict["crs"] = crs
        if permit is not UNSET:
            field_dict["permit"] = permit
        if parties is not UNSET:
            field_dict["parties"] = parties
        if authority is not UNSET:
            field_dict["authority"] = authority
        if address is not UNSET:
            field_dict["address"] = address
        if work_name is not UNSET:
            field_dict["work_name"] = work_name
        if work_kind is not UNSET:
            field_dict["work_kind"] = work_kind
        if work_class is not UNSET:
            field_dict["work_class"] = work_class
        if floor_area_m2 is not UNSET:
            field_dict["floor_area_m2"] = floor_area_m2
        if ground_floor_area_m2 is not UNSET:
            field_dict["ground_floor_area_m2"] = ground_floor_area_m2
        if storeys is not UNSET:
            field_dict["storeys"] = storeys
        if basements is not UNSET:
            field_dict["basements"] = basements
        if height_m is not UNSET:
            field_dict["height_m"] = height_m
        if site_coverage_pct is not UNSET:
            field_dict["site_coverage_pct"] = site_coverage_pct
        if far is not UNSET:
            field_dict["far"] = far
        if ground_level_m is not UNSET:
            field_dict["ground_level_m"] = ground_level_m
        if setback_m is not UNSET:
            field_dict["setback_m"] = setback_m
        if red_line is not UNSET:
            field_dict["red_line"] = red_line
        if building_line is not UNSET:
            field_dict["building_line"] = building_line
        if lifetime_until is not UNSET:
            field_dict["lifetime_until"] = lifetime_until
        if works is not UNSET:
            field_dict["works"] = works
        if national_project_id is not UNSET:
            field_dict["national_project_id"] = national_project_id
        if national_work_id is not UNSET:
            field_dict["national_work_id"] = national_work_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.filing_in_footprint_type_0 import FilingInFootprintType0  # noqa: PLC0415
        from ..models.party_in import PartyIn  # noqa: PLC0415
        from ..models.permit_work_in import PermitWorkIn  # noqa: PLC0415

        d = dict(src_dict)
        kind = check_filing_in_kind(d.pop("kind"))

        def _parse_work_group(data: object) -> FilingInWorkGroupType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                work_group_type_0 = check_filing_in_work_group_type_0(data)

                return work_group_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FilingInWorkGroupType0 | None | Unset, data)

        work_group = _parse_work_group(d.pop("work_group", UNSET))

        def _parse_filed_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                filed_on_type_0 = datetime.date.fromisoformat(data)

                return filed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        filed_on = _parse_filed_on(d.pop("filed_on", UNSET))

        number = d.pop("number", UNSET)

        reference = d.pop("reference", UNSET)

        parcels = cast(list[str], d.pop("parcels", UNSET))

        def _parse_footprint(data: object) -> FilingInFootprintType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                footprint_type_0 = FilingInFootprintType0.from_dict(data)

                return footprint_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FilingInFootprintType0 | None | Unset, data)

        footprint = _parse_footprint(d.pop("footprint", UNSET))

        crs = d.pop("crs", UNSET)

        def _parse_permit(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                permit_type_0 = UUID(data)

                return permit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        permit = _parse_permit(d.pop("permit", UNSET))

        _parties = d.pop("parties", UNSET)
        parties: list[PartyIn] | Unset = UNSET
        if _parties is not UNSET:
            parties = []
            for parties_item_data in _parties:
                parties_item = PartyIn.from_dict(parties_item_data)

                parties.append(parties_item)

        authority = d.pop("authority", UNSET)

        address = d.pop("address", UNSET)

        work_name = d.pop("work_name", UNSET)

        work_kind = d.pop("work_kind", UNSET)

        work_class = d.pop("work_class", UNSET)

        def _parse_floor_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        floor_area_m2 = _parse_floor_area_m2(d.pop("floor_area_m2", UNSET))

        def _parse_ground_floor_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        ground_floor_area_m2 = _parse_ground_floor_area_m2(d.pop("ground_floor_area_m2", UNSET))

        def _parse_storeys(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        storeys = _parse_storeys(d.pop("storeys", UNSET))

        def _parse_basements(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        basements = _parse_basements(d.pop("basements", UNSET))

        def _parse_height_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        height_m = _parse_height_m(d.pop("height_m", UNSET))

        def _parse_site_coverage_pct(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        site_coverage_pct = _parse_site_coverage_pct(d.pop("site_coverage_pct", UNSET))

        def _parse_far(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        far = _parse_far(d.pop("far", UNSET))

        def _parse_ground_level_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        ground_level_m = _parse_ground_level_m(d.pop("ground_level_m", UNSET))

        def _parse_setback_m(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        setback_m = _parse_setback_m(d.pop("setback_m", UNSET))

        red_line = d.pop("red_line", UNSET)

        building_line = d.pop("building_line", UNSET)

        def _parse_lifetime_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                lifetime_until_type_0 = datetime.date.fromisoformat(data)

                return lifetime_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        lifetime_until = _parse_lifetime_until(d.pop("lifetime_until", UNSET))

        _works = d.pop("works", UNSET)
        works: list[PermitWorkIn] | Unset = UNSET
        if _works is not UNSET:
            works = []
            for works_item_data in _works:
                works_item = PermitWorkIn.from_dict(works_item_data)

                works.append(works_item)

        national_project_id = d.pop("national_project_id", UNSET)

        national_work_id = d.pop("national_work_id", UNSET)

        filing_in = cls(
            kind=kind,
            work_group=work_group,
            filed_on=filed_on,
            number=number,
            reference=reference,
            parcels=parcels,
            footprint=footprint,
            crs=crs,
            permit=permit,
            parties=parties,
            authority=authority,
            address=address,
            work_name=work_name,
            work_kind=work_kind,
            work_class=work_class,
            floor_area_m2=floor_area_m2,
            ground_floor_area_m2=ground_floor_area_m2,
            storeys=storeys,
            basements=basements,
            height_m=height_m,
            site_coverage_pct=site_coverage_pct,
            far=far,
            ground_level_m=ground_level_m,
            setback_m=setback_m,
            red_line=red_line,
            building_line=building_line,
            lifetime_until=lifetime_until,
            works=works,
            national_project_id=national_project_id,
            national_work_id=national_work_id,
        )

        return filing_in
