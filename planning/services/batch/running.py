"""Việc trích lục hàng loạt. Asked for by a request, done by the worker, followed and fetched by who asked."""

from __future__ import annotations

import logging
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID, uuid4

import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app as worker

from cadastre.domain.errors import ParcelUnknown
from cadastre.domain.lookup_text import feature_uuid, is_national_id
from cadastre.queries import lookup
from geo.http.problems import FieldError, Problem
from layers.background import Job, begin, end, scopes_of_token, tell
from layers.watching import Dismissed, watched
from planning.domain.extract_errors import ParcelAmbiguous
from planning.queries.extract import facts
from planning.services import stored
from planning.services.batch.order import Order, of_json
from planning.services.batch.papers import papers
from planning.services.batch.rows import parcel_row, theme_rows
from planning.services.batch.writing import Results, comma_separated, geopackage, xlsx
from planning.services.extracts import extract
from planning.services.stored import Stored

logger = logging.getLogger(__name__)
KIND = "extract-batch"
TASK = "planning.extract_batch"
#: Batches of one user that may wait or run at once.
MOST_WAITING = 3
#: Results are kept so long; a batch that has run for longer than `LOST_AFTER` was lost with its worker.
KEPT, LOST_AFTER, FORGOTTEN_AFTER = timedelta(days=7), timedelta(hours=2), timedelta(hours=12)
_TELL_EVERY_S = 1.0
_NAMES = {"xlsx": "trich-luc.xlsx", "csv": "trich-luc.csv", "gpkg": "trich-luc.gpkg", "pdf": "trich-luc.zip"}


def ask(user: User, order: Order, asked: Mapping[str, Any] | None = None) -> Job:
    """Have a batch made by the worker. Raises Problem 409 when too many of the user wait.

    Args:
        asked: how the results are wanted (`Job.asked`).
    """
    alive = (Job.State.WAITING, Job.State.RUNNING)
    if Job.objects.filter(owner=user, kind=KIND, state__in=alive).count() >= MOST_WAITING:
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
    """Make a batch. A second run of a job that is over does nothing; one that is dismissed leaves no file."""
    job = begin(job_id)
    if job is None:
        return
    try:
        with watched(job_id):
            made = _make(job, job.acting_owner(), of_json(job.order))
        if not end(job_id, Job.State.DONE, result=_result(job_id, *made)):
            drop(job_id)
    except Dismissed:
        drop(job_id)
    except Exception:
        _fail([job_id])
        raise


def result_of(job: Job) -> Path | None:
    """The file of a batch that is done; None when it was never made or is gone."""
    return file_of(job.pk) if job.state == Job.State.DONE else None


def file_of(job_id: UUID) -> Path | None:
    """What lies in the folder of a batch."""
    return next(iter(sorted(_folder(job_id).glob("*"))), None)


def drop(job_id: UUID) -> None:
    """Delete the files of a batch."""
    shutil.rmtree(_folder(job_id), ignore_errors=True)


def tidy_up() -> int:
    """Batches whose worker died are told as failed; files older than a week are deleted. Returns how many files."""
    now = timezone.now()
    lost = Q(state=Job.State.RUNNING, started_at__lt=now - LOST_AFTER)
    lost |= Q(state=Job.State.WAITING, created_at__lt=now - FORGOTTEN_AFTER)
    _fail(list(Job.objects.filter(lost, kind=KIND).values_list("pk", flat=True)))
    old = [
        folder
        for folder in Path(settings.EXTRACT_BATCH_DIR).glob("*")
        if folder.stat().st_mtime < (now - KEPT).timestamp()
    ]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def _make(job: Job, user: User, order: Order) -> tuple[Path, Results]:
    folder = _folder(job.pk)
    folder.mkdir(parents=True, exist_ok=True)
    path, results = folder / _NAMES[order.format], Results()
    tell_share = _teller(job, len(order.parcels))
    if order.format == "pdf":
        _zip(path, order, user, results, tell_share)
        return path, results
    for at, given in enumerate(order.parcels):
        _take(given, order, user, results)
        tell_share(at)
    {"xlsx": xlsx, "csv": comma_separated, "gpkg": geopackage}[order.format](results, path, order.lang)
    return path, results


def _teller(job: Job, count: int) -> Callable[[int], None]:
    """Notes once a second how far the job is."""
    told = monotonic()

    def tell_share(done: int) -> None:
        nonlocal told
        if monotonic() - told >= _TELL_EVERY_S:
            told = monotonic()
            tell(job.pk, "extract", 0.98 * done / count)

    return tell_share


def _zip(path: Path, order: Order, user: User, results: Results, tell_share: Callable[[int], None]) -> None:
    """The papers of a batch and the list of what is in them."""
    names: list[str] = []

    def kept() -> Iterator[Stored]:
        for given in order.parcels:
            try:
                one = stored.keep(_identified(given, user), as_of=order.as_of, lang=order.lang, user=user)
            except ParcelUnknown as error:
                results.missing.append({"parcel": given, "why": error.message(order.lang)})
                continue
            body = one.body
            parcel = body["parcel"]
            name = f"{parcel['ward'] or ''}-{parcel['sheet']}-{parcel['number']}-{str(one.id)[:8]}.pdf"
            names.append(name.replace("/", "_"))
            results.parcel.append(parcel_row(body))
            results.theme.extend(theme_rows(body))
            yield one

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, made in enumerate(papers(kept(), len(order.parcels))):
            archive.writestr(names[at], made)
            tell_share(at)
        index = path.with_name("danh-sach.csv")
        comma_separated(results, index, order.lang)
        archive.write(index, index.name)
        index.unlink()


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


def _result(job_id: UUID, path: Path, results: Results) -> dict[str, Any]:
    return {
        "parcels": len(results.parcel),
        "missing": len(results.missing),
        "file": path.name,
        "bytes": path.stat().st_size,
        "download": f"/api/v1/extracts/batches/{job_id}/file",
    }


def _fail(ids: list[UUID]) -> None:
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


def _folder(job: UUID) -> Path:
    return Path(settings.EXTRACT_BATCH_DIR) / str(job)
