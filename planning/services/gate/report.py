"""Báo cáo kiểm tra. What was found about a package as data, as a page, as a paper and as places on a map."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import shapely
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from shapely.geometry import mapping

from geo.domain.crs import CRS84, by_srid
from geo.domain.figures import figure
from geo.domain.transform import transform_geometries
from geo.paper import printed
from planning.domain.gate.findings import LISTED, Finding
from planning.domain.gate.rules import BY_ID, GROUPS
from planning.services.gate.checking import Checked
from planning.services.gate.report_texts import texts

#: Vertices of a finding's shape beyond which a report shows a point instead.
_MOST_VERTICES = 500
#: Digits of longitude and latitude: a millimetre.
_DIGITS = 8
_SEVERITIES = ("error", "warning")


def report(checked: Checked, package: Path, name: str, now: datetime, lang: str) -> dict[str, Any]:
    """The report as data; geometry in longitude and latitude (CRS84).

    Args:
        package: the file, for its hash.
        name: how the user calls it.
    """
    findings, record = checked.findings, checked.record
    content = package.read_bytes()
    return {
        "accepted": findings.accepted,
        "checked_at": now,
        "lang": lang,
        "file": {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()},
        "counts": {
            "errors": findings.errors,
            "warnings": findings.warnings,
            "listed": len(findings),
            "objects": checked.counts,
        },
        "plan": {
            "code": record.code,
            "national_id": record.national_id,
            "name": record.text("tenDoAn"),
            "level": record.level,
            "adjustment": record.adjustment,
            "decision_number": record.text("soQDQH"),
            "stated_area_ha": round(record.stated_m2 / 10_000, 4) or None,
            "drawn_area_ha": round(record.drawn_m2 / 10_000, 4) or None,
            "geometry": _geojson([record.shape])[0],
        },
        "rules": _rules(checked, lang),
        "findings": _findings(list(findings), lang),
    }


def _rules(checked: Checked, lang: str) -> list[dict[str, Any]]:
    """Rules that found something, by group, errors first."""
    order = list(GROUPS)
    rules = sorted(
        (BY_ID[one] for one in checked.findings.counts),
        key=lambda rule: (_SEVERITIES.index(rule.severity), order.index(rule.group), int(rule.id[2:])),
    )
    return [
        {
            "id": rule.id, "group": rule.group, "group_title": GROUPS[rule.group].text(lang),
            "severity": rule.severity, "title": rule.title.text(lang), "source": rule.source,
            "count": checked.findings.counts[rule.id],
            "listed": min(checked.findings.counts[rule.id], LISTED),
        }
        for rule in rules
    ]  # fmt: skip


def _findings(findings: list[Finding], lang: str) -> list[dict[str, Any]]:
    shapes = _geojson([one.geometry for one in findings])
    return [
        {
            "rule": one.rule.id, "severity": one.rule.severity, "message": one.message(lang),
            "remedy": one.remedy(lang), "class": one.class_name, "feature": one.feature, "geometry": shape,
        }
        for one, shape in zip(findings, shapes, strict=True)
    ]  # fmt: skip


def _geojson(shapes: list[shapely.Geometry | None]) -> list[dict[str, Any] | None]:
    """Shapes in longitude and latitude; None for what has no place."""
    found: list[dict[str, Any] | None] = [None] * len(shapes)
    present = [
        (index, _small(shape))
        for index, shape in enumerate(shapes)
        if shape is not None and not shape.is_empty
    ]
    if present:
        moved = transform_geometries(
            [shape for _index, shape in present], by_srid(settings.STORAGE_SRID), CRS84
        )
        for (index, _shape), one in zip(present, moved, strict=True):
            found[index] = dict(mapping(shapely.transform(one, lambda xy: xy.round(_DIGITS))))
    return found


def _small(shape: shapely.Geometry) -> shapely.Geometry:
    """A shape light enough to be listed: simplified, or a point inside."""
    if shapely.get_num_coordinates(shape) <= _MOST_VERTICES:
        return shape
    simple = shape.simplify(max(shape.length / 5000, 0.5))
    return (
        simple if shapely.get_num_coordinates(simple) <= _MOST_VERTICES else shapely.point_on_surface(shape)
    )


def as_collection(body: dict[str, Any]) -> dict[str, Any]:
    """The findings of a report that have a place, as GeoJSON."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": one["geometry"],
                "properties": {key: value for key, value in one.items() if key != "geometry"},
            }
            for one in body["findings"]
            if one["geometry"] is not None
        ],
    }


def as_html(body: dict[str, Any]) -> str:
    """The report as a page of its own, which the paper is laid out from as well."""
    lang = body["lang"]
    by_rule: dict[str, list[dict[str, Any]]] = {}
    for one in body["findings"]:
        by_rule.setdefault(one["rule"], []).append(one)
    plan = body["plan"]
    areas = [plan[key] for key in ("stated_area_ha", "drawn_area_ha")]
    with translation.override(lang):
        return render_to_string(
            "planning/package_report.html",
            {
                "t": texts(lang), "lang": lang, "body": body, "plan": plan,
                "areas": [f"{figure(one, lang, 4)} ha" if one else "–" for one in areas],
                "groups": [
                    (rule, by_rule.get(rule["id"], []), rule["count"] - rule["listed"]) for rule in body["rules"]
                ],
                "city": settings.CITY.name(lang),
            },
        )  # fmt: skip


def as_pdf(body: dict[str, Any]) -> bytes:
    """The report as a paper (A4)."""
    return printed(as_html(body))


WRITERS: dict[str, tuple[str, Callable[[dict[str, Any]], str | bytes]]] = {
    "html": ("text/html; charset=utf-8", as_html),
    "pdf": ("application/pdf", as_pdf),
}
