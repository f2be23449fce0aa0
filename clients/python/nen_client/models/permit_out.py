from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.permit_out_footprint_type_0 import PermitOutFootprintType0
    from ..models.permit_out_plan_type_0 import PermitOutPlanType0
    from ..models.permit_parcel_out import PermitParcelOut
    from ..models.permit_work_out import PermitWorkOut
    from ..models.work_out import WorkOut


T = TypeVar("T", bound="PermitOut")


@_attrs_define
class PermitOut:
    """A permit in the open; footprint as GeoJSON in degrees WGS 84. Personal data are never in it. A work of fixed term
    may stand until `lifetime_until`. `works` where the permit is for several; `work` then tells of all together.

        Attributes:
            id (UUID):
            version (int):
            permit_number (str):
            kind (str):
            kind_name (str):
            status (str):
            status_name (str):
            issued_on (datetime.date | None):
            expires_on (datetime.date | None):
            issuer (None | str):
            work (WorkOut): The work; areas in m², heights in m, shares in %. `red_line` (chỉ giới đường đỏ) and
                `building_line` (chỉ giới
                xây dựng) in the words of the permit.
            works (list[PermitWorkOut]):
            parcel (None | PermitParcelOut):
            plan (None | PermitOutPlanType0):
            lifetime_until (datetime.date | None):
            national_project_id (None | str):
            national_work_id (None | str):
            published_until (datetime.date | None):
            lon (float):
            lat (float):
            footprint (None | PermitOutFootprintType0):
            synthetic (bool):
    """

    id: UUID
    version: int
    permit_number: str
    kind: str
    kind_name: str
    status: str
    status_name: str
    issued_on: datetime.date | None
    expires_on: datetime.date | None
    issuer: None | str
    work: WorkOut
    works: list[PermitWorkOut]
    parcel: None | PermitParcelOut
    plan: None | PermitOutPlanType0
    lifetime_until: datetime.date | None
    national_project_id: None | str
    national_work_id: None | str
    published_until: datetime.date | None
    lon: float
    lat: float
    footprint: None | PermitOutFootprintType0
    synthetic: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.permit_out_footprint_type_0 import PermitOutFootprintType0  # noqa: PLC0415
        from ..models.permit_out_plan_type_0 import PermitOutPlanType0  # noqa: PLC0415
        from ..models.permit_parcel_out import PermitParcelOut  # noqa: PLC0415

        id = str(self.id)

        version = self.version

        permit_number = self.permit_number

        kind = self.kind

        kind_name = self.kind_name

        status = self.status

        status_name = self.status_name

        issued_on: None | str
        if isinstance(self.issued_on, datetime.date):
            issued_on = self.issued_on.isoformat()
        else:
            issued_on = self.issued_on

        expires_on: None | str
        if isinstance(self.expires_on, datetime.date):
            expires_on = self.expires_on.isoformat()
        else:
            expires_on = self.expires_on

        issuer: None | str
        issuer = self.issuer

        work = self.work.to_dict()

        works = []
        for works_item_data in self.works:
            works_item = works_item_data.to_dict()
            works.append(works_item)

        parcel: dict[str, Any] | None
        if isinstance(self.parcel, PermitParcelOut):
            parcel = self.parcel.to_dict()
        else:
            parcel = self.parcel

        plan: dict[str, Any] | None
        if isinstance(self.plan, PermitOutPlanType0):
            plan = self.plan.to_dict()
        else:
            plan = self.plan

        lifetime_until: None | str
        if isinstance(self.lifetime_until, datetime.date):
            lifetime_until = self.lifetime_until.isoformat()
        else:
            lifetime_until = self.lifetime_until

        national_project_id: None | str
        national_project_id = self.national_project_id

        national_work_id: None | str
        national_work_id = self.national_work_id

        published_until: None | str
        if isinstance(self.published_until, datetime.date):
            published_until = self.published_until.isoformat()
        else:
            published_until = self.published_until

        lon = self.lon

        lat = self.lat

        footprint: dict[str, Any] | None
        if isinstance(self.footprint, PermitOutFootprintType0):
            footprint = self.footprint.to_dict()
        else:
            footprint = self.footprint

        synthetic = self.synthetic

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "version": version,
                "permit_number": permit_number,
                "kind": kind,
                "kind_name": kind_name,
                "status": status,
                "status_name": status_name,
                "issued_on": issued_on,
                "expires_on": expires_on,
                "issuer": issuer,
                "work": work,
                "works": works,
                "parcel": parcel,
                "plan": plan,
                "lifetime_until": lifetime_until,
                "national_project_id": national_project_id,
                "national_work_id": national_work_id,
                "published_until": published_until,
                "lon": lon,
                "lat": lat,
                "footprint": footprint,
                "synthetic": synthetic,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_out_footprint_type_0 import PermitOutFootprintType0  # noqa: PLC0415
        from ..models.permit_out_plan_type_0 import PermitOutPlanType0  # noqa: PLC0415
        from ..models.permit_parcel_out import PermitParcelOut  # noqa: PLC0415
        from ..models.permit_work_out import PermitWorkOut  # noqa: PLC0415
        from ..models.work_out import WorkOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        permit_number = d.pop("permit_number")

        kind = d.pop("kind")

        kind_name = d.pop("kind_name")

        status = d.pop("status")

        status_name = d.pop("status_name")

        def _parse_issued_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                issued_on_type_0 = datetime.date.fromisoformat(data)

                return issued_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        issued_on = _parse_issued_on(d.pop("issued_on"))

        def _parse_expires_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_on_type_0 = datetime.date.fromisoformat(data)

                return expires_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        expires_on = _parse_expires_on(d.pop("expires_on"))

        def _parse_issuer(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        issuer = _parse_issuer(d.pop("issuer"))

        work = WorkOut.from_dict(d.pop("work"))

        works = []
        _works = d.pop("works")
        for works_item_data in _works:
            works_item = PermitWorkOut.from_dict(works_item_data)

            works.append(works_item)

        def _parse_parcel(data: object) -> None | PermitParcelOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                parcel_type_0 = PermitParcelOut.from_dict(data)

                return parcel_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitParcelOut, data)

        parcel = _parse_parcel(d.pop("parcel"))

        def _parse_plan(data: object) -> None | PermitOutPlanType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                plan_type_0 = PermitOutPlanType0.from_dict(data)

                return plan_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitOutPlanType0, data)

        plan = _parse_plan(d.pop("plan"))

        def _parse_lifetime_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                lifetime_until_type_0 = datetime.date.fromisoformat(data)

                return lifetime_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        lifetime_until = _parse_lifetime_until(d.pop("lifetime_until"))

        def _parse_national_project_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        national_project_id = _parse_national_project_id(d.pop("national_project_id"))

        def _parse_national_work_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        national_work_id = _parse_national_work_id(d.pop("national_work_id"))

        def _parse_published_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_until_type_0 = datetime.date.fromisoformat(data)

                return published_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        published_until = _parse_published_until(d.pop("published_until"))

        lon = d.pop("lon")

        lat = d.pop("lat")

        def _parse_footprint(data: object) -> None | PermitOutFootprintType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                footprint_type_0 = PermitOutFootprintType0.from_dict(data)

                return footprint_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitOutFootprintType0, data)

        footprint = _parse_footprint(d.pop("footprint"))

        synthetic = d.pop("synthetic")

        permit_out = cls(
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

        permit_out.additional_properties = d
        return permit_out

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
