from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ImportCountsOut")


@_attrs_define
class ImportCountsOut:
    """Rows of the file by what becomes of them; `missing` are features that the file does not hold.

    Attributes:
        read (int):
        added (int):
        changed (int):
        removed (int):
        unchanged (int):
        refused (int):
        missing (int):
    """

    read: int
    added: int
    changed: int
    removed: int
    unchanged: int
    refused: int
    missing: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        read = self.read

        added = self.added

        changed = self.changed

        removed = self.removed

        unchanged = self.unchanged

        refused = self.refused

        missing = self.missing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "read": read,
                "added": added,
                "changed": changed,
                "removed": removed,
                "unchanged": unchanged,
                "refused": refused,
                "missing": missing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        read = d.pop("read")

        added = d.pop("added")

        changed = d.pop("changed")

        removed = d.pop("removed")

        unchanged = d.pop("unchanged")

        refused = d.pop("refused")

        missing = d.pop("missing")

        import_counts_out = cls(
            read=read,
            added=added,
            changed=changed,
            removed=removed,
            unchanged=unchanged,
            refused=refused,
            missing=missing,
        )

        import_counts_out.additional_properties = d
        return import_counts_out

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
