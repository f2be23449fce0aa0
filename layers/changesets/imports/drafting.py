"""Lập bộ thay đổi từ tệp. Checked rows are compared with what is live; what differs becomes an edit of a new draft.

Nothing live is touched. The draft, its edits, the record of the run and the audit entry are one transaction.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import numpy as np
import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from numpy.typing import NDArray

from geo.named_sql import load
from layers import rights
from layers.audit.recording import record
from layers.changesets.domain.merging import SAME_SHAPE_M
from layers.changesets.domain.states import Status
from layers.changesets.drafting import count
from layers.changesets.findings import published_so_far
from layers.changesets.imports import checking, file_operations, log_files, staging
from layers.changesets.imports import keys as keys_of
from layers.changesets.imports.keys import Keys
from layers.changesets.imports.order import Drafted, ImportOrder
from layers.changesets.models import ChangeSet, Event
from layers.changesets.reading_shapes import like_held
from layers.changesets.reading_values import is_computed, writable
from layers.importing import report, running
from layers.importing.checking import Draft, Remainder
from layers.importing.issues import FileRefused, IssueLog
from layers.importing.request import ImportRequest, ImportResult
from layers.models import ImportRun
from layers.rights.reach import inside_each
from layers.spec import LayerSpec

Step = Callable[[str], None]
#: New edits from which the planner is told of them.
_MANY = 5_000
#: Columns that are no field of the author, and none that an edit sets against his rights.
_ALWAYS = frozenset({"id", "version", "source_srid", "map_sheet", "synthetic", "valid_from"})


def draft_file(user: User, order: ImportOrder, step: Step = lambda name: None) -> Drafted:
    """Make a draft out of a file.

    Args:
        user: its author, who may write to the layer.
        step: told the name of each phase as it begins.
    Returns:
        what became of the rows; a file that is refused is a result too, with the reason in its log.
    """
    request = request_of(user, order)
    drafted = Drafted(uuid.uuid4(), ImportResult("refused", IssueLog()))
    result, started = drafted.result, timezone.now()
    clock = running.Clock(step)
    try:
        request, draft, remainder, found = _examined(user, order, request, result, clock)
        # Overlaps are found among the edits, where rows that stay as they are take no part.
        remainder.rule = None
        clock("compare")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(load("layers", "importing")["no_time_limit"])
            if order.operation:
                _operate(user, order, draft, drafted)
            else:
                _compare(cursor, user, order, draft, found, drafted)
            running.finish(draft, remainder, result)
            if drafted.change_set is not None and not order.operation:
                clock("check")
                drafted.errors = checking.check(user, _begin(user, order, drafted), order.layer)
            running.record_run(request, result, drafted.run, started, drafted.change_set, drafted.removed)
            _record(user, order, drafted)
    except FileRefused as refusal:
        _refused(user, order, request, drafted, started, refusal)
    clock("report")
    _report(request, drafted, clock)
    clock("")
    return drafted


def validate_file(user: User, order: ImportOrder, step: Step = lambda name: None) -> ImportResult:
    """Check a file as `draft_file` does before it compares, rows that overlap in the file included; nothing is written.

    Args:
        user: who asks, who may write to the layer.
        step: told the name of each phase as it begins.
    """
    request, result = request_of(user, order), ImportResult("refused", IssueLog())
    clock = running.Clock(step)
    try:
        request, draft, remainder, _found = _examined(user, order, request, result, clock)
        running.finish(draft, remainder, result)
        running.count_refused(result, draft, request)
        if draft.good.any():
            result.outcome = ImportRun.Outcome.DRY_RUN.value
    except FileRefused as refusal:
        result.rows_refused = result.rows_read
        result.log.add(refusal.rule, severity="error", **refusal.details)
    clock("")
    result.facts["seconds"] = clock.seconds()
    return result


def _examined(
    user: User, order: ImportOrder, request: ImportRequest, result: ImportResult, clock: running.Clock
) -> tuple[ImportRequest, Draft, Remainder, Keys]:
    """The rows of a file after every check that needs no comparison. Raises FileRefused."""
    delivered = running.deliver(request, result, clock)
    choice = keys_of.choose(order.layer, order.key, delivered.rows)
    _refuse_unreadable(user, order.layer, choice)
    request = replace(request, key=choice.file_column)
    draft, remainder = running.examine(request, delivered, result, clock)
    found = keys_of.read(choice, draft, delivered.rows, result.log)
    _leave_out(user, draft, result)
    return request, draft, remainder, found


def request_of(user: User, order: ImportOrder) -> ImportRequest:
    """The order as the importer reads it."""
    return ImportRequest(
        path=order.path, layer=order.layer, city=settings.CITY, source=order.source, sublayer=order.sublayer,
        crs=order.crs, swap_axes=order.swap_axes, encoding=order.encoding,
        repair=order.repair, all_or_nothing=order.all_or_nothing, constants=dict(order.constants),
        levels={int(level): name for level, name in order.levels.items()},
        user_name=user.get_username(), report_dir=settings.IMPORT_REPORT_DIR,
    )  # fmt: skip


def _refuse_unreadable(user: User, spec: LayerSpec, choice: keys_of.Choice) -> None:
    """A field that the author may not read is no key: what it finds would tell what it holds."""
    if choice.field in (keys_of.ID, keys_of.SOURCE_KEY):
        return
    if all(one.name != choice.field for one in rights.readable_fields(user, spec)):
        raise FileRefused("key-not-in-file", name=choice.field)


def _leave_out(user: User, draft: Draft, result: ImportResult) -> None:
    """Drop columns that the author may not set: they neither change anything nor tell what is stored."""
    allowed = set(writable(draft.spec, user)) | {one.name for one in draft.spec.fields if is_computed(one)}
    for name in [one for one in draft.columns if one not in allowed | _ALWAYS]:
        del draft.columns[name]
        result.log.add("column-not-editable", field=name, name=draft.spec.by_name[name].label)


def _compare(
    cursor: CursorWrapper, user: User, order: ImportOrder, draft: Draft, found: Keys, drafted: Drafted
) -> None:
    """Refuse what may not be loaded, and make edits of the rest."""
    result, spec = drafted.result, order.layer
    scope = staging.Scope(spec, user, order.source)
    staging.hold(cursor, scope, draft, found)
    matched, reshaped = _examine(user, draft, found, result)
    if found.column == "id":
        _refuse_taken(cursor, draft, found, matched, result)
    result.rows_refused = len(draft.good) - int(draft.good.sum())
    if not draft.good.any() or (order.all_or_nothing and result.rows_refused):
        result.rows_refused = len(draft.good)
        return
    staging.stage(cursor, draft, order.source, reshaped)
    removing = order.remove_missing
    if removing and found.unreadable:
        result.log.add("removal-unsafe")
        removing = False
    drafted.missing = staging.count_missing(cursor, scope)
    if drafted.missing and not removing:
        result.log.add("not-in-file", count=drafted.missing)
    change_set = uuid.uuid4()
    result.rows_added, result.rows_changed, drafted.removed = staging.write_edits(
        cursor, scope, change_set, _editable(user, draft), by_source_key=found.column == "source_key",
        removing=removing, after=len(draft.rows), reached=published_so_far(),
    )  # fmt: skip
    result.rows_unchanged = int(draft.good.sum()) - result.rows_added - result.rows_changed
    edits = result.rows_added + result.rows_changed + drafted.removed
    result.outcome = ImportRun.Outcome.DRAFTED.value if edits else ImportRun.Outcome.UNCHANGED.value
    if edits:
        drafted.change_set = change_set
    if edits >= _MANY:
        staging.analyze(cursor)


def _editable(user: User, draft: Draft) -> frozenset[str]:
    """Fields that the file (or a derivation) gives and the author may set."""
    return frozenset(set(writable(draft.spec, user)) & set(draft.columns))


def _examine(
    user: User, draft: Draft, found: Keys, result: ImportResult
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which rows have a live feature, and which get a new shape; refuses what is ambiguous or out of reach."""
    reach = rights.reach(user, "write", draft.spec)
    matched = np.zeros(len(draft.rows), dtype=bool)
    reshaped = np.ones(len(draft.rows), dtype=bool)
    for rows, twins, shapes in staging.held(draft.spec):
        at = rows - 1
        matched[at] = True
        for index, count_ in zip(at[twins > 1], twins[twins > 1], strict=True):
            if draft.good[index]:
                _refuse(draft, result, index, "key-ambiguous", value=found.values[index], count=int(count_))
        if draft.shapes is None:
            continue
        if not reach.everywhere:
            inside = inside_each(reach, list(shapes))
            _refuse_outside(draft, result, [i for i, ok in zip(at, inside, strict=True) if not ok])
        same = shapely.equals_exact(draft.shapes[at], shapes, tolerance=SAME_SHAPE_M)
        reshaped[at[same]] = False
        for index, old in zip(at[~same], shapes[~same], strict=True):
            if draft.good[index]:
                kept = like_held(draft.shapes[index], old)
                reshaped[index] = kept is not None
                draft.shapes[index] = draft.shapes[index] if kept is None else kept
    if draft.shapes is not None and not reach.everywhere:
        inside = inside_each(reach, list(draft.shapes))
        _refuse_outside(draft, result, [i for i, ok in enumerate(inside) if not ok])
    return matched, reshaped


