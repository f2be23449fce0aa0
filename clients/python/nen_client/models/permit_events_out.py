from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.permit_event_out import PermitEventOut


T = TypeVar("T", bound="PermitEventsOut")


@_attrs_define
class PermitEventsOut:
    """Events of a case in their order.

    Attributes:
        id (UUID):
        version (int):
        status (str):
        possible (list[str]):
        events (list[PermitEventOut]):
    """

    id: UUID
    version: int
    status: str
    possible: list[str]
    events: list[PermitEventOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        version = self.version

        status = self.status

        possible = self.possible

        events = []
        for events_item_data in self.events:
            events_item = events_item_data.to_dict()
            events.append(events_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "version": version,
                "status": status,
                "possible": possible,
                "events": events,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_event_out import PermitEventOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        version = d.pop("version")

        status = d.pop("status")

        possible = cast(list[str], d.pop("possible"))

        events = []
        _events = d.pop("events")
        for events_item_data in _events:
            events_item = PermitEventOut.from_dict(events_item_data)

            events.append(events_item)

        permit_events_out = cls(
            id=id,
            version=version,
            status=status,
            possible=possible,
            events=events,
        )

        permit_events_out.additional_properties = d
        return permit_events_out

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
