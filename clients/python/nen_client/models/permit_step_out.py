from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.deadline_rule_out import DeadlineRuleOut


T = TypeVar("T", bound="PermitStepOut")


@_attrs_define
class PermitStepOut:
    """An inner step; `silent`: the agency let its days pass, which is consent.

    Attributes:
        step (str):
        name (str):
        who (str):
        subject (None | str):
        state (str):
        started_on (datetime.date):
        due_on (datetime.date | None):
        ended_on (datetime.date | None):
        days_left (int | None):
        silent (bool):
        rule (DeadlineRuleOut | None):
    """

    step: str
    name: str
    who: str
    subject: None | str
    state: str
    started_on: datetime.date
    due_on: datetime.date | None
    ended_on: datetime.date | None
    days_left: int | None
    silent: bool
    rule: DeadlineRuleOut | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.deadline_rule_out import DeadlineRuleOut  # noqa: PLC0415

        step = self.step

        name = self.name

        who = self.who

        subject: None | str
        subject = self.subject

        state = self.state

        started_on = self.started_on.isoformat()

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        ended_on: None | str
        if isinstance(self.ended_on, datetime.date):
            ended_on = self.ended_on.isoformat()
        else:
            ended_on = self.ended_on

        days_left: int | None
        days_left = self.days_left

        silent = self.silent

        rule: dict[str, Any] | None
        if isinstance(self.rule, DeadlineRuleOut):
            rule = self.rule.to_dict()
        else:
            rule = self.rule

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "step": step,
                "name": name,
                "who": who,
                "subject": subject,
                "state": state,
                "started_on": started_on,
                "due_on": due_on,
                "ended_on": ended_on,
                "days_left": days_left,
                "silent": silent,
                "rule": rule,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.deadline_rule_out import DeadlineRuleOut  # noqa: PLC0415

        d = dict(src_dict)
        step = d.pop("step")

        name = d.pop("name")

        who = d.pop("who")

        def _parse_subject(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subject = _parse_subject(d.pop("subject"))

        state = d.pop("state")

        started_on = datetime.date.fromisoformat(d.pop("started_on"))

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

        def _parse_ended_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ended_on_type_0 = datetime.date.fromisoformat(data)

                return ended_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ended_on = _parse_ended_on(d.pop("ended_on"))

        def _parse_days_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days_left = _parse_days_left(d.pop("days_left"))

        silent = d.pop("silent")

        def _parse_rule(data: object) -> DeadlineRuleOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                rule_type_0 = DeadlineRuleOut.from_dict(data)

                return rule_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DeadlineRuleOut | None, data)

        rule = _parse_rule(d.pop("rule"))

        permit_step_out = cls(
            step=step,
            name=name,
            who=who,
            subject=subject,
            state=state,
            started_on=started_on,
            due_on=due_on,
            ended_on=ended_on,
            days_left=days_left,
            silent=silent,
            rule=rule,
        )

        permit_step_out.additional_properties = d
        return permit_step_out

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
