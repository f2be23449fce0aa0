from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.permit_event_out_data import PermitEventOutData


T = TypeVar("T", bound="PermitEventOut")


@_attrs_define
class PermitEventOut:
    """An event of a case; `note` is null for who may not read personal data.

    Attributes:
        seq (int):
        event (str):
        event_name (str):
        on (datetime.date):
        from_ (None | str):
        to (str):
        note (None | str):
        data (PermitEventOutData):
        document (None | UUID):
        change_set (None | UUID):
        recorded_at (datetime.datetime):
        recorded_by (None | str):
    """

    seq: int
    event: str
    event_name: str
    on: datetime.date
    from_: None | str
    to: str
    note: None | str
    data: PermitEventOutData
    document: None | UUID
    change_set: None | UUID
    recorded_at: datetime.datetime
    recorded_by: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        seq = self.seq

        event = self.event

        event_name = self.event_name

        on = self.on.isoformat()

        from_: None | str
        from_ = self.from_

        to = self.to

        note: None | str
        note = self.note

        data = self.data.to_dict()

        document: None | str
        if isinstance(self.document, UUID):
            document = str(self.document)
        else:
            document = self.document

        change_set: None | str
        if isinstance(self.change_set, UUID):
            change_set = str(self.change_set)
        else:
            change_set = self.change_set

        recorded_at = self.recorded_at.isoformat()

        recorded_by: None | str
        recorded_by = self.recorded_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "seq": seq,
                "event": event,
                "event_name": event_name,
                "on": on,
                "from": from_,
                "to": to,
                "note": note,
                "data": data,
                "document": document,
                "change_set": change_set,
                "recorded_at": recorded_at,
                "recorded_by": recorded_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.permit_event_out_data import PermitEventOutData  # noqa: PLC0415

        d = dict(src_dict)
        seq = d.pop("seq")

        event = d.pop("event")

        event_name = d.pop("event_name")

        on = datetime.date.fromisoformat(d.pop("on"))

        def _parse_from_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        from_ = _parse_from_(d.pop("from"))

        to = d.pop("to")

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        data = PermitEventOutData.from_dict(d.pop("data"))

        def _parse_document(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                document_type_0 = UUID(data)

                return document_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        document = _parse_document(d.pop("document"))

        def _parse_change_set(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                change_set_type_0 = UUID(data)

                return change_set_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        change_set = _parse_change_set(d.pop("change_set"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        def _parse_recorded_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        recorded_by = _parse_recorded_by(d.pop("recorded_by"))

        permit_event_out = cls(
            seq=seq,
            event=event,
            event_name=event_name,
            on=on,
            from_=from_,
            to=to,
            note=note,
            data=data,
            document=document,
            change_set=change_set,
            recorded_at=recorded_at,
            recorded_by=recorded_by,
        )

        permit_event_out.additional_properties = d
        return permit_event_out

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
