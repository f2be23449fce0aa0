from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.suggestion_out_kind import SuggestionOutKind, check_suggestion_out_kind

T = TypeVar("T", bound="SuggestionOut")


@_attrs_define
class SuggestionOut:
    """A way to go on typing: `insert` takes the place of the whole text and is understood by the lookup.

    Attributes:
        text (str):
        insert (str):
        kind (SuggestionOutKind):
        complete (bool):
        why (str):
        id (None | UUID):
    """

    text: str
    insert: str
    kind: SuggestionOutKind
    complete: bool
    why: str
    id: None | UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        text = self.text

        insert = self.insert

        kind: str = self.kind

        complete = self.complete

        why = self.why

        id: None | str
        if isinstance(self.id, UUID):
            id = str(self.id)
        else:
            id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "text": text,
                "insert": insert,
                "kind": kind,
                "complete": complete,
                "why": why,
                "id": id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        text = d.pop("text")

        insert = d.pop("insert")

        kind = check_suggestion_out_kind(d.pop("kind"))

        complete = d.pop("complete")

        why = d.pop("why")

        def _parse_id(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                id_type_0 = UUID(data)

                return id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        id = _parse_id(d.pop("id"))

        suggestion_out = cls(
            text=text,
            insert=insert,
            kind=kind,
            complete=complete,
            why=why,
            id=id,
        )

        suggestion_out.additional_properties = d
        return suggestion_out

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
