"""Kết quả kiểm tra sơ bộ. Findings in the form of the contract: verdict, rules with inputs, figures, law, geometry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import shapely
from django.conf import settings

from geo.domain.crs import CRS84, Crs
from geo.domain.crs import lookup as crs_of
from layers.rights import User
from permits.domain.precheck import inputs, messages
from permits.domain.precheck.facts import Case
from permits.domain.precheck.laws import cited
from permits.domain.precheck.rule import Measured
from permits.domain.precheck.rules import Finding, evaluate, verdict_of
from permits.services.precheck.asking import Question
from permits.services.precheck.gathering import Gathered, gather
from planning.domain.answer import decision_entry, plan_entry
from planning.domain.geojson import geojson
from planning.domain.records import PlanRecord
from planning.queries.extract import content_hash, content_id

Draw = Callable[[shapely.Geometry], Any]


@dataclass(frozen=True)
class Checked:
    """A pre-check: what was on file, what the rules found, the answer."""

    gathered: Gathered
    findings: list[Finding]
    body: dict[str, Any]


def precheck(asked: Question, *, now: datetime, crs: Crs = CRS84, user: User | None = None) -> Checked:
    """Every rule on what is asked, on the facts of its day.

    Args:
        crs: of every geometry in the answer.
        user: decides which parcels may be seen; of everything else the answer holds what a citizen may see.
    Raises:
        ParcelOfCase, TooManyParcels: as `gather`.
    """
    found = gather(asked, user)
    findings = evaluate(Case(found.standing, asked.as_of, asked.lang), settings.CITY.rules)
    draw = partial(geojson, source=crs_of(settings.STORAGE_SRID), target=crs)
    content = _content(asked, found, findings, draw, crs)
    digest = content_hash(content)
    head = {"id": content_id(digest), "created_at": now}
    return Checked(found, findings, head | content | {"hash": digest})


def _content(
    asked: Question, found: Gathered, findings: list[Finding], draw: Draw, crs: Crs
) -> dict[str, Any]:
    lang, standing = asked.lang, found.standing
    counts = Counter(one.outcome.verdict for one in findings)
    use = standing.proposal.building_use
    return {
        "as_of": asked.as_of,
        "lang": lang,
        "crs": crs.uri,
        "verdict": verdict_of(findings),
        "counts": {verdict: counts[verdict] for verdict in ("pass", "fail", "needs_officer")},
        "proposal": {
            "parcels": list(asked.parcels),
            "footprint": draw(standing.footprint),
            "footprint_area_m2": None
            if asked.footprint is None
            else round(float(standing.footprint.area), 1),
            "storeys": asked.storeys,
            "height_m": asked.height_m,
            "floor_area_m2": asked.floor_area_m2,
            "use": asked.use or None,
            "use_code": use.code if use else None,
            "use_name": use.name(lang) if use else None,
        },
        "site": {
            "parcels": [_parcel(one) for one in found.parcels],
            "area_m2": round(standing.site.land.area_m2, 1),
            "geometry": draw(standing.site.ground),
        },
        "plans": [
            plan_entry(one, lang, governing=one in _governing(found)) | {"decision": decision_entry(one)}
            for one in found.facts.plans
        ],
        "rules": [_rule(one, asked, draw) for one in findings],
        "not_checked": [
            {"key": key, "title": en if lang == "en" else vi} for key, vi, en in messages.NOT_CHECKED
        ],
        "sources": [
            {key: source[key] for key in ("layer", "dataset", "version", "imported_at")}
            for source in found.facts.sources
        ],
        "disclaimer": messages.DISCLAIMER[lang == "en"],
    }


def _rule(one: Finding, asked: Question, draw: Draw) -> dict[str, Any]:
    lang, english = asked.lang, asked.lang == "en"
    return {
        "id": one.rule.id,
        "title": one.rule.title[english],
        "verdict": one.outcome.verdict,
        "law": cited(one.rule.law, asked.as_of, lang),
        "inputs": inputs.read(one.rule.reads, one.case),
        "figures": [_figure(measured) for measured in one.outcome.measured],
        "limits": {name: round(value, 4) for name, value in one.case.limits.items()},
        "limits_from": one.rule.limits_from[english] or None,
        "message": messages.joined(one.outcome.why, lang),
        "geometry": draw(one.outcome.conflict),
        "sources": [_source(plan) for plan in one.outcome.plans],
    }


def _figure(one: Measured) -> dict[str, Any]:
    return {
        "key": one.key,
        "value": None if one.value is None else round(one.value, 2),
        "limit": None if one.limit is None else round(one.limit, 2),
        "unit": one.unit or None,
        "raw": one.raw or None,
        "zone": one.zone or None,
        "plan_code": one.plan.code if one.plan else None,
        "formula": one.formula or None,
    }


def _source(plan: PlanRecord) -> dict[str, Any]:
    return {"plan_code": plan.code, "version": plan.version, "decision": decision_entry(plan)}


def _parcel(one: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("id", "national_id", "version", "ward", "ward_name", "sheet", "number", "address", "area_m2")
    return {key: one[key] for key in (*kept, "official_area_m2", "land_uses", "flags", "synthetic")}


def _governing(found: Gathered) -> set[PlanRecord]:
    return {share.zone.plan for share in found.facts.shares if share.governs}
