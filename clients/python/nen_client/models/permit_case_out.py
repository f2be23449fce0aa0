from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.permit_case_out_state import PermitCaseOutState, check_permit_case_out_state
from ..models.permit_case_out_waits_for import PermitCaseOutWaitsFor, check_permit_case_out_waits_for

if TYPE_CHECKING:
    from ..models.case_standing_out import CaseStandingOut
    from ..models.competence_out import CompetenceOut
    from ..models.permit_case_out_cases_of_permit_item import PermitCaseOutCasesOfPermitItem
    from ..models.permit_case_out_footprint_type_0 import PermitCaseOutFootprintType0
    from ..models.permit_case_out_parties_type_0_item import PermitCaseOutPartiesType0Item
    from ..models.permit_case_out_site import PermitCaseOutSite
    from ..models.permit_document_out import PermitDocumentOut
    from ..models.permit_event_out import PermitEventOut
    from ..models.permit_parcel_out import PermitParcelOut
    from ..models.permit_plan_out import PermitPlanOut
    from ..models.permit_work_out import PermitWorkOut
    from ..models.work_out import WorkOut


T = TypeVar("T", bound="PermitCaseOut")


@_attrs_define
class PermitCaseOut:
    """One case with all that is on file; `parties` is null for who may not read personal data.

    Attributes:
        id (UUID):
        number (str):
        reference (None | str):
        version (int):
        kind (str):
        kind_name (str):
        work_group (str):
        status (str):
        status_name (str):
        permit (UUID):
        permit_number (None | str):
        filed_on (datetime.date):
        decided_on (datetime.date | None):
        due_on (datetime.date | None):
        days_left (int | None):
        state (PermitCaseOutState):
        waits_for (PermitCaseOutWaitsFor):
        ward (None | str):
        address (None | str):
        work_name (None | str):
        lon (float):
        lat (float):
        parcels (list[PermitParcelOut]):
        work_group_name (str):
        ward_name (None | str):
        authority (None | str):
        exempt (bool):
        work (WorkOut): The work; areas in m², heights in m, shares in %. `red_line` (chỉ giới đường đỏ) and
            `building_line` (chỉ giới
            xây dựng) in the words of the permit.
        works (list[PermitWorkOut]):
        competence (CompetenceOut | None):
        lifetime_until (datetime.date | None):
        national_project_id (None | str):
        national_work_id (None | str):
        issued_on (datetime.date | None):
        expires_on (datetime.date | None):
        published_until (datetime.date | None):
        standing (CaseStandingOut): Deadlines as they stand today, in working days; `stopped` while the applicant owes
            the supplement.
        plans (list[PermitPlanOut]):
        parties (list[PermitCaseOutPartiesType0Item] | None):
        documents (list[PermitDocumentOut]):
        events (list[PermitEventOut]):
        cases_of_permit (list[PermitCaseOutCasesOfPermitItem]):
        possible (list[str]):
        site (PermitCaseOutSite):
        site_area_m2 (float):
        footprint (None | PermitCaseOutFootprintType0):
        footprint_area_m2 (float | None):
        bbox (list[float]):
        synthetic (bool):
    """

    id: UUID
    number: str
    reference: None | str
    version: int
    kind: str
    kind_name: str
    work_group: str
    status: str
    status_name: str
    permit: UUID
    permit_number: None | str
    filed_on: datetime.date
    decided_on: datetime.date | None
    due_on: datetime.date | None
    days_left: int | None
    state: PermitCaseOutState
    waits_for: PermitCaseOutWaitsFor
    ward: None | str
    address: None | str
    work_name: None | str
    lon: float
    lat: float
    parcels: list[PermitParcelOut]
    work_group_name: str
    ward_name: None | str
    authority: None | str
    exempt: bool
    work: WorkOut
    works: list[PermitWorkOut]
    competence: CompetenceOut | None
    lifetime_until: datetime.date | None
    national_project_id: None | str
    national_work_id: None | str
    issued_on: datetime.date | None
    expires_on: datetime.date | None
    published_until: datetime.date | None
    standing: CaseStandingOut
    plans: list[PermitPlanOut]
    parties: list[PermitCaseOutPartiesType0Item] | None
    documents: list[PermitDocumentOut]
    events: list[PermitEventOut]
    cases_of_permit: list[PermitCaseOutCasesOfPermitItem]
    possible: list[str]
    site: PermitCaseOutSite
    site_area_m2: float
    footprint: None | PermitCaseOutFootprintType0
    footprint_area_m2: float | None
    bbox: list[float]
    synthetic: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.competence_out import CompetenceOut  # noqa: PLC0415
        from ..models.permit_case_out_footprint_type_0 import PermitCaseOutFootprintType0  # noqa: PLC0415

        id = str(self.id)

        number = self.number

        reference: None | str
        reference = self.reference

        version = self.version

        kind = self.kind

        kind_name = self.kind_name

        work_group = self.work_group

        status = self.status

        status_name = self.status_name

        permit = str(self.permit)

        permit_number: None | str
        permit_number = self.permit_number

        filed_on = self.filed_on.isoformat()

        decided_on: None | str
        if isinstance(self.decided_on, datetime.date):
            decided_on = self.decided_on.isoformat()
        else:
            decided_on = self.decided_on

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        days_left: int | None
        days_left = self.days_left

        state: str = self.state

        waits_for: str = self.waits_for

        ward: None | str
        ward = self.ward

        address: None | str
        address = self.address

        work_name: None | str
        work_name = self.work_name

        lon = self.lon

        lat = self.lat

        parcels = []
        for parcels_item_data in self.parcels:
            parcels_item = parcels_item_data.to_dict()
            parcels.append(parcels_item)

        work_group_name = self.work_group_name

        ward_name: None | str
        ward_name = self.ward_name

        authority: None | str
        authority = self.authority

        exempt = self.exempt

        work = self.work.to_dict()

        works = []
        for works_item_data in self.works:
            works_item = works_item_data.to_dict()
            works.append(works_item)

        competence: dict[str, Any] | None
        if isinstance(self.competence, CompetenceOut):
            competence = self.competence.to_dict()
        else:
            competence = self.competence

        lifetime_until: None | str
        if isinstance(self.lifetime_until, datetime.date):
            lifetime_until = self.lifetime_until.isoformat()
        else:
            lifetime_until = self.lifetime_until

        national_project_id: None | str
        national_project_id = self.national_project_id

        national_work_id: None | str
        national_work_id = self.national_work_id

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

        published_until: None | str
        if isinstance(self.published_until, datetime.date):
            published_until = self.published_until.isoformat()
        else:
            published_until = self.published_until

        standing = self.standing.to_dict()

        plans = []
        for plans_item_data in self.plans:
            plans_item = plans_item_data.to_dict()
            plans.append(plans_item)

        parties: list[dict[str, Any]] | None
        if isinstance(self.parties, list):
            parties = []
            for parties_type_0_item_data in self.parties:
                parties_type_0_item = parties_type_0_item_data.to_dict()
                parties.append(parties_type_0_item)

        else:
            parties = self.parties

        documents = []
        for documents_item_data in self.documents:
            documents_item = documents_item_data.to_dict()
            documents.append(documents_item)

        events = []
        for events_item_data in self.events:
            events_item = events_item_data.to_dict()
            events.append(events_item)

        cases_of_permit = []
        for cases_of_permit_item_data in self.cases_of_permit:
            cases_of_permit_item = cases_of_permit_item_data.to_dict()
            cases_of_permit.append(cases_of_permit_item)

        possible = self.possible

        site = self.site.to_dict()

        site_area_m2 = self.site_area_m2

        footprint: dict[str, Any] | None
        if isinstance(self.footprint, PermitCaseOutFootprintType0):
            footprint = self.footprint.to_dict()
        else:
            footprint = self.footprint

        footprint_area_m2: float | None
        footprint_area_m2 = self.footprint_area_m2

        bbox = self.bbox

        synthetic = self.synthetic

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "number": number,
                "reference": reference,
                "version": version,
                "kind": kind,
                "kind_name": kind_name,
                "work_group": work_group,
                "status": status,
                "status_name": status_name,
                "permit": permit,
                "permit_number": permit_number,
                "filed_on": filed_on,
                "decided_on": decided_on,
                "due_on": due_on,
                "days_left": days_left,
                "state": state,
                "waits_for": waits_for,
                "ward": ward,
                "address": address,
                "work_name": work_name,
                "lon": lon,
                "lat": lat,
                "parcels": parcels,
                "work_group_name": work_group_name,
                "ward_name": ward_name,
                "authority": authority,
                "exempt": exempt,
                "work": work,
                "works": works,
                "competence": competence,
                "lifetime_until": lifetime_until,
                "national_project_id": national_project_id,
                "national_work_id": national_work_id,
                "issued_on": issued_on,
                "expires_on": expires_on,
                "published_until": published_until,
                "standing": standing,
                "plans": plans,
                "parties": parties,
                "documents": documents,
                "events": events,
                "cases_of_permit": cases_of_permit,
                "possible": possible,
                "site": site,
                "site_area_m2": site_area_m2,
                "footprint": footprint,
                "footprint_area_m2": footprint_area_m2,
                "bbox": bbox,
                "synthetic": synthetic,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.case_standing_out import CaseStandingOut  # noqa: PLC0415
        from ..models.competence_out import CompetenceOut  # noqa: PLC0415
        from ..models.permit_case_out_cases_of_permit_item import PermitCaseOutCasesOfPermitItem  # noqa: PLC0415
        from ..models.permit_case_out_footprint_type_0 import PermitCaseOutFootprintType0  # noqa: PLC0415
        from ..models.permit_case_out_parties_type_0_item import PermitCaseOutPartiesType0Item  # noqa: PLC0415
        from ..models.permit_case_out_site import PermitCaseOutSite  # noqa: PLC0415
        from ..models.permit_document_out import PermitDocumentOut  # noqa: PLC0415
        from ..models.permit_event_out import PermitEventOut  # noqa: PLC0415
        from ..models.permit_parcel_out import PermitParcelOut  # noqa: PLC0415
        from ..models.permit_plan_out import PermitPlanOut  # noqa: PLC0415
        from ..models.permit_work_out import PermitWorkOut  # noqa: PLC0415
        from ..models.work_out import WorkOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        number = d.pop("number")

        def _parse_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reference = _parse_reference(d.pop("reference"))

        version = d.pop("version")

        kind = d.pop("kind")

        kind_name = d.pop("kind_name")

        work_group = d.pop("work_group")

        status = d.pop("status")

        status_name = d.pop("status_name")

        permit = UUID(d.pop("permit"))

        def _parse_permit_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        permit_number = _parse_permit_number(d.pop("permit_number"))

        filed_on = datetime.date.fromisoformat(d.pop("filed_on"))

        def _parse_decided_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_on_type_0 = datetime.date.fromisoformat(data)

                return decided_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        decided_on = _parse_decided_on(d.pop("decided_on"))

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        def _parse_days_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days_left = _parse_days_left(d.pop("days_left"))

        state = check_permit_case_out_state(d.pop("state"))

        waits_for = check_permit_case_out_waits_for(d.pop("waits_for"))

        def _parse_ward(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ward = _parse_ward(d.pop("ward"))

        def _parse_address(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        address = _parse_address(d.pop("address"))

        def _parse_work_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        work_name = _parse_work_name(d.pop("work_name"))

        lon = d.pop("lon")

        lat = d.pop("lat")

        parcels = []
        _parcels = d.pop("parcels")
        for parcels_item_data in _parcels:
            parcels_item = PermitParcelOut.from_dict(parcels_item_data)

            parcels.append(parcels_item)

        work_group_name = d.pop("work_group_name")

        def _parse_ward_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ward_name = _parse_ward_name(d.pop("ward_name"))

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

        exempt = d.pop("exempt")

        work = WorkOut.from_dict(d.pop("work"))

        works = []
        _works = d.pop("works")
        for works_item_data in _works:
            works_item = PermitWorkOut.from_dict(works_item_data)

            works.append(works_item)

        def _parse_competence(data: object) -> CompetenceOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                competence_type_0 = CompetenceOut.from_dict(data)

                return competence_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CompetenceOut | None, data)

        competence = _parse_competence(d.pop("competence"))

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

        standing = CaseStandingOut.from_dict(d.pop("standing"))

        plans = []
        _plans = d.pop("plans")
        for plans_item_data in _plans:
            plans_item = PermitPlanOut.from_dict(plans_item_data)

            plans.append(plans_item)

        def _parse_parties(data: object) -> list[PermitCaseOutPartiesType0Item] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                parties_type_0 = []
                _parties_type_0 = data
                for parties_type_0_item_data in _parties_type_0:
                    parties_type_0_item = PermitCaseOutPartiesType0Item.from_dict(parties_type_0_item_data)

                    parties_type_0.append(parties_type_0_item)

                return parties_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[PermitCaseOutPartiesType0Item] | None, data)

        parties = _parse_parties(d.pop("parties"))

        documents = []
        _documents = d.pop("documents")
        for documents_item_data in _documents:
            documents_item = PermitDocumentOut.from_dict(documents_item_data)

            documents.append(documents_item)

        events = []
        _events = d.pop("events")
        for events_item_data in _events:
            events_item = PermitEventOut.from_dict(events_item_data)

            events.append(events_item)

        cases_of_permit = []
        _cases_of_permit = d.pop("cases_of_permit")
        for cases_of_permit_item_data in _cases_of_permit:
            cases_of_permit_item = PermitCaseOutCasesOfPermitItem.from_dict(cases_of_permit_item_data)

            cases_of_permit.append(cases_of_permit_item)

        possible = cast(list[str], d.pop("possible"))

        site = PermitCaseOutSite.from_dict(d.pop("site"))

        site_area_m2 = d.pop("site_area_m2")

        def _parse_footprint(data: object) -> None | PermitCaseOutFootprintType0:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                footprint_type_0 = PermitCaseOutFootprintType0.from_dict(data)

                return footprint_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitCaseOutFootprintType0, data)

        footprint = _parse_footprint(d.pop("footprint"))

        def _parse_footprint_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        footprint_area_m2 = _parse_footprint_area_m2(d.pop("footprint_area_m2"))

        bbox = cast(list[float], d.pop("bbox"))

        synthetic = d.pop("synthetic")

        permit_case_out = cls(
            id=id,
            number=number,
            reference=reference,
            version=version,
            kind=kind,
            kind_name=kind_name,
            work_group=work_group,
            status=status,
            status_name=status_name,
            permit=permit,
            permit_number=permit_number,
            filed_on=filed_on,
            decided_on=decided_on,
            due_on=due_on,
            days_left=days_left,
            state=state,
            waits_for=waits_for,
            ward=ward,
            address=address,
            work_name=work_name,
            lon=lon,
            lat=lat,
            parcels=parcels,
            work_group_name=work_group_name,
            ward_name=ward_name,
            authority=authority,
            exempt=exempt,
            work=work,
            works=works,
            competence=competence,
            lifetime_until=lifetime_until,
            national_project_id=national_project_id,
            national_work_id=national_work_id,
            issued_on=issued_on,
            expires_on=expires_on,
            published_until=published_until,
            standing=standing,
            plans=plans,
            parties=parties,
            documents=documents,
            events=events,
            cases_of_permit=cases_of_permit,
            possible=possible,
            site=site,
            site_area_m2=site_area_m2,
            footprint=footprint,
            footprint_area_m2=footprint_area_m2,
            bbox=bbox,
            synthetic=synthetic,
        )

        permit_case_out.additional_properties = d
        return permit_case_out

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
