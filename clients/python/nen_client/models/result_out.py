from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ResultOut")


@_attrs_define
class ResultOut:
    """One result; lon, lat and bbox in degrees WGS 84.

    Attributes:
        kind (str):
        title (str):
        subtitle (str):
        lon (float | None):
        lat (float | None):
        bbox (list[float] | None):
        id (None | str):
        href (None | str):
    """

    kind: str
    title: str
    subtitle: str
    lon: float | None
    lat: float | None
    bbox: list[float] | None
    id: None | str
    href: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        title = self.title

        subtitle = self.subtitle

        lon: float | None
        lon = self.lon

        lat: float | None
        lat = self.lat

        bbox: list[float] | None
        if isinstance(self.bbox, list):
            bbox = self.bbox

        else:
            bbox = self.bbox

        id: None | str
        id = self.id

        href: None | str
        href = self.href

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "title": title,
                "subtitle": subtitle,
                "lon": lon,
                "lat": lat,
                "bbox": bbox,
                "id": id,
                "href": href,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        title = d.pop("title")

        subtitle = d.pop("subtitle")

        def _parse_lon(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        lon = _parse_lon(d.pop("lon"))

        def _parse_lat(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        lat = _parse_lat(d.pop("lat"))

        def _parse_bbox(data: object) -> list[float] | None:
            if data is None:
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                bbox_type_0 = cast(list[float], data)

                return bbox_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[float] | None, data)

        bbox = _parse_bbox(d.pop("bbox"))

        def _parse_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        id = _parse_id(d.pop("id"))

        def _parse_href(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        href = _parse_href(d.pop("href"))

        result_out = cls(
            kind=kind,
            title=title,
            subtitle=subtitle,
            lon=lon,
            lat=lat,
            bbox=bbox,
            id=id,
            href=href,
        )

        result_out.additional_properties = d
        return result_out

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
