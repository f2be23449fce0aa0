from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.permit_event_out import PermitEventOut


T = TypeVar("T", bound="RecordedOut")


@_attrs_define
class RecordedOut:
    """What a recorded event made of the case.

    Attributes:
        id (UUID):
        number (str):
        version (int):
        status (str):
        status_name (str):
        due_on (datetime.date | None):
        permit (UUID):
        permit_number (None | str):
        possible (list[str]):
        event (PermitEventOut): An event of a case; `note` is null for who may not read personal data.
    """

    id: UUID
    number: str
    version: int
    status: str
    status_name: str
    due_on: datetime.date | None
    permit: UUID
    permit_number: None | str
    possible: list[str]
    event: PermitEventOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        number = self.number

        version = self.version

        status = self.status

        status_name = self.status_name

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        permit = str(self.permit)

        permit_number: None | str
        permit_number = self.permit_number

        possible = self.possible

        event = self.event.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "number": number,
                "version": version,
                "status": status,
                "status_name": status_name,
                "due_on": due_on,
                "permit": permit,
                "permit_number": permit_number,
                "possible": possible,
                "event": event,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_event_out import PermitEventOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        number = d.pop("number")

        version = d.pop("version")

        status = d.pop("status")

        status_name = d.pop("status_name")

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

        permit = UUID(d.pop("permit"))

        def _parse_permit_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        permit_number = _parse_permit_number(d.pop("permit_number"))

        possible = cast(list[str], d.pop("possible"))

        event = PermitEventOut.from_dict(d.pop("event"))

        recorded_out = cls(
            id=id,
            number=number,
            version=version,
            status=status,
            status_name=status_name,
            due_on=due_on,
            permit=permit,
            permit_number=permit_number,
            possible=possible,
            event=event,
        )

        recorded_out.additional_properties = d
        return recorded_out

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
