from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.deadline_rule_out import DeadlineRuleOut
    from ..models.permit_step_out import PermitStepOut


T = TypeVar("T", bound="CaseStandingOut")


@_attrs_define
class CaseStandingOut:
    """Deadlines as they stand today, in working days; `stopped` while the applicant owes the supplement.

    Attributes:
        state (str):
        state_name (str):
        due_on (datetime.date | None):
        days_left (int | None):
        stopped (bool):
        days_kept (int | None):
        expected (bool):
        waits_for (str):
        rule (DeadlineRuleOut | None):
        silent_agencies (list[str]):
        steps (list[PermitStepOut]):
    """

    state: str
    state_name: str
    due_on: datetime.date | None
    days_left: int | None
    stopped: bool
    days_kept: int | None
    expected: bool
    waits_for: str
    rule: DeadlineRuleOut | None
    silent_agencies: list[str]
    steps: list[PermitStepOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.deadline_rule_out import DeadlineRuleOut  # noqa: PLC0415

        state = self.state

        state_name = self.state_name

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        days_left: int | None
        days_left = self.days_left

        stopped = self.stopped

        days_kept: int | None
        days_kept = self.days_kept

        expected = self.expected

        waits_for = self.waits_for

        rule: dict[str, Any] | None
        if isinstance(self.rule, DeadlineRuleOut):
            rule = self.rule.to_dict()
        else:
            rule = self.rule

        silent_agencies = self.silent_agencies

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "state": state,
                "state_name": state_name,
                "due_on": due_on,
                "days_left": days_left,
                "stopped": stopped,
                "days_kept": days_kept,
                "expected": expected,
                "waits_for": waits_for,
                "rule": rule,
                "silent_agencies": silent_agencies,
                "steps": steps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.deadline_rule_out import DeadlineRuleOut  # noqa: PLC0415
        from ..models.permit_step_out import PermitStepOut  # noqa: PLC0415

        d = dict(src_dict)
        state = d.pop("state")

        state_name = d.pop("state_name")

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

        stopped = d.pop("stopped")

        def _parse_days_kept(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days_kept = _parse_days_kept(d.pop("days_kept"))

        expected = d.pop("expected")

        waits_for = d.pop("waits_for")

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

        silent_agencies = cast(list[str], d.pop("silent_agencies"))

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = PermitStepOut.from_dict(steps_item_data)

            steps.append(steps_item)

        case_standing_out = cls(
            state=state,
            state_name=state_name,
            due_on=due_on,
            days_left=days_left,
            stopped=stopped,
            days_kept=days_kept,
            expected=expected,
            waits_for=waits_for,
            rule=rule,
            silent_agencies=silent_agencies,
            steps=steps,
        )

        case_standing_out.additional_properties = d
        return case_standing_out

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
