"""Pages of the catalogue for people: the catalogue by theme, a search, one record."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from layers.catalogue.record import Record
from ogc import sketch
from ogc.door import Door
from ogc.records import documents
from ogc.records.words import ACCESS, KINDS, theme_name

PAGE_LIMIT = "20"


def catalogue(door: Door, document: dict[str, Any], found: Iterable[Record]) -> HttpResponse:
    """What there is, by kind and theme, and a search."""
    counted = Counter((record.kind, record.theme) for record in found)
    kinds = [
        {
            "code": kind,
            "title": label.text(door.lang),
            "count": sum(count for (of, _theme), count in counted.items() if of == kind),
            "themes": [
                {"code": theme, "title": theme_name(theme, door.lang), "count": count}
                for (of, theme), count in counted.items()
                if of == kind
            ],
        }
        for kind, label in KINDS.items()
    ]
    page = {"title": document["title"], "document": document, "kinds": [one for one in kinds if one["count"]]}
    return _render(door, "catalogue", page | {"crumbs": []})


def queryables(door: Door, document: dict[str, Any]) -> HttpResponse:
    """What may be asked, as a table."""
    rows = [
        {
            "name": name,
            "label": one["title"],
            "type": " · ".join(filter(None, (one.get("type", ""), one.get("format", "")))),
            "codes": one.get("oneOf", []),
        }
        for name, one in document["properties"].items()
    ]
    page = {"title": document["title"], "document": document, "rows": rows, "crumbs": _crumbs(door)}
    return render(door.request, "ogc/fields.html", {"service_url": door.base_url, **page})


def items(door: Door, document: dict[str, Any]) -> HttpResponse:
    """Records found."""
    features = [
        {
            "id": one["id"],
            "title": one["properties"]["title"],
            "text": one["properties"]["description"],
            "kind": KINDS[one["properties"]["type"]].text(door.lang),
            "theme": theme_name(one["properties"]["theme"], door.lang),
            "access": one["properties"]["accessRights"],
            "updated": one["properties"].get("updated", "")[:10],
        }
        for one in document["features"]
    ]
    chosen = [
        {"name": name, "value": text}
        for name, text in door.parameters.items()
        if name not in ("f", "lang", "q", "type", "offset")
    ]
    page = {
        "title": documents.TITLE.text(door.lang),
        "document": document,
        "records": features,
        "kinds": [{"code": code, "title": label.text(door.lang)} for code, label in KINDS.items()],
        "asked": door.parameters,
        "chosen": chosen,
        "next": _page_link(document, "next"),
        "before": _page_link(document, "prev"),
        "crumbs": _crumbs(door),
    }
    return _render(door, "records", page)


def item(door: Door, record: Record, document: dict[str, Any], linked: dict[str, Any]) -> HttpResponse:
    """One record with its links.

    Args:
        linked: the same as JSON-LD, for the head of the page.
    """
    box = document["properties"]["extent"].get("spatial", {}).get("bbox", [None])[0]
    names = {"self", "alternate", "collection"}
    page = {
        "title": record.title.text(door.lang),
        "properties": document["properties"],
        "kind": KINDS[record.kind].text(door.lang),
        "theme": theme_name(record.theme, door.lang),
        "access": ACCESS[record.access].text(door.lang),
        "license_url": record.licence if record.licence.startswith("http") else "",
        "extent": document["properties"]["extent"],
        "data_links": [link for link in document["links"] if link["rel"] not in names and "title" in link],
        "map": sketch.of_box(tuple(box)) if box else None,
        "json_ld": script_of(linked),
        "crumbs": [*_crumbs(door), (KINDS[record.kind].text(door.lang), reverse("ogc-records"))],
    }
    return _render(door, "record", page)


def script_of(linked: dict[str, Any]) -> SafeString:
    """JSON-LD as the content of a script element, which no text of the data can end."""
    text = json.dumps(linked, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return mark_safe(text)  # noqa: S308 - the three letters that could end the element are escaped


def _page_link(document: dict[str, Any], rel: str) -> str:
    href = next((link["href"] for link in document["links"] if link["rel"] == rel), "")
    return str(href).replace("f=json", "f=html", 1)


def _crumbs(door: Door) -> list[tuple[str, str]]:
    return [(documents.TITLE.text(door.lang), reverse("ogc-catalogue"))]


def _render(door: Door, template: str, page: dict[str, Any]) -> HttpResponse:
    return render(door.request, f"ogc/{template}.html", {"service_url": door.base_url, **page})
