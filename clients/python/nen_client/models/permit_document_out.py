from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PermitDocumentOut")


@_attrs_define
class PermitDocumentOut:
    """A document of a case by its hash.

    Attributes:
        id (UUID):
        kind (str):
        title (str):
        number (str):
        dated (datetime.date | None):
        file_name (str):
        media_type (str):
        sha256 (str):
        size_bytes (int | None):
        added_at (datetime.datetime):
    """

    id: UUID
    kind: str
    title: str
    number: str
    dated: datetime.date | None
    file_name: str
    media_type: str
    sha256: str
    size_bytes: int | None
    added_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind

        title = self.title

        number = self.number

        dated: None | str
        if isinstance(self.dated, datetime.date):
            dated = self.dated.isoformat()
        else:
            dated = self.dated

        file_name = self.file_name

        media_type = self.media_type

        sha256 = self.sha256

        size_bytes: int | None
        size_bytes = self.size_bytes

        added_at = self.added_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "title": title,
                "number": number,
                "dated": dated,
                "file_name": file_name,
                "media_type": media_type,
                "sha256": sha256,
                "size_bytes": size_bytes,
                "added_at": added_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = d.pop("kind")

        title = d.pop("title")

        number = d.pop("number")

        def _parse_dated(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                dated_type_0 = datetime.date.fromisoformat(data)

                return dated_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        dated = _parse_dated(d.pop("dated"))

        file_name = d.pop("file_name")

        media_type = d.pop("media_type")

        sha256 = d.pop("sha256")

        def _parse_size_bytes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        size_bytes = _parse_size_bytes(d.pop("size_bytes"))

        added_at = datetime.datetime.fromisoformat(d.pop("added_at"))

        permit_document_out = cls(
            id=id,
            kind=kind,
            title=title,
            number=number,
            dated=dated,
            file_name=file_name,
            media_type=media_type,
            sha256=sha256,
            size_bytes=size_bytes,
            added_at=added_at,
        )

        permit_document_out.additional_properties = d
        return permit_document_out

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
