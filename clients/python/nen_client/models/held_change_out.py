from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="HeldChangeOut")


@_attrs_define
class HeldChangeOut:
    """A field that differs from the version before, with the words of its code list.

    Attributes:
        field (str):
        label (str):
        unit (str):
        before (Any):
        after (Any):
        before_text (str):
        after_text (str):
    """

    field: str
    label: str
    unit: str
    before: Any
    after: Any
    before_text: str
    after_text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        field = self.field

        label = self.label

        unit = self.unit

        before = self.before

        after = self.after

        before_text = self.before_text

        after_text = self.after_text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "field": field,
                "label": label,
                "unit": unit,
                "before": before,
                "after": after,
                "before_text": before_text,
                "after_text": after_text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field = d.pop("field")

        label = d.pop("label")

        unit = d.pop("unit")

        before = d.pop("before")

        after = d.pop("after")

        before_text = d.pop("before_text")

        after_text = d.pop("after_text")

        held_change_out = cls(
            field=field,
            label=label,
            unit=unit,
            before=before,
            after=after,
            before_text=before_text,
            after_text=after_text,
        )

        held_change_out.additional_properties = d
        return held_change_out

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
