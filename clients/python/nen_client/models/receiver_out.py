from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.receiver_out_kind import ReceiverOutKind, check_receiver_out_kind

T = TypeVar("T", bound="ReceiverOut")


@_attrs_define
class ReceiverOut:
    """Who was given data: an OAuth2 client, a login, or the public (name empty).

    Attributes:
        kind (ReceiverOutKind):
        name (str):
    """

    kind: ReceiverOutKind
    name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "name": name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_receiver_out_kind(d.pop("kind"))

        name = d.pop("name")

        receiver_out = cls(
            kind=kind,
            name=name,
        )

        receiver_out.additional_properties = d
        return receiver_out

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
