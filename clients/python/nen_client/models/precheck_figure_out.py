from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PrecheckFigureOut")


@_attrs_define
class PrecheckFigureOut:
    """A value of the proposal beside the limit that a plan or a rule sets; `raw` = the plan's own text.

    Attributes:
        key (str):
        value (float | None):
        limit (float | None):
        unit (None | str):
        raw (None | str):
        zone (None | str):
        plan_code (None | str):
        formula (None | str):
    """

    key: str
    value: float | None
    limit: float | None
    unit: None | str
    raw: None | str
    zone: None | str
    plan_code: None | str
    formula: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        value: float | None
        value = self.value

        limit: float | None
        limit = self.limit

        unit: None | str
        unit = self.unit

        raw: None | str
        raw = self.raw

        zone: None | str
        zone = self.zone

        plan_code: None | str
        plan_code = self.plan_code

        formula: None | str
        formula = self.formula

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "value": value,
                "limit": limit,
                "unit": unit,
                "raw": raw,
                "zone": zone,
                "plan_code": plan_code,
                "formula": formula,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        key = d.pop("key")

        def _parse_value(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        value = _parse_value(d.pop("value"))

        def _parse_limit(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        limit = _parse_limit(d.pop("limit"))

        def _parse_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit = _parse_unit(d.pop("unit"))

        def _parse_raw(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        raw = _parse_raw(d.pop("raw"))

        def _parse_zone(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        zone = _parse_zone(d.pop("zone"))

        def _parse_plan_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        plan_code = _parse_plan_code(d.pop("plan_code"))

        def _parse_formula(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        formula = _parse_formula(d.pop("formula"))

        precheck_figure_out = cls(
            key=key,
            value=value,
            limit=limit,
            unit=unit,
            raw=raw,
            zone=zone,
            plan_code=plan_code,
            formula=formula,
        )

        precheck_figure_out.additional_properties = d
        return precheck_figure_out

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
