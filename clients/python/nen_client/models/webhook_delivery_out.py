from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.webhook_delivery_out_kind import WebhookDeliveryOutKind, check_webhook_delivery_out_kind
from ..models.webhook_delivery_out_state import WebhookDeliveryOutState, check_webhook_delivery_out_state

T = TypeVar("T", bound="WebhookDeliveryOut")


@_attrs_define
class WebhookDeliveryOut:
    """One message: `id` is its `webhook-id`, `count` the changes in it, `status` what the receiver last answered.

    Attributes:
        id (str):
        kind (WebhookDeliveryOutKind):
        count (int):
        state (WebhookDeliveryOutState):
        attempts (int):
        status (int | None):
        problem (None | str):
        created_at (datetime.datetime):
        next_at (datetime.datetime | None):
        finished_at (datetime.datetime | None):
    """

    id: str
    kind: WebhookDeliveryOutKind
    count: int
    state: WebhookDeliveryOutState
    attempts: int
    status: int | None
    problem: None | str
    created_at: datetime.datetime
    next_at: datetime.datetime | None
    finished_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind: str = self.kind

        count = self.count

        state: str = self.state

        attempts = self.attempts

        status: int | None
        status = self.status

        problem: None | str
        problem = self.problem

        created_at = self.created_at.isoformat()

        next_at: None | str
        if isinstance(self.next_at, datetime.datetime):
            next_at = self.next_at.isoformat()
        else:
            next_at = self.next_at

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "count": count,
                "state": state,
                "attempts": attempts,
                "status": status,
                "problem": problem,
                "created_at": created_at,
                "next_at": next_at,
                "finished_at": finished_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        kind = check_webhook_delivery_out_kind(d.pop("kind"))

        count = d.pop("count")

        state = check_webhook_delivery_out_state(d.pop("state"))

        attempts = d.pop("attempts")

        def _parse_status(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        status = _parse_status(d.pop("status"))

        def _parse_problem(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        problem = _parse_problem(d.pop("problem"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_next_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_at_type_0 = datetime.datetime.fromisoformat(data)

                return next_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_at = _parse_next_at(d.pop("next_at"))

        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))

        webhook_delivery_out = cls(
            id=id,
            kind=kind,
            count=count,
            state=state,
            attempts=attempts,
            status=status,
            problem=problem,
            created_at=created_at,
            next_at=next_at,
            finished_at=finished_at,
        )

        webhook_delivery_out.additional_properties = d
        return webhook_delivery_out

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
