"""Trích lục thông tin quy hoạch, PDF. A page made of a stored extract and of nothing else.

No clock, no database and no random name goes into it, so the same extract gives the same bytes years later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import shapely
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from shapely import Geometry
from shapely.geometry import shape as shape_of

from cadastre.domain.plan_drawing import Figure, Neighbour, Painted, Plan, svg
from cadastre.domain.plan_outline import outline
from geo.domain.figures import figure
from geo.paper import printed
from geo.qr_code import qr_svg
from layers.registry import registry
from planning.domain.functions import FUNCTION_COLOURS
from planning.services.drawing import MAP
from planning.services.paper_texts import texts
from planning.services.stored import SHORT_HASH, Stored

_UNKNOWN_COLOUR = "#dddddd"
_RESERVE = {
    "fill": "#d00",
    "fill-opacity": ".16",
    "stroke": "#d00",
    "stroke-width": ".35",
    "stroke-dasharray": "1.6 .8",
}
_CHAMFER = {"fill": "#d00", "fill-opacity": ".4"}
_SETBACK = {"fill": "none", "stroke": "#06c", "stroke-width": ".5", "stroke-dasharray": "2 1"}
_ZONE = {"stroke": "#666", "stroke-width": ".15"}
#: Share of a zone's colour on the white of the paper: lines and numbers stay legible.
_INK = 0.55
#: Corners that the paper lists, in columns side by side.
_MOST_CORNERS, _CORNER_COLUMNS = 60, 2
#: Themes that do not stand in the table of zones.
_LINES = ("road_reserve", "building_line", "safety_corridor")


def verify_address(stored: Stored) -> str:
    """Page that proves the extract; the address holds the beginning of its hash."""
    return f"{settings.PUBLIC_URL}/verify/{stored.id}?h={stored.sha256[:SHORT_HASH]}"


def pdf(stored: Stored) -> bytes:
    """The paper of a stored extract, A4 in its language; the same bytes each time."""
    body, lang = stored.body, stored.lang
    t = texts(lang)
    parcel, drawing = body["parcel"], body["drawing"]
    when = _moment(body["created_at"])
    context = {
        "t": t,
        "lang": lang,
        "city": settings.CITY.name(lang),
        "office": _office(lang),
        "body": body,
        "parcel": parcel,
        "day": when.date(),
        "as_of": _day(body["as_of"]),
        "made": t["made_planning"].format(id=stored.id),
        "synthetic": settings.CITY.synthetic or parcel.get("synthetic"),
        "official_area": _area(parcel["official_area_m2"], lang),
        "drawn_area": _area(parcel["computed_area_m2"], lang),
        "map": mark_safe(_map(parcel, drawing, lang)),  # noqa: S308 - made of figures and escaped labels
        "corners": _corners(shape_of(drawing["parcel"]), lang),
        "scale": drawing["scale"],
        "crs": drawing["crs"],
        "crs_name": drawing["crs_name"],
        "legend": _legend(drawing, lang),
        "rows": list(_rows(body, lang)),
        "shares": [_shares(one, body, lang) for one in body["shares"]],
        "lines": list(_line_rows(body, lang)),
        "reserve_area": _area(body["road_reserve"]["area_m2"], lang),
        "chamfer": body["road_reserve"]["corner_chamfer"],
        "figures": [_figure(one, lang) for one in body["buildable"]["figures"]],
        "consultations": [
            one | {"window": t["window"].format(start=_day(one["opens_on"]), end=_day(one["closes_on"]))}
            for one in body["consultations"]
        ],
        "permits": [one | {"day": _day(one["issued_on"])} for one in body["permits"]],
        "not_concerned": [body["themes"].get(one, one) for one in body["not_concerned"]],
        "no_data": [
            {"theme": body["themes"].get(one["theme"], one["theme"]), "why": one["why"]}
            for one in body["no_data"]
        ],
        "changing": [body["themes"].get(one["theme"], one["theme"]) for one in body["under_adjustment"]],
        "slivers": [
            f"{one['code'] or one['layer']} {figure(one['area_m2'], lang, 2)} m²"
            for one in body["dropped_slivers"]
        ],
        "verify": t["verify"].format(id=stored.id, when=when.strftime("%H:%M %d/%m/%Y")),
        "sha256": stored.sha256,
        "address": verify_address(stored),
        "qr": mark_safe(qr_svg(verify_address(stored))),  # noqa: S308 - a path of our own
    }
    with translation.override(lang):
        html = render_to_string("planning/extract_paper.html", context)
    return printed(html, identifier=stored.sha256)


def _office(lang: str) -> str:
    owner = registry.get("planning_zones").owner
    return owner.en if lang == "en" else owner.vi


def _map(parcel: Mapping[str, Any], drawing: Mapping[str, Any], lang: str) -> str:
    shape = shape_of(drawing["parcel"])
    painted = [
        Painted(shape_of(one["geometry"]), {"fill": _colour(one)} | _ZONE, one["code"])
        for one in drawing["zones"]
    ]
    painted += [Painted(shape_of(one["geometry"]), _RESERVE) for one in drawing["reserves"]]
    if drawing["chamfer"]:
        painted.append(Painted(shape_of(drawing["chamfer"]), _CHAMFER))
    if drawing["setback"]:
        painted.append(Painted(shape_of(drawing["setback"]), _SETBACK))
    own = Figure(
        shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape]),
        ("", parcel["number"] or "", figure(parcel["computed_area_m2"], lang)),
    )
    around = [
        Neighbour(one["number"], one["number"], shape_of(one["geometry"])) for one in drawing["parcels"]
    ]
    return svg(Plan(shape.bounds, [own], around, drawing["scale"], MAP, lang, painted))


def _corners(shape: Geometry, lang: str) -> list[list[dict[str, Any]]]:
    """Corners of the parcel (X = north, Y = east, metres) in rows of a table three side by side; none where there are
    too many for a page: the cadastral extract has them all."""
    course = outline(shape if shape.geom_type == "MultiPolygon" else shapely.MultiPolygon([shape]))
    if len(course.corners) > _MOST_CORNERS:
        return []
    cells = [
        {
            "no": corner.no,
            "x": _coordinate(corner.x_north, lang),
            "y": _coordinate(corner.y_east, lang),
            "length": figure(edge.length_m, lang, 2),
        }
        for corner, edge in zip(course.corners, course.edges, strict=True)
    ]
    height = -(-len(cells) // _CORNER_COLUMNS)
    return [cells[at::height] for at in range(height)]


def _coordinate(value: float, lang: str) -> str:
    """Metres to the millimetre, without marks between thousands, as survey papers write them."""
    return f"{value:.3f}".replace(".", "." if lang == "en" else ",")


def _colour(zone: Mapping[str, Any]) -> str:
    """Colour of a zone as it is printed: opaque, so that what governs hides the less detailed plan under it."""
    full = FUNCTION_COLOURS.get(zone["function"]["code"] or "", _UNKNOWN_COLOUR).lstrip("#")
    parts = [int(full[at : at + 2], 16) for at in (0, 2, 4)]
    return "#" + "".join(f"{round(255 - (255 - part) * _INK):02x}" for part in parts)


def _legend(drawing: Mapping[str, Any], lang: str) -> list[dict[str, str]]:
    """Each function on the map once, then the lines that are drawn."""
    t = texts(lang)
    seen = {(_colour(one), one["function"]["name"]) for one in drawing["zones"]}
    entries = [
        {"css": f"background:{colour}", "text": name} for colour, name in sorted(seen, key=lambda one: one[1])
    ]
    entries.append({"css": "border:.7mm solid #000", "text": t["this_parcel"]})
    if drawing["reserves"]:
        entries.append({"css": "border:.4mm dashed #d00;background:#fadddd", "text": t["reserve"]})
    if drawing["chamfer"]:
        entries.append({"css": "background:#eb9999", "text": t["chamfer"]})
    if drawing["setback"]:
        entries.append({"css": "border-top:.6mm dashed #06c;height:0", "text": t["setback_line"]})
    return entries


def _rows(body: Mapping[str, Any], lang: str) -> Iterator[dict[str, Any]]:
    """Rows of the table of plans."""
    for one in body["concerned"]:
        if one["plan"] is None or one["theme"] in _LINES:
            continue
        yield {
            "theme": body["themes"].get(one["theme"], one["theme"]),
            "zone": _zone_text(one["zone"]),
            "area": "" if one["area_m2"] is None else figure(one["area_m2"], lang),
            "share": "" if one["share_pct"] is None else figure(one["share_pct"], lang),
            "indicators": _indicators(one["indicators"], lang),
            "plan": one["plan"],
            "decision": _decision(one["decision"], lang),
            "status": texts(lang)["governs" if one["status"] == "in_force" else one["status"]],
        }


def _line_rows(body: Mapping[str, Any], lang: str) -> Iterator[dict[str, Any]]:
    for one in body["concerned"]:
        if one["theme"] in _LINES:
            yield {
                "theme": body["themes"].get(one["theme"], one["theme"]),
                "name": one["zone"]["code"] or one["zone"]["function"]["name"],
                "area": "–" if one["area_m2"] is None else f"{figure(one['area_m2'], lang)} m²",
                "length": "–" if one["length_m"] is None else f"{figure(one['length_m'], lang)} m",
                "indicators": _indicators(one["indicators"], lang),
                "decision": _decision(one["decision"], lang),
            }


def _shares(one: Mapping[str, Any], body: Mapping[str, Any], lang: str) -> dict[str, Any]:
    rows = [
        {
            "name": _zone_text(row),
            "area": figure(row["area_m2"], lang),
            "share": figure(row["share_pct"], lang),
        }
        for row in one["rows"]
    ]
    rows += [
        {"name": row["name"], "area": figure(row["area_m2"], lang), "share": figure(row["share_pct"], lang)}
        for row in one["remainder"]
    ]
    return {
        "theme": body["themes"].get(one["theme"], one["theme"]),
        "rows": rows,
        "total": figure(one["denominator_m2"], lang),
        "total_pct": figure(one["total_pct"], lang),
    }


def _figure(one: Mapping[str, Any], lang: str) -> dict[str, Any]:
    t = texts(lang)
    digits = 0 if one["value"] is not None and not one["unit"] and float(one["value"]).is_integer() else 1
    value = t["needs_officer"] if one["value"] is None else figure(one["value"], lang, digits)
    sources = {
        " ".join(
            part for part in (source.get("plan_code") or "", _decision(source.get("decision"), lang)) if part
        )
        for source in one["sources"]
    }
    return {
        "name": t.get(one["key"], one["key"]),
        "value": value if one["value"] is None else f"{value} {one['unit'] or ''}".strip(),
        "officer": one["status"] == "needs_officer",
        "formula": one["formula"] or "",
        "why": one["why"] or "",
        "rule": one["fallback_rule"] or "",
        "sources": sorted(source for source in sources if source),
    }


def _zone_text(zone: Mapping[str, Any] | None) -> str:
    if zone is None:
        return ""
    return " – ".join(part for part in (zone["code"], zone["function"]["name"]) if part)


def _indicators(given: Mapping[str, Mapping[str, Any]], lang: str) -> list[str]:
    t = texts(lang)
    return [f"{t.get(key, key)}: {one['raw']}" for key, one in given.items() if one.get("raw")]


def _decision(one: Mapping[str, Any] | None, lang: str) -> str:
    if not one or not one.get("number"):
        return ""
    day = f" {texts(lang)['of_day']} {_day(one['date'])}" if one.get("date") else ""
    return f"{one['number']}{day}"


def _area(value: float | None, lang: str) -> str:
    return texts(lang)["unknown"] if value is None else f"{figure(value, lang)} m²"


def _day(value: str | None) -> str:
    return "/".join(reversed(value[:10].split("-"))) if value else ""


def _moment(value: str) -> datetime:
    return datetime.fromisoformat(value).astimezone(ZoneInfo(settings.TIME_ZONE))
