"""Việc trích lục hàng loạt. Asked for by a request, done by the worker, followed and fetched by who asked."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID, uuid4

import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app as worker

from cadastre.domain.errors import ParcelUnknown
from cadastre.domain.lookup_text import feature_uuid, is_national_id
from cadastre.queries import lookup
from geo.http.problems import FieldError, Problem
from layers.background import Job, begin, dismiss, end, scopes_of_token, tell
from layers.watching import Dismissed, watched
from planning.domain.extract_errors import ParcelAmbiguous
from planning.queries.extract import facts
from planning.services import stored
from planning.services.batch.archive import BusyElsewhere, PaperArchive
from planning.services.batch.order import Order, of_json
from planning.services.batch.papers import papers
from planning.services.batch.rows import parcel_row, theme_rows
from planning.services.batch.writing import Results, comma_separated, geopackage, xlsx
from planning.services.extracts import extract
from planning.services.stored import Stored

logger = logging.getLogger(__name__)
KIND = "extract-batch"
TASK = "planning.extract_batch"
ALIVE = (Job.State.WAITING, Job.State.RUNNING)
#: Batches of one user that may wait or run at once.
MOST_WAITING = 3
#: Seconds that papers are made at a stretch; then whatever else waits for the worker has its turn.
STRETCH_S = 60.0
_LATER = -1
#: What is no fault of the batch: the database was gone, a printing process was killed.
PASSING = (OperationalError, InterfaceError, BrokenExecutor)
_TELL_EVERY_S = 1.0
_NAMES = {"xlsx": "trich-luc.xlsx", "csv": "trich-luc.csv", "gpkg": "trich-luc.gpkg", "pdf": "trich-luc.zip"}
_FORMATS = {name: form for form, name in _NAMES.items()}


def ask(user: User, order: Order, asked: Mapping[str, Any] | None = None) -> Job:
    """Have a batch made by the worker. Raises Problem 409 when too many of the user wait.

    Args:
        asked: how the results are wanted (`Job.asked`).
    """
    if Job.objects.filter(owner=user, kind=KIND, state__in=ALIVE).count() >= MOST_WAITING:
        message = (
            f"Đang có {MOST_WAITING} việc trích lục chờ.",
            f"{MOST_WAITING} batches are waiting already.",
        )
        remedy = ("Chờ các việc đó xong.", "Wait until they are done.")
        raise Problem(
            "conflict", *message, errors=[FieldError("parcels", "too-many-jobs", *message, *remedy)]
        )
    title = f"{len(order.parcels)} {'parcels' if order.lang == 'en' else 'thửa'} → {order.format}"
    job = Job(id=uuid4(), kind=KIND, owner=user, title=title)
    job.order, job.asked = order.as_json(), {"token_scopes": scopes_of_token(user), **(asked or {})}
    with transaction.atomic():
        job.queue_id = worker.configure_task(TASK, queue="imports").defer(job=str(job.pk))
        job.save(force_insert=True)
    return job


def work(job_id: UUID) -> None:
    """Make a batch, or go on with one: of papers a stretch at a time, so that nothing else waits long for the worker.

    A run of a job that is over does nothing; one that is dismissed leaves no file. What a run lost its database or a
    printing process over is done by the next.
    """
    job = begin(job_id)
    if job is None:
        if Job.objects.filter(pk=job_id, state=Job.State.DISMISSED).exists():
            drop(job_id)
        return
    try:
        with watched(job_id):
            made = _make(job, job.acting_owner(), of_json(job.order))
        if made is None:
            _go_on(job_id)
        elif end(job_id, Job.State.DONE, result=made):
            shutil.rmtree(_unfinished(job_id), ignore_errors=True)
        else:
            drop(job_id)
    except Dismissed:
        drop(job_id)
    except BusyElsewhere:
        logger.warning("batch %s is being made by another worker", job_id)
    except PASSING:
        raise
    except Exception:
        if Job.objects.filter(pk=job_id, state=Job.State.DISMISSED).exists():
            drop(job_id)  # its files were taken away under it
            return
        fail([job_id])
        raise


def cancel(job: Job) -> None:
    """Nothing more is to come of a batch; what there is of it is deleted."""
    dismiss(job)
    drop(job.pk)


def result_of(job: Job) -> Path | None:
    """The file of a batch that is done; None when it was never made or is gone."""
    return file_of(job.pk) if job.state == Job.State.DONE else None


def file_of(job_id: UUID) -> Path | None:
    """What lies finished in the folder of a batch."""
    return next((path for path in sorted(_folder(job_id).glob("*")) if path.is_file()), None)


def drop(job_id: UUID) -> None:
    """Delete the files of a batch."""
    shutil.rmtree(_folder(job_id), ignore_errors=True)


def fail(ids: list[UUID]) -> None:
    """Batches that came to nothing are told so, and their files are deleted."""
    problem = {
        "code": "internal",
        "vi": "Việc trích lục bị dừng giữa chừng; chưa có tệp nào.",
        "en": "The batch stopped halfway; there is no file.",
        "remedy_vi": "Yêu cầu lại; nếu lặp lại, báo người quản trị kèm mã việc.",
        "remedy_en": "Ask again; if it happens again, tell the administrator the id of the job.",
    }
    for one in ids:
        end(one, Job.State.FAILED, problem=problem)
        drop(one)


def _go_on(job_id: UUID) -> None:
    """The next stretch, behind everything else that waits for the worker."""
    with transaction.atomic():
        follows = worker.configure_task(TASK, queue="imports", priority=_LATER).defer(job=str(job_id))
        Job.objects.filter(pk=job_id).update(queue_id=follows)


def _make(job: Job, user: User, order: Order) -> dict[str, Any] | None:
    """What came of a batch; None when there is more to do."""
    folder = _folder(job.pk)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _NAMES[order.format]
    tell_share = _teller(job, len(order.parcels))
    if order.format == "pdf":
        archive = PaperArchive(_unfinished(job.pk), order.lang)
        if not path.exists():
            _stretch(archive, order, user, tell_share)
            if archive.mark.done < len(order.parcels):
                return None
            archive.finish(path)
        mark = archive.mark
        return _result(job.pk, path, mark.papers, mark.missing, mark.seconds)
    started, results = monotonic(), Results()
    for at, given in enumerate(order.parcels):
        _take(given, order, user, results)
        tell_share(at)
    {"xlsx": xlsx, "csv": comma_separated, "gpkg": geopackage}[order.format](results, path, order.lang)
    return _result(job.pk, path, len(results.parcel), len(results.missing), monotonic() - started)


def _teller(job: Job, count: int) -> Callable[[int], None]:
    """Notes once a second how far the job is."""
    told = monotonic()

    def tell_share(done: int) -> None:
        nonlocal told
        if monotonic() - told >= _TELL_EVERY_S:
            told = monotonic()
            tell(job.pk, "extract", 0.98 * done / count)

    return tell_share


def _stretch(archive: PaperArchive, order: Order, user: User, tell_share: Callable[[int], None]) -> None:
    """Papers for as long as a stretch is; at least one."""
    names: list[str] = []
    until, first = monotonic() + STRETCH_S, archive.mark.done

    def kept() -> Iterator[Stored]:
        for at, given in enumerate(order.parcels[first:], start=first):
            if at > first and monotonic() > until:
                return
            archive.mark.done = at + 1
            try:
                one = stored.keep(_identified(given, user), as_of=order.as_of, lang=order.lang, user=user)
            except ParcelUnknown as error:
                archive.note_missing({"parcel": given, "why": error.message(order.lang)})
                continue
            body = one.body
            parcel = body["parcel"]
            name = f"{parcel['ward'] or ''}-{parcel['sheet']}-{parcel['number']}-{str(one.id)[:8]}.pdf"
            name = name.replace("/", "_")
            if archive.has(name):
                continue
            archive.note(parcel_row(body), theme_rows(body))
            names.append(name)
            yield one

    with archive.stretch():
        for at, made in enumerate(papers(kept(), len(order.parcels) - first)):
            archive.add(names[at], made)
            tell_share(first + at)


def _identified(given: str, user: User) -> str:
    """The id of what was typed: ids as they are, texts like "thửa 12 tờ 5 Sài Gòn" by the lookup.

    Raises:
        ParcelUnknown: the lookup found none; ParcelAmbiguous when it found several.
    """
    if is_national_id(given) or feature_uuid(given) is not None:
        return given
    answer = lookup.by_text(given, user)
    if answer.status == "AMBIGUOUS":
        raise ParcelAmbiguous(given=given[:60], count=len(answer.candidates))
    if answer.status != "MATCH":
        raise ParcelUnknown(given=given[:60])
    return str(answer.candidates[0].id)


def _take(given: str, order: Order, user: User, results: Results) -> None:
    """One parcel of a batch; one that there is not becomes a row that says so."""
    try:
        body = extract(
            _identified(given, user),
            as_of=order.as_of,
            now=timezone.now(),
            lang=order.lang,
            public_url=settings.PUBLIC_URL,
            user=user,
        )
    except ParcelUnknown as error:
        results.missing.append({"parcel": given, "why": error.message(order.lang)})
        return
    found = theme_rows(body)
    results.parcel.append(parcel_row(body))
    results.theme.extend(found)
    if order.format == "gpkg":
        _shapes(body, order, user, found, results)


def _shapes(
    body: dict[str, Any], order: Order, user: User, found: list[dict[str, Any]], results: Results
) -> None:
    """The parcel and the part of each feature inside it, in the order of the rows."""
    held = facts(UUID(str(body["parcel"]["id"])), order.as_of, user)
    pieces: dict[str, shapely.Geometry] = {}
    if held is not None:
        pieces = {one.zone.id: one.zone.piece for one in held.shares}
        pieces |= {one.id: one.piece for one in (*held.red_lines, *held.corridors, *held.building_lines)}
    results.parcel_shapes.append(None if held is None else held.parcel)
    results.theme_shapes.extend(pieces.get(row["feature"]) for row in found)


def _result(job_id: UUID, path: Path, parcels: int, missing: int, seconds: float) -> dict[str, Any]:
    return {
        "parcels": parcels,
        "missing": missing,
        "file": path.name,
        "bytes": path.stat().st_size,
        "seconds": round(seconds, 1),
        "format": _FORMATS[path.name],
        "download": f"/api/v1/extracts/batches/{job_id}/file",
    }


def _unfinished(job: UUID) -> Path:
    return _folder(job) / "unfinished"


def _folder(job: UUID) -> Path:
    return Path(settings.EXTRACT_BATCH_DIR) / str(job)
