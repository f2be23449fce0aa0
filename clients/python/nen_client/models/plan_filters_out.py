from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.choice_out import ChoiceOut


T = TypeVar("T", bound="PlanFiltersOut")


@_attrs_define
class PlanFiltersOut:
    """The choices of every filter.

    Attributes:
        level (list[ChoiceOut]):
        infrastructure_theme (list[ChoiceOut]):
        state (list[ChoiceOut]):
        year (list[ChoiceOut]):
        ward (list[ChoiceOut]):
    """

    level: list[ChoiceOut]
    infrastructure_theme: list[ChoiceOut]
    state: list[ChoiceOut]
    year: list[ChoiceOut]
    ward: list[ChoiceOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        level = []
        for level_item_data in self.level:
            level_item = level_item_data.to_dict()
            level.append(level_item)

        infrastructure_theme = []
        for infrastructure_theme_item_data in self.infrastructure_theme:
            infrastructure_theme_item = infrastructure_theme_item_data.to_dict()
            infrastructure_theme.append(infrastructure_theme_item)

        state = []
        for state_item_data in self.state:
            state_item = state_item_data.to_dict()
            state.append(state_item)

        year = []
        for year_item_data in self.year:
            year_item = year_item_data.to_dict()
            year.append(year_item)

        ward = []
        for ward_item_data in self.ward:
            ward_item = ward_item_data.to_dict()
            ward.append(ward_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "level": level,
                "infrastructure_theme": infrastructure_theme,
                "state": state,
                "year": year,
                "ward": ward,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.choice_out import ChoiceOut  # noqa: PLC0415

        d = dict(src_dict)
        level = []
        _level = d.pop("level")
        for level_item_data in _level:
            level_item = ChoiceOut.from_dict(level_item_data)

            level.append(level_item)

        infrastructure_theme = []
        _infrastructure_theme = d.pop("infrastructure_theme")
        for infrastructure_theme_item_data in _infrastructure_theme:
            infrastructure_theme_item = ChoiceOut.from_dict(infrastructure_theme_item_data)

            infrastructure_theme.append(infrastructure_theme_item)

        state = []
        _state = d.pop("state")
        for state_item_data in _state:
            state_item = ChoiceOut.from_dict(state_item_data)

            state.append(state_item)

        year = []
        _year = d.pop("year")
        for year_item_data in _year:
            year_item = ChoiceOut.from_dict(year_item_data)

            year.append(year_item)

        ward = []
        _ward = d.pop("ward")
        for ward_item_data in _ward:
            ward_item = ChoiceOut.from_dict(ward_item_data)

            ward.append(ward_item)

        plan_filters_out = cls(
            level=level,
            infrastructure_theme=infrastructure_theme,
            state=state,
            year=year,
            ward=ward,
        )

        plan_filters_out.additional_properties = d
        return plan_filters_out

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
