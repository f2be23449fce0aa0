"""Soạn thảo. Change sets are begun here and filled with edits; nothing of it reaches a live table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.gis.geos import GEOSGeometry
from django.db import connection
from django.db.models import Max
from django.utils import timezone
from shapely import Geometry

from geo.named_sql import load
from layers import rights
from layers.audit.recording import record
from layers.changesets import access, findings, refusals, standing
from layers.changesets.domain.states import PRIMITIVES, Status
from layers.changesets.models import ChangeSet, Comment, Edit, Event
from layers.changesets.preparing import EditInput, Prepared, prepare
from layers.changesets.retrying import in_transaction
from layers.registry import registry
from layers.text_values import read_uuid

#: Edits that one request may carry.
MOST_EDITS = 2000
#: Columns that saving an edit fills.
CONTENT = (
    "layer", "operation", "feature", "base_version", "geometry", "extent", "properties", "params", "changed_at",
)  # fmt: skip


@in_transaction
def begin(
    user: User,
    *,
    title: str,
    legal_document: str = "",
    legal_date: date | None = None,
    effective_date: date | None = None,
    kind: str = ChangeSet.Kind.EDIT,
    reverts: ChangeSet | None = None,
) -> ChangeSet:
    """A new, empty change set. Raises Problem 403 for whoever may write to no layer."""
    if not any(rights.may(user, "write", spec) for spec in registry):
        raise refusals.decision_forbidden(
            "Bạn không có quyền biên tập lớp nào.", "You may not edit any layer."
        )
    change_set = ChangeSet.objects.create(
        title=title, legal_document=legal_document, legal_date=legal_date, effective_date=effective_date,
        author=user, kind=kind, reverts=reverts,
    )  # fmt: skip
    Event.objects.create(change_set=change_set, actor=user, action="begin", to_status=Status.DRAFT)
    record(user, "changeset.begun", change_set=change_set.pk, detail={"kind": str(kind)})
    return change_set


@in_transaction
def describe(user: User, change_set_id: UUID, values: Mapping[str, object]) -> ChangeSet:
    """Change title, legal basis or effective date while it is a draft."""
    change_set = access.find_editable(user, change_set_id)
    for name, value in values.items():
        setattr(change_set, name, value)
    change_set.changed_at = timezone.now()
    change_set.save(update_fields=[*values, "changed_at"])
    return change_set


@in_transaction
def add(user: User, change_set_id: UUID, given: EditInput) -> Edit:
    """One more edit. Raises Problem 409 when the change set edits this feature already."""
    change_set = access.find_editable(user, change_set_id)
    return save(user, change_set, [given], upsert=False)[0]


@in_transaction
def replace_edit(user: User, change_set_id: UUID, edit_id: int, given: EditInput) -> Edit:
    """The edit `edit_id` with other content; what the request leaves out of its identity stays."""
    change_set = access.find_editable(user, change_set_id)
    held = find_edit(change_set, edit_id)
    refuse_expanded(held)
    standing.refuse_built_upon(held)
    completed = replace(
        given,
        id=held.pk,
        feature=given.feature or held.feature,
        base_version=held.base_version if given.base_version is None else given.base_version,
    )
    return save(user, change_set, [completed], upsert=False)[0]


@in_transaction
def save_batch(
    user: User, change_set_id: UUID, inputs: Sequence[EditInput], removed: Iterable[int] = ()
) -> list[Edit]:
    """All edits or none, in one transaction, for autosave: an edit of a feature that is there already is replaced."""
    change_set = access.find_editable(user, change_set_id)
    for edit_id in sorted(removed, reverse=True):
        take_out(find_edit(change_set, edit_id))
    saved = save(user, change_set, inputs, upsert=True) if inputs else []
    if not inputs:
        count(change_set)
    return saved


@in_transaction
def remove(user: User, change_set_id: UUID, edit_id: int) -> None:
    """Take an edit back; a domain operation goes with everything that it means."""
    change_set = access.find_editable(user, change_set_id)
    take_out(find_edit(change_set, edit_id))
    count(change_set)


@in_transaction
def comment(user: User, change_set_id: UUID, edit_id: int, text: str) -> Comment:
    """Say something about one edit; whoever sees the change set may."""
    change_set = access.find(user, change_set_id)
    edit = find_edit(change_set, edit_id)
    return Comment.objects.create(edit=edit, author=user, text=text)


def find_edit(change_set: ChangeSet, edit_id: int) -> Edit:
    """One edit. Raises Problem 404."""
    edit = Edit.objects.filter(change_set=change_set, pk=edit_id).first()
    if edit is None:
        raise refusals.not_found()
    return edit


def count(change_set: ChangeSet) -> None:
    """Note how many features of which layers the change set touches."""
    with connection.cursor() as cursor:
        cursor.execute(
            load("layers.changesets", "drafting")["count"],
            {"change_set": change_set.pk, "primitives": list(PRIMITIVES)},
        )
    change_set.refresh_from_db()


def geos(geometry: Geometry | None) -> GEOSGeometry | None:
    """A shape in the storage CRS as the models take it."""
    if geometry is None:
        return None
    return GEOSGeometry(shapely.to_wkb(geometry, hex=True), srid=settings.STORAGE_SRID)


def save(user: User, change_set: ChangeSet, inputs: Sequence[EditInput], *, upsert: bool) -> list[Edit]:
    """Prepare and save edits, all or none; the caller holds the change set."""
    if len(inputs) > MOST_EDITS:
        message = (f"Tối đa {MOST_EDITS} thay đổi mỗi lần.", f"At most {MOST_EDITS} edits at once.")
        remedy = ("Chia thành nhiều lần.", "Send them in parts.")
        raise refusals.invalid([refusals.error("edits", "too-many", message, remedy)])
    inputs = _with_known_ids(change_set, inputs) if upsert else list(inputs)
    prepared = prepare(user, inputs, created_here(change_set, inputs), change_set=change_set.pk)
    return put(user, change_set, prepared, upsert=upsert)


def put(
    user: User, change_set: ChangeSet, prepared: Sequence[Prepared], *, upsert: bool = False
) -> list[Edit]:
    """Save prepared edits, look at them, count them; the caller holds the change set.

    Returns:
        the edits in the order given, without what domain operations expanded into.
    """
    _match(change_set, prepared, upsert=upsert)
    edits = _write(change_set, prepared)
    findings.refresh(user, change_set, edits)
    count(change_set)
    return edits[: len(prepared)]


def _with_known_ids(change_set: ChangeSet, inputs: Sequence[EditInput]) -> list[EditInput]:
    """What a batch says of an edit by id alone is completed with its feature and version."""
    wanted = [one.id for one in inputs if one.id is not None]
    known = {one.pk: one for one in Edit.objects.filter(change_set=change_set, pk__in=wanted)}
    for one in inputs:
        if one.id is not None and one.id not in known:
            raise refusals.edit_gone(f"{one.place}id")
    for held in known.values():
        refuse_expanded(held)
        standing.refuse_built_upon(held)
    completed = []
    for one in inputs:
        held = known.get(one.id) if one.id is not None else None
        if held is not None:
            version = held.base_version if one.base_version is None else one.base_version
            one = replace(one, feature=one.feature or held.feature, base_version=version)
        completed.append(one)
    return completed


def created_here(change_set: ChangeSet, inputs: Sequence[EditInput]) -> frozenset[str]:
    """Ids among the values and parameters that are features which this change set itself creates."""
    given = [value for one in inputs for value in (*one.properties.values(), *one.params.values())]
    ids = {read_uuid(value) for value in given if isinstance(value, str)}
    wanted = ids - {None}
    if not wanted:
        return frozenset()
    rows = Edit.objects.filter(change_set=change_set, operation="create", feature__in=wanted)
    return frozenset(str(feature) for feature in rows.values_list("feature", flat=True))


def _match(change_set: ChangeSet, prepared: Sequence[Prepared], *, upsert: bool) -> None:
    """Give each edit the id of the one it replaces. Raises Problem 409 where a feature would be edited twice."""
    flat = [*prepared, *(child for one in prepared for child in one.expansion)]
    primitives = [one for one in flat if one.operation in PRIMITIVES or one.params.get(standing.AFTER)]
    seen: set[tuple[str, UUID]] = set()
    rows = Edit.objects.filter(
        change_set=change_set, operation__in=PRIMITIVES, feature__in=[one.feature for one in primitives]
    )
    replaced = {one.id for one in prepared if one.id is not None}
    held = {
        (row.layer, row.feature): row
        for row in rows
        if row.expanded_from_id not in replaced or row.pk in replaced
    }
    for one in primitives:
        key = (one.spec.name, one.feature)
        other = held.get(key)
        if upsert and one.id is None and other is not None and other.expanded_from_id is None:
            one.id = other.pk
        known = {one.id, one.params.get(standing.AFTER), *replaced}
        if key in seen or (other is not None and other.pk not in known):
            message = (
                "Bộ thay đổi đã có thay đổi của đối tượng này.",
                "The change set edits this feature already.",
            )
            remedy = ("Sửa thay đổi đã có (PUT).", "Change the edit that is there (PUT).")
            there = {"edit": other.pk} if other is not None else {}
            raise refusals.conflict("edit-exists", message, remedy, field=f"{one.place}feature", **there)
        seen.add(key)


def _write(change_set: ChangeSet, prepared: Sequence[Prepared]) -> list[Edit]:
    """Save edits, then what domain operations mean; returns the edits in the order given, expansions after them."""
    ids = [one.id for one in prepared if one.id is not None]
    freed = standing.superseded_by(ids)
    Edit.objects.filter(expanded_from__in=ids).delete()
    standing.restore(freed)
    known = Edit.objects.in_bulk(ids)
    last = Edit.objects.filter(change_set=change_set).aggregate(last=Max("seq"))["last"] or 0
    edits, fresh = [], []
    for one in prepared:
        edit = known.get(one.id) if one.id is not None else None
        if edit is None:
            last += 1
            edit = Edit(change_set=change_set, seq=last)
            fresh.append(edit)
        fill(edit, one)
        edits.append(edit)
    fields = [
        "layer",
        "operation",
        "feature",
        "base_version",
        "geometry",
        "extent",
        "properties",
        "params",
        "changed_at",
    ]
    Edit.objects.bulk_update([edit for edit in edits if edit.pk is not None], fields, batch_size=500)
    Edit.objects.bulk_create(fresh, batch_size=1000)
    expansions = []
    for one, leader in zip(prepared, edits, strict=True):
        for child in one.expansion:
            last += 1
            expansions.append(fill(Edit(change_set=change_set, seq=last, expanded_from=leader), child))
    standing.supersede({one.params[standing.AFTER] for one in expansions if standing.AFTER in one.params})
    Edit.objects.bulk_create(expansions, batch_size=1000)
    return [*edits, *expansions]


def fill(edit: Edit, prepared: Prepared) -> Edit:
    """Put the content of a prepared edit into its row."""
    edit.layer, edit.operation = prepared.spec.name, prepared.operation
    edit.feature, edit.base_version = prepared.feature, prepared.base_version
    edit.geometry = geos(prepared.changes.geometry)
    edit.extent = geos(prepared.extent)
    edit.properties, edit.params = dict(prepared.changes.properties), dict(prepared.params)
    edit.changed_at = timezone.now()
    return edit


def take_out(edit: Edit) -> None:
    """Remove an edit with everything that it means; what a domain operation built on holds again.

    Raises:
        Problem: 409 for a part of a domain operation, or an operation on which another builds.
    """
    refuse_expanded(edit)
    standing.refuse_built_upon(edit)
    freed = standing.superseded_by([edit.pk])
    for one in (edit, *edit.expansion.all()):
        findings.forget_around(one)
    edit.delete()
    standing.restore(freed)


def refuse_expanded(edit: Edit) -> None:
    """Raises Problem 409 for an edit that a domain operation means: it is changed with the operation only."""
    if edit.expanded_from_id is not None:
        message = (
            "Thay đổi này là kết quả của một thao tác nghiệp vụ.",
            "This edit is what a domain operation means.",
        )
        remedy = ("Sửa hoặc xóa thao tác đó.", "Change or delete that operation.")
        raise refusals.conflict("part-of-operation", message, remedy, edit=edit.expanded_from_id)
