from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.listed_plan_out_state import ListedPlanOutState, check_listed_plan_out_state

T = TypeVar("T", bound="ListedPlanOut")


@_attrs_define
class ListedPlanOut:
    """A plan in a list; area in m² on the city's plane, bbox in degrees WGS 84 (west, south, east, north).

    `public` is false for what only officers of planning may see.

        Attributes:
            plan_code (str):
            version (int):
            name (str):
            level (None | str):
            level_name (None | str):
            infrastructure_theme (None | str):
            infrastructure_theme_name (None | str):
            adjustment (None | str):
            adjustment_name (None | str):
            status (None | str):
            status_name (None | str):
            state (ListedPlanOutState):
            state_name (str):
            in_force (bool):
            public (bool):
            scale (int | None):
            decision_number (str):
            decision_date (datetime.date | None):
            authority (None | str):
            announced_on (datetime.date | None):
            valid_from (datetime.date | None):
            valid_to (datetime.date | None):
            adjusts_plan_code (None | str):
            area_m2 (float):
            bbox (list[float]):
            url (str):
    """

    plan_code: str
    version: int
    name: str
    level: None | str
    level_name: None | str
    infrastructure_theme: None | str
    infrastructure_theme_name: None | str
    adjustment: None | str
    adjustment_name: None | str
    status: None | str
    status_name: None | str
    state: ListedPlanOutState
    state_name: str
    in_force: bool
    public: bool
    scale: int | None
    decision_number: str
    decision_date: datetime.date | None
    authority: None | str
    announced_on: datetime.date | None
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    adjusts_plan_code: None | str
    area_m2: float
    bbox: list[float]
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        plan_code = self.plan_code

        version = self.version

        name = self.name

        level: None | str
        level = self.level

        level_name: None | str
        level_name = self.level_name

        infrastructure_theme: None | str
        infrastructure_theme = self.infrastructure_theme

        infrastructure_theme_name: None | str
        infrastructure_theme_name = self.infrastructure_theme_name

        adjustment: None | str
        adjustment = self.adjustment

        adjustment_name: None | str
        adjustment_name = self.adjustment_name

        status: None | str
        status = self.status

        status_name: None | str
        status_name = self.status_name

        state: str = self.state

        state_name = self.state_name

        in_force = self.in_force

        public = self.public

        scale: int | None
        scale = self.scale

        decision_number = self.decision_number

        decision_date: None | str
        if isinstance(self.decision_date, datetime.date):
            decision_date = self.decision_date.isoformat()
        else:
            decision_date = self.decision_date

        authority: None | str
        authority = self.authority

        announced_on: None | str
        if isinstance(self.announced_on, datetime.date):
            announced_on = self.announced_on.isoformat()
        else:
            announced_on = self.announced_on

        valid_from: None | str
        if isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str
        if isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        adjusts_plan_code: None | str
        adjusts_plan_code = self.adjusts_plan_code

        area_m2 = self.area_m2

        bbox = self.bbox

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "plan_code": plan_code,
                "version": version,
                "name": name,
                "level": level,
                "level_name": level_name,
                "infrastructure_theme": infrastructure_theme,
                "infrastructure_theme_name": infrastructure_theme_name,
                "adjustment": adjustment,
                "adjustment_name": adjustment_name,
                "status": status,
                "status_name": status_name,
                "state": state,
                "state_name": state_name,
                "in_force": in_force,
                "public": public,
                "scale": scale,
                "decision_number": decision_number,
                "decision_date": decision_date,
                "authority": authority,
                "announced_on": announced_on,
                "valid_from": valid_from,
                "valid_to": valid_to,
                "adjusts_plan_code": adjusts_plan_code,
                "area_m2": area_m2,
                "bbox": bbox,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        plan_code = d.pop("plan_code")

        version = d.pop("version")

        name = d.pop("name")

        def _parse_level(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        level = _parse_level(d.pop("level"))

        def _parse_level_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        level_name = _parse_level_name(d.pop("level_name"))

        def _parse_infrastructure_theme(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        infrastructure_theme = _parse_infrastructure_theme(d.pop("infrastructure_theme"))

        def _parse_infrastructure_theme_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        infrastructure_theme_name = _parse_infrastructure_theme_name(d.pop("infrastructure_theme_name"))

        def _parse_adjustment(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        adjustment = _parse_adjustment(d.pop("adjustment"))

        def _parse_adjustment_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        adjustment_name = _parse_adjustment_name(d.pop("adjustment_name"))

        def _parse_status(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status = _parse_status(d.pop("status"))

        def _parse_status_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        status_name = _parse_status_name(d.pop("status_name"))

        state = check_listed_plan_out_state(d.pop("state"))

        state_name = d.pop("state_name")

        in_force = d.pop("in_force")

        public = d.pop("public")

        def _parse_scale(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        scale = _parse_scale(d.pop("scale"))

        decision_number = d.pop("decision_number")

        def _parse_decision_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decision_date_type_0 = datetime.date.fromisoformat(data)

                return decision_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        decision_date = _parse_decision_date(d.pop("decision_date"))

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

        def _parse_announced_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                announced_on_type_0 = datetime.date.fromisoformat(data)

                return announced_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        announced_on = _parse_announced_on(d.pop("announced_on"))

        def _parse_valid_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_from = _parse_valid_from(d.pop("valid_from"))

        def _parse_valid_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        valid_to = _parse_valid_to(d.pop("valid_to"))

        def _parse_adjusts_plan_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        adjusts_plan_code = _parse_adjusts_plan_code(d.pop("adjusts_plan_code"))

        area_m2 = d.pop("area_m2")

        bbox = cast(list[float], d.pop("bbox"))

        url = d.pop("url")

        listed_plan_out = cls(
            plan_code=plan_code,
            version=version,
            name=name,
            level=level,
            level_name=level_name,
            infrastructure_theme=infrastructure_theme,
            infrastructure_theme_name=infrastructure_theme_name,
            adjustment=adjustment,
            adjustment_name=adjustment_name,
            status=status,
            status_name=status_name,
            state=state,
            state_name=state_name,
            in_force=in_force,
            public=public,
            scale=scale,
            decision_number=decision_number,
            decision_date=decision_date,
            authority=authority,
            announced_on=announced_on,
            valid_from=valid_from,
            valid_to=valid_to,
            adjusts_plan_code=adjusts_plan_code,
            area_m2=area_m2,
            bbox=bbox,
            url=url,
        )

        listed_plan_out.additional_properties = d
        return listed_plan_out

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
