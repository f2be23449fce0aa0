"""Bản ghi siêu dữ liệu của đồ án: what the catalogue tells of each plan that the reader may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from django.conf import settings

from geo.named_sql import load
from geo.reading import rows
from layers.catalogue.record import Contact, Link, Record
from layers.labels import Label
from layers.registry import registry
from layers.rights import User, may
from layers.spec import LayerSpec
from layers.visible_rows import visible_rows
from planning.domain.functions import PLAN_LEVELS
from planning.domain.statuses import PUBLIC_STATUSES, STATUSES

LAYER = "plans"
#: Scheme of an identifier → column that holds it.
_KNOWN_BY = {"plan-code": "plan_code", "national-plan-id": "national_id", "decision": "decision_number"}
_LEVELS = {code: Label(vi, en) for code, vi, en in PLAN_LEVELS}
_STATUSES = {code: Label(vi, en) for code, vi, en in STATUSES}


def plan_records(user: User | None) -> Iterator[Record]:
    """A record for each plan that `user` may see: citizens see those announced, officers of planning the rest too."""
    if LAYER not in registry or not may(user, "read", registry.get(LAYER)):
        return
    spec = registry.get(LAYER)
    for row in rows(visible_rows(load("planning", "records")["plans"], user)):
        yield record_of(spec, row)


def record_of(spec: LayerSpec, row: Mapping[str, Any]) -> Record:
    """The record of one plan, a row of `records.plans`."""
    level = _LEVELS.get(row["level"], Label(row["level"], row["level"]))
    status = _STATUSES.get(row["status"], Label(row["status"], row["status"]))
    is_public = row["status"] in PUBLIC_STATUSES and row["announced_on"] is not None
    return Record(
        id=f"plan-{row['id']}",
        kind="plan",
        layer=LAYER,
        part_of=LAYER,
        title=Label(row["name"], row["name"]),
        description=_description(row, level, status),
        theme=spec.theme,
        owner=spec.owner,
        lineage=_lineage(row),
        access="public" if is_public else "restricted",
        keywords=(level, status, *spec.keywords),
        contacts=tuple(_contacts(spec, row)),
        created=None,
        updated=row["recorded_at"],
        box=_box(row, "west", "south", "east", "north"),
        stored_box=_box(row, "min_e", "min_n", "max_e", "max_n"),
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        licence=settings.DATA_LICENCE,
        scales=(row["scale"],) if row["scale"] else (),
        tolerance_m=row["accuracy_m"],
        quality=tuple(rule.title for rule in spec.rules),
        identifiers=tuple(
            (scheme, row[name])
            for scheme, name in _KNOWN_BY.items()
            if row[name]
        ),
        synthetic=row["synthetic"],
        links=tuple(_links(row)),
    )  # fmt: skip


def _description(row: Mapping[str, Any], level: Label, status: Label) -> Label:
    vi, en = [f"{level.vi}. {status.vi}."], [f"{level.en}. {status.en}."]
    if row["decision_number"]:
        day = f"{row['decision_date']:%d/%m/%Y}" if row["decision_date"] else ""
        vi.append(
            " ".join(filter(None, (f"Quyết định {row['decision_number']}", day and f"ngày {day}"))) + "."
        )
        en.append(" ".join(filter(None, (f"Decision {row['decision_number']}", day and f"of {day}"))) + ".")
    if row["announced_on"]:
        vi.append(f"Công bố ngày {row['announced_on']:%d/%m/%Y}.")
        en.append(f"Announced on {row['announced_on']:%d/%m/%Y}.")
    if row["area_ha"]:
        vi.append(f"Diện tích {row['area_ha']:.2f} ha.".replace(".", ",", 1))
        en.append(f"Area {row['area_ha']:.2f} ha.")
    if row["location"]:
        vi.append(f"Địa điểm: {row['location']}.")
        en.append(f"Location: {row['location']}.")
    return Label(" ".join(vi), " ".join(en))


def _lineage(row: Mapping[str, Any]) -> Label:
    vi, en = [f"Nguồn: {row['source']}."], [f"Source: {row['source']}."]
    if row["base_plan_code"]:
        vi.append(f"Điều chỉnh đồ án {row['base_plan_code']}.")
        en.append(f"Adjusts the plan {row['base_plan_code']}.")
    if row["replaces"]:
        vi.append(f"Thay thế: {row['replaces']}.")
        en.append(f"Replaces: {row['replaces']}.")
    return Label(" ".join(vi), " ".join(en))


def _contacts(spec: LayerSpec, row: Mapping[str, Any]) -> Iterator[Contact]:
    """Organisations only; the chief planner is a person."""
    yield Contact(spec.owner, ("custodian", "pointOfContact"))
    if row["authority"]:
        yield Contact(Label(row["authority"], row["authority"]), ("owner",))
    if row["responsible_body"]:
        yield Contact(Label(row["responsible_body"], row["responsible_body"]), ("originator",))
    if row["consultant"]:
        yield Contact(Label(row["consultant"], row["consultant"]), ("author",))


def _links(row: Mapping[str, Any]) -> Iterator[Link]:
    code = quote(row["plan_code"], safe="")
    zones = f"/ogc/collections/planning_zones/items?plan_code={code}"
    yield Link("item", f"/ogc/collections/plans/items/{row['id']}", "application/geo+json",
               Label("Ranh giới đồ án", "Boundary of the plan"))  # fmt: skip
    yield Link("related", zones, "application/geo+json", Label("Các ô đất của đồ án", "Zones of the plan"))
    yield Link("alternate", f"/plans/{code}/", "text/html", Label("Trang của đồ án", "Page of the plan"))
    yield Link(
        "related", f"/api/v1/plans/{code}", "application/json", Label("Hồ sơ đồ án", "The plan on file")
    )


def _box(row: Mapping[str, Any], *names: str) -> tuple[float, float, float, float] | None:
    values = [row[name] for name in names]
    if None in values:
        return None
    a, b, c, d = values
    return (a, b, c, d)
