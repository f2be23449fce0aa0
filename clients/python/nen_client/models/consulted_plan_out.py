from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.consulted_plan_out_boundary_type_0 import ConsultedPlanOutBoundaryType0


T = TypeVar("T", bound="ConsultedPlanOut")


@_attrs_define
class ConsultedPlanOut:
    """A plan in its window of consultation: the public facts only.

    Attributes:
        plan_code (str):
        name (str):
        theme (str):
        level (str):
        level_name (str):
        adjusts_plan_code (None | str):
        responsible_body (None | str):
        opens_on (datetime.date):
        closes_on (datetime.date):
        area_m2 (float):
        url (str):
        in_force (bool):
        bbox (list[float]):
        state (Literal['consultation']):
        boundary (ConsultedPlanOutBoundaryType0 | None):
    """

    plan_code: str
    name: str
    theme: str
    level: str
    level_name: str
    adjusts_plan_code: None | str
    responsible_body: None | str
    opens_on: datetime.date
    closes_on: datetime.date
    area_m2: float
    url: str
    in_force: bool
    bbox: list[float]
    state: Literal["consultation"]
    boundary: ConsultedPlanOutBoundaryType0 | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.consulted_plan_out_boundary_type_0 import ConsultedPlanOutBoundaryType0  # noqa: PLC0415

        plan_code = self.plan_code

        name = self.name

        theme = self.theme

        level = self.level

        level_name = self.level_name

        adjusts_plan_code: None | str
        adjusts_plan_code = self.adjusts_plan_code

        responsible_body: None | str
        responsible_body = self.responsible_body

        opens_on = self.opens_on.isoformat()

        closes_on = self.closes_on.isoformat()

        area_m2 = self.area_m2

        url = self.url

        in_force = self.in_force

        bbox = self.bbox

        state = self.state

        boundary: dict[str, Any] | None
        if isinstance(self.boundary, ConsultedPlanOutBoundaryType0):
            boundary = self.boundary.to_dict()
        else:
            boundary = self.boundary

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "plan_code": plan_code,
                "name": name,
                "theme": theme,
                "level": level,
                "level_name": level_name,
                "adjusts_plan_code": adjusts_plan_code,
                "responsible_body": responsible_body,
                "opens_on": opens_on,
                "closes_on": closes_on,
                "area_m2": area_m2,
                "url": url,
                "in_force": in_force,
                "bbox": bbox,
                "state": state,
                "boundary": boundary,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consulted_plan_out_boundary_type_0 import ConsultedPlanOutBoundaryType0  # noqa: PLC0415

        d = dict(src_dict)
        plan_code = d.pop("plan_code")

        name = d.pop("name")

        theme = d.pop("theme")

        level = d.pop("level")

        level_name = d.pop("level_name")

        def _parse_adjusts_plan_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        adjusts_plan_code = _parse_adjusts_plan_code(d.pop("adjusts_plan_code"))

        def _parse_responsible_body(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        responsible_body = _parse_responsible_body(d.pop("responsible_body"))

        opens_on = datetime.date.fromisoformat(d.pop("opens_on"))

        closes_on = datetime.date.fromisoformat(d.pop("closes_on"))

        area_m2 = d.pop("area_m2")

        url = d.pop("url")

        in_force = d.pop("in_force")

        bbox = cast(list[float], d.pop("bbox"))

        state = cast(Literal["consultation"], d.pop("state"))
        if state != "consultation":
            raise ValueError(f"state must match const 'consultation', got '{state}'")

        def _parse_boundary(data: object) -> ConsultedPlanOutBoundaryType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                boundary_type_0 = ConsultedPlanOutBoundaryType0.from_dict(data)

                return boundary_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConsultedPlanOutBoundaryType0 | None, data)

        boundary = _parse_boundary(d.pop("boundary"))

        consulted_plan_out = cls(
            plan_code=plan_code,
            name=name,
            theme=theme,
            level=level,
            level_name=level_name,
            adjusts_plan_code=adjusts_plan_code,
            responsible_body=responsible_body,
            opens_on=opens_on,
            closes_on=closes_on,
            area_m2=area_m2,
            url=url,
            in_force=in_force,
            bbox=bbox,
            state=state,
            boundary=boundary,
        )

        consulted_plan_out.additional_properties = d
        return consulted_plan_out

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