def _refuse_outside(draft: Draft, result: ImportResult, places: list[int]) -> None:
    for index in places:
        if draft.good[index]:
            _refuse(draft, result, index, "outside-reach")


def _refuse_taken(
    cursor: CursorWrapper, draft: Draft, found: Keys, matched: NDArray[np.bool_], result: ImportResult
) -> None:
    """A given id of a new feature must not belong to one that the author cannot see."""
    places = np.flatnonzero(draft.good & ~matched & (found.values != ""))
    if not len(places):
        return
    used = staging.taken(cursor, draft.spec, [str(found.values[index]) for index in places])
    for index in places:
        if found.values[index] in used:
            _refuse(draft, result, index, "id-taken", value=found.values[index])


def _refuse(draft: Draft, result: ImportResult, index: int, rule: str, **details: object) -> None:
    result.log.add(rule, row=int(draft.rows[index]), **details)
    draft.good[index] = False


def _operate(user: User, order: ImportOrder, draft: Draft, drafted: Drafted) -> None:
    """The file as one domain operation."""
    file_operations.refuse_unless_whole(draft)
    drafted.change_set = uuid.uuid4()
    file_operations.save(user, _begin(user, order, drafted), order, draft, drafted)


def _begin(user: User, order: ImportOrder, drafted: Drafted) -> ChangeSet:
    """The draft itself."""
    change_set = ChangeSet.objects.create(
        pk=drafted.change_set, title=order.title, legal_document=order.legal_document, legal_date=order.legal_date,
        effective_date=order.effective_date, author=user, kind=ChangeSet.Kind.IMPORT,
    )  # fmt: skip
    count(change_set)
    Event.objects.create(change_set=change_set, actor=user, action="begin", to_status=Status.DRAFT)
    return change_set


