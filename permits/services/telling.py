"""Trình bày. Cases and permits as the API tells them; what is masked for the reader is null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from permits.domain.deadlines import STATES, STEPS, CaseStanding, Rule, StepStanding
from permits.domain.kinds import KINDS, WORK_GROUPS
from permits.domain.statuses import BY_CODE, OPEN, STATUSES
from permits.domain.works import AUTHORITIES, AUTHORITY_BASIS, authority, class_of
from permits.queries.cases import CaseFile, CaseLine

Names = Mapping[str, tuple[str, str]]


def _names(codes: Iterable[tuple[str, str, str]]) -> Names:
    return {code: (vi, en) for code, vi, en in codes}


_KINDS, _GROUPS, _STATUSES = _names(KINDS), _names(WORK_GROUPS), _names(STATUSES)
_AUTHORITIES = _names(AUTHORITIES)
_STATES, _STEPS = _names(STATES), _names(STEPS)
WORK = (
    "work_name", "work_kind", "work_class", "address", "floor_area_m2", "ground_floor_area_m2", "storeys", "basements",
    "height_m", "site_coverage_pct", "far", "ground_level_m", "setback_m", "red_line", "building_line",
)  # fmt: skip


def named(names: Names, code: str, lang: str) -> str:
    """The word for a code; the code itself where there is none."""
    both = names.get(code)
    return code if both is None else both[lang == "en"]


def told_permit(row: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """A permit of the layer, public columns; footprint as GeoJSON in degrees WGS 84, areas in square metres."""
    return {
        "id": row["id"],
        "version": row["version"],
        "permit_number": row["permit_number"],
        "kind": row["permit_kind"],
        "kind_name": named(_KINDS, row["permit_kind"], lang),
        "status": row["status"],
        "status_name": named(_STATUSES, row["status"], lang),
        "issued_on": row["issued_on"],
        "expires_on": row["expires_on"],
        "issuer": row["issuer"] or None,
        "work": {name: _value(row[name]) for name in WORK},
        "works": told_works(row["works"]),
        "parcel": {"id": row["parcel"], "version": row["parcel_version"]} if row["parcel"] else None,
        "plan": {"code": row["plan_code"], "zone": row["zone_code"] or None} if row["plan_code"] else None,
        "lifetime_until": row["lifetime_until"],
        "national_project_id": row["national_project_id"] or None,
        "national_work_id": row["national_work_id"] or None,
        "published_until": row["published_until"],
        "lon": round(row["lon"], 7),
        "lat": round(row["lat"], 7),
        "footprint": orjson.Fragment(row["footprint"]) if row["footprint"] else None,
        "synthetic": row["synthetic"],
    }


def told_line(line: CaseLine, lang: str) -> dict[str, Any]:
    """A case in a list."""
    row, how = line.row, line.standing
    return {
        "id": row["id"],
        "number": row["number"],
        "reference": row["reference"] or None,
        "version": row["version"],
        "kind": row["kind"],
        "kind_name": named(_KINDS, row["kind"], lang),
        "work_group": row["work_group"],
        "status": row["status"],
        "status_name": named(_STATUSES, row["status"], lang),
        "permit": row["permit"],
        "permit_number": row["permit_number"] or None,
        "filed_on": row["filed_on"],
        "decided_on": row["decided_on"],
        "due_on": how.due_on if row["status"] in OPEN else row["due_on"],
        "days_left": how.days_left,
        "state": how.state,
        "waits_for": how.waits_for,
        "ward": row["ward_code"] or None,
        "address": row["address"] or None,
        "work_name": row["work_name"] or None,
        "lon": round(row["lon"], 7),
        "lat": round(row["lat"], 7),
        "parcels": _parcels(line.parcels),
    }


def told_case(held: CaseFile, permit: Mapping[str, Any] | None, lang: str) -> dict[str, Any]:
    """One case with all that is on file; `permit` is the row of its permit in the layer, if there is one."""
    row = held.row
    return told_line(CaseLine(row, held.parcels, held.standing), lang) | {
        "work_group_name": named(_GROUPS, row["work_group"], lang),
        "ward_name": row["ward_name"],
        "authority": row["authority"] or None,
        "exempt": row["exempt"],
        "work": {name: _value(row[name]) for name in WORK},
        "works": told_works(held.works),
        "competence": told_competence(row["work_group"], row["work_class"], lang),
        "lifetime_until": row["lifetime_until"],
        "national_project_id": row["national_project_id"] or None,
        "national_work_id": row["national_work_id"] or None,
        "issued_on": permit["issued_on"] if permit else None,
        "expires_on": permit["expires_on"] if permit else None,
        "published_until": permit["published_until"] if permit else None,
        "standing": told_standing(held.standing, lang),
        "plans": told_plans(held.plans),
        "parties": held.parties,
        "documents": [told_document(one) for one in held.documents],
        "events": told_events(held.events, lang),
        "cases_of_permit": [
            {name: one[name] for name in ("id", "number", "kind", "status", "filed_on", "decided_on")}
            for one in held.cases_of_permit
        ],
        "possible": list(held.possible),
        "site": orjson.Fragment(row["site_json"]),
        "site_area_m2": round(row["site_area_m2"], 1),
        "footprint": orjson.Fragment(row["footprint_json"]) if row["footprint_json"] else None,
        "footprint_area_m2": round(row["footprint_area_m2"], 1) if row["footprint_area_m2"] else None,
        "bbox": [round(value, 7) for value in row["bbox"]],
        "synthetic": row["synthetic"],
    }


def told_works(works: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Works in their order; footprints as GeoJSON in degrees WGS 84."""
    return [
        {name: _value(value) for name, value in one.items() if name != "footprint"}
        | {"footprint": orjson.Fragment(one["footprint"]) if one["footprint"] else None}
        for one in works
    ]


