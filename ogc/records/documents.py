"""Documents of the catalogue: its description, a page of records, one record, what may be asked (Records Part 1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from geo.domain.crs import CRS84
from geo.domain.values import BBox
from layers.catalogue.record import Box, Record
from layers.labels import Label
from layers.registry import registry
from ogc import extents, schemas, shapes
from ogc.documents import GREGORIAN
from ogc.door import Door
from ogc.records import COLLECTION
from ogc.records.links import GEOJSON, absolute, links_of
from ogc.records.query import RecordsQuery
from ogc.records.words import ACCESS, FREQUENCY, KINDS, RIGHTS, TOPICS, keywords_of, theme_name

CONFORMS = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core"
TITLE = Label("Danh mục dữ liệu", "Catalogue")
DESCRIPTION = Label(
    "Siêu dữ liệu của mọi lớp, đồ án và ảnh chụp mà người hỏi được thấy.",
    "Metadata of every layer, plan and snapshot that the caller may see.",
)
_LANGUAGES = {
    "vi": {"code": "vi", "name": "Tiếng Việt", "alternate": "Vietnamese"},
    "en": {"code": "en", "name": "English"},
}
_TOPIC_SCHEME = "https://standards.iso.org/iso/19115/resources/Codelists/gml/MD_TopicCategoryCode.xml"


def boxes_of(found: Iterable[Record]) -> dict[str, Box]:
    """Extents of records by id, degrees WGS 84; of a layer from its index, of what lies within one from its source."""
    found = list(found)
    layers = {record.layer for record in found if record.kind != "plan" and record.layer in registry}
    known = extents.boxes([registry.get(name) for name in sorted(layers)])
    boxes = {
        record.id: record.box or (known.get(record.layer) if record.kind != "plan" else None)
        for record in found
    }
    return {name: box for name, box in boxes.items() if box is not None}


def collection(door: Door) -> dict[str, Any]:
    """The catalogue as a collection."""
    lang, address = door.lang, _address(door)
    west, south, east, north = BBox.of(settings.CITY.extent, settings.STORAGE_SRID).to(CRS84).as_tuple()
    box = [round(value, 6) for value in (west, south, east, north)]
    return {
        "id": COLLECTION,
        "type": "Collection",
        "itemType": "record",
        "title": TITLE.text(lang),
        "description": DESCRIPTION.text(lang),
        "keywords": [theme_name(theme, lang) for theme in dict.fromkeys(one.theme for one in door.specs.values())],
        "attribution": settings.CITY.name(lang),
        "contacts": [{"organization": settings.CITY.name(lang), "roles": ["publisher"]}],
        "extent": {
            "spatial": {"bbox": [box], "crs": CRS84.uri},
            "temporal": {"interval": [[None, None]], "trs": GREGORIAN},
        },
        "links": [
            _link(door, "self", f"{address}?f=json", "application/json", TITLE),
            _link(door, "alternate", f"{address}?f=html", "text/html", TITLE),
            _link(door, "items", f"{address}/items?f=json", GEOJSON, Label("Các bản ghi", "Records")),
            _link(door, "items", f"{address}/items?f=html", "text/html", Label("Các bản ghi", "Records")),
            _link(door, "http://www.opengis.net/def/rel/ogc/1.0/queryables", f"{address}/queryables?f=json",
                  "application/schema+json", Label("Thuộc tính lọc được", "Queryables")),
            _link(door, "alternate", f"{door.base_url}/catalogue.jsonld", "application/ld+json",
                  Label("Danh mục theo DCAT", "The catalogue as DCAT")),
            _link(door, "root", f"{door.base_url}/?f=json", "application/json", Label("Trang đầu", "Landing page")),
        ],
    }  # fmt: skip


def page(door: Door, query: RecordsQuery, matched: Sequence[Record], boxes: dict[str, Box]) -> dict[str, Any]:
    """One page of the records that were asked for."""
    shown = matched[query.offset : query.offset + query.limit]
    address = f"{_address(door)}/items"
    links = [
        _link(door, "self", _with(door, address, f="json"), GEOJSON, Label("Trang này", "This page")),
        _link(
            door, "alternate", _with(door, address, f="html"), "text/html", Label("Trang này", "This page")
        ),
        _link(door, "collection", f"{_address(door)}?f=json", "application/json", TITLE),
    ]
    if query.offset + query.limit < len(matched):
        links.append(_link(door, "next", _with(door, address, f="json", offset=str(query.offset + query.limit)),
                           GEOJSON, Label("Trang sau", "Next page")))  # fmt: skip
    if query.offset > 0:
        before = str(max(0, query.offset - query.limit))
        links.append(_link(door, "prev", _with(door, address, f="json", offset=before), GEOJSON,
                           Label("Trang trước", "Previous page")))  # fmt: skip
    return {
        "type": "FeatureCollection",
        "timeStamp": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "numberMatched": len(matched),
        "numberReturned": len(shown),
        "links": links,
        "features": [feature(door, record, boxes.get(record.id)) for record in shown],
    }


def feature(door: Door, record: Record, box: Box | None) -> dict[str, Any]:
    """One record as a GeoJSON feature.

    Args:
        box: its extent, degrees WGS 84.
    """
    address = f"{_address(door)}/items/{record.id}"
    interval = _interval(record)
    own = [
        _link(door, "self", f"{address}?f=json", GEOJSON, record.title),
        _link(door, "alternate", f"{address}?f=html", "text/html", record.title),
        _link(door, "collection", f"{_address(door)}?f=json", "application/json", TITLE),
    ]
    if record.part_of:
        own.append(_link(door, "up", f"{_address(door)}/items/{record.part_of}?f=json", GEOJSON,
                         Label("Bản ghi của lớp", "Record of the layer")))  # fmt: skip
    if record.licence.startswith("http"):
        own.append({"rel": "license", "href": record.licence, "type": "text/html"})
    data = [absolute(link, origin(door), door.lang) for link in links_of(record, box)]
    return {
        "id": record.id,
        "type": "Feature",
        "conformsTo": [CONFORMS],
        "time": {"interval": interval, "resolution": "P1D"} if interval else None,
        "geometry": _geometry(box),
        "properties": _properties(record, box, door.lang) | {"formats": _formats(data)},
        "links": [*own, *data],
    }


def queryables(door: Door) -> dict[str, Any]:
    """What may be asked of records by parameters of the same name."""
    lang = door.lang
    names = {
        "type": (Label("Loại", "Type"), [{"const": kind, "title": label.text(lang)} for kind, label in KINDS.items()]),
        "theme": (Label("Chủ đề", "Theme"), []),
        "layer": (Label("Lớp", "Layer"), []),
        "accessRights": (Label("Quyền truy cập", "Access"),
                         [{"const": one, "title": label.text(lang)} for one, label in ACCESS.items()]),
    }  # fmt: skip
    properties: dict[str, Any] = {
        name: {"title": label.text(lang), "type": "string"} | ({"oneOf": codes} if codes else {})
        for name, (label, codes) in names.items()
    }
    properties["geometry"] = {
        "title": Label("Phạm vi", "Extent").text(lang), "x-ogc-role": "primary-geometry",
        "format": "geometry-polygon",
    }  # fmt: skip
    return {
        "$schema": schemas.DRAFT,
        "$id": f"{_address(door)}/queryables",
        "type": "object",
        "title": TITLE.text(lang),
        "description": DESCRIPTION.text(lang),
        "properties": properties,
        "additionalProperties": False,
    }


def origin(door: Door) -> str:
    """`https://…` of this installation, without a slash at the end."""
    return door.base_url.removesuffix(reverse("ogc-landing").rstrip("/"))


def stored_box(record: Record, box: Box | None) -> Box | None:
    """Extent in the storage CRS, metres: as the source has it, else around the box in degrees."""
    if record.stored_box is not None or box is None:
        return record.stored_box
    a, b, c, d = BBox.of(box, CRS84).to(shapes.storage_crs()).as_tuple()
    return (a, b, c, d)


def _properties(record: Record, box: Box | None, lang: str) -> dict[str, Any]:
    other = "en" if lang == "vi" else "vi"
    found: dict[str, Any] = {
        "type": record.kind,
        "title": record.title.text(lang),
        "description": record.description.text(lang),
        "keywords": list(dict.fromkeys(word.text(lang) for word in keywords_of(record))),
        "themes": [
            {"concepts": [{"id": record.theme, "title": theme_name(record.theme, lang)}], "scheme": "nen"},
            {"concepts": [{"id": TOPICS.get(record.theme, "planningCadastre")}], "scheme": _TOPIC_SCHEME},
        ],
        "language": _LANGUAGES[lang],
        "languages": [_LANGUAGES[lang], _LANGUAGES[other]],
        "resourceLanguages": [_LANGUAGES["vi"]],
        "contacts": [
            {"organization": one.organisation.text(lang), "roles": list(one.roles)} for one in record.contacts
        ],
        "rights": RIGHTS[record.access].text(lang),
        "accessRights": record.access,
        "externalIds": [{"scheme": scheme, "value": value} for scheme, value in record.identifiers],
        "theme": record.theme,
        "layer": record.layer,
        "lineage": record.lineage.text(lang),
        "updateFrequency": {"code": "asNeeded", "title": FREQUENCY.text(lang)},
        "synthetic": record.synthetic,
        "extent": _extent(record, box),
    }
    optional = {
        "created": _moment(record.created),
        "updated": _moment(record.updated),
        "license": "other" if record.licence.startswith("http") else record.licence,
        "scaleDenominators": list(record.scales),
        "positionalAccuracy": {"value": record.tolerance_m, "unit": "m"} if record.tolerance_m else None,
        "quality": [label.text(lang) for label in record.quality],
        "featureCount": record.features,
    }
    return found | {name: value for name, value in optional.items() if value not in (None, "", [])}


def _extent(record: Record, box: Box | None) -> dict[str, Any]:
    extent: dict[str, Any] = {"temporal": {"interval": [_interval(record) or ["..", ".."]], "trs": GREGORIAN}}
    if box is not None:
        extent["spatial"] = {"bbox": [_degrees(box)], "crs": CRS84.uri}
    stored = stored_box(record, box)
    if stored is not None:
        metres = [round(value, 3) for value in stored]
        extent["storage"] = {"bbox": [metres], "crs": shapes.storage_crs().uri}
    return extent


def _interval(record: Record) -> list[str] | None:
    """First and last day on which it holds, both included; `..` = open. None when nothing is known."""
    if record.valid_from is None and record.valid_to is None:
        return None
    last = record.valid_to - timedelta(days=1) if record.valid_to is not None else None
    return [_day(record.valid_from), _day(last)]


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ".."


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None


def _geometry(box: Box | None) -> dict[str, Any] | None:
    if box is None:
        return None
    west, south, east, north = _degrees(box)
    if west == east or south == north:
        return {"type": "Point", "coordinates": [west, south]}
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _degrees(box: Box) -> list[float]:
    return [round(value, 6) for value in box]


def _formats(links: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Formats in which the data themselves come."""
    of_data = ("items", "item", "enclosure", "http://www.opengis.net/def/rel/ogc/1.0/map")
    types = dict.fromkeys(link["type"] for link in links if link["rel"] in of_data)
    return [{"mediaType": one} for one in types]


def _address(door: Door) -> str:
    return f"{door.base_url}/collections/{COLLECTION}"


def _with(door: Door, address: str, **changes: str) -> str:
    return f"{address}?{urlencode({**door.parameters, **changes})}"


def _link(door: Door, rel: str, href: str, media_type: str, title: Label) -> dict[str, str]:
    return {
        "rel": rel,
        "type": media_type,
        "href": href,
        "hreflang": door.lang,
        "title": title.text(door.lang),
    }
