"""How the services under one landing page, and the maps beside them, lead to each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from layers.catalogue.of_layers import facts_of, record_of
from layers.labels import Label
from layers.spec import LayerSpec
from ogc import extents
from ogc.door import Door
from ogc.records import COLLECTION, dcat, documents
from ogc.records.links import JSON, OGC_REL, absolute, is_served, map_links
from ogc.records.pages import script_of
from ogc.tiles_api.tilesets import SHARED, DataType, tilesets_of

#: Media types as QGIS registers them on a desktop begin with this.
QGIS = "application/x-qgis-"
#: What other packages mount below the landing page: relation, path, format, title.
_OTHERS = (
    (f"{OGC_REL}/processes", "processes", JSON, Label("Các tiến trình xử lý", "Processes")),
    (f"{OGC_REL}/job-list", "jobs", JSON, Label("Các công việc", "Jobs")),
    ("related", "qgis/nen.qgz", QGIS + "project-container", Label("Dự án QGIS", "QGIS project")),
    ("related", "qgis/nen.qlr", QGIS + "layer-definition", Label("Các lớp cho QGIS", "Layers for QGIS")),
)


def landing_links(door: Door) -> list[dict[str, Any]]:
    """Links of the landing page to records, tiles, and whatever else this installation serves."""
    records = f"{door.base_url}/collections/{COLLECTION}"
    found = [
        _link(door, f"{OGC_REL}/ogc-catalog", f"{records}?f=json", JSON, documents.TITLE),
        _link(door, "describedby", f"{door.base_url}/catalogue.jsonld", "application/ld+json",
              Label("Danh mục theo DCAT", "The catalogue as DCAT")),
        _link(door, f"{OGC_REL}/tiling-schemes", f"{door.base_url}/tileMatrixSets?f=json", JSON,
              Label("Các lưới ô bản đồ", "Tile matrix sets")),
        _link(door, f"{OGC_REL}/tilesets-map", f"{door.base_url}/map/tiles?f=json", JSON, SHARED),
    ]  # fmt: skip
    return [
        *found,
        *(_link(door, rel, f"{door.base_url}/{path}", kind, title) for rel, path, kind, title in _served()),
    ]


def landing_actions(door: Door) -> list[tuple[str, str]]:
    """The same for people: title and address."""
    found = [
        (documents.TITLE, f"{reverse('ogc-catalogue')}?f=html"),
        (Label("Các lưới ô bản đồ", "Tile matrix sets"), f"{reverse('ogc-matrix-sets')}?f=html"),
        (SHARED, f"{reverse('ogc-shared-tilesets')}?f=html"),
        (Label("DCAT (JSON-LD)", "DCAT (JSON-LD)"), reverse("ogc-dcat")),
    ]
    root = reverse("ogc-landing")
    found += [
        (title, f"{root}{path}" + ("?f=html" if kind == JSON else ""))
        for _rel, path, kind, title in _served()
    ]
    return [(title.text(door.lang), address) for title, address in found]


def collection_links(door: Door, spec: LayerSpec) -> list[dict[str, Any]]:
    """Links of a layer to its record, tiles, maps and legend."""
    found = [
        _link(door, "describedby", f"{door.base_url}/collections/{COLLECTION}/items/{spec.name}?f=json",
              "application/geo+json", Label("Bản ghi siêu dữ liệu", "Metadata record")),
    ]  # fmt: skip
    for kind, name, title in _tilesets(spec):
        address = f"{door.base_url}{_below(name, spec)}?f=json"
        found.append(_link(door, f"{OGC_REL}/tilesets-{kind}", address, JSON, title))
    box = extents.boxes([spec]).get(spec.name)
    found += [
        _link(door, rel, f"{door.base_url}/{path}?lang={door.lang}", kind, title)
        for rel, path, kind, title in _for_qgis(spec)
    ]
    return found + [absolute(link, documents.origin(door), door.lang) for link in map_links(spec, box)]


def collection_actions(door: Door, spec: LayerSpec) -> list[tuple[str, str]]:
    """The same for people: title and address."""
    found = [("Siêu dữ liệu" if door.lang == "vi" else "Metadata", reverse("ogc-record", args=[spec.name]))]
    found += [
        (title.text(door.lang), reverse(name, args=[spec.name])) for _kind, name, title in _tilesets(spec)
    ]
    root = reverse("ogc-landing")
    return [
        *((title, f"{address}?f=html") for title, address in found),
        *(
            (title.text(door.lang), f"{root}{path}?lang={door.lang}")
            for _rel, path, _kind, title in _for_qgis(spec)
        ),
    ]


def collection_json_ld(door: Door, spec: LayerSpec) -> SafeString:
    """The layer by DCAT, for the head of its page: what search engines for data read."""
    record = record_of(spec, facts_of(spec, door.request.user))
    return script_of(dcat.document(door, record, extents.boxes([spec]).get(spec.name)))


def _tilesets(spec: LayerSpec) -> Iterator[tuple[DataType, str, Label]]:
    if tilesets_of(spec, "vector"):
        yield "vector", "ogc-tilesets", Label("Ô véc-tơ", "Vector tiles")
    if tilesets_of(spec, "map"):
        yield "map", "ogc-map-tilesets", Label("Ô ảnh bản đồ", "Map tiles")


def _served() -> list[tuple[str, str, str, Label]]:
    root = reverse("ogc-landing")
    return [one for one in _OTHERS if is_served(f"{root}{one[1]}")]


def _for_qgis(spec: LayerSpec) -> list[tuple[str, str, str, Label]]:
    """Style and legend of a layer, where they are mounted; a table has a form only."""
    found = [("related", f"qgis/styles/{spec.name}.qml", f"{QGIS}layer-settings",
              Label("Kiểu vẽ cho QGIS (QML)", "Style for QGIS (QML)"))]  # fmt: skip
    if spec.is_spatial:
        found.append(
            (f"{OGC_REL}/legend", f"qgis/legend/{spec.name}.png", "image/png", Label("Chú giải", "Legend"))
        )
    root = reverse("ogc-landing")
    return [one for one in found if is_served(f"{root}{one[1]}")]


def _below(name: str, spec: LayerSpec) -> str:
    """Path below the landing page."""
    return reverse(name, args=[spec.name]).removeprefix(reverse("ogc-landing").rstrip("/"))


def _link(door: Door, rel: str, href: str, media_type: str, title: Label) -> dict[str, str]:
    return {
        "rel": rel,
        "type": media_type,
        "href": href,
        "hreflang": door.lang,
        "title": title.text(door.lang),
    }
