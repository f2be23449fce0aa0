from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.permit_event_in_footprint_type_0 import PermitEventInFootprintType0
    from ..models.permit_work_in import PermitWorkIn
    from ..models.redesign_in import RedesignIn


T = TypeVar("T", bound="PermitEventIn")


@_attrs_define
class PermitEventIn:
    """What happened to a case, or to its permit. Which events are possible now, `possible` of the case says.

    `agencies` with `consult`; `agency`, `answer` with `consulted`; `permit_number` (`issuer`) with `grant`; `work`,
    `works` (all of them anew), `footprint`, `crs` with `supplement` and `grant` where the design is another one than
    was filed; `months` with `grant` of an extension; `document_number` with `revoke` and `cancel`; `note` with
    `request_supplement`, `refuse`, `revoke`. `version` (or `If-Match`): of the case that was read.

        Example:
            {'agencies': ['Công an PCCC'], 'event': 'consult', 'on': '2026-11-20'}

        Attributes:
            event (str):
            on (datetime.date | None | Unset):
            note (str | Unset):  Default: ''.
            version (int | None | Unset):
            document (None | Unset | UUID):
            agencies (list[str] | Unset):
            agency (str | Unset):  Default: ''.
            answer (str | Unset):  Default: ''.
            permit_number (str | Unset):  Default: ''.
            issuer (str | Unset):  Default: ''.
            document_number (str | Unset):  Default: ''.
            months (int | None | Unset):
            work (None | RedesignIn | Unset):
            works (list[PermitWorkIn] | None | Unset):
            footprint (None | PermitEventInFootprintType0 | Unset):
            crs (str | Unset):  Default: 'OGC:CRS84'.
    """

    event: str
    on: datetime.date | None | Unset = UNSET
    note: str | Unset = ""
    version: int | None | Unset = UNSET
    document: None | Unset | UUID = UNSET
    agencies: list[str] | Unset = UNSET
    agency: str | Unset = ""
    answer: str | Unset = ""
    permit_number: str | Unset = ""
    issuer: str | Unset = ""
    document_number: str | Unset = ""
    months: int | None | Unset = UNSET
    work: None | RedesignIn | Unset = UNSET
    works: list[PermitWorkIn] | None | Unset = UNSET
    footprint: None | PermitEventInFootprintType0 | Unset = UNSET
    crs: str | Unset = "OGC:CRS84"

    def to_dict(self) -> dict[str, Any]:
        from ..models.permit_event_in_footprint_type_0 import PermitEventInFootprintType0  # noqa: PLC0415
        from ..models.redesign_in import RedesignIn  # noqa: PLC0415

        event = self.event

        on: None | str | Unset
        if isinstance(self.on, Unset):
            on = UNSET
        elif isinstance(self.on, datetime.date):
            on = self.on.isoformat()
        else:
            on = self.on

        note = self.note

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        document: None | str | Unset
        if isinstance(self.document, Unset):
            document = UNSET
        elif isinstance(self.document, UUID):
            document = str(self.document)
        else:
            document = self.document

        agencies: list[str] | Unset = UNSET
        if not isinstance(self.agencies, Unset):
            agencies = self.agencies

        agency = self.agency

        answer = self.answer

        permit_number = self.permit_number

        issuer = self.issuer

        document_number = self.document_number

        months: int | None | Unset
        if isinstance(self.months, Unset):
            months = UNSET
        else:
            months = self.months

        work: dict[str, Any] | None | Unset
        if isinstance(self.work, Unset):
            work = UNSET
        elif isinstance(self.work, RedesignIn):
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

        footprint: dict[str, Any] | None | Unset
        if isinstance(self.footprint, Unset):
            footprint = UNSET
        elif isinstance(self.footprint, PermitEventInFootprintType0):
            footprint = self.footprint.to_dict()
        else:
            footprint = self.footprint

        crs = self.crs

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "event": event,
            }
        )
        if on is not UNSET:
            field_dict["on"] = on
        if note is not UNSET:
            field_dict["note"] = note
        if version is not UNSET:
            field_dict["version"] = version
        if document is not UNSET:
            field_dict["document"] = document
        if agencies is not UNSET:
            field_dict["agencies"] = agencies
        if agency is not UNSET:
            field_dict["agency"] = agency
        if answer is not UNSET:
            field_dict["answer"] = answer
        if permit_number is not UNSET:
            field_dict["permit_number"] = permit_number
        if issuer is not UNSET:
            field_dict["issuer"] = issuer
        if document_number is not UNSET:
            field_dict["document_number"] = document_number
        if months is not UNSET:
            field_dict["months"] = months
        if work is not UNSET:
            field_dict["work"] = work
        if works is not UNSET:
            field_dict["works"] = works
        if footprint is not UNSET:
            field_dict["footprint"] = footprint
        if crs is not UNSET:
            field_dict["crs"] = crs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_event_in_footprint_type_0 import PermitEventInFootprintType0  # noqa: PLC0415
        from ..models.permit_work_in import PermitWorkIn  # noqa: PLC0415
        from ..models.redesign_in import RedesignIn  # noqa: PLC0415

        d = dict(src_dict)
        event = d.pop("event")

        def _parse_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                on_type_0 = datetime.date.fromisoformat(data)

                return on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        on = _parse_on(d.pop("on", UNSET))

        note = d.pop("note", UNSET)

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        def _parse_document(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                document_type_0 = UUID(data)

                return document_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        document = _parse_document(d.pop("document", UNSET))

        agencies = cast(list[str], d.pop("agencies", UNSET))

        agency = d.pop("agency", UNSET)

        answer = d.pop("answer", UNSET)

        permit_number = d.pop("permit_number", UNSET)

        issuer = d.pop("issuer", UNSET)

        document_number = d.pop("document_number", UNSET)

        def _parse_months(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        months = _parse_months(d.pop("months", UNSET))

        def _parse_work(data: object) -> None | RedesignIn | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                work_type_0 = RedesignIn.from_dict(data)

                return work_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | RedesignIn | Unset, data)

        work = _parse_work(d.pop("work", UNSET))

        def _parse_works(data: object) -> list[PermitWorkIn] | None | Unset:
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
                    works_type_0_item = PermitWorkIn.from_dict(works_type_0_item_data)

                    works_type_0.append(works_type_0_item)

                return works_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[PermitWorkIn] | None | Unset, data)

        works = _parse_works(d.pop("works", UNSET))

        def _parse_footprint(data: object) -> None | PermitEventInFootprintType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                footprint_type_0 = PermitEventInFootprintType0.from_dict(data)

                return footprint_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PermitEventInFootprintType0 | Unset, data)

        footprint = _parse_footprint(d.pop("footprint", UNSET))

        crs = d.pop("crs", UNSET)

        permit_event_in = cls(
            event=event,
            on=on,
            note=note,
            version=version,
            document=document,
            agencies=agencies,
            agency=agency,
            answer=answer,
            permit_number=permit_number,
            issuer=issuer,
            document_number=document_number,
            months=months,
            work=work,
            works=works,
            footprint=footprint,
            crs=crs,
        )

        return permit_event_in
