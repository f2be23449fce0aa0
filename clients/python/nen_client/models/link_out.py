from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LinkOut")


@_attrs_define
class LinkOut:
    """A state of a parcel became (part of) a state of another, or of the same with another boundary.

    Attributes:
        parent (UUID):
        parent_version (int):
        child (UUID):
        child_version (int):
        event (UUID):
        overlap_m2 (float):
        share_of_parent_pct (float):
        share_of_child_pct (float):
    """

    parent: UUID
    parent_version: int
    child: UUID
    child_version: int
    event: UUID
    overlap_m2: float
    share_of_parent_pct: float
    share_of_child_pct: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        parent = str(self.parent)

        parent_version = self.parent_version

        child = str(self.child)

        child_version = self.child_version

        event = str(self.event)

        overlap_m2 = self.overlap_m2

        share_of_parent_pct = self.share_of_parent_pct

        share_of_child_pct = self.share_of_child_pct

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "parent": parent,
                "parent_version": parent_version,
                "child": child,
                "child_version": child_version,
                "event": event,
                "overlap_m2": overlap_m2,
                "share_of_parent_pct": share_of_parent_pct,
                "share_of_child_pct": share_of_child_pct,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        parent = UUID(d.pop("parent"))

        parent_version = d.pop("parent_version")

        child = UUID(d.pop("child"))

        child_version = d.pop("child_version")

        event = UUID(d.pop("event"))

        overlap_m2 = d.pop("overlap_m2")

        share_of_parent_pct = d.pop("share_of_parent_pct")

        share_of_child_pct = d.pop("share_of_child_pct")

        link_out = cls(
            parent=parent,
            parent_version=parent_version,
            child=child,
            child_version=child_version,
            event=event,
            overlap_m2=overlap_m2,
            share_of_parent_pct=share_of_parent_pct,
            share_of_child_pct=share_of_child_pct,
        )

        link_out.additional_properties = d
        return link_out

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
