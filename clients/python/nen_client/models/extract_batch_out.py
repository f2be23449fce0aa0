from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ExtractBatchOut")


@_attrs_define
class ExtractBatchOut:
    """Where to ask how far a batch is; `expected_seconds` of work, not counting what waits before it.

    Attributes:
        id (UUID):
        parcels (int):
        expected_seconds (int):
        status_url (str):
    """

    id: UUID
    parcels: int
    expected_seconds: int
    status_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        parcels = self.parcels

        expected_seconds = self.expected_seconds

        status_url = self.status_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "parcels": parcels,
                "expected_seconds": expected_seconds,
                "status_url": status_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        parcels = d.pop("parcels")

        expected_seconds = d.pop("expected_seconds")

        status_url = d.pop("status_url")

        extract_batch_out = cls(
            id=id,
            parcels=parcels,
            expected_seconds=expected_seconds,
            status_url=status_url,
        )

        extract_batch_out.additional_properties = d
        return extract_batch_out

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
