from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.listed_plan_part_state_type_0 import (
    ListedPlanPartStateType0,
    check_listed_plan_part_state_type_0,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="ListedPlanPart")


@_attrs_define
class ListedPlanPart:
    """Some fields of ListedPlanOut.

    Attributes:
        plan_code (None | str | Unset):
        version (int | None | Unset):
        name (None | str | Unset):
        level (None | str | Unset):
        level_name (None | str | Unset):
        infrastructure_theme (None | str | Unset):
        infrastructure_theme_name (None | str | Unset):
        adjustment (None | str | Unset):
        adjustment_name (None | str | Unset):
        status (None | str | Unset):
        status_name (None | str | Unset):
        state (ListedPlanPartStateType0 | None | Unset):
        state_name (None | str | Unset):
        in_force (bool | None | Unset):
        public (bool | None | Unset):
        scale (int | None | Unset):
        decision_number (None | str | Unset):
        decision_date (datetime.date | None | Unset):
        authority (None | str | Unset):
        announced_on (datetime.date | None | Unset):
        valid_from (datetime.date | None | Unset):
        valid_to (datetime.date | None | Unset):
        adjusts_plan_code (None | str | Unset):
        area_m2 (float | None | Unset):
        bbox (list[float] | None | Unset):
        url (None | str | Unset):
    """

    plan_code: None | str | Unset = UNSET
    version: int | None | Unset = UNSET
    name: None | str | Unset = UNSET
    level: None | str | Unset = UNSET
    level_name: None | str | Unset = UNSET
    infrastructure_theme: None | str | Unset = UNSET
    infrastructure_theme_name: None | str | Unset = UNSET
    adjustment: None | str | Unset = UNSET
    adjustment_name: None | str | Unset = UNSET
    status: None | str | Unset = UNSET
    status_name: None | str | Unset = UNSET
    state: ListedPlanPartStateType0 | None | Unset = UNSET
    state_name: None | str | Unset = UNSET
    in_force: bool | None | Unset = UNSET
    public: bool | None | Unset = UNSET
    scale: int | None | Unset = UNSET
    decision_number: None | str | Unset = UNSET
    decision_date: datetime.date | None | Unset = UNSET
    authority: None | str | Unset = UNSET
    announced_on: datetime.date | None | Unset = UNSET
    valid_from: datetime.date | None | Unset = UNSET
    valid_to: datetime.date | None | Unset = UNSET
    adjusts_plan_code: None | str | Unset = UNSET
    area_m2: float | None | Unset = UNSET
    bbox: list[float] | None | Unset = UNSET
    url: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        plan_code: None | str | Unset
        if isinstance(self.plan_code, Unset):
            plan_code = UNSET
        else:
            plan_code = self.plan_code

        version: int | None | Unset
        if isinstance(self.version, Unset):
            version = UNSET
        else:
            version = self.version

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        level: None | str | Unset
        if isinstance(self.level, Unset):
            level = UNSET
        else:
            level = self.level

        level_name: None | str | Unset
        if isinstance(self.level_name, Unset):
            level_name = UNSET
        else:
            level_name = self.level_name

        infrastructure_theme: None | str | Unset
        if isinstance(self.infrastructure_theme, Unset):
            infrastructure_theme = UNSET
        else:
            infrastructure_theme = self.infrastructure_theme

        infrastructure_theme_name: None | str | Unset
        if isinstance(self.infrastructure_theme_name, Unset):
            infrastructure_theme_name = UNSET
        else:
            infrastructure_theme_name = self.infrastructure_theme_name

        adjustment: None | str | Unset
        if isinstance(self.adjustment, Unset):
            adjustment = UNSET
        else:
            adjustment = self.adjustment

        adjustment_name: None | str | Unset
        if isinstance(self.adjustment_name, Unset):
            adjustment_name = UNSET
        else:
            adjustment_name = self.adjustment_name

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

        state: None | str | Unset
        if isinstance(self.state, Unset):
            state = UNSET
        elif isinstance(self.state, str):
            state = self.state
        else:
            state = self.state

        state_name: None | str | Unset
        if isinstance(self.state_name, Unset):
            state_name = UNSET
        else:
            state_name = self.state_name

        in_force: bool | None | Unset
        if isinstance(self.in_force, Unset):
            in_force = UNSET
        else:
            in_force = self.in_force

        public: bool | None | Unset
        if isinstance(self.public, Unset):
            public = UNSET
        else:
            public = self.public

        scale: int | None | Unset
        if isinstance(self.scale, Unset):
            scale = UNSET
        else:
            scale = self.scale

        decision_number: None | str | Unset
        if isinstance(self.decision_number, Unset):
            decision_number = UNSET
        else:
            decision_number = self.decision_number

        decision_date: None | str | Unset
        if isinstance(self.decision_date, Unset):
            decision_date = UNSET
        elif isinstance(self.decision_date, datetime.date):
            decision_date = self.decision_date.isoformat()
        else:
            decision_date = self.decision_date

        authority: None | str | Unset
        if isinstance(self.authority, Unset):
            authority = UNSET
        else:
            authority = self.authority

        announced_on: None | str | Unset
        if isinstance(self.announced_on, Unset):
            announced_on = UNSET
        elif isinstance(self.announced_on, datetime.date):
            announced_on = self.announced_on.isoformat()
        else:
            announced_on = self.announced_on

        valid_from: None | str | Unset
        if isinstance(self.valid_from, Unset):
            valid_from = UNSET
        elif isinstance(self.valid_from, datetime.date):
            valid_from = self.valid_from.isoformat()
        else:
            valid_from = self.valid_from

        valid_to: None | str | Unset
        if isinstance(self.valid_to, Unset):
            valid_to = UNSET
        elif isinstance(self.valid_to, datetime.date):
            valid_to = self.valid_to.isoformat()
        else:
            valid_to = self.valid_to

        adjusts_plan_code: None | str | Unset
        if isinstance(self.adjusts_plan_code, Unset):
            adjusts_plan_code = UNSET
        else:
            adjusts_plan_code = self.adjusts_plan_code

        area_m2: float | None | Unset
        if isinstance(self.area_m2, Unset):
            area_m2 = UNSET
        else:
            area_m2 = self.area_m2

        bbox: list[float] | None | Unset
        if isinstance(self.bbox, Unset):
            bbox = UNSET
        elif isinstance(self.bbox, list):
            bbox = self.bbox

        else:
            bbox = self.bbox

        url: None | str | Unset
        if isinstance(self.url, Unset):
            url = UNSET
        else:
            url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if plan_code is not UNSET:
            field_dict["plan_code"] = plan_code
        if version is not UNSET:
            field_dict["version"] = version
        if name is not UNSET:
            field_dict["name"] = name
        if level is not UNSET:
            field_dict["level"] = level
        if level_name is not UNSET:
            field_dict["level_name"] = level_name
        if infrastructure_theme is not UNSET:
            field_dict["infrastructure_theme"] = infrastructure_theme
        if infrastructure_theme_name is not UNSET:
            field_dict["infrastructure_theme_name"] = infrastructure_theme_name
        if adjustment is not UNSET:
            field_dict["adjustment"] = adjustment
        if adjustment_name is not UNSET:
            field_dict["adjustment_name"] = adjustment_name
        if status is not UNSET:
            field_dict["status"] = status
        if status_name is not UNSET:
            field_dict["status_name"] = status_name
        if state is not UNSET:
            field_dict["state"] = state
        if state_name is not UNSET:
            field_dict["state_name"] = state_name
        if in_force is not UNSET:
            field_dict["in_force"] = in_force
        if public is not UNSET:
            field_dict["public"] = public
        if scale is not UNSET:
            field_dict["scale"] = scale
        if decision_number is not UNSET:
            field_dict["decision_number"] = decision_number
        if decision_date is not UNSET:
            field_dict["decision_date"] = decision_date
        if authority is not UNSET:
            field_dict["authority"] = authority
        if announced_on is not UNSET:
            field_dict["announced_on"] = announced_on
        if valid_from is not UNSET:
            field_dict["valid_from"] = valid_from
        if valid_to is not UNSET:
            field_dict["valid_to"] = valid_to
        if adjusts_plan_code is not UNSET:
            field_dict["adjusts_plan_code"] = adjusts_plan_code
        if area_m2 is not UNSET:
            field_dict["area_m2"] = area_m2
        if bbox is not UNSET:
            field_dict["bbox"] = bbox
        if url is not UNSET:
            field_dict["url"] = url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_plan_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        plan_code = _parse_plan_code(d.pop("plan_code", UNSET))

        def _parse_version(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        version = _parse_version(d.pop("version", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_level(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        level = _parse_level(d.pop("level", UNSET))

        def _parse_level_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        level_name = _parse_level_name(d.pop("level_name", UNSET))

        def _parse_infrastructure_theme(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        infrastructure_theme = _parse_infrastructure_theme(d.pop("infrastructure_theme", UNSET))

        def _parse_infrastructure_theme_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        infrastructure_theme_name = _parse_infrastructure_theme_name(
            d.pop("infrastructure_theme_name", UNSET)
        )

        def _parse_adjustment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        adjustment = _parse_adjustment(d.pop("adjustment", UNSET))

        def _parse_adjustment_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        adjustment_name = _parse_adjustment_name(d.pop("adjustment_name", UNSET))

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

        def _parse_state(data: object) -> ListedPlanPartStateType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_0 = check_listed_plan_part_state_type_0(data)

                return state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ListedPlanPartStateType0 | None | Unset, data)

        state = _parse_state(d.pop("state", UNSET))

        def _parse_state_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        state_name = _parse_state_name(d.pop("state_name", UNSET))

        def _parse_in_force(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        in_force = _parse_in_force(d.pop("in_force", UNSET))

        def _parse_public(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        public = _parse_public(d.pop("public", UNSET))

        def _parse_scale(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        scale = _parse_scale(d.pop("scale", UNSET))

        def _parse_decision_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        decision_number = _parse_decision_number(d.pop("decision_number", UNSET))

        def _parse_decision_date(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decision_date_type_0 = datetime.date.fromisoformat(data)

                return decision_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        decision_date = _parse_decision_date(d.pop("decision_date", UNSET))

        def _parse_authority(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        authority = _parse_authority(d.pop("authority", UNSET))

        def _parse_announced_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                announced_on_type_0 = datetime.date.fromisoformat(data)

                return announced_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        announced_on = _parse_announced_on(d.pop("announced_on", UNSET))

        def _parse_valid_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_from_type_0 = datetime.date.fromisoformat(data)

                return valid_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_from = _parse_valid_from(d.pop("valid_from", UNSET))

        def _parse_valid_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                valid_to_type_0 = datetime.date.fromisoformat(data)

                return valid_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        valid_to = _parse_valid_to(d.pop("valid_to", UNSET))

        def _parse_adjusts_plan_code(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        adjusts_plan_code = _parse_adjusts_plan_code(d.pop("adjusts_plan_code", UNSET))

        def _parse_area_m2(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        area_m2 = _parse_area_m2(d.pop("area_m2", UNSET))

        def _parse_bbox(data: object) -> list[float] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                bbox_type_0 = cast(list[float], data)

                return bbox_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float] | None | Unset, data)

        bbox = _parse_bbox(d.pop("bbox", UNSET))

        def _parse_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        url = _parse_url(d.pop("url", UNSET))

        listed_plan_part = cls(
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

        listed_plan_part.additional_properties = d
        return listed_plan_part

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
