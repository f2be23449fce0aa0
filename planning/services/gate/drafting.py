"""Lập bản nháp. An accepted package becomes one change set: the plan, its plots, lines, corridors, steps and documents.

Nothing live is touched. Change set, edits and attachments are one transaction. Where the plan is on file
already, the draft brings it up to date: its row is changed, what belonged to it is replaced by what the package holds.
"""

from __future__ import annotations

import mimetypes
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from shapely.geometry import mapping

from layers import documents
from layers.changesets import access, drafting, findings
from layers.changesets.attachments import KINDS, keep_file, safe_name
from layers.changesets.models import ChangeSet
from layers.changesets.preparing import EditInput
from layers.changesets.retrying import in_transaction
from layers.registry import registry
from planning.models import BuildingLine, PlanDocument, PlanningZone, PlanStage, RedLine, SafetyCorridor
from planning.queries.packages import PlanUnknown, plan_rows
from planning.services.functions import function_names
from planning.services.gate.archive import Document
from planning.services.gate.checking import Checked
from planning.services.gate.plan_record import PlanRecord
from planning.services.gate.rows import Row, Rows, rows_of
from planning.services.gate.table import day_of

#: Layers that a package fills; whoever sends one may write to each of them everywhere.
LAYERS = (
    "plans", "planning_zones", "red_lines", "building_lines", "safety_corridors", "plan_stages", "plan_documents",
)  # fmt: skip
#: Layer → table of what a package replaces where the plan is on file.
_REPLACED = {
    "planning_zones": PlanningZone, "red_lines": RedLine, "building_lines": BuildingLine,
    "safety_corridors": SafetyCorridor,
}  # fmt: skip
#: Documents that are attached to the change set for its reviewers, and their size at most, bytes.
MOST_ATTACHED, MOST_BYTES = 20, 25_000_000
_BATCH = drafting.MOST_EDITS


@dataclass(slots=True)
class Drafted:
    """What became of an accepted package: the draft, its edits by layer and operation, errors of the rules."""

    change_set: uuid.UUID
    edits: Counter[str] = field(default_factory=Counter)
    left_out: dict[str, int] = field(default_factory=dict)
    errors: int = 0


def may_draft(user: User) -> bool:
    """Whether `user` may take packages in: a planner of the whole city."""
    return all(access.writes_everywhere(user, registry.get(name)) for name in LAYERS)


@in_transaction
def draft(user: User, checked: Checked, *, title: str, papers: dict[str, bytes]) -> Drafted:
    """Make the draft.

    Args:
        checked: an accepted package, its files still there.
        papers: further files for the reviewers (the report), by name.
    Raises:
        Problem: a value that no layer takes, with the field; nothing is drafted then.
    """
    record = checked.record
    rows = rows_of(checked.tables, record, function_names())
    decided = day_of(record.text("ngayQDQH"))
    change_set = drafting.begin(
        user,
        title=title,
        legal_document=record.text("soQDQH"),
        legal_date=decided,
        kind=ChangeSet.Kind.IMPORT,
    )
    plan, version = _held(user, record.code)
    drafted = Drafted(change_set.pk, left_out=rows.left_out)
    first = _edit(rows.plan, plan, version)
    kept = [(one, documents.keep(one.path.read_bytes())) for one in checked.opened.documents]
    batches = _batches(
        [
            first,
            *_removed(plan),
            *_members(rows, plan),
            *_steps(record, plan),
            *_documents(kept, record, plan),
        ]
    )
    for batch in batches:
        saved = drafting.save(user, change_set, batch, upsert=False)
        drafted.edits.update(f"{one.layer}.{one.operation}" for one in batch)
        for one in saved:
            if (
                one.operation == "update" and not one.properties and one.geometry is None
            ):  # the plan says nothing new
                drafting.take_out(one)
                drafted.edits["plans.update"] -= 1
    drafting.count(change_set)
    _attach(change_set, user, checked.opened.documents, papers)
    drafted.errors = len(findings.errors(change_set))
    return drafted


def _held(user: User, code: str) -> tuple[uuid.UUID, int | None]:
    """Id and version of the live plan of this code that the author may read; a new id where there is none."""
    try:
        plan = plan_rows(code, user, members=()).plan
    except PlanUnknown:
        return uuid.uuid4(), None
    return plan["id"], plan["version"]


def _edit(row: Row, feature: uuid.UUID, version: int | None) -> EditInput:
    return EditInput(
        row.layer, "update" if version else "create", feature=feature, base_version=version,
        geometry=mapping(row.shape), crs=row.crs, properties=row.properties,
    )  # fmt: skip


