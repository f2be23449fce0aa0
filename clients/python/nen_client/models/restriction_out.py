from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RestrictionOut")


@_attrs_define
class RestrictionOut:
    """A block, a dispute or a restriction, with the paper behind it.

    Attributes:
        id (UUID):
        kind (str):
        kind_name (None | str):
        document_number (None | str):
        document_date (datetime.date | None):
        authority (None | str):
        reason (None | str):
        starts_on (datetime.date | None):
        ends_on (datetime.date | None):
        area_m2 (float | None):
    """

    id: UUID
    kind: str
    kind_name: None | str
    document_number: None | str
    document_date: datetime.date | None
    authority: None | str
    reason: None | str
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    area_m2: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind = self.kind

        kind_name: None | str
        kind_name = self.kind_name

        document_number: None | str
        document_number = self.document_number

        document_date: None | str
        if isinstance(self.document_date, datetime.date):
            document_date = self.document_date.isoformat()
        else:
            document_date = self.document_date

        authority: None | str
        authority = self.authority

        reason: None | str
        reason = self.reason

        starts_on: None | str
        if isinstance(self.starts_on, datetime.date):
            starts_on = self.starts_on.isoformat()
        else:
            starts_on = self.starts_on

        ends_on: None | str
        if isinstance(self.ends_on, datetime.date):
            ends_on = self.ends_on.isoformat()
        else:
            ends_on = self.ends_on

        area_m2: float | None
        area_m2 = self.area_m2

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "kind_name": kind_name,
                "document_number": document_number,
                "document_date": document_date,
                "authority": authority,
                "reason": reason,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "area_m2": area_m2,
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

        def _parse_document_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        document_number = _parse_document_number(d.pop("document_number"))

        def _parse_document_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                document_date_type_0 = datetime.date.fromisoformat(data)

                return document_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        document_date = _parse_document_date(d.pop("document_date"))

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_starts_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                starts_on_type_0 = datetime.date.fromisoformat(data)

                return starts_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        starts_on = _parse_starts_on(d.pop("starts_on"))

        def _parse_ends_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ends_on_type_0 = datetime.date.fromisoformat(data)

                return ends_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        ends_on = _parse_ends_on(d.pop("ends_on"))

        def _parse_area_m2(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        area_m2 = _parse_area_m2(d.pop("area_m2"))

        restriction_out = cls(
            id=id,
            kind=kind,
            kind_name=kind_name,
            document_number=document_number,
            document_date=document_date,
            authority=authority,
            reason=reason,
            starts_on=starts_on,
            ends_on=ends_on,
            area_m2=area_m2,
        )

        restriction_out.additional_properties = d
        return restriction_out

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
