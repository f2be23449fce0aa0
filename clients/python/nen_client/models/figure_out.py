from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.figure_out_sources_item import FigureOutSourcesItem


T = TypeVar("T", bound="FigureOut")


@_attrs_define
class FigureOut:
    """One figure of the buildable result; `needs_officer` says why.

    Attributes:
        key (str):
        value (float | None):
        unit (None | str):
        status (str):
        formula (None | str):
        sources (list[FigureOutSourcesItem]):
        why (None | str):
        fallback_rule (None | str):
        note (None | str | Unset):
    """

    key: str
    value: float | None
    unit: None | str
    status: str
    formula: None | str
    sources: list[FigureOutSourcesItem]
    why: None | str
    fallback_rule: None | str
    note: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        value: float | None
        value = self.value

        unit: None | str
        unit = self.unit

        status = self.status

        formula: None | str
        formula = self.formula

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        why: None | str
        why = self.why

        fallback_rule: None | str
        fallback_rule = self.fallback_rule

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "key": key,
                "value": value,
                "unit": unit,
                "status": status,
                "formula": formula,
                "sources": sources,
                "why": why,
                "fallback_rule": fallback_rule,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.figure_out_sources_item import FigureOutSourcesItem  # noqa: PLC0415

        d = dict(src_dict)
        key = d.pop("key")

        def _parse_value(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        value = _parse_value(d.pop("value"))

        def _parse_unit(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unit = _parse_unit(d.pop("unit"))

        status = d.pop("status")

        def _parse_formula(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        formula = _parse_formula(d.pop("formula"))

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = FigureOutSourcesItem.from_dict(sources_item_data)

            sources.append(sources_item)

        def _parse_why(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        why = _parse_why(d.pop("why"))

        def _parse_fallback_rule(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        fallback_rule = _parse_fallback_rule(d.pop("fallback_rule"))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        figure_out = cls(
            key=key,
            value=value,
            unit=unit,
            status=status,
            formula=formula,
            sources=sources,
            why=why,
            fallback_rule=fallback_rule,
            note=note,
        )

        figure_out.additional_properties = d
        return figure_out

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
