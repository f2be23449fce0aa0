from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_line_part_state_type_0 import CaseLinePartStateType0, check_case_line_part_state_type_0
from ..models.case_line_part_waits_for_type_0 import (
    CaseLinePartWaitsForType0,
    check_case_line_part_waits_for_type_0,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.permit_parcel_out import PermitParcelOut


T = TypeVar("T", bound="CaseLinePart")


@_attrs_define
class CaseLinePart:
    """Some fields of CaseLineOut.

    Attributes:
        id (None | Unset | UUID):
        number (None | str | Unset):
        reference (None | str | Unset):
        version (int | None | Unset):
        kind (None | str | Unset):
        kind_name (None | str | Unset):
        work_group (None | str | Unset):
        status (None | str | Unset):
        status_name (None | str | Unset):
        permit (None | Unset | UUID):
        permit_number (None | str | Unset):
        filed_on (datetime.date | None | Unset):
        decided_on (datetime.date | None | Unset):
        due_on (datetime.date | None | Unset):
        days_left (int | None | Unset):
        state (CaseLinePartStateType0 | None | Unset):
        waits_for (CaseLinePartWaitsForType0 | None | Unset):
        ward (None | str | Unset):
        address (None | str | Unset):
        work_name (None | str | Unset):
        lon (float | None | Unset):
        lat (float | None | Unset):
        parcels (list[PermitParcelOut] | None | Unset):
    """

    id: None | Unset | UUID = UNSET
    number: None | str | Unset = UNSET
    reference: None | str | Unset = UNSET
    version: int | None | Unset = UNSET
    kind: None | str | Unset = UNSET
    kind_name: None | str | Unset = UNSET
    work_group: None | str | Unset = UNSET
    status: None | str | Unset = UNSET
    status_name: None | str | Unset = UNSET
    permit: None | Unset | UUID = UNSET
    permit_number: None | str | Unset = UNSET
    filed_on: datetime.date | None | Unset = UNSET
    decided_on: datetime.date | None | Unset = UNSET
    due_on: datetime.date | None | Unset = UNSET
    days_left: int | None | Unset = UNSET
    state: CaseLinePartStateType0 | None | Unset = UNSET
    waits_for: CaseLinePartWaitsForType0 | None | Unset = UNSET
    ward: None | str | Unset = UNSET
    address: None | str | Unset = UNSET
    work_name: None | str | Unset = UNSET
    lon: float | None | Unset = UNSET
    lat: float | None | Unset = UNSET
    parcels: list[PermitParcelOut] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        elif isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

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

        work_group: None | str | Unset
        if isinstance(self.work_group, Unset):
            work_group = UNSET
        else:
            work_group = self.work_group

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

        permit: None | str | Unset
        if isinstance(self.permit, Unset):
            permit = UNSET
        elif isinstance(self.permit, UUID):
            permit = str(self.permit)
        else:
            permit = self.permit

        permit_number: None | str | Unset
        if isinstance(self.permit_number, Unset):
            permit_number = UNSET
        else:
            permit_number = self.permit_number

        filed_on: None | str | Unset
        if isinstance(self.filed_on, Unset):
            filed_on = UNSET
        elif isinstance(self.filed_on, datetime.date):
            filed_on = self.filed_on.isoformat()
        else:
            filed_on = self.filed_on

        decided_on: None | str | Unset
        if isinstance(self.decided_on, Unset):
            decided_on = UNSET
        elif isinstance(self.decided_on, datetime.date):
            decided_on = self.decided_on.isoformat()
        else:
            decided_on = self.decided_on

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        days_left: int | None | Unset
        if isinstance(self.days_left, Unset):
            days_left = UNSET
        else:
            days_left = self.days_left

        state: None | str | Unset
        if isinstance(self.state, Unset):
            state = UNSET
        elif isinstance(self.state, str):
            state = self.state
        else:
            state = self.state

        waits_for: None | str | Unset
        if isinstance(self.waits_for, Unset):
            waits_for = UNSET
        elif isinstance(self.waits_for, str):
            waits_for = self.waits_for
        else:
            waits_for = self.waits_for

        ward: None | str | Unset
        if isinstance(self.ward, Unset):
            ward = UNSET
        else:
            ward = self.ward

        address: None | str | Unset
        if isinstance(self.address, Unset):
            address = UNSET
        else:
            address = self.address

        work_name: None | str | Unset
        if isinstance(self.work_name, Unset):
            work_name = UNSET
        else:
            work_name = self.work_name

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

        parcels: list[dict[str, Any]] | None | Unset
        if isinstance(self.parcels, Unset):
            parcels = UNSET
        elif isinstance(self.parcels, list):
            parcels = []
            for parcels_type_0_item_data in self.parcels:
                parcels_type_0_item = parcels_type_0_item_data.to_dict()
                parcels.append(parcels_type_0_item)

        else:
            parcels = self.parcels

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if number is not UNSET:
            field_dict["number"] = number
        if reference is not UNSET:
            field_dict["reference"] = reference
        if version is not UNSET:
            field_dict["version"] = version
        if kind is not UNSET:
            field_dict["kind"] = kind
        if kind_name is not UNSET:
            field_dict["kind_name"] = kind_name
        if work_group is not UNSET:
            field_dict["work_group"] = work_group
        if status is not UNSET:
            field_dict["status"] = status
        if status_name is not UNSET:
            field_dict["status_name"] = status_name
        if permit is not UNSET:
            field_dict["permit"] = permit
        if permit_number is not UNSET:
            field_dict["permit_number"] = permit_number
        if filed_on is not UNSET:
            field_dict["filed_on"] = filed_on
        if decided_on is not UNSET:
            field_dict["decided_on"] = decided_on
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if days_left is not UNSET:
            field_dict["days_left"] = days_left
        if state is not UNSET:
            field_dict["state"] = state
        if waits_for is not UNSET:
            field_dict["waits_for"] = waits_for
        if ward is not UNSET:
            field_dict["ward"] = ward
        if address is not UNSET:
            field_dict["address"] = address
        if work_name is not UNSET:
            field_dict["work_name"] = work_name
        if lon is not UNSET:
            field_dict["lon"] = lon
        if lat is not UNSET:
            field_dict["lat"] = lat
        if parcels is not UNSET:
            field_dict["parcels"] = parcels

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_parcel_out import PermitParcelOut  # noqa: PLC0415

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

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

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

        def _parse_work_group(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        work_group = _parse_work_group(d.pop("work_group", UNSET))

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

        def _parse_permit_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        permit_number = _parse_permit_number(d.pop("permit_number", UNSET))

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

        def _parse_decided_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_on_type_0 = datetime.date.fromisoformat(data)

                return decided_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        decided_on = _parse_decided_on(d.pop("decided_on", UNSET))

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        def _parse_days_left(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        days_left = _parse_days_left(d.pop("days_left", UNSET))

        def _parse_state(data: object) -> CaseLinePartStateType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_0 = check_case_line_part_state_type_0(data)

                return state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CaseLinePartStateType0 | None | Unset, data)

        state = _parse_state(d.pop("state", UNSET))

        def _parse_waits_for(data: object) -> CaseLinePartWaitsForType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                waits_for_type_0 = check_case_line_part_waits_for_type_0(data)

                return waits_for_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CaseLinePartWaitsForType0 | None | Unset, data)

        waits_for = _parse_waits_for(d.pop("waits_for", UNSET))

        def _parse_ward(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        ward = _parse_ward(d.pop("ward", UNSET))

        def _parse_address(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        address = _parse_address(d.pop("address", UNSET))

        def _parse_work_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        work_name = _parse_work_name(d.pop("work_name", UNSET))

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

        def _parse_parcels(data: object) -> list[PermitParcelOut] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                parcels_type_0 = []
                _parcels_type_0 = data
                for parcels_type_0_item_data in _parcels_type_0:
                    parcels_type_0_item = PermitParcelOut.from_dict(parcels_type_0_item_data)

                    parcels_type_0.append(parcels_type_0_item)

                return parcels_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[PermitParcelOut] | None | Unset, data)

        parcels = _parse_parcels(d.pop("parcels", UNSET))

        case_line_part = cls(
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

        case_line_part.additional_properties = d
        return case_line_part

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
