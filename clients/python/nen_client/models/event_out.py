from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EventOut")


@_attrs_define
class EventOut:
    """Biến động: one operation that was published; `document` and `date` of the paper that it rests on.

    Attributes:
        id (UUID):
        operation (str):
        title (str):
        document (str):
        date (datetime.date | None):
        effective_on (datetime.date):
        change_set (UUID):
        reverted (bool):
    """

    id: UUID
    operation: str
    title: str
    document: str
    date: datetime.date | None
    effective_on: datetime.date
    change_set: UUID
    reverted: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        operation = self.operation

        title = self.title

        document = self.document

        date: None | str
        if isinstance(self.date, datetime.date):
            date = self.date.isoformat()
        else:
            date = self.date

        effective_on = self.effective_on.isoformat()

        change_set = str(self.change_set)

        reverted = self.reverted

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "operation": operation,
                "title": title,
                "document": document,
                "date": date,
                "effective_on": effective_on,
                "change_set": change_set,
                "reverted": reverted,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        operation = d.pop("operation")

        title = d.pop("title")

        document = d.pop("document")

        def _parse_date(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                date_type_0 = datetime.date.fromisoformat(data)

                return date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        date = _parse_date(d.pop("date"))

        effective_on = datetime.date.fromisoformat(d.pop("effective_on"))

        change_set = UUID(d.pop("change_set"))

        reverted = d.pop("reverted")

        event_out = cls(
            id=id,
            operation=operation,
            title=title,
            document=document,
            date=date,
            effective_on=effective_on,
            change_set=change_set,
            reverted=reverted,
        )

        event_out.additional_properties = d
        return event_out

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
