"""Trích lục thửa đất, trích lục biến động. Papers as figures and as PDF; no personal field is read for them.

Pages are laid out by WeasyPrint from a template of this app; nothing is fetched for them, and the drawing is SVG whose
unit is the millimetre, so that a printed page has its scale (docs/adr/0024).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

import shapely
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import mark_safe
from shapely import MultiPolygon

from cadastre.domain.plan_drawing import Figure, Neighbour, Plan, svg, window
from cadastre.domain.plan_outline import Outline, Paper, outline, scale_for
from cadastre.queries import papers, parcels
from cadastre.queries.papers import State, Surroundings
from cadastre.services.paper_texts import texts
from geo.domain.crs import Crs
from geo.domain.figures import figure
from geo.domain.values import BBox
from geo.paper import printed
from layers.registry import registry
from layers.rights import User

#: The drawing of an extract beside a short table of corners and with the page for itself; each of the two of a record.
SHEET, TALL_SHEET = Paper(170.0, 80.0), Paper(170.0, 138.0)
HALF_SHEET = Paper(82.0, 60.0)
#: Corners of a table that shares the page of the drawing, and rows of a column on pages of their own.
_SHORT_TABLE, _ROWS_PAGE = 12, 52
#: Corners from which on each line is one text: a page lays out a table in a second for every hundred.
_LINES_FROM = 2 * _ROWS_PAGE
#: Decimals of corner coordinates, in metres: what is stored.
_COORDINATE_DECIMALS = 3
#: As wide as a digit; and what stands between two values of a line.
_DIGIT_BLANK, _BETWEEN = "\u2007", "\u2007" * 3


def extract(given: str, *, user: User | None, lang: str, scale: int | None = None) -> dict[str, Any]:
    """Figures of a parcel extract: corners (X = north, Y = east) and edges in the zone of the record, in metres.

    Args:
        given: UUID or national id.
        scale: denominator of the drawing; None = the largest in use at which the parcel fits.
    Raises:
        ParcelUnknown: there is none that the reader may see.
        ScaleTooLarge: the parcel does not fit at this scale.
    """
    record = parcels.parcel(given, lang=lang, user=user)
    shape, zone = papers.shape_of(record["id"], user)
    course = outline(shape)
    sheet = _sheet(course)
    denominator = scale_for(shape.bounds, sheet, scale)
    near = _around(shape, zone, denominator, sheet, user, without=[record["id"]])
    return {
        "parcel": record,
        "crs": zone.code,
        "crs_name": zone.name_en if lang == "en" else zone.name_vi,
        "scale": denominator,
        "area_m2": round(shape.area, 1),
        "corners": [
            {
                "no": one.no,
                "x_north": round(one.x_north, _COORDINATE_DECIMALS),
                "y_east": round(one.y_east, _COORDINATE_DECIMALS),
            }
            for one in course.corners
        ],
        "edges": [
            {"from": one.start, "to": one.end, "length_m": round(one.length_m, 2)} for one in course.edges
        ],
        "neighbours": [
            {"id": one.id, "sheet": one.sheet, "number": one.number}
            for one in sorted(near, key=lambda one: (one.sheet, len(one.number), one.number))
            if one.beside
        ],
    }


def extract_pdf(given: str, *, user: User | None, lang: str, scale: int | None = None) -> bytes:
    """The parcel extract as a page to sign; arguments and errors as of `extract`."""
    figures = extract(given, user=user, lang=lang, scale=scale)
    record = figures["parcel"]
    shape, zone = papers.shape_of(record["id"], user)
    course = outline(shape)
    sheet = _sheet(course)
    near = _around(shape, zone, figures["scale"], sheet, user, without=[record["id"]])
    label = (
        "+".join(use["code"] for use in record["land_uses"]),
        record["number"],
        figure(record["official_area_m2"] or figures["area_m2"], lang),
    )
    drawing = svg(
        Plan(
            shape.bounds, [Figure(shape, label, course)], _labelled(near, record["sheet"], lang),
            figures["scale"], sheet, lang,
        )
    )  # fmt: skip
    made = texts(lang)["made"].format(when=_now(), version=record["version"])
    rows = _corner_rows(course, lang)
    context = figures | {
        "made": made,
        "drawing": mark_safe(drawing),  # noqa: S308 - made of figures and escaped labels
        "pages": _in_columns(rows) if len(rows) <= _LINES_FROM else [],
        "lines": _in_lines(rows) if len(rows) > _LINES_FROM else [],
        "table_apart": len(course.corners) > _SHORT_TABLE,
        "survey": _survey(record["survey"], lang),
        "official_area": _area(record["official_area_m2"], lang),
        "drawn_area": _area(figures["area_m2"], lang),
        "uses": [
            use | {"area": _area(use["area_m2"], lang) if use["area_m2"] is not None else ""}
            for use in record["land_uses"]
        ],
    }
    return _pdf("extract", context, lang)


def record_pdf(event: Mapping[str, Any], *, user: User | None, lang: str) -> bytes:
    """The record of a change as a page to sign.

    Args:
        event: as the door shows it (`queries.lineage.event`): parents, children and links that the reader may see.
    """
    before, after = _states(event["parents"], user), _states(event["children"], user)
    everything = [*before, *after]
    t = texts(lang)
    context: dict[str, Any] = {
        "event": event,
        "made": t["made_record"].format(when=_now()),
        "operation": event["title"],
        "document_date": _day(event["date"]),
        "effective_on": _day(event["effective_on"]),
        "sides": [
            {"title": t["part_before"], **_parcel_table(event["parents"], before, lang)},
            {"title": t["part_after"], **_parcel_table(event["children"], after, lang)},
        ],
        "links": _link_rows(event, lang),
        "drawings": [],
    }
    if everything:
        zone = everything[0].zone
        bounds = tuple(shapely.total_bounds([one.shape for one in everything]).tolist())
        scale = scale_for(bounds, HALF_SHEET)
        context |= {
            "scale": scale,
            "crs": zone.code,
            "crs_name": zone.name_en if lang == "en" else zone.name_vi,
            "drawings": [
                (title, _side(states, bounds, scale, lang))
                for title, states in ((t["part_before"], before), (t["part_after"], after))
                if states
            ],
        }
    return _pdf("record", context, lang)


def _side(states: Sequence[State], bounds: tuple[float, float, float, float], scale: int, lang: str) -> str:
    figures = [
        Figure(one.shape, ("", one.number, figure(one.official_area_m2 or one.area_m2, lang)))
        for one in states
    ]
    drawing = svg(Plan(bounds, figures, (), scale, HALF_SHEET, lang))
    return mark_safe(drawing)  # noqa: S308 - made of figures and escaped labels


def _states(nodes: Sequence[Mapping[str, Any]], user: User | None) -> list[State]:
    """States of parcels of an event in its order; those of one zone only, for a drawing has one."""
    wanted = [(uuid.UUID(str(node["id"])), int(node["version"])) for node in nodes]
    found = papers.states(wanted, user)
    ordered = [found[one] for one in wanted if one in found]
    return [one for one in ordered if one.zone == ordered[0].zone]


def _around(
    shape: MultiPolygon, zone: Crs, scale: int, paper: Paper, user: User | None, *, without: list[uuid.UUID]
) -> list[Surroundings]:
    box = BBox(*window(shape.bounds, scale, paper), zone)
    return papers.around(shape, box, user, without=without)


def _labelled(near: Sequence[Surroundings], sheet: str, lang: str) -> list[Neighbour]:
    """Numbers of the parcels around, with their sheet where it is another one."""
    word = texts(lang)["sheet_abbr"]
    return [
        Neighbour(
            one.number, one.number if one.sheet == sheet else f"{one.number} ({word} {one.sheet})", one.shape
        )
        for one in near
    ]


def _corner_rows(course: Outline, lang: str) -> list[dict[str, str]]:
    """A row of the table for each corner: its coordinates, and the edge that leads on from it."""
    point = "." if lang == "en" else ","
    rows = []
    for corner, edge in zip(course.corners, course.edges, strict=True):
        x, y = (
            f"{value:.{_COORDINATE_DECIMALS}f}".replace(".", point)
            for value in (corner.x_north, corner.y_east)
        )
        length = figure(edge.length_m, lang, 2)
        rows.append(
            {"no": str(corner.no), "x": x, "y": y, "edge": f"{edge.start}–{edge.end}", "length": length}
        )
    return rows


def _sheet(course: Outline) -> Paper:
    return SHEET if len(course.corners) <= _SHORT_TABLE else TALL_SHEET


def _in_columns(rows: list[dict[str, str]]) -> list[list[tuple[dict[str, str], dict[str, str] | None]]]:
    """Rows of the table of corners side by side, in blocks that fill a page."""
    room = 2 * (_SHORT_TABLE if len(rows) <= _SHORT_TABLE else _ROWS_PAGE)
    blocks = []
    for start in range(0, len(rows), room):
        block = rows[start : start + room]
        half = -(-len(block) // 2)
        blocks.append(list(zip_longest(block[:half], block[half:])))
    return blocks


def _in_lines(rows: Sequence[Mapping[str, str]]) -> list[list[dict[str, Any]]]:
    """The table of a parcel with very many corners: two columns of lines on each page, every value padded with blanks
    as wide as a digit, and where the heads stand over them."""
    names = ("no", "x", "y", "edge", "length")
    width = {name: max(len(row[name]) for row in rows) for name in names}
    lines = [_BETWEEN.join(row[name].rjust(width[name], _DIGIT_BLANK) for name in names) for row in rows]
    heads = [(name, width[name]) for name in names]
    columns = [
        {"heads": heads, "text": "\n".join(lines[start : start + _ROWS_PAGE])}
        for start in range(0, len(lines), _ROWS_PAGE)
    ]
    return [columns[start : start + 2] for start in range(0, len(columns), 2)]


def _parcel_table(nodes: Sequence[Mapping[str, Any]], states: Sequence[State], lang: str) -> dict[str, Any]:
    """Rows of one side of a change and their sums; the official sum only where every parcel has one."""
    by_id = {(str(one.id), one.version): one for one in states}
    rows, official = [], []
    for node in nodes:
        state = by_id.get((str(node["id"]), int(node["version"])))
        official.append(state.official_area_m2 if state else None)
        rows.append(
            dict(node)
            | {
                "area": figure(node["area_m2"], lang),
                "official": "–" if official[-1] is None else figure(official[-1], lang),
            }
        )
    known = [one for one in official if one is not None]
    return {
        "rows": rows,
        "total": figure(sum(node["area_m2"] for node in nodes), lang),
        "official": figure(sum(known), lang) if len(known) == len(rows) else "–",
    }


def _link_rows(event: Mapping[str, Any], lang: str) -> list[dict[str, str]]:
    names = {str(node["id"]): node["number"] for node in (*event["parents"], *event["children"])}
    return [
        {
            "parent": names.get(str(link["parent"]), "–"),
            "child": names.get(str(link["child"]), "–"),
            "overlap": figure(link["overlap_m2"], lang),
            "share": figure(link["share_of_parent_pct"], lang),
        }
        for link in event["links"]
    ]


def _survey(survey: Mapping[str, Any], lang: str) -> str:
    t = texts(lang)
    parts = [
        survey["method"] or "",
        t["map_scale"].format(value=survey["map_scale"]) if survey["map_scale"] else "",
        t["accuracy"].format(value=figure(survey["accuracy_m"], lang, 2)) if survey["accuracy_m"] else "",
        t["surveyed"].format(value=_day(survey["date"])) if survey["date"] else "",
    ]
    return "; ".join(part for part in parts if part) or t["unknown"]


def _area(value: float | None, lang: str) -> str:
    return texts(lang)["unknown"] if value is None else f"{figure(value, lang)} m²"


def _day(value: date | None) -> str:
    return value.strftime("%d/%m/%Y") if value else ""


def _now() -> str:
    return timezone.localtime().strftime("%H:%M %d/%m/%Y")


def _pdf(template: str, context: Mapping[str, Any], lang: str) -> bytes:
    owner = registry.get("parcels").owner
    with translation.override(lang):
        html = render_to_string(
            f"cadastre/{template}.html",
            {
                **context,
                "t": texts(lang),
                "lang": lang,
                "city": settings.CITY.name(lang),
                "office": owner.en if lang == "en" else owner.vi,
                "synthetic": settings.CITY.synthetic,
                "day": timezone.localdate(),
            },
        )
    return printed(html)
