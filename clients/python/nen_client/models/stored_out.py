from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="StoredOut")


@_attrs_define
class StoredOut:
    """Where a stored extract is, and the SHA-256 of its bytes.

    Attributes:
        id (UUID):
        sha256 (str):
        url (str):
        pdf_url (str):
        verify_url (str):
    """

    id: UUID
    sha256: str
    url: str
    pdf_url: str
    verify_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        sha256 = self.sha256

        url = self.url

        pdf_url = self.pdf_url

        verify_url = self.verify_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "sha256": sha256,
                "url": url,
                "pdf_url": pdf_url,
                "verify_url": verify_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        sha256 = d.pop("sha256")

        url = d.pop("url")

        pdf_url = d.pop("pdf_url")

        verify_url = d.pop("verify_url")

        stored_out = cls(
            id=id,
            sha256=sha256,
            url=url,
            pdf_url=pdf_url,
            verify_url=verify_url,
        )

        stored_out.additional_properties = d
        return stored_out

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
