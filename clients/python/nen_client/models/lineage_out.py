from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.event_out import EventOut
    from ..models.graph_out import GraphOut
    from ..models.lineage_parcel_out import LineageParcelOut


T = TypeVar("T", bound="LineageOut")


@_attrs_define
class LineageOut:
    """Parcels from which and into which a parcel was made, by operations that were not reverted.

    Attributes:
        id (UUID):
        live (bool):
        parents (list[LineageParcelOut]):
        children (list[LineageParcelOut]):
        event (EventOut | None):
        ended_by (EventOut | None):
        graph (GraphOut | None | Unset):
    """

    id: UUID
    live: bool
    parents: list[LineageParcelOut]
    children: list[LineageParcelOut]
    event: EventOut | None
    ended_by: EventOut | None
    graph: GraphOut | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.event_out import EventOut  # noqa: PLC0415
        from ..models.graph_out import GraphOut  # noqa: PLC0415

        id = str(self.id)

        live = self.live

        parents = []
        for parents_item_data in self.parents:
            parents_item = parents_item_data.to_dict()
            parents.append(parents_item)

        children = []
        for children_item_data in self.children:
            children_item = children_item_data.to_dict()
            children.append(children_item)

        event: dict[str, Any] | None
        if isinstance(self.event, EventOut):
            event = self.event.to_dict()
        else:
            event = self.event

        ended_by: dict[str, Any] | None
        if isinstance(self.ended_by, EventOut):
            ended_by = self.ended_by.to_dict()
        else:
            ended_by = self.ended_by

        graph: dict[str, Any] | None | Unset
        if isinstance(self.graph, Unset):
            graph = UNSET
        elif isinstance(self.graph, GraphOut):
            graph = self.graph.to_dict()
        else:
            graph = self.graph

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "live": live,
                "parents": parents,
                "children": children,
                "event": event,
                "ended_by": ended_by,
            }
        )
        if graph is not UNSET:
            field_dict["graph"] = graph

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_out import EventOut  # noqa: PLC0415
        from ..models.graph_out import GraphOut  # noqa: PLC0415
        from ..models.lineage_parcel_out import LineageParcelOut  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        live = d.pop("live")

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

        def _parse_event(data: object) -> EventOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                event_type_0 = EventOut.from_dict(data)

                return event_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EventOut | None, data)

        event = _parse_event(d.pop("event"))

        def _parse_ended_by(data: object) -> EventOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ended_by_type_0 = EventOut.from_dict(data)

                return ended_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EventOut | None, data)

        ended_by = _parse_ended_by(d.pop("ended_by"))

        def _parse_graph(data: object) -> GraphOut | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                graph_type_0 = GraphOut.from_dict(data)

                return graph_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GraphOut | None | Unset, data)

        graph = _parse_graph(d.pop("graph", UNSET))

        lineage_out = cls(
            id=id,
            live=live,
            parents=parents,
            children=children,
            event=event,
            ended_by=ended_by,
            graph=graph,
        )

        lineage_out.additional_properties = d
        return lineage_out

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
