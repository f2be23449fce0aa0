from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.plan_out import PlanOut


T = TypeVar("T", bound="UnderAdjustmentOut")


@_attrs_define
class UnderAdjustmentOut:
    """A theme without rows in force at the parcel, of which a plan is under review or adjustment.

    Attributes:
        theme (str):
        plan (PlanOut): Plan that a row comes from; `governing` = it decides on at least part of the row.
        stage (str):
        stage_name (str):
        since (datetime.date | None):
        body (None | str):
        consultation (None | str):
    """

    theme: str
    plan: PlanOut
    stage: str
    stage_name: str
    since: datetime.date | None
    body: None | str
    consultation: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        theme = self.theme

        plan = self.plan.to_dict()

        stage = self.stage

        stage_name = self.stage_name

        since: None | str
        if isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        body: None | str
        body = self.body

        consultation: None | str
        consultation = self.consultation

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "theme": theme,
                "plan": plan,
                "stage": stage,
                "stage_name": stage_name,
                "since": since,
                "body": body,
                "consultation": consultation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.plan_out import PlanOut  # noqa: PLC0415

        d = dict(src_dict)
        theme = d.pop("theme")

        plan = PlanOut.from_dict(d.pop("plan"))

        stage = d.pop("stage")

        stage_name = d.pop("stage_name")

        def _parse_since(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        since = _parse_since(d.pop("since"))

        def _parse_body(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        body = _parse_body(d.pop("body"))

        def _parse_consultation(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        consultation = _parse_consultation(d.pop("consultation"))

        under_adjustment_out = cls(
            theme=theme,
            plan=plan,
            stage=stage,
            stage_name=stage_name,
            since=since,
            body=body,
            consultation=consultation,
        )

        under_adjustment_out.additional_properties = d
        return under_adjustment_out

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
