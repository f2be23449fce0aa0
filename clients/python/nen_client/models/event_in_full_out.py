from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.lineage_parcel_out import LineageParcelOut
    from ..models.link_out import LinkOut


T = TypeVar("T", bound="EventInFullOut")


@_attrs_define
class EventInFullOut:
    """An event with the parcels before and after it.

    Attributes:
        id (UUID):
        operation (str):
        title (str):
        document (str):
        date (datetime.date | None):
        effective_on (datetime.date):
        change_set (UUID):
        reverted (bool):
        recorded_at (datetime.datetime):
        parents (list[LineageParcelOut]):
        children (list[LineageParcelOut]):
        links (list[LinkOut]):
    """

    id: UUID
    operation: str
    title: str
    document: str
    date: datetime.date | None
    effective_on: datetime.date
    change_set: UUID
    reverted: bool
    recorded_at: datetime.datetime
    parents: list[LineageParcelOut]
    children: list[LineageParcelOut]
    links: list[LinkOut]
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

        recorded_at = self.recorded_at.isoformat()

        parents = []
        for parents_item_data in self.parents:
            parents_item = parents_item_data.to_dict()
            parents.append(parents_item)

        children = []
        for children_item_data in self.children:
            children_item = children_item_data.to_dict()
            children.append(children_item)

        links = []
        for links_item_data in self.links:
            links_item = links_item_data.to_dict()
            links.append(links_item)

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
                "recorded_at": recorded_at,
                "parents": parents,
                "children": children,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lineage_parcel_out import LineageParcelOut  # noqa: PLC0415
        from ..models.link_out import LinkOut  # noqa: PLC0415

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

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        parents = []
        _parents = d.pop("parents")
        for parents_item_data in _parents:
            parents_item = LineageParcelOut.from_dict(parents_item_data)

            parents.append(parents_item)

        children = []
        _children = d.pop("children")
        for children_item_data in _children:
            children_item = LineageParcelOut.from_dict(children_item_data)

            children.append(children_item)

        links = []
        _links = d.pop("links")
        for links_item_data in _links:
            links_item = LinkOut.from_dict(links_item_data)

            links.append(links_item)

        event_in_full_out = cls(
            id=id,
            operation=operation,
            title=title,
            document=document,
            date=date,
            effective_on=effective_on,
            change_set=change_set,
            reverted=reverted,
            recorded_at=recorded_at,
            parents=parents,
            children=children,
            links=links,
        )

        event_in_full_out.additional_properties = d
        return event_in_full_out

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
