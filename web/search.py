"""Tìm kiếm một ô. One text, every kind of thing: parcels, coordinates, units, streets, places, plans, permits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from cadastre.domain import lookup_text
from cadastre.domain.lookup import Answer, Candidate, conclude
from cadastre.domain.lookup_words import typed
from cadastre.queries import lookup
from cadastre.queries.suggestions import suggest
from geo.administration.lookup import search_units
from geo.base_map.queries import search_places, search_streets
from geo.domain import coordinates
from geo.domain.folding import fold
from layers.registry import registry
from layers.rights import User, may
from permits.queries.search import search_permits
from planning.queries.plans import search_plans
from transport.queries import search_roads

#: Shorter texts would list half the city.
SHORTEST_TEXT = 2
Row = dict[str, Any]
#: Readings that name one feature and nothing else.
_IDS = (lookup_text.NationalIdReading, lookup_text.FeatureIdReading)
#: "31/4 Nguyễn Văn Mai" finds at least the street.
_HOUSE_NUMBER = re.compile(r"^\d+[a-z]?(?:[/-]\d+[a-z]?)* (?=\w{2})")
#: "đường Lê Lợi": the base map calls most streets by their bare names, and finds "Đường số 7" by "số 7" as well.
_STREET_WORD = re.compile(r"^(?:duong|pho|dai lo|d\.) ?(?<=[ .])(?=\w{2}|\d)")

_TITLES: dict[str, tuple[str, str]] = {
    "parcel": ("Thửa {number}, tờ {sheet}", "Parcel {number}, sheet {sheet}"),
    "coordinate": ("Vị trí {lat:.6f}, {lon:.6f}", "Position {lat:.6f}, {lon:.6f}"),
    "street": ("Đường · {ward}", "Street · {ward}"),
    "road": ("Đường · {management_class}", "Road · {management_class}"),
    "place": ("Địa danh", "Place"),
    "ward": ("Đơn vị hành chính · {place}", "Administrative unit · {place}"),
    "former_ward": ("Đơn vị hành chính cũ · {place}", "Former administrative unit · {place}"),
    "former_ward_now": (
        "Đơn vị hành chính cũ · {place} · nay thuộc {successor}",
        "Former administrative unit · {place} · now in {successor}",
    ),
    "plan": ("Đồ án quy hoạch · {decision_number}", "Plan · {decision_number}"),
    "permit": ("Giấy phép xây dựng · {address}", "Building permit · {address}"),
}


def search(text: str, *, limit: int, lang: str, user: User | None = None) -> list[dict[str, Any]]:
    """Results for a typed text, best first.

    Args:
        text: any case, with or without diacritics.
        limit: most results of one kind, and of the whole list.
    Returns:
        dictionaries with kind, title, subtitle, lon, lat (degrees WGS 84), bbox, id, href.
    """
    folded = fold(text)
    if len(folded) < SHORTEST_TEXT:
        return []
    answer = _answer(text, folded, user)
    parcels = [_parcel(one, lang) for one in answer.candidates[:limit]]
    if parcels and isinstance(next(iter(lookup_text.read(text)), None), _IDS):
        return parcels
    positions = [] if parcels else _positions(text, lang)
    if positions:
        return positions[:limit]
    named = _named(folded, limit, lang, user)
    if not named and not parcels and (street := _HOUSE_NUMBER.sub("", folded)) != folded:
        named = _named(street, limit, lang, user)
    guesses = [] if parcels or named else [_parcel(one, lang) for one in answer.guesses]
    return (parcels + named + guesses)[:limit]


def completions(text: str, *, limit: int, lang: str, user: User | None = None) -> list[dict[str, str]]:
    """Ways to go on with a half-typed parcel name: text to show, text to insert, why; none for any other text."""
    parts = typed(text)
    if not (parts.sheet or parts.number or parts.waiting):
        return []
    at = 1 if lang == "en" else 0
    found = suggest(text, limit=limit, lang=lang, user=user)
    return [
        {"text": one.text, "insert": one.insert, "why": one.why[at]} for one in found if one.kind != "parcel"
    ]


def _named(folded: str, limit: int, lang: str, user: User | None) -> list[dict[str, Any]]:
    bare = _STREET_WORD.sub("", folded)
    groups = [
        _group(source(bare if present in (_street, _road) else folded, limit, user), present, lang)
        for source, present in _SOURCES
    ]
    ranked = sorted(
        ((row["rank"], order, at, row) for order, group in enumerate(groups) for at, row in enumerate(group)),
        key=lambda item: item[:3],
    )
    return [{key: value for key, value in row.items() if key != "rank"} for *_key, row in ranked]


def _answer(text: str, folded: str, user: User | None) -> Answer:
    """What a parcel lookup says to the text: by every reading, or by address where it begins with a house number."""
    if may(user, "read", registry.get("parcels")):
        if lookup_text.read(text):
            return lookup.by_text(text, user)
        if _HOUSE_NUMBER.match(folded):
            return replace(lookup.by_address(text, user), guesses=())
    return conclude(())


def _parcel(one: Candidate, lang: str) -> Row:
    """A parcel that was found, or guessed: its reason says which."""
    return _result(
        "parcel",
        _text("parcel", lang, number=one.number, sheet=one.sheet),
        " · ".join(part for part in (one.ward_name, one.why(lang)) if part),
        lon=one.lon,
        lat=one.lat,
        bbox=None,
        id=str(one.id),
        href=f"/?parcel={one.id}",
    )


def _positions(text: str, lang: str) -> list[dict[str, Any]]:
    meanings = coordinates.interpret(text, extent=lookup.city_extent(), zones=lookup.city_zones())
    return [
        _result(
            "coordinate",
            _text("coordinate", lang, lon=one.lon, lat=one.lat),
            one.explanation(lang),
            lon=one.lon,
            lat=one.lat,
            bbox=None,
            id=None,
            href=None,
        )
        for one in meanings
    ]


def _unit(row: Row, lang: str) -> Row:
    kind = "former_ward" if row["former"] else "ward"
    text = f"{kind}_now" if row["successor"] else kind
    return _placed(
        row, kind, row["name"], _text(text, lang, **row), row["code"], f"/api/v1/wards?code={row['code']}"
    )


def _street(row: Row, lang: str) -> Row:
    return _placed(row, "street", row["name"], _text("street", lang, **row), None, None)


def _road(row: Row, lang: str) -> Row:
    title = " ".join(part for part in (row["road_number"], row["name"]) if part)
    return _placed(row, "road", title, _text("road", lang, **row), None, None)


def _place(row: Row, lang: str) -> Row:
    return _placed(row | {"bbox": None}, "place", row["name"], _text("place", lang), row["id"], None)


def _plan(row: Row, lang: str) -> Row:
    href = f"/ogc/collections/plans/items/{row['id']}"
    return _placed(row, "plan", row["name"], _text("plan", lang, **row), row["id"], href)


def _permit(row: Row, lang: str) -> Row:
    href = f"/ogc/collections/building_permits/items/{row['id']}"
    return _placed(row, "permit", row["permit_number"], _text("permit", lang, **row), row["id"], href)


Source = Callable[[str, int, User | None], list[Row]]


def _of_layer(layer: str, source: Callable[[str, int], list[Row]]) -> Source:
    """A source of the kernel, which knows no rights, for those who may read its layer."""
    return lambda text, limit, user: source(text, limit) if may(user, "read", registry.get(layer)) else []


_SOURCES: tuple[tuple[Source, Callable[[Row, str], Row]], ...] = (
    (_of_layer("wards", search_units), _unit),
    (_of_layer("basemap_roads", search_streets), _street),
    (search_roads, _road),
    (_of_layer("basemap_places", search_places), _place),
    (search_plans, _plan),
    (search_permits, _permit),
)


def _group(found: Iterable[Row], present: Callable[[Row, str], Row], lang: str) -> list[Row]:
    return [present(row, lang) | {"rank": row["rank"]} for row in found]


def _placed(row: Row, kind: str, title: str, subtitle: str, identity: Any, href: str | None) -> Row:
    return _result(
        kind,
        title,
        subtitle,
        lon=row["lon"],
        lat=row["lat"],
        bbox=row["bbox"],
        id=None if identity is None else str(identity),
        href=href,
    )


def _result(kind: str, title: str, subtitle: str, **rest: Any) -> Row:
    lon, lat, bbox = rest.pop("lon"), rest.pop("lat"), rest.pop("bbox")
    return {
        "kind": kind,
        "title": title,
        "subtitle": subtitle.rstrip(" ·"),
        "lon": None if lon is None else round(lon, 7),
        "lat": None if lat is None else round(lat, 7),
        "bbox": None if bbox is None or None in bbox else [round(value, 7) for value in bbox],
        **rest,
    }


def _text(key: str, lang: str, **values: Any) -> str:
    known = {name: "" if value is None else value for name, value in values.items()}
    return _TITLES[key][lang == "en"].format_map(known)
