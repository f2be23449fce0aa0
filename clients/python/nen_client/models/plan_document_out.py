from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PlanDocumentOut")


@_attrs_define
class PlanDocumentOut:
    """A document; `url` is null where the file was never handed in, and the ETag of what it answers is the hash.

    Attributes:
        id (UUID):
        kind (str):
        kind_name (None | str):
        number (None | str):
        issued_on (datetime.date | None):
        authority (None | str):
        title (None | str):
        file_name (None | str):
        sha256 (None | str):
        size_bytes (int | None):
        media_type (None | str):
        url (None | str):
    """

    id: UUID
    kind: str
    kind_name: None | str
    number: None | str
    issued_on: datetime.date | None
    authority: None | str
    title: None | str
    file_name: None | str
    sha256: None | str
    size_bytes: int | None
    media_type: None | str
    url: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind

        kind_name: None | str
        kind_name = self.kind_name

        number: None | str
        number = self.number

        issued_on: None | str
        if isinstance(self.issued_on, datetime.date):
            issued_on = self.issued_on.isoformat()
        else:
            issued_on = self.issued_on

        authority: None | str
        authority = self.authority

        title: None | str
        title = self.title

        file_name: None | str
        file_name = self.file_name

        sha256: None | str
        sha256 = self.sha256

        size_bytes: int | None
        size_bytes = self.size_bytes

        media_type: None | str
        media_type = self.media_type

        url: None | str
        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "kind_name": kind_name,
                "number": number,
                "issued_on": issued_on,
                "authority": authority,
                "title": title,
                "file_name": file_name,
                "sha256": sha256,
                "size_bytes": size_bytes,
                "media_type": media_type,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = d.pop("kind")

        def _parse_kind_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        kind_name = _parse_kind_name(d.pop("kind_name"))

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        def _parse_issued_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                issued_on_type_0 = datetime.date.fromisoformat(data)

                return issued_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        issued_on = _parse_issued_on(d.pop("issued_on"))

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

        def _parse_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        title = _parse_title(d.pop("title"))

        def _parse_file_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        file_name = _parse_file_name(d.pop("file_name"))

        def _parse_sha256(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sha256 = _parse_sha256(d.pop("sha256"))

        def _parse_size_bytes(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        size_bytes = _parse_size_bytes(d.pop("size_bytes"))

        def _parse_media_type(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        media_type = _parse_media_type(d.pop("media_type"))

        def _parse_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        url = _parse_url(d.pop("url"))

        plan_document_out = cls(
            id=id,
            kind=kind,
            kind_name=kind_name,
            number=number,
            issued_on=issued_on,
            authority=authority,
            title=title,
            file_name=file_name,
            sha256=sha256,
            size_bytes=size_bytes,
            media_type=media_type,
            url=url,
        )

        plan_document_out.additional_properties = d
        return plan_document_out

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
