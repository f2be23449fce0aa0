from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.permit_parcel_out import PermitParcelOut
    from ..models.permit_part_footprint_type_0 import PermitPartFootprintType0
    from ..models.permit_part_plan_type_0 import PermitPartPlanType0
    from ..models.permit_work_out import PermitWorkOut
    from ..models.work_out import WorkOut


T = TypeVar("T", bound="PermitPart")


@_attrs_define
class PermitPart:
    """Some fields of PermitOut.

    Attributes:
        id (None | Unset | UUID):
        version (int | None | Unset):
        permit_number (None | str | Unset):
        kind (None | str | Unset):
        kind_name (None | str | Unset):
        status (None | str | Unset):
        status_name (None | str | Unset):
        issued_on (datetime.date | None | Unset):
        expires_on (datetime.date | None | Unset):
        issuer (None | str | Unset):
        work (None | Unset | WorkOut):
        works (list[PermitWorkOut] | None | Unset):
        parcel (None | PermitParcelOut | Unset):
        plan (None | PermitPartPlanType0 | Unset):
        lifetime_until (datetime.date | None | Unset):
        national_project_id (None | str | Unset):
        national_work_id (None | str | Unset):
        published_until (datetime.date | None | Unset):
        lon (float | None | Unset):
        lat (float | None | Unset):
        footprint (None | PermitPartFootprintType0 | Unset):
        synthetic (bool | None | Unset):
    """

    id: None | Unset | UUID = UNSET
    version: int | None | Unset = UNSET
    permit_number: None | str | Unset = UNSET
    kind: None | str | Unset = UNSET
    kind_name: None | str | Unset = UNSET
    status: None | str | Unset = UNSET
    status_name: None | str | Unset = UNSET
    issued_on: datetime.date | None | Unset = UNSET
    expires_on: datetime.date | None | Unset = UNSET
    issuer: None | str | Unset = UNSET
    work: None | Unset | WorkOut = UNSET
    works: list[PermitWorkOut] | None | Unset = UNSET
    parcel: None | PermitParcelOut | Unset = UNSET
    plan: None | PermitPartPlanType0 | Unset = UNSET
    lifetime_until: datetime.date | None | Unset = UNSET
    national_project_id: None | str | Unset = UNSET
    national_work_id: None | str | Unset = UNSET
    published_until: datetime.date | None | Unset = UNSET
    lon: float | None | Unset = UNSET
    lat: float | None | Unset = UNSET
    footprint: None | PermitPartFootprintType0 | Unset = UNSET
    synthetic: bool | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.permit_parcel_out import PermitParcelOut  # noqa: PLC0415
        from ..models.permit_part_footprint_type_0 import PermitPartFootprintType0  # noqa: PLC0415
        from ..models.permit_part_plan_type_0 import PermitPartPlanType0  # noqa: PLC0415
        from ..models.work_out import WorkOut  # noqa: PLC0415

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        permit_number: None | str | Unset
        if isinstance(self.permit_number, Unset):
            permit_number = UNSET
        else:
            permit_number = self.permit_number

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        else:
            kind = self.kind

        kind_name: None | str | Unset
        if isinstance(self.kind_name, Unset):
            kind_name = UNSET
        else:
            kind_name = self.kind_name

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        else:
            status = self.status

        status_name: None | str | Unset
        if isinstance(self.status_name, Unset):
            status_name = UNSET
        else:
            status_name = self.status_name

        issued_on: None | str | Unset
        if isinstance(self.issued_on, Unset):
            issued_on = UNSET
        elif isinstance(self.issued_on, datetime.date):
            issued_on = self.issued_on.isoformat()
        else:
            issued_on = self.issued_on

        expires_on: None | str | Unset
        if isinstance(self.expires_on, Unset):
            expires_on = UNSET
        elif isinstance(self.expires_on, datetime.date):
            expires_on = self.expires_on.isoformat()
        else:
            expires_on = self.expires_on

        issuer: None | str | Unset
        if isinstance(self.issuer, Unset):
            issuer = UNSET
        else:
            issuer = self.issuer

        work: dict[str, Any] | None | Unset
        if isinstance(self.work, Unset):
            work = UNSET
        elif isinstance(self.work, WorkOut):
            work = self.work.to_dict()
        else:
            work = self.work

        works: list[dict[str, Any]] | None | Unset
        if isinstance(self.works, Unset):
            works = UNSET
        elif isinstance(self.works, list):
            works = []
            for works_type_0_item_data in self.works:
                works_type_0_item = works_type_0_item_data.to_dict()
                works.append(works_type_0_item)

        else:
            works = self.works

        parcel: dict[str, Any] | None | Unset
        if isinstance(self.parcel, Unset):
            parcel = UNSET
        elif isinstance(self.parcel, PermitParcelOut):
            parcel = self.parcel.to_dict()
        else:
            parcel = self.parcel

        plan: dict[str, Any] | None | Unset
        if isinstance(self.plan, Unset):
            plan = UNSET
        elif isinstance(self.plan, PermitPartPlanType0):
            plan = self.plan.to_dict()
        else:
            plan = self.plan

        lifetime_until: None | str | Unset
        if isinstance(self.lifetime_until, Unset):
            lifetime_until = UNSET
        elif isinstance(self.lifetime_until, datetime.date):
            lifetime_until = self.lifetime_until.isoformat()
        else:
            lifetime_until = self.lifetime_until

        national_project_id: None | str | Unset
        if isinstance(self.national_project_id, Unset):
            national_project_id = UNSET
        else:
            national_project_id = self.national_project_id

        national_work_id: None | str | Unset
        if isinstance(self.national_work_id, Unset):
            national_work_id = UNSET
        else:
            national_work_id = self.national_work_id

        published_until: None | str | Unset
        if isinstance(self.published_until, Unset):
            published_until = UNSET
        elif isinstance(self.published_until, datetime.date):
            published_until = self.published_until.isoformat()
        else:
            published_until = self.published_until

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

        footprint: dict[str, Any] | None | Unset
        if isinstance(self.footprint, Unset):
            footprint = UNSET
        elif isinstance(self.footprint, PermitPartFootprintType0):
            footprint = self.footprint.to_dict()
        else:
            footprint = self.footprint

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
        if version is not UNSET:
            field_dict["version"] = version
        if permit_number is not UNSET:
            field_dict["permit_number"] = permit_number
        if kind is not UNSET:
            field_dict["kind"] = kind
        if kind_name is not UNSET:
            field_dict["kind_name"] = kind_name
        if status is not UNSET:
            field_dict["status"] = status
        if status_name is not UNSET:
            field_dict["status_name"] = status_name
        if issued_on is not UNSET:
            field_dict["issued_on"] = issued_on
        if expires_on is not UNSET:
            field_dict["expires_on"] = expires_on
        if issuer is not UNSET:
            field_dict["issuer"] = issuer
        if work is not UNSET:
            field_dict["work"] = work
        if works is not UNSET:
            field_dict["works"] = works
        if parcel is not UNSET:
            field_dict["parcel"] = parcel
        if plan is not UNSET:
            field_dict["plan"] = plan
        if lifetime_until is not UNSET:
            field_dict["lifetime_until"] = lifetime_until
        if national_project_id is not UNSET:
            field_dict["national_project_id"] = national_project_id
        if national_work_id is not UNSET:
            field_dict["national_work_id"] = national_work_id
        if published_until is not UNSET:
            field_dict["published_until"] = published_until
        if lon is not UNSET:
            field_dict["lon"] = lon
        if lat is not UNSET:
            field_dict["lat"] = lat
        if footprint is not UNSET:
            field_dict["footprint"] = footprint
        if synthetic is not UNSET:
            field_dict["synthetic"] = synthetic

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_parcel_out import PermitParcelOut  # noqa: PLC0415
        from ..models.permit_part_footprint_type_0 import PermitPartFootprintType0  # noqa: PLC0415
        from ..models.permit_part_plan_type_0 import PermitPartPlanType0  # noqa: PLC0415
        from ..models.permit_work_out import PermitWorkOut  # noqa: PLC0415
        from ..models.work_out import WorkOut  # noqa: PLC0415

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

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        def _parse_permit_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        permit_number = _parse_permit_number(d.pop("permit_number", UNSET))

        def _parse_kind(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))

        def _parse_kind_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        kind_name = _parse_kind_name(d.pop("kind_name", UNSET))

        def _parse_status(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_status_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status_name = _parse_status_name(d.pop("status_name", UNSET))

        def _parse_issued_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                issued_on_type_0 = datetime.date.fromisoformat(data)

                return issued_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        issued_on = _parse_issued_on(d.pop("issued_on", UNSET))

        def _parse_expires_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_on_type_0 = datetime.date.fromisoformat(data)

                return expires_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        expires_on = _parse_expires_on(d.pop("expires_on", UNSET))

        def _parse_issuer(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        issuer = _parse_issuer(d.pop("issuer", UNSET))

        def _parse_work(data: object) -> None | Unset | WorkOut:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                work_type_0 = WorkOut.from_dict(data)

                return work_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | WorkOut, data)

        work = _parse_work(d.pop("work", UNSET))

        def _parse_works(data: object) -> list[PermitWorkOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                works_type_0 = []
                _works_type_0 = data
                for works_type_0_item_data in _works_type_0:
                    works_type_0_item = PermitWorkOut.from_dict(works_type_0_item_data)

                    works_type_0.append(works_type_0_item)

                return works_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[PermitWorkOut] | None | Unset, data)

        works = _parse_works(d.pop("works", UNSET))

        def _parse_parcel(data: object) -> None | PermitParcelOut | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                parcel_type_0 = PermitParcelOut.from_dict(data)

                return parcel_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitParcelOut | Unset, data)

        parcel = _parse_parcel(d.pop("parcel", UNSET))

        def _parse_plan(data: object) -> None | PermitPartPlanType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                plan_type_0 = PermitPartPlanType0.from_dict(data)

                return plan_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitPartPlanType0 | Unset, data)

        plan = _parse_plan(d.pop("plan", UNSET))

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

        def _parse_national_project_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        national_project_id = _parse_national_project_id(d.pop("national_project_id", UNSET))

        def _parse_national_work_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        national_work_id = _parse_national_work_id(d.pop("national_work_id", UNSET))

        def _parse_published_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_until_type_0 = datetime.date.fromisoformat(data)

                return published_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        published_until = _parse_published_until(d.pop("published_until", UNSET))

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

        def _parse_footprint(data: object) -> None | PermitPartFootprintType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                footprint_type_0 = PermitPartFootprintType0.from_dict(data)

                return footprint_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitPartFootprintType0 | Unset, data)

        footprint = _parse_footprint(d.pop("footprint", UNSET))

        def _parse_synthetic(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        synthetic = _parse_synthetic(d.pop("synthetic", UNSET))

        permit_part = cls(
            id=id,
            version=version,
            permit_number=permit_number,
            kind=kind,
            kind_name=kind_name,
            status=status,
            status_name=status_name,
            issued_on=issued_on,
            expires_on=expires_on,
            issuer=issuer,
            work=work,
            works=works,
            parcel=parcel,
            plan=plan,
            lifetime_until=lifetime_until,
            national_project_id=national_project_id,
            national_work_id=national_work_id,
            published_until=published_until,
            lon=lon,
            lat=lat,
            footprint=footprint,
            synthetic=synthetic,
        )

        permit_part.additional_properties = d
        return permit_part

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
