from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.webhook_in_events_item import WebhookInEventsItem, check_webhook_in_events_item
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.webhook_in_area_type_1 import WebhookInAreaType1


T = TypeVar("T", bound="WebhookIn")


@_attrs_define
class WebhookIn:
    """A subscription. `area` is a ward code, a box (text) or a GeoJSON polygon in `crs` (OGC:CRS84 when left out), null
    = everywhere; `since` a cursor of the feed to begin with, what is published from now on when left out.

        Attributes:
            url (str):
            name (str | Unset):  Default: ''.
            layers (list[str] | Unset):
            events (list[WebhookInEventsItem] | Unset):
            area (None | str | Unset | WebhookInAreaType1):
            crs (str | Unset):  Default: ''.
            since (str | Unset):  Default: ''.
    """

    url: str
    name: str | Unset = ""
    layers: list[str] | Unset = UNSET
    events: list[WebhookInEventsItem] | Unset = UNSET
    area: None | str | Unset | WebhookInAreaType1 = UNSET
    crs: str | Unset = ""
    since: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        from ..models.webhook_in_area_type_1 import WebhookInAreaType1  # noqa: PLC0415

        url = self.url

        name = self.name

        layers: list[str] | Unset = UNSET
        if not isinstance(self.layers, Unset):
            layers = self.layers

        events: list[str] | Unset = UNSET
        if not isinstance(self.events, Unset):
            events = []
            for events_item_data in self.events:
                events_item: str = events_item_data
                events.append(events_item)

        area: dict[str, Any] | None | str | Unset
        if isinstance(self.area, Unset):
            area = UNSET
        elif isinstance(self.area, WebhookInAreaType1):
            area = self.area.to_dict()
        else:
            area = self.area

        crs = self.crs

        since = self.since

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "url": url,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if layers is not UNSET:
            field_dict["layers"] = layers
        if events is not UNSET:
            field_dict["events"] = events
        if area is not UNSET:
            field_dict["area"] = area
        if crs is not UNSET:
            field_dict["crs"] = crs
        if since is not UNSET:
            field_dict["since"] = since

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.webhook_in_area_type_1 import WebhookInAreaType1  # noqa: PLC0415

        d = dict(src_dict)
        url = d.pop("url")

        name = d.pop("name", UNSET)

        layers = cast(list[str], d.pop("layers", UNSET))

        _events = d.pop("events", UNSET)
        events: list[WebhookInEventsItem] | Unset = UNSET
        if _events is not UNSET:
            events = []
            for events_item_data in _events:
                events_item = check_webhook_in_events_item(events_item_data)

                events.append(events_item)

        def _parse_area(data: object) -> None | str | Unset | WebhookInAreaType1:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                area_type_1 = WebhookInAreaType1.from_dict(data)

                return area_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | str | Unset | WebhookInAreaType1, data)

        area = _parse_area(d.pop("area", UNSET))

        crs = d.pop("crs", UNSET)

        since = d.pop("since", UNSET)

        webhook_in = cls(
            url=url,
            name=name,
            layers=layers,
            events=events,
            area=area,
            crs=crs,
            since=since,
        )

        return webhook_in
