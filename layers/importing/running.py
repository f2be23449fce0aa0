"""Chạy một lần nhập. From a file to the layer: read in the child process, check, write, report, tell the tiles.

The rows, the record of the run, the message that renews the tiles and the audit entry are one transaction: either all
is there or nothing. Every version that a run writes bears the id of the run as its change set.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime

import pyarrow as pa
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from layers.changesets import outbox
from layers.history.attribution import attribute
from layers.importing import formats, ground, report, tracing, writing
from layers.importing.checking import Draft, Remainder, begin, read_batch
from layers.importing.drawing_levels import levels_of
from layers.importing.geometry import ReadShapes, joined
from layers.importing.issues import FileRefused, IssueLog
from layers.importing.reading import GEOMETRY, ReadRequest
from layers.importing.request import ImportRequest, ImportResult
from layers.importing.sandbox import Delivered, Readers
from layers.importing.stamps import digest
from layers.models import ImportRun

Step = Callable[[str], None]
#: Threads that read shapes; GEOS works outside the interpreter lock.
SHAPE_THREADS = 2
_POLYGONS = frozenset({"Polygon", "MultiPolygon"})
#: Formats of drawings, where levels say what a line or a text is.
DRAWINGS = frozenset({"DGN", "DXF"})


def run(
    request: ImportRequest, step: Step = lambda name: None, readers: Readers | None = None
) -> ImportResult:
    """Import one file.

    Args:
        step: told the name of each phase as it begins, for a progress bar.
        readers: where other files follow, so that their readers are started meanwhile.
    Returns:
        the result; a file that is refused is a result too, with the reason in its log.
    """
    log, started, run_id = IssueLog(), timezone.now(), uuid.uuid4()
    clock = Clock(step)
    result = ImportResult("refused", log)
    try:
        draft, remainder = examine(request, deliver(request, result, clock, readers), result, clock)
        count_refused(result, draft, request)
        clock("write")
        _write(request, draft, remainder, result, run_id, started)
    except FileRefused as refusal:
        result.outcome = "refused"
        result.rows_refused = result.rows_read
        log.add(refusal.rule, severity="error", **refusal.details)
        record_run(request, result, run_id, started)
    clock("report")
    result.facts["seconds"] = clock.seconds()
    if request.report_dir is not None:
        result.report = report.write(
            request.report_dir / str(run_id), request, result, request.city.storage_srid
        )
    clock("")
    return result


def deliver(
    request: ImportRequest, result: ImportResult, clock: Clock, readers: Readers | None = None
) -> Delivered:
    """Read the file, and note what it says about itself. Raises FileRefused."""
    clock("read")
    with ThreadPoolExecutor(1) as pool:
        sha256 = pool.submit(digest, request.path)
        try:
            delivered = read(request, readers or Readers())
        finally:
            result.file_sha256 = sha256.result()
    for rule, details in delivered.facts.findings:
        result.log.add(rule, **details)
    result.rows_read = delivered.rows.num_rows
    return delivered


def examine(
    request: ImportRequest, delivered: Delivered, result: ImportResult, clock: Clock
) -> tuple[Draft, Remainder]:
    """Rows of a file after every phase that may refuse one, and what is still looked for. Raises FileRefused."""
    draft, remainder = begin(request, delivered, result.log, clock)
    clock("links")
    _links(draft, request, result.log)
    return draft, remainder


def read_request(request: ImportRequest) -> ReadRequest:
    """What the reader is asked for. Raises FileRefused when the format is closed, unsafe or unknown."""
    found = formats.recognise(request.path)
    spec = request.layer
    if found.driver == "OSM" and spec.osm is None:
        raise FileRefused("format-osm-undeclared", layer=spec.name)
    return ReadRequest(
        driver=found.driver,
        paths=list(found.paths),
        sublayer=request.sublayer,
        encoding=request.encoding,
        polygons_wanted=spec.geometry is not None and spec.geometry.kind in _POLYGONS,
        osm_layer=spec.osm.layer if spec.osm else "",
        osm_where=spec.osm.where if spec.osm and found.driver == "OSM" else "",
        drawing=levels_of(spec, request.levels) if found.driver in DRAWINGS else {},
    )


def read(request: ImportRequest, readers: Readers) -> Delivered:
    """Read the file in the child process, and its shapes here as they come. Raises FileRefused."""
    found: list[Future[ReadShapes]] = []
    with ThreadPoolExecutor(SHAPE_THREADS) as pool:

        def taken(batch: pa.RecordBatch) -> None:
            if request.layer.geometry is not None and GEOMETRY in batch.schema.names:
                found.append(pool.submit(read_batch, batch, request))

        delivered = readers.read(
            read_request(request),
            seconds=request.read_seconds,
            memory_mb=request.read_memory_mb,
            taken=taken,
        )
        if found:
            delivered.shapes = joined([one.result() for one in found])
    return delivered


def _links(draft: Draft, request: ImportRequest, log: IssueLog) -> None:
    def unknown(index: int, field: str, value: str, target: str) -> None:
        log.add("reference-unknown", row=int(draft.rows[index]), field=field, value=value, target=target)
        draft.good[index] = False

    with connection.cursor() as cursor:
        writing.resolve_links(cursor, draft, request.links, unknown)
        ground.link(cursor, draft, log)


def count_refused(result: ImportResult, draft: Draft, request: ImportRequest) -> None:
    """Note how many rows are refused; all of them when one is too many."""
    refused = len(draft.good) - writing.good_rows(draft)
    result.rows_refused = refused
    if request.all_or_nothing and refused:
        draft.good[:] = False
        result.rows_refused = len(draft.good)


def finish(draft: Draft, remainder: Remainder, result: ImportResult) -> None:
    """Complete log and facts with the warnings that were looked for meanwhile."""
    remainder.finish()
    result.facts |= draft.facts


def _write(
    request: ImportRequest,
    draft: Draft,
    remainder: Remainder,
    result: ImportResult,
    run_id: uuid.UUID,
    started: datetime,
) -> None:
    """Write while the last warnings are looked for; the transaction ends when they are in the log."""
    if not writing.good_rows(draft):
        finish(draft, remainder, result)
        result.outcome = "refused"
        record_run(request, result, run_id, started)
        return
    if request.dry_run:
        with transaction.atomic(), connection.cursor() as cursor:
            _tell(result, writing.rehearse(cursor, draft, request.source, request.city.storage_srid))
        finish(draft, remainder, result)
        result.outcome = "dry_run"
        record_run(request, result, run_id, started)
        return
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                attribute(cursor, run_id, None, request.user_name or tracing.ACTOR)
                done = writing.write(cursor, draft, request.source, request.city.storage_srid)
            _tell(result, done)
            result.outcome = "written" if done.added or done.changed else "unchanged"
            finish(draft, remainder, result)
            run = record_run(request, result, run_id, started)
            if result.outcome == "written":
                outbox.tell_whole_layer(request.layer.name, run_id, "import")
                tracing.record_written(run)
    except (IntegrityError, DataError) as error:
        result.rows_added = result.rows_changed = result.rows_unchanged = 0
        finish(draft, remainder, result)
        raise writing.conflict(error) from error


def _tell(result: ImportResult, done: writing.Written) -> None:
    """Note what became of the rows, or would."""
    result.rows_added, result.rows_changed = done.added, done.changed
    result.rows_unchanged = done.unchanged
    if done.missing:
        result.log.add("not-in-file", count=done.missing)


def record_run(
    request: ImportRequest,
    result: ImportResult,
    run_id: uuid.UUID,
    started: datetime,
    change_set: uuid.UUID | None = None,
    removed: int = 0,
) -> ImportRun:
    """Write down what one run did.

    Args:
        change_set: the draft that its rows became, instead of being written.
        removed: features that this draft deletes.
    """
    return ImportRun.objects.create(
        id=run_id,
        layer=request.layer.name,
        source=request.source,
        file_name=request.path.name[:255],
        file_sha256=result.file_sha256,
        started_at=started,
        finished_at=timezone.now(),
        outcome=result.outcome,
        rows_read=result.rows_read,
        rows_added=result.rows_added,
        rows_changed=result.rows_changed,
        rows_unchanged=result.rows_unchanged,
        rows_refused=result.rows_refused,
        rows_removed=removed,
        issue_counts=dict(result.log.counts),
        report_path=str(request.report_dir / str(run_id)) if request.report_dir else "",
        user_name=request.user_name,
        change_set=change_set,
    )


class Clock:
    """Seconds of each phase, and the progress of the run."""

    def __init__(self, step: Step) -> None:
        self._step, self._now, self._since = step, "", time.perf_counter()
        self._spent: dict[str, float] = {}

    def __call__(self, name: str) -> None:
        moment = time.perf_counter()
        if self._now:
            self._spent[self._now] = self._spent.get(self._now, 0.0) + moment - self._since
        self._now, self._since = name, moment
        if name:
            self._step(name)

    def seconds(self) -> dict[str, float]:
        """Seconds by phase so far."""
        return {name: round(spent, 3) for name, spent in self._spent.items()}
