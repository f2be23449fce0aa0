from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_line_out_state import CaseLineOutState, check_case_line_out_state
from ..models.case_line_out_waits_for import CaseLineOutWaitsFor, check_case_line_out_waits_for

if TYPE_CHECKING:
    from ..models.permit_parcel_out import PermitParcelOut


T = TypeVar("T", bound="CaseLineOut")


@_attrs_define
class CaseLineOut:
    """A case in a list; `days_left` in working days, negative when overdue.

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
        state (CaseLineOutState):
        waits_for (CaseLineOutWaitsFor):
        ward (None | str):
        address (None | str):
        work_name (None | str):
        lon (float):
        lat (float):
        parcels (list[PermitParcelOut]):
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
    state: CaseLineOutState
    waits_for: CaseLineOutWaitsFor
    ward: None | str
    address: None | str
    work_name: None | str
    lon: float
    lat: float
    parcels: list[PermitParcelOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
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
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_parcel_out import PermitParcelOut  # noqa: PLC0415

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

        state = check_case_line_out_state(d.pop("state"))

        waits_for = check_case_line_out_waits_for(d.pop("waits_for"))

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

        case_line_out = cls(
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
        )

        case_line_out.additional_properties = d
        return case_line_out

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
