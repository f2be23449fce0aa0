"""DCAT (W3C, profile DCAT-AP) as JSON-LD: the catalogue for portals of open data, the same records in other words.

The context stands in the document, so that nothing has to be fetched to read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from layers.catalogue.record import Box, Contact, Record, Role
from layers.changesets.snapshots import State
from ogc.configuration import TITLE as SERVICE_TITLE
from ogc.door import Door
from ogc.records import COLLECTION
from ogc.records.documents import DESCRIPTION, origin, stored_box
from ogc.records.links import OGC_REL, WMS_PATH, WMTS_PATH, absolute, links_of
from ogc.records.words import DATA_THEMES, OTHER_DATA_THEME, keywords_of
from ogc.shapes import storage_crs

_EU = "http://publications.europa.eu/resource/authority"
CONTEXT: dict[str, Any] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gsp": "http://www.opengis.net/ont/geosparql#",
    "locn": "http://www.w3.org/ns/locn#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: Links of a record that are ways to the data, and how DCAT calls them.
_DISTRIBUTIONS = {
    "items": "dcat:accessURL", "item": "dcat:accessURL", "enclosure": "dcat:downloadURL", "service": "dcat:accessURL",
    f"{OGC_REL}/tilesets-vector": "dcat:accessURL", f"{OGC_REL}/map": "dcat:accessURL",
}  # fmt: skip
_ROLE = "http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole"


def catalogue(
    door: Door, found: Iterable[Record], boxes: Mapping[str, Box], states: Mapping[str, State]
) -> dict[str, Any]:
    """The catalogue with these records as datasets.

    Args:
        boxes: extents by record, degrees WGS 84.
        states: what snapshots hold at this moment, by record; only of those that were asked for.
    """
    found = list(found)
    city = settings.CITY
    publisher = {
        "@id": f"{origin(door)}/#city",
        "@type": "foaf:Agent",
        "foaf:name": _both(city.name_vi, city.name_en),
    }
    return {
        "@context": CONTEXT,
        "@id": f"{door.base_url}/catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _both(*(SERVICE_TITLE[lang].format(city=city.name(lang)) for lang in ("vi", "en"))),
        "dct:description": _both(DESCRIPTION.vi, DESCRIPTION.en),
        "dct:publisher": publisher,
        "dct:language": [_id(f"{_EU}/language/VIE"), _id(f"{_EU}/language/ENG")],
        "foaf:homepage": _id(f"{door.base_url}/collections/{COLLECTION}?f=html"),
        "dcat:service": [_service(door, found)],
        "dcat:dataset": [dataset(door, one, boxes.get(one.id), states.get(one.id)) for one in found],
    }  # fmt: skip


def document(door: Door, record: Record, box: Box | None, state: State | None = None) -> dict[str, Any]:
    """One record as a document of its own, as it stands in the head of pages."""
    return {"@context": CONTEXT, **dataset(door, record, box, state)}


def dataset(door: Door, record: Record, box: Box | None, state: State | None = None) -> dict[str, Any]:
    """One record as a dcat:Dataset."""
    theme = DATA_THEMES.get(record.theme, OTHER_DATA_THEME)
    found: dict[str, Any] = {
        "@id": _address(door, record.id),
        "@type": "dcat:Dataset",
        "dct:identifier": record.id,
        "dct:title": _both(*record.title),
        "dct:description": _both(*record.description),
        "dcat:keyword": [word for pair in keywords_of(record) for word in _both(*pair)],
        "dcat:theme": _id(f"{_EU}/data-theme/{theme}"),
        "dct:publisher": _id(f"{origin(door)}/#city"),
        "dct:accrualPeriodicity": _id(f"{_EU}/frequency/IRREG"),
        "dct:accessRights": _id(f"{_EU}/access-right/{'PUBLIC' if record.access == 'public' else 'RESTRICTED'}"),
        "dct:provenance": {"@type": "dct:ProvenanceStatement", "rdfs:label": _both(*record.lineage)},
        "dct:language": _id(f"{_EU}/language/VIE"),
        "dcat:landingPage": _id(f"{_address(door, record.id)}?f=html"),
        "dcat:contactPoint": [_vcard(one) for one in record.contacts if "pointOfContact" in one.roles],
        "prov:qualifiedAttribution": [_attribution(one, role) for one in record.contacts for role in one.roles],
        "dcat:distribution": _distributions(door, record, box, state),
    }  # fmt: skip
    optional = {
        "dct:issued": _moment(record.created),
        "dct:modified": _moment(record.updated),
        "dct:license": _licence(record.licence),
        "dct:isPartOf": _id(_address(door, record.part_of)) if record.kind == "plan" else None,
        "dct:isVersionOf": _id(_address(door, record.part_of)) if record.kind == "snapshot" else None,
        "dct:spatial": _places(record, box),
        "dct:temporal": _period(record),
        "dct:conformsTo": _id(storage_crs().uri) if box is not None else None,
        "dcat:spatialResolutionInMeters": {"@value": str(record.tolerance_m), "@type": "xsd:decimal"}
        if record.tolerance_m
        else None,
        "adms:versionNotes": f"{state.place}; {state.features}" if state is not None else None,
    }
    return found | {name: value for name, value in optional.items() if value not in (None, [])}


def _distributions(door: Door, record: Record, box: Box | None, state: State | None) -> list[dict[str, Any]]:
    made = []
    for link in links_of(record, box):
        if link.rel not in _DISTRIBUTIONS:
            continue
        href = absolute(link, origin(door), door.lang)["href"]
        one: dict[str, Any] = {
            "@type": "dcat:Distribution",
            "dct:title": _both(*link.title),
            "dcat:accessURL": _id(href),
            "dcat:mediaType": _id(f"https://www.iana.org/assignments/media-types/{link.media_type}"),
        }
        if _DISTRIBUTIONS[link.rel] == "dcat:downloadURL":
            one["dcat:downloadURL"] = _id(href)
            if state is not None:
                one["spdx:checksum"] = _checksum(state)
        if licence := _licence(record.licence):
            one["dct:license"] = licence
        made.append(one)
    return made


def _checksum(state: State) -> dict[str, Any]:
    """Of the content, not of the bytes: two files of the same content differ in their time stamps."""
    return {
        "@type": "spdx:Checksum",
        "spdx:algorithm": _id("spdx:checksumAlgorithm_sha256"),
        "spdx:checksumValue": {"@value": state.checksum, "@type": "xsd:hexBinary"},
        "rdfs:comment": _both(
            "SHA-256 trên một dòng <id>:<phiên bản> cho mỗi đối tượng theo thứ tự id, như nen_checksum trong tệp.",
            "SHA-256 over a line <id>:<version> for each feature in the order of ids, as nen_checksum in the file.",
        ),
    }


def _service(door: Door, found: Iterable[Record]) -> dict[str, Any]:
    served = [_id(_address(door, one.id)) for one in found if one.kind == "dataset"]
    return {
        "@id": f"{door.base_url}/",
        "@type": "dcat:DataService",
        "dct:title": _both("OGC API", "OGC API"),
        "dcat:endpointURL": _id(f"{door.base_url}/"),
        "dcat:endpointDescription": [
            _id(f"{door.base_url}/openapi?f=json"),
            *(_id(f"{origin(door)}{path}") for path in (WMTS_PATH, WMS_PATH)),
        ],
        "dcat:servesDataset": served,
    }


def _vcard(contact: Contact) -> dict[str, Any]:
    return {"@type": "vcard:Organization", "vcard:fn": _both(*contact.organisation)}


def _attribution(contact: Contact, role: Role) -> dict[str, Any]:
    agent = {"@type": "foaf:Agent", "foaf:name": _both(*contact.organisation)}
    return {"@type": "prov:Attribution", "prov:agent": agent, "dcat:hadRole": _id(f"{_ROLE}/{role}")}


def _places(record: Record, box: Box | None) -> list[dict[str, Any]]:
    """Extent in degrees, and in the storage CRS in metres."""
    if box is None:
        return []
    places = [_place(box, "", 6)]
    if (stored := stored_box(record, box)) is not None:
        places.append(_place(stored, f"<{storage_crs().uri}> ", 3))
    return places


def _place(box: Box, crs: str, decimals: int) -> dict[str, Any]:
    west, south, east, north = (round(value, decimals) for value in box)
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    ring = ", ".join(f"{x} {y}" for x, y in corners)
    return {
        "@type": "dct:Location",
        "dcat:bbox": {"@value": f"{crs}POLYGON(({ring}))", "@type": "gsp:wktLiteral"},
    }


def _period(record: Record) -> dict[str, Any] | None:
    if record.valid_from is None and record.valid_to is None:
        return None
    last = record.valid_to - timedelta(days=1) if record.valid_to is not None else None
    days: dict[str, date | None] = {"dcat:startDate": record.valid_from, "dcat:endDate": last}
    return {"@type": "dct:PeriodOfTime"} | {
        name: {"@value": day.isoformat(), "@type": "xsd:date"}
        for name, day in days.items()
        if day is not None
    }


def _licence(licence: str) -> dict[str, str] | None:
    if not licence:
        return None
    return _id(licence if licence.startswith("http") else f"https://spdx.org/licenses/{licence}")


def _moment(moment: Any) -> dict[str, str] | None:
    return {"@value": moment.isoformat(), "@type": "xsd:dateTime"} if moment is not None else None


def _address(door: Door, record: str) -> str:
    return f"{door.base_url}/collections/{COLLECTION}/items/{record}"


def _id(address: str) -> dict[str, str]:
    return {"@id": address}


def _text(value: str, lang: str) -> dict[str, str]:
    return {"@value": value, "@language": lang}


def _both(vi: str, en: str) -> list[dict[str, str]]:
    return [_text(vi, "vi"), _text(en, "en")]
