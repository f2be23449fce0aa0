"""Where the data of a record are: the doors of this installation that serve its layer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import Resolver404, resolve, reverse

from layers.catalogue.record import Box, Link, Record
from layers.labels import Label
from layers.registry import registry
from layers.rights import may
from layers.spec import LayerSpec

OGC_REL = "http://www.opengis.net/def/rel/ogc/1.0"
GEOJSON, JSON, XML, PNG = "application/geo+json", "application/json", "application/xml", "image/png"
WMTS_PATH = "/map/wmts/1.0.0/WMTSCapabilities.xml"
WMS_PATH = "/map/service?SERVICE=WMS&REQUEST=GetCapabilities"
_PREVIEW_PX = 600


def is_served(path: str) -> bool:
    """Whether this installation answers at a path; what other packages mount is linked once it is there."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def links_of(record: Record, box: Box | None) -> tuple[Link, ...]:
    """Links of a record: what its source says, and for a layer its doors."""
    if record.kind != "dataset":
        return record.links
    return (*_doors(registry.get(record.layer), box), *record.links)


def absolute(link: Link, origin: str, lang: str) -> dict[str, Any]:
    """A link as the standards write it.

    Args:
        origin: `https://…` without a slash at the end.
    """
    return {
        "rel": link.rel, "type": link.media_type, "href": f"{origin}{link.path}", "hreflang": lang,
        "title": link.title.text(lang),
    }  # fmt: skip


def map_links(spec: LayerSpec, box: Box | None) -> Iterator[Link]:
    """Maps of a layer: drawn of what everybody may see only."""
    if not spec.is_spatial or not may(None, "read", spec):
        return
    if box is not None:
        yield Link(
            f"{OGC_REL}/map",
            map_path(spec, box),
            PNG,
            Label("Bản đồ của lớp (WMS)", "Map of the layer (WMS)"),
        )
    yield Link("service", WMTS_PATH, XML, Label(f"WMTS, lớp {spec.name}", f"WMTS, layer {spec.name}"))
    yield Link("service", WMS_PATH, XML, Label(f"WMS, lớp {spec.name}", f"WMS, layer {spec.name}"))
    yield Link(f"{OGC_REL}/legend", f"/tiles/legend/{spec.name}.json", JSON, Label("Chú giải", "Legend"))


def map_path(spec: LayerSpec, box: Box) -> str:
    """WMS picture of the extent of a layer, with the proportions of the box."""
    west, south, east, north = box
    width, height = max(east - west, 1e-6), max(north - south, 1e-6)
    scale = _PREVIEW_PX / max(width, height)
    query = {
        "SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetMap", "LAYERS": spec.name, "STYLES": "",
        "CRS": "CRS:84", "BBOX": f"{west},{south},{east},{north}", "FORMAT": PNG, "TRANSPARENT": "TRUE",
        "WIDTH": max(1, round(width * scale)), "HEIGHT": max(1, round(height * scale)),
    }  # fmt: skip
    return f"/map/service?{urlencode(query, safe=',:/')}"


def _doors(spec: LayerSpec, box: Box | None) -> Iterator[Link]:
    title = spec.title
    yield Link("items", f"{reverse('ogc-items', args=[spec.name])}?f=json", GEOJSON,
               Label(f"{title.vi}: các đối tượng", f"{title.en}: features"))  # fmt: skip
    yield Link("data", f"{reverse('ogc-collection', args=[spec.name])}?f=json", JSON,
               Label("Lớp dữ liệu", "Collection"))  # fmt: skip
    yield Link(f"{OGC_REL}/schema", f"{reverse('ogc-schema', args=[spec.name])}?f=json", "application/schema+json",
               Label("Lược đồ", "Schema"))  # fmt: skip
    if spec.is_spatial and spec.tiles is not None:
        yield Link(f"{OGC_REL}/tilesets-vector", f"{reverse('ogc-tilesets', args=[spec.name])}?f=json", JSON,
                   Label("Ô véc-tơ", "Vector tiles"))  # fmt: skip
    yield from map_links(spec, box)
    qgis = f"{reverse('ogc-landing')}qgis/nen.qgz"
    if spec.is_spatial and is_served(qgis):
        yield Link("related", qgis, "application/vnd.qgis.qgz", Label("Dự án QGIS", "QGIS project"))
