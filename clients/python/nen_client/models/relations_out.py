from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.listed_plan_out import ListedPlanOut


T = TypeVar("T", bound="RelationsOut")


@_attrs_define
class RelationsOut:
    """Plans that this one adjusts, is adjusted by, replaces, is replaced by.

    Attributes:
        base (list[ListedPlanOut]):
        adjustment (list[ListedPlanOut]):
        replaced (list[ListedPlanOut]):
        replaced_by (list[ListedPlanOut]):
    """

    base: list[ListedPlanOut]
    adjustment: list[ListedPlanOut]
    replaced: list[ListedPlanOut]
    replaced_by: list[ListedPlanOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        base = []
        for base_item_data in self.base:
            base_item = base_item_data.to_dict()
            base.append(base_item)

        adjustment = []
        for adjustment_item_data in self.adjustment:
            adjustment_item = adjustment_item_data.to_dict()
            adjustment.append(adjustment_item)

        replaced = []
        for replaced_item_data in self.replaced:
            replaced_item = replaced_item_data.to_dict()
            replaced.append(replaced_item)

        replaced_by = []
        for replaced_by_item_data in self.replaced_by:
            replaced_by_item = replaced_by_item_data.to_dict()
            replaced_by.append(replaced_by_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "base": base,
                "adjustment": adjustment,
                "replaced": replaced,
                "replaced_by": replaced_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.listed_plan_out import ListedPlanOut  # noqa: PLC0415

        d = dict(src_dict)
        base = []
        _base = d.pop("base")
        for base_item_data in _base:
            base_item = ListedPlanOut.from_dict(base_item_data)

            base.append(base_item)

        adjustment = []
        _adjustment = d.pop("adjustment")
        for adjustment_item_data in _adjustment:
            adjustment_item = ListedPlanOut.from_dict(adjustment_item_data)

            adjustment.append(adjustment_item)

        replaced = []
        _replaced = d.pop("replaced")
        for replaced_item_data in _replaced:
            replaced_item = ListedPlanOut.from_dict(replaced_item_data)

            replaced.append(replaced_item)

        replaced_by = []
        _replaced_by = d.pop("replaced_by")
        for replaced_by_item_data in _replaced_by:
            replaced_by_item = ListedPlanOut.from_dict(replaced_by_item_data)

            replaced_by.append(replaced_by_item)

        relations_out = cls(
            base=base,
            adjustment=adjustment,
            replaced=replaced,
            replaced_by=replaced_by,
        )

        relations_out.additional_properties = d
        return relations_out

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
