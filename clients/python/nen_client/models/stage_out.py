from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.stage_out_state import StageOutState, check_stage_out_state

T = TypeVar("T", bound="StageOut")


@_attrs_define
class StageOut:
    """A step of a plan; `due_on` by law (`basis`) unless the office wrote a day down; overdue: `days_left` < 0.

    Attributes:
        phase (str):
        phase_name (None | str):
        stage (str):
        stage_name (None | str):
        state (StageOutState):
        started_on (datetime.date | None):
        ended_on (datetime.date | None):
        due_on (datetime.date | None):
        not_before (datetime.date | None):
        days_left (int | None):
        basis (None | str):
        body (None | str):
        document_number (None | str):
        document_url (None | str):
        note (None | str):
    """

    phase: str
    phase_name: None | str
    stage: str
    stage_name: None | str
    state: StageOutState
    started_on: datetime.date | None
    ended_on: datetime.date | None
    due_on: datetime.date | None
    not_before: datetime.date | None
    days_left: int | None
    basis: None | str
    body: None | str
    document_number: None | str
    document_url: None | str
    note: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        phase = self.phase

        phase_name: None | str
        phase_name = self.phase_name

        stage = self.stage

        stage_name: None | str
        stage_name = self.stage_name

        state: str = self.state

        started_on: None | str
        if isinstance(self.started_on, datetime.date):
            started_on = self.started_on.isoformat()
        else:
            started_on = self.started_on

        ended_on: None | str
        if isinstance(self.ended_on, datetime.date):
            ended_on = self.ended_on.isoformat()
        else:
            ended_on = self.ended_on

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        not_before: None | str
        if isinstance(self.not_before, datetime.date):
            not_before = self.not_before.isoformat()
        else:
            not_before = self.not_before

        days_left: int | None
        days_left = self.days_left

        basis: None | str
        basis = self.basis

        body: None | str
        body = self.body

        document_number: None | str
        document_number = self.document_number

        document_url: None | str
        document_url = self.document_url

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "phase": phase,
                "phase_name": phase_name,
                "stage": stage,
                "stage_name": stage_name,
                "state": state,
                "started_on": started_on,
                "ended_on": ended_on,
                "due_on": due_on,
                "not_before": not_before,
                "days_left": days_left,
                "basis": basis,
                "body": body,
                "document_number": document_number,
                "document_url": document_url,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        phase = d.pop("phase")

        def _parse_phase_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        phase_name = _parse_phase_name(d.pop("phase_name"))

        stage = d.pop("stage")

        def _parse_stage_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        stage_name = _parse_stage_name(d.pop("stage_name"))

        state = check_stage_out_state(d.pop("state"))

        def _parse_started_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_on_type_0 = datetime.date.fromisoformat(data)

                return started_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        started_on = _parse_started_on(d.pop("started_on"))

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

        def _parse_not_before(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                not_before_type_0 = datetime.date.fromisoformat(data)

                return not_before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        not_before = _parse_not_before(d.pop("not_before"))

        def _parse_days_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days_left = _parse_days_left(d.pop("days_left"))

        def _parse_basis(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        basis = _parse_basis(d.pop("basis"))

        def _parse_body(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        body = _parse_body(d.pop("body"))

        def _parse_document_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        document_number = _parse_document_number(d.pop("document_number"))

        def _parse_document_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        document_url = _parse_document_url(d.pop("document_url"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        stage_out = cls(
            phase=phase,
            phase_name=phase_name,
            stage=stage,
            stage_name=stage_name,
            state=state,
            started_on=started_on,
            ended_on=ended_on,
            due_on=due_on,
            not_before=not_before,
            days_left=days_left,
            basis=basis,
            body=body,
            document_number=document_number,
            document_url=document_url,
            note=note,
        )

        stage_out.additional_properties = d
        return stage_out

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