def _record(user: User, order: ImportOrder, drafted: Drafted) -> None:
    """Who loaded what; last in the transaction."""
    detail = {
        "kind": "import",
        "file": order.path.name,
        "sha256": drafted.result.file_sha256,
    } | drafted.counts()
    action = "changeset.begun" if drafted.change_set is not None else "import.nothing-changed"
    record(user, action, layer=order.layer, change_set=drafted.change_set, detail=detail)


def _refused(
    user: User,
    order: ImportOrder,
    request: ImportRequest,
    drafted: Drafted,
    started: datetime,
    refusal: FileRefused,
) -> None:
    result = drafted.result
    result.outcome, result.rows_refused = "refused", result.rows_read
    result.rows_added = result.rows_changed = result.rows_unchanged = drafted.removed = 0
    drafted.change_set = None
    result.log.add(refusal.rule, severity="error", **refusal.details)
    with transaction.atomic():
        running.record_run(request, result, drafted.run, started)
        _record(user, order, drafted)


def _report(request: ImportRequest, drafted: Drafted, clock: running.Clock) -> None:
    """The report of the run, and with the draft the log as files that its reviewers find."""
    result = drafted.result
    result.facts["seconds"] = clock.seconds()
    assert request.report_dir is not None
    folder = request.report_dir / str(drafted.run)
    result.report = report.write(folder, request, result, request.city.storage_srid)
    if drafted.change_set is not None:
        log_files.attach(drafted.change_set, folder)