def _removed(plan: uuid.UUID) -> Iterator[EditInput]:
    """What belonged to the plan gives way; steps and documents on file stay."""
    for layer, model in _REPLACED.items():
        for pk, version in model.objects.filter(plan=plan).order_by("pk").values_list("pk", "version"):
            yield EditInput(layer, "delete", feature=pk, base_version=version)


def _members(rows: Rows, plan: uuid.UUID) -> Iterator[EditInput]:
    for row in rows.members:
        yield EditInput(
            row.layer, "create", feature=uuid.uuid4(), geometry=mapping(row.shape), crs=row.crs,
            properties=row.properties | {"plan": str(plan)},
        )  # fmt: skip


def _steps(record: PlanRecord, plan: uuid.UUID) -> Iterator[EditInput]:
    """The approvals that the package dates, and the announcement; those on file are not repeated."""
    dated = (
        ("brief", "phe_duyet", "ngayQDNV", "soQDNV"), ("plan", "phe_duyet", "ngayQDQH", "soQDQH"),
        ("plan", "cong_bo", "ngayCongBo", ""),
    )  # fmt: skip
    known = set(PlanStage.objects.filter(plan=plan).values_list("phase", "stage"))
    for phase, stage, when, number in dated:
        day = day_of(record.text(when))
        if day is None or (phase, stage) in known:
            continue
        values: dict[str, Any] = {
            "plan": str(plan),
            "phase": phase,
            "stage": stage,
            "ended_on": day.isoformat(),
        }
        if number and record.text(number):
            values["document_number"] = record.text(number)
        yield EditInput("plan_stages", "create", feature=uuid.uuid4(), properties=values)


def _documents(
    kept: list[tuple[Document, documents.Kept]], record: PlanRecord, plan: uuid.UUID
) -> Iterator[EditInput]:
    """A row for each document whose content is not on file with this plan."""
    known = set(PlanDocument.objects.filter(plan=plan).values_list("sha256", flat=True))
    decision = _decision(kept)
    for one, file in kept:
        if file.sha256 in known:
            continue
        known.add(file.sha256)
        values: dict[str, Any] = {
            "plan": str(plan),
            "kind": {"banve": "drawing", "vanban": "text"}.get(one.folder, "scan"),
            "title": one.file_name.rpartition(".")[0][:400],
            "file_name": safe_name(one.file_name)[:200],
            "sha256": file.sha256,
            "size_bytes": file.size_bytes,
            "media_type": media_type_of(one),
        }
        if one is decision:
            day = day_of(record.text("ngayQDQH"))
            values |= {
                "kind": "decision",
                "number": record.text("soQDQH"),
                "authority": record.text("coQuanPheduyet"),
            }
            values |= {"issued_on": day.isoformat()} if day else {}
        yield EditInput("plan_documents", "create", feature=uuid.uuid4(), properties=values)


def _decision(kept: list[tuple[Document, documents.Kept]]) -> Document | None:
    """The approving decision among the texts: the first whose name says so, else the only text there is."""
    texts = [one for one, _file in kept if one.folder == "vanban"]
    named = [
        one for one in texts if one.file_name.lower().startswith(("qd", "qđ", "quyet", "quyết", "decision"))
    ]
    return named[0] if named else texts[0] if len(texts) == 1 else None


def media_type_of(one: Document) -> str:
    """Media type by the ending, whose truth the gate checked for the kinds it knows."""
    kind = KINDS.get(one.path.suffix)
    return kind.media_type if kind else mimetypes.guess_type(one.file_name)[0] or "application/octet-stream"


def _attach(change_set: ChangeSet, user: User, files: list[Document], papers: dict[str, bytes]) -> None:
    """Report and texts, so that reviewers read them beside the draft."""
    for name, content in papers.items():
        keep_file(
            change_set, user, name, mimetypes.guess_type(name)[0] or "application/octet-stream", content
        )
    texts = [
        one for one in files if one.folder == "vanban" and one.path.suffix in KINDS and one.size <= MOST_BYTES
    ]
    for one in texts[:MOST_ATTACHED]:
        keep_file(change_set, user, safe_name(one.file_name), media_type_of(one), one.path.read_bytes())


def _batches(edits: list[EditInput]) -> Iterator[list[EditInput]]:
    """Edits in portions that one request may carry; deletions come before creations, the plan before all."""
    for start in range(0, len(edits), _BATCH):
        yield edits[start : start + _BATCH]
