"""Trang đồ án: catalogue and plan as JSON, in words of the reader's language; the pages show the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

import orjson

from geo.domain.spreadsheets import harmless
from layers import documents as store
from layers.rights import User
from planning.domain.catalogue import STATES, PlanSearch, read_cursor, read_zone_cursor
from planning.domain.functions import FUNCTIONS, PLAN_LEVELS
from planning.domain.statuses import (
    DOCUMENT_KINDS,
    INFRASTRUCTURE_THEMES,
    PHASES,
    PUBLIC_STATUSES,
    STAGES,
    STATUSES,
)
from planning.queries import consultations
from planning.queries.catalogue import PAGE_SIZE, Choice, find_plans
from planning.queries.packages import PlanUnknown
from planning.queries.plan_page import PlanOnFile, all_zones, plan_on_file, plan_versions, zone_page, zones_of
from planning.queries.progress import Stage, progress

ADJUSTMENTS: tuple[tuple[str, str, str], ...] = (
    ("none", "Lập mới", "New plan"),
    ("overall", "Điều chỉnh tổng thể", "Overall adjustment"),
    ("local", "Điều chỉnh cục bộ", "Local adjustment"),
)
_LISTS = {
    "level": PLAN_LEVELS, "infrastructure_theme": INFRASTRUCTURE_THEMES, "status": STATUSES, "state": STATES,
    "adjustment": ADJUSTMENTS, "phase": PHASES, "stage": STAGES, "kind": DOCUMENT_KINDS,
    "function": tuple((code, vi, en) for code, vi, en, *_ in FUNCTIONS),
}  # fmt: skip
_WORDS = {name: {code: (vi, en) for code, vi, en in entries} for name, entries in _LISTS.items()}
_ORDER = {name: {code: at for at, (code, _, _) in enumerate(entries)} for name, entries in _LISTS.items()}
_INDICATORS = (
    ("site_coverage_pct", "site_coverage_raw", "site_coverage_min_pct", "site_coverage_max_pct"),
    ("storeys", "storeys_raw", "storeys_min", "storeys_max"),
    ("far", "far_raw", "far_min", "far_max"),
    ("height_m", "height_raw", None, "height_max_m"),
    ("setback", "setback_raw", None, None),
)
_HEADINGS = (
    "zone_code", "block_code", "function_code", "function_name", "function_raw", "area_stated_m2", "area_m2",
    "population", "site_coverage_raw", "site_coverage_min_pct", "site_coverage_max_pct", "storeys_raw", "storeys_min",
    "storeys_max", "far_raw", "far_min", "far_max", "height_raw", "height_max_m", "setback_raw", "note",
)  # fmt: skip


def word(kind: str, code: str | None, lang: str) -> str | None:
    """The word for a code; a code that no list has is its own word."""
    return _WORDS[kind].get(code, (code, code))[lang == "en"] if code else None


def address(code: str) -> str:
    """Path of the page of a plan."""
    return f"/plans/{quote(code, safe='')}/"


def catalogue(
    asked: PlanSearch,
    user: User | None,
    today: date,
    lang: str,
    *,
    page: int = 1,
    size: int = PAGE_SIZE,
    cursor: str = "",
) -> dict[str, Any]:
    """A page of the catalogue. Raises planning.queries.catalogue.PlansClosed, planning.domain.catalogue.BadCursor."""
    found = find_plans(asked, user, today, page=page, size=size, after=read_cursor(cursor, asked.order))
    return {
        "found": found.found,
        "page": page,
        "page_size": size,
        "next": found.onwards,
        "plans": [listed(one, lang) for one in found.plans],
        "filters": {name: _choices(name, given, lang) for name, given in found.choices.items()},
        "consultations": [
            told | {"bbox": row["bbox"]}
            for row in consultations.open_on(today, user, asked=asked)
            for told in consultations.present([row], lang)
        ],
    }


def _choices(name: str, choices: Iterable[Choice], lang: str) -> list[dict[str, Any]]:
    order = _ORDER.get(name, {})
    told = [
        {
            "code": one.code,
            "name": one.name or (word(name, one.code, lang) if name in _WORDS else one.code) or "",
            "plans": one.plans,
        }
        for one in choices
        if one.code
    ]
    if name == "year":
        return sorted(told, key=lambda one: str(one["code"]), reverse=True)
    return sorted(told, key=lambda one: (order.get(one["code"], len(order)), one["name"]))


def listed(row: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """A plan as a line of a list."""
    told = {
        name: row[name]
        for name in (
            "plan_code", "version", "name", "level", "infrastructure_theme", "adjustment", "status", "state",
            "decision_number", "decision_date", "announced_on", "valid_from", "valid_to", "bbox",
        )
    }  # fmt: skip
    for name in ("level", "infrastructure_theme", "adjustment", "status", "state"):
        told[name] = row[name] or None
        told[f"{name}_name"] = word(name, row[name], lang)
    return told | {
        "scale": row.get("scale"),
        "authority": row.get("authority") or None,
        "adjusts_plan_code": row.get("base_plan_code") or None,
        "area_m2": round(row["area_m2"], 1),
        "in_force": row["state"] == "in_force",
        "public": is_public(row),
        "url": address(row["plan_code"]),
    }


def is_public(row: Mapping[str, Any]) -> bool:
    """Whether everybody may see this row of a plan."""
    return row["status"] in PUBLIC_STATUSES and row["announced_on"] is not None


def plan(code: str, user: User | None, today: date, lang: str, version: int | None = None) -> dict[str, Any]:
    """A plan with stages, documents, functions of land and what it has to do with other plans.

    Raises:
        PlanUnknown: there is none that `user` may see. Whether the public is asked about it tells `consulted`.
    """
    found = plan_on_file(code, user, today, version)
    row = found.plan
    base = quote(code, safe="")
    open_now = consultations.open_on(today, user, base=code)
    return listed(row, lang) | {
        "national_id": row["national_id"] or None,
        "plan_kind": row["plan_kind"] or None,
        "brief": {"number": row["brief_decision_number"] or None, "date": row["brief_decision_date"]},
        "consultation": _window(row, today),
        "responsible_body": row["responsible_body"] or None,
        "investor": row["investor"] or None,
        "consultant": row["consultant"] or None,
        "chief_planner": row["chief_planner"] or None,
        "location": row["location"] or None,
        "wards": found.wards,
        "area_stated_ha": row["area_ha"],
        "population": {"current": row["population_current"], "planned": row["population_planned"]},
        "zone_count": {"stated": row["stated_zone_count"], "on_file": found.zone_count},
        "functions": [
            {
                "code": one["code"] or None,
                "name": word("function", one["code"], lang) or one["name"] or None,
                "zones": one["zones"],
                "area_m2": round(one["area_m2"], 1),
            }
            for one in found.functions
        ],
        "stages": [_stage(one, found, lang) for one in sorted(progress(code, user, today), key=_in_time)],
        "documents": [_document(one, code, lang) for one in found.documents],
        "relations": {
            name: [listed(one, lang) for one in related] for name, related in found.relations.items()
        },
        "consultations": consultations.present(open_now, lang),
        "versions": [
            {name: one[name] for name in ("version", "state", "decision_number", "valid_from", "valid_to")}
            | {"state_name": word("state", one["state"], lang)}
            for one in found.versions
        ],
        "boundary": orjson.Fragment(row["boundary"]) if row["boundary"] else None,
        "synthetic": row["synthetic"],
        "zones_url": f"/api/v1/plans/{base}/zones",
        "package_url": f"/api/v1/plans/{base}/package.zip",
    }


def consulted(code: str, user: User | None, today: date, lang: str) -> dict[str, Any]:
    """A plan in its window of consultation, as everybody may know of it. Raises PlanUnknown outside the window."""
    found = consultations.open_on(today, user, code=code)
    if not found:
        raise PlanUnknown(code)
    (row,) = found
    (told,) = consultations.present(found, lang)
    return told | {
        "state": "consultation",
        "bbox": row["bbox"],
        "boundary": orjson.Fragment(row["boundary"]) if row["boundary"] else None,
    }


def _window(row: Mapping[str, Any], today: date) -> dict[str, Any] | None:
    """The window of consultation of a plan that is in it, for officers who see the whole plan."""
    first, last = row["consultation_from"], row["consultation_to"]
    if row["status"] != "consultation" or first is None or last is None:
        return None
    return {"opens_on": first, "closes_on": last, "open": first <= today <= last}


def _in_time(stage: Stage) -> tuple[date, int, int]:
    """Order of steps: by day, and those of one day as the law lets them follow each other."""
    step = stage.standing.step
    begun = step.started_on or stage.standing.due_on or step.ended_on or date.max
    return begun, _ORDER["phase"].get(step.phase, 0), _ORDER["stage"].get(step.stage, len(STAGES))


def _stage(stage: Stage, found: PlanOnFile, lang: str) -> dict[str, Any]:
    stood = stage.standing
    paper = next((one for one in found.documents if one["id"] == stage.document), None)
    return {
        "phase": stood.step.phase,
        "phase_name": word("phase", stood.step.phase, lang),
        "stage": stood.step.stage,
        "stage_name": word("stage", stood.step.stage, lang),
        "state": stood.state,
        "started_on": stood.step.started_on,
        "ended_on": stood.step.ended_on,
        "due_on": stood.due_on,
        "not_before": stood.not_before,
        "days_left": stood.days_left,
        "basis": stood.rule.basis if stood.rule else None,
        "body": stage.body or None,
        "document_number": stage.document_number or (paper["number"] if paper else None) or None,
        "document_url": _file_address(paper, found.plan["plan_code"]) if paper else None,
        "note": stage.note or None,
    }


def _document(row: Mapping[str, Any], code: str, lang: str) -> dict[str, Any]:
    texts = {
        name: row[name] or None
        for name in ("number", "authority", "title", "file_name", "sha256", "media_type")
    }
    return texts | {
        "id": row["id"],
        "kind": row["kind"],
        "kind_name": word("kind", row["kind"], lang),
        "issued_on": row["issued_on"],
        "size_bytes": row["size_bytes"],
        "url": _file_address(row, code),
    }


def _file_address(row: Mapping[str, Any], code: str) -> str | None:
    """Where the file can be had; None where it was never handed in."""
    return f"{address(code)}documents/{row['id']}" if store.has(row["sha256"]) else None


def zone_table(
    code: str,
    user: User | None,
    today: date,
    lang: str,
    *,
    page: int = 1,
    cursor: str = "",
    version: int | None = None,
) -> tuple[list[dict[str, Any]], str | None]:
    """A page of the zones of a plan with their indicators, text of the dossier and bounds, and the cursor of the next
    page. Raises PlanUnknown; planning.domain.catalogue.BadCursor."""
    after = read_zone_cursor(cursor)
    row = plan_versions(code, user, today, version)[0]
    found, onwards = zone_page(row, user, page=page, after=after)
    return [_zone(one, lang) for one in found], onwards


def _zone(row: Mapping[str, Any], lang: str) -> dict[str, Any]:
    name = (
        word("function", row["function_code"], lang) if row["function_code"] in _WORDS["function"] else None
    )
    return {
        "id": row["id"],
        "code": row["zone_code"] or None,
        "block": row["block_code"] or None,
        "function": {
            "code": row["function_code"] or None,
            "name": name or row["function_name"] or None,
            "raw": row["function_raw"] or None,
        },
        "area_stated_m2": row["area_stated_m2"],
        "area_m2": round(row["area_m2"], 1),
        "population": row["population"],
        "indicators": {
            key: {
                "raw": row[raw] or None,
                "min": row[least] if least else None,
                "max": row[most] if most else None,
            }
            for key, raw, least, most in _INDICATORS
        },
        "note": row["note"] or None,
    }


def zone_shapes(code: str, user: User | None, today: date, *, most: int, version: int | None = None) -> bytes:
    """Zones of a plan as a GeoJSON FeatureCollection in degrees WGS 84, at most `most`. Raises PlanUnknown."""
    row = plan_versions(code, user, today, version)[0]
    features = [
        {
            "type": "Feature",
            "id": one["id"],
            "geometry": orjson.Fragment(one["shape"]),
            "properties": {
                "plan_code": code,
                "zone_code": one["zone_code"],
                "function_code": one["function_code"],
                "function_name": one["function_name"],
                "area_m2": round(one["area_m2"], 1),
            },
        }
        for one in zones_of(row, user, size=most, shapes=True)
    ]
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def zone_lines(code: str, user: User | None, today: date, version: int | None = None) -> Iterator[str]:
    """Every zone of a plan as lines of CSV with a heading, columns as in the layer. Raises PlanUnknown at once."""
    row = plan_versions(code, user, today, version)[0]
    return _lines(row, user)


def _lines(row: Mapping[str, Any], user: User | None) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    # Spreadsheets read UTF-8 only behind this mark.
    yield "\ufeff" + ",".join(("plan_code", *_HEADINGS)) + "\r\n"
    for zone in all_zones(row, user):
        writer.writerow([_cell(value) for value in (row["plan_code"], *(zone[name] for name in _HEADINGS))])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _cell(value: object) -> object:
    """A value of the table; a text that a spreadsheet would compute is told as text."""
    if isinstance(value, float):
        return round(value, 4)
    return "" if value is None else harmless(value)