def told_competence(work_group: str, work_class: str, lang: str) -> dict[str, Any] | None:
    """Who decides by the class of the work, the highest of several; None where the class does not say."""
    code = authority(work_group, work_class)
    if not code:
        return None
    return {
        "authority": code,
        "authority_name": named(_AUTHORITIES, code, lang),
        "work_class": class_of(work_class) or None,
        "basis": AUTHORITY_BASIS,
    }


def told_plans(plans: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Zones that governed on the day of filing."""
    return [
        {
            "parcel": one["parcel"], "code": one["plan_code"], "version": one["plan_version"],
            "level": one["level"] or None, "zone": one["zone_code"], "zone_id": one["zone"],
            "zone_version": one["zone_version"], "area_m2": one["area_m2"], "share_pct": one["share_pct"],
        }
        for one in plans
    ]  # fmt: skip


def told_events(events: Sequence[Mapping[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Events in their order; `note` is null for who may not read personal data."""
    return [
        {
            "seq": one["seq"],
            "event": one["event"],
            "event_name": BY_CODE[one["event"]].en if lang == "en" else BY_CODE[one["event"]].vi,
            "on": one["happened_on"],
            "from": one["from_status"] or None,
            "to": one["to_status"],
            "note": one["note"],
            "data": one["data"],
            "document": one["document_id"],
            "change_set": one["change_set"],
            "recorded_at": one["recorded_at"],
            "recorded_by": one["recorded_by"],
        }
        for one in events
    ]


def told_document(one: Mapping[str, Any]) -> dict[str, Any]:
    """A document without its content."""
    names = (
        "id",
        "kind",
        "title",
        "number",
        "dated",
        "file_name",
        "media_type",
        "sha256",
        "size_bytes",
        "added_at",
    )
    return {name: one[name] for name in names}  # fmt: skip


def told_standing(how: CaseStanding, lang: str) -> dict[str, Any]:
    """The deadlines of a case as they stand; days are working days."""
    return {
        "state": how.state,
        "state_name": named(_STATES, how.state, lang),
        "due_on": how.due_on,
        "days_left": how.days_left,
        "stopped": how.stopped,
        "days_kept": how.days_kept,
        "expected": how.expected,
        "waits_for": how.waits_for,
        "rule": _rule(how.rule),
        "silent_agencies": list(how.silent_agencies),
        "steps": [_step(one, lang) for one in how.steps],
    }


def _step(one: StepStanding, lang: str) -> dict[str, Any]:
    return {
        "step": one.step,
        "name": named(_STEPS, one.step, lang),
        "who": one.who,
        "subject": one.subject or None,
        "state": one.state,
        "started_on": one.started_on,
        "due_on": one.due_on,
        "ended_on": one.ended_on,
        "days_left": one.days_left,
        "silent": one.silent,
        "rule": _rule(one.rule),
    }


def _rule(rule: Rule | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    return {"days": rule.days, "counting": rule.counting, "basis": rule.basis, "assumed": rule.assumed}


def _parcels(parcels: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "id": one["parcel"], "version": one["version"], "national_id": one["national_id"] or None,
            "name": one["name"] or None, "area_m2": one["area_m2"],
        }
        for one in parcels
    ]  # fmt: skip


def _value(value: object) -> object:
    return None if value == "" else value
