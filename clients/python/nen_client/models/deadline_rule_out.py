from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.deadline_rule_out_counting import DeadlineRuleOutCounting, check_deadline_rule_out_counting

T = TypeVar("T", bound="DeadlineRuleOut")


@_attrs_define
class DeadlineRuleOut:
    """A rule; `assumed`: none is on file for so early a day, this is the first one after it.

    Attributes:
        days (int):
        counting (DeadlineRuleOutCounting):
        basis (str):
        assumed (bool):
    """

    days: int
    counting: DeadlineRuleOutCounting
    basis: str
    assumed: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        days = self.days

        counting: str = self.counting

        basis = self.basis

        assumed = self.assumed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "days": days,
                "counting": counting,
                "basis": basis,
                "assumed": assumed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        days = d.pop("days")

        counting = check_deadline_rule_out_counting(d.pop("counting"))

        basis = d.pop("basis")

        assumed = d.pop("assumed")

        deadline_rule_out = cls(
            days=days,
            counting=counting,
            basis=basis,
            assumed=assumed,
        )

        deadline_rule_out.additional_properties = d
        return deadline_rule_out

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
