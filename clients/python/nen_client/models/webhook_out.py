from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.webhook_out_state import WebhookOutState, check_webhook_out_state

T = TypeVar("T", bound="WebhookOut")


@_attrs_define
class WebhookOut:
    """A subscription with the place in the feed up to which messages were made; without its secret.

    Attributes:
        id (UUID):
        name (str):
        url (str):
        owner (str):
        layers (list[str]):
        events (list[str]):
        area (None | str):
        state (WebhookOutState):
        reason (None | str):
        cursor (str):
        waiting (int):
        dead (int):
        created_at (datetime.datetime):
        succeeded_at (datetime.datetime | None):
        failing_since (datetime.datetime | None):
    """

    id: UUID
    name: str
    url: str
    owner: str
    layers: list[str]
    events: list[str]
    area: None | str
    state: WebhookOutState
    reason: None | str
    cursor: str
    waiting: int
    dead: int
    created_at: datetime.datetime
    succeeded_at: datetime.datetime | None
    failing_since: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        url = self.url

        owner = self.owner

        layers = self.layers

        events = self.events

        area: None | str
        area = self.area

        state: str = self.state

        reason: None | str
        reason = self.reason

        cursor = self.cursor

        waiting = self.waiting

        dead = self.dead

        created_at = self.created_at.isoformat()

        succeeded_at: None | str
        if isinstance(self.succeeded_at, datetime.datetime):
            succeeded_at = self.succeeded_at.isoformat()
        else:
            succeeded_at = self.succeeded_at

        failing_since: None | str
        if isinstance(self.failing_since, datetime.datetime):
            failing_since = self.failing_since.isoformat()
        else:
            failing_since = self.failing_since

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "url": url,
                "owner": owner,
                "layers": layers,
                "events": events,
                "area": area,
                "state": state,
                "reason": reason,
                "cursor": cursor,
                "waiting": waiting,
                "dead": dead,
                "created_at": created_at,
                "succeeded_at": succeeded_at,
                "failing_since": failing_since,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        url = d.pop("url")

        owner = d.pop("owner")

        layers = cast(list[str], d.pop("layers"))

        events = cast(list[str], d.pop("events"))

        def _parse_area(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        area = _parse_area(d.pop("area"))

        state = check_webhook_out_state(d.pop("state"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        cursor = d.pop("cursor")

        waiting = d.pop("waiting")

        dead = d.pop("dead")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_succeeded_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                succeeded_at_type_0 = datetime.datetime.fromisoformat(data)

                return succeeded_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        succeeded_at = _parse_succeeded_at(d.pop("succeeded_at"))

        def _parse_failing_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                failing_since_type_0 = datetime.datetime.fromisoformat(data)

                return failing_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        failing_since = _parse_failing_since(d.pop("failing_since"))

        webhook_out = cls(
            id=id,
            name=name,
            url=url,
            owner=owner,
            layers=layers,
            events=events,
            area=area,
            state=state,
            reason=reason,
            cursor=cursor,
            waiting=waiting,
            dead=dead,
            created_at=created_at,
            succeeded_at=succeeded_at,
            failing_since=failing_since,
        )

        webhook_out.additional_properties = d
        return webhook_out

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
