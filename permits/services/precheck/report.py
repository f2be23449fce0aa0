"""Báo cáo kiểm tra sơ bộ. A pre-check as a page and as a paper: verdicts, figures, legal basis, a map to scale.

Made at once of an answer and kept nowhere: who asks again gets the same content with the same hash.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import shapely
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from shapely import Geometry

from cadastre.domain.plan_drawing import Figure, Neighbour, Painted, Plan, svg, window
from cadastre.domain.plan_outline import Paper, scale_for
from geo.domain.crs import lookup as crs_of
from geo.domain.figures import figure
from geo.domain.values import BBox
from geo.paper import printed
from layers.registry import registry
from layers.rights import User
from permits.domain.precheck.rule import FAIL, OFFICER
from permits.services.precheck.answering import Checked
from permits.services.precheck.report_texts import texts
from planning.domain.colours import lightened
from planning.domain.functions import FUNCTION_COLOURS
from planning.domain.shares import union_of
from planning.queries import surroundings

#: Size of the map on the paper, millimetres.
MAP = Paper(170.0, 95.0)
#: What the page may load: nothing; its styles stand in it.
PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_NOBODY = uuid.UUID(int=0)
_ZONE = {"stroke": "#666", "stroke-width": ".15"}
#: Share of a zone's colour on the white of the paper: opaque, so that what governs hides the plan under it.
_INK = 0.4
_RESERVE = {
    "fill": "#d00",
    "fill-opacity": ".1",
    "stroke": "#d00",
    "stroke-width": ".3",
    "stroke-dasharray": "1.6 .8",
}
_BESIDE = {"fill": "#777", "fill-opacity": ".25", "stroke": "#777", "stroke-width": ".2"}
_FOOTPRINT = {"fill": "#06c", "fill-opacity": ".22", "stroke": "#06c", "stroke-width": ".55"}
_OPEN = {
    "fill": "#d80",
    "fill-opacity": ".35",
    "stroke": "#b60",
    "stroke-width": ".4",
    "stroke-dasharray": "1 .6",
}
_CONFLICT = {"fill": "#c00", "fill-opacity": ".5", "stroke": "#900", "stroke-width": ".5"}
_LINE = {"fill": "none", "stroke": "#b60", "stroke-width": ".5"}
#: Findings of the whole site say nothing of a place.
_WHOLE = 0.98


def page(checked: Checked, user: User | None) -> str:
    """The report as HTML, complete in itself.

    Args:
        user: decides which parcels around the site are drawn.
    """
    body, lang = checked.body, checked.body["lang"]
    t = texts(lang)
    proposal, site = body["proposal"], body["site"]
    when = body["created_at"].astimezone(ZoneInfo(settings.TIME_ZONE))
    drawn, scale = _map(checked, user, lang)
    context = {
        "t": t,
        "lang": lang,
        "city": settings.CITY.name(lang),
        "office": t["automatic"],
        "body": body,
        "day": when.date(),
        "as_of": body["as_of"].strftime("%d/%m/%Y"),
        "sub": t["precheck_sub"].format(day=body["as_of"].strftime("%d/%m/%Y")),
        "made": t["made_precheck"].format(id=body["id"]),
        "made_at": t["made_at"].format(when=when.strftime("%H:%M %d/%m/%Y")),
        "synthetic": settings.CITY.synthetic or any(one["synthetic"] for one in site["parcels"]),
        "verdict": t[body["verdict"]],
        "summary": t[f"overall_{body['verdict']}"],
        "counts": [(key, t[key], body["counts"][key]) for key in ("fail", "needs_officer", "pass")],
        "parcels": [_parcel(one, t) for one in checked.findings[0].case.site.parcels],
        "facts": [
            (t["site_area"], _amount(site["area_m2"] if site["parcels"] else None, "m²", t, lang)),
            (t["footprint_area"], _amount(proposal["footprint_area_m2"], "m²", t, lang)),
            (t["storeys_given"], _amount(proposal["storeys"], "", t, lang)),
            (t["height_given"], _amount(proposal["height_m"], "m", t, lang)),
            (t["floor_area"], _amount(proposal["floor_area_m2"], "m²", t, lang)),
            (t["use"], proposal["use_name"] or proposal["use"] or t["not_given"]),
        ],
        "map": mark_safe(drawn),  # noqa: S308 - made of figures and escaped labels
        "scale": scale,
        "crs_name": _storage_name(lang),
        "legend": _legend(checked, t),
        "rows": [_row(one, t, lang) for one in body["rules"]],
        "not_checked": [one["title"] for one in body["not_checked"]],
        "plans": [_plan(one, t) for one in body["plans"] if one["governing"]],
        "sources": list(dict.fromkeys(_source(one, lang) for one in body["sources"])),
    }
    with translation.override(lang):
        return render_to_string("permits/precheck_paper.html", context)


def pdf(checked: Checked, user: User | None) -> bytes:
    """The report on A4; arguments as in `page`."""
    return printed(page(checked, user), identifier=checked.body["hash"])


def _map(checked: Checked, user: User | None, lang: str) -> tuple[str, int]:
    """The drawing as SVG, and the denominator of its scale."""
    standing = checked.gathered.standing
    ground, day = standing.site.ground, checked.body["as_of"]
    whole = shapely.GeometryCollection([ground, standing.footprint])
    scale = scale_for(whole.bounds, MAP)
    frame = BBox(*window(whole.bounds, scale, MAP), crs_of(settings.STORAGE_SRID))
    own = [uuid.UUID(one.id) for one in standing.site.parcels]
    first = own[0] if own else _NOBODY
    painted = [
        Painted(one.shape, {"fill": _colour(one.row["function_code"])} | _ZONE, one.row["zone_code"])
        for one in surroundings.around("zones", first, frame, day)
    ]
    painted += [Painted(one.shape, _RESERVE) for one in surroundings.around("reserves", first, frame, day)]
    painted += [Painted(one.shape, _BESIDE) for one in standing.site.neighbours]
    if not standing.footprint.is_empty:
        painted.append(Painted(standing.footprint, _FOOTPRINT))
    painted += [Painted(shape, paint) for shape, paint in _places(checked)]
    around = [
        Neighbour(one.row["parcel_number"], one.row["parcel_number"], one.shape)
        for one in surroundings.around("parcels", first, frame, day, user)
        if not any(one.shape.equals(part) for part in shapely.get_parts(ground))
    ]
    numbers = ", ".join(one["number"] or "" for one in checked.body["site"]["parcels"][:3])
    figures = [Figure(_multi(ground), ("", numbers, figure(float(ground.area), lang)))] if own else []
    return svg(Plan(whole.bounds, figures, around, scale, MAP, lang, painted)), scale


def _places(checked: Checked) -> Iterator[tuple[Geometry, Mapping[str, str]]]:
    """Where rules failed, over where they are left open; what speaks against all of the building lies under its parts,
    and findings of all of the ground are no place."""
    standing = checked.gathered.standing
    ground, built = float(standing.site.ground.area), float(standing.footprint.area)
    for verdict, paint in ((OFFICER, _OPEN), (FAIL, _CONFLICT)):
        shapes = [
            one.outcome.conflict
            for one in checked.findings
            if one.outcome.verdict == verdict and not one.outcome.conflict.is_empty
        ]
        yield from ((line, _LINE) for line in shapes if line.geom_type == "LineString")
        areas = [one for one in shapes if one.geom_type in ("Polygon", "MultiPolygon")]
        whole = [one for one in areas if built and abs(one.area - built) < (1 - _WHOLE) * built]
        parts = [one for one in areas if one not in whole and one.area < _WHOLE * ground]
        for some, ink in ((whole, ".15"), (parts, paint["fill-opacity"])):
            if not (together := union_of(some)).is_empty:
                yield together, {**paint, "fill-opacity": ink}


def _legend(checked: Checked, t: Mapping[str, str]) -> list[dict[str, str]]:
    entries = [{"css": "border:.7mm solid #000", "text": t["this_parcel"]}]
    if not checked.gathered.standing.footprint.is_empty:
        entries.append({"css": "border:.5mm solid #06c;background:#cfe2f6", "text": t["footprint"]})
    drawn = {paint["stroke"] for _shape, paint in _places(checked)}
    if _CONFLICT["stroke"] in drawn:
        entries.append({"css": "border:.4mm solid #900;background:#e08080", "text": t["conflict"]})
    if _OPEN["stroke"] in drawn:
        entries.append({"css": "border:.4mm dashed #b60;background:#f6d8a8", "text": t["open"]})
    if checked.gathered.standing.site.land.red_lines:
        entries.append({"css": "border:.4mm dashed #d00;background:#fbe6e6", "text": t["reserve"]})
    if checked.gathered.standing.site.neighbours:
        entries.append({"css": "border:.3mm solid #777;background:#ddd", "text": t["neighbour"]})
    return entries


def _row(one: Mapping[str, Any], t: Mapping[str, str], lang: str) -> dict[str, Any]:
    return {
        "title": one["title"],
        "verdict": one["verdict"],
        "result": t[one["verdict"]],
        "message": one["message"],
        "figures": [_figure(entry, t, lang) for entry in one["figures"]],
        "law": one["law"],
        "plans": list(
            dict.fromkeys(
                " – ".join(part for part in (source["plan_code"], _decision(source["decision"], t)) if part)
                for source in one["sources"]
            )
        ),
    }


def _figure(one: Mapping[str, Any], t: Mapping[str, str], lang: str) -> str:
    """`Số tầng, ô A1: đề xuất 9; giới hạn 5 (đồ án ghi “≤5”)`."""
    unit = f" {one['unit']}" if one["unit"] else ""
    name = t.get(one["key"], one["key"])
    parts = [f"{name}, {t['of_zone']} {one['zone']}" if one["zone"] else name]
    values = [
        f"{word} {_number(value, lang)}{unit}"
        for word, value in ((t["proposed"], one["value"]), (t["limit"], one["limit"]))
        if value is not None
    ]
    if one["raw"]:
        values.append(f"{t['plan_says']} “{one['raw']}”")
    return ": ".join([*parts, "; ".join(values) or t["not_given"]])


def _plan(one: Mapping[str, Any], t: Mapping[str, str]) -> str:
    named = f"{one['name'] or one['code']} ({one['code']})"
    version = t["version"].format(number=one["version"]) if one["version"] else ""
    return ", ".join(part for part in (named, version, _decision(one["decision"], t)) if part)


def _source(one: Mapping[str, Any], lang: str) -> str:
    title = registry.get(one["layer"]).title
    return f"{title.en if lang == 'en' else title.vi} ({one['version']})"


def _decision(one: Mapping[str, Any] | None, t: Mapping[str, str]) -> str:
    if not one or not one["number"]:
        return ""
    day = one["date"]
    return (
        f"{one['number']} {t['of_day']} {'/'.join(reversed(str(day)[:10].split('-')))}"
        if day
        else one["number"]
    )


def _parcel(one: Any, t: Mapping[str, str]) -> str:
    return f"{one.label} ({t['version'].format(number=one.version)})"


def _amount(value: float | None, unit: str, t: Mapping[str, str], lang: str) -> str:
    return t["not_given"] if value is None else f"{_number(value, lang)} {unit}".strip()


def _number(value: float, lang: str) -> str:
    return figure(value, lang, 0 if float(value).is_integer() else 1)


def _colour(function: str) -> str:
    return lightened(FUNCTION_COLOURS.get(function or "", "#dddddd"), _INK)


def _storage_name(lang: str) -> str:
    crs = crs_of(settings.STORAGE_SRID)
    return f"{crs.name_en if lang == 'en' else crs.name_vi} ({crs.code})"


def _multi(shape: Geometry) -> shapely.MultiPolygon:
    return shape if isinstance(shape, shapely.MultiPolygon) else shapely.MultiPolygon([shape])
