"""Việc nhập tệp. An import is asked for by a request, done by the worker, and followed by its owner meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from layers.background import Job
from layers.changesets import access, refusals
from layers.changesets.imports import uploads
from layers.changesets.imports.drafting import draft_file
from layers.changesets.imports.order import Drafted, ImportOrder
from layers.registry import registry

logger = logging.getLogger(__name__)
KIND = "changeset-import"
TASK = "changesets.import_file"
#: Imports of one user that may wait or run at once.
MOST_WAITING = 5
#: Longer than any import takes: a job that has run for so long was lost with its worker.
LOST_AFTER = timedelta(hours=1)
#: A job that nobody took for so long never will be.
FORGOTTEN_AFTER = timedelta(hours=12)
#: Phase -> share of the work that is done when it begins, as measured on 100,000 parcels.
PHASES = {
    "read": 0.02, "columns": 0.12, "crs": 0.12, "geometry": 0.13, "values": 0.16, "codes": 0.2, "storage": 0.22,
    "duplicates": 0.26, "links": 0.3, "compare": 0.32, "report": 0.97,
}  # fmt: skip
_DATES = ("legal_date", "effective_date")


def ask(user: User, layer: str, upload: UploadedFile, values: Mapping[str, Any]) -> Job:
    """Keep an upload and have it drafted by the worker.

    Args:
        values: the fields of `ImportOrder` besides path and layer.
    Raises:
        Problem: 404 and 403 for the layer, 409 when too many wait, 413 when the file is too large.
    """
    spec = access.layer_to_write(user, layer, "layer")
    if not spec.is_spatial and not access.writes_everywhere(user, spec):
        raise refusals.outside_reach("layer", spec.title)
    unfinished = Job.objects.filter(
        owner=user, kind=KIND, state__in=(Job.State.WAITING, Job.State.RUNNING)
    ).count()
    if unfinished >= MOST_WAITING:
        message = (f"Đang có {unfinished} tệp chờ xử lý.", f"{unfinished} files are waiting already.")
        raise refusals.conflict(
            "too-many-jobs", message, ("Chờ các tệp đó xong.", "Wait until they are done.")
        )
    job_id = uuid4()
    path = uploads.keep(job_id, upload)
    order = dict(values) | {"layer": spec.name}
    order["title"] = str(order.get("title") or "").strip() or f"Nhập tệp {path.name}"[:200]
    order |= {name: order[name].isoformat() for name in _DATES if order.get(name)}
    with transaction.atomic():
        job = Job.objects.create(id=job_id, kind=KIND, owner=user, title=path.name, order=order)
        jobs.configure_task(TASK, queue="imports").defer(job=str(job_id))
    return job


def work(job_id: UUID) -> None:
    """Do an import. Whatever happens, the upload is gone afterwards and the job says what came of it."""
    job = Job.objects.select_related("owner").filter(pk=job_id).first()
    if job is None or job.is_over:
        return
    job.state, job.started_at = Job.State.RUNNING, timezone.now()
    job.save(update_fields=["state", "started_at"])
    try:
        _finish(job, draft_file(job.owner, _order(job), lambda phase: _tell(job_id, phase)))
    except Exception:
        _fail(job_id)
        raise
    finally:
        uploads.drop(job_id)


def end_lost() -> int:
    """Jobs whose worker died are over, and their uploads are deleted; returns how many jobs there were."""
    now = timezone.now()
    lost = Q(state=Job.State.RUNNING, started_at__lt=now - LOST_AFTER)
    lost |= Q(state=Job.State.WAITING, created_at__lt=now - FORGOTTEN_AFTER)
    ids = list(Job.objects.filter(lost, kind=KIND).values_list("pk", flat=True))
    for job_id in ids:
        _fail(job_id)
    alive = Job.objects.filter(state__in=(Job.State.WAITING, Job.State.RUNNING))  # of other kinds too
    uploads.drop_all_but(alive.values_list("pk", flat=True), now - LOST_AFTER)
    return len(ids)


def _order(job: Job) -> ImportOrder:
    values = dict(job.order)
    values["layer"] = registry.get(values["layer"])
    values |= {name: date.fromisoformat(values[name]) for name in _DATES if values.get(name)}
    path = uploads.find(job.pk)
    return ImportOrder(path=path or uploads.folder_of(job.pk) / job.title, **values)


def _tell(job_id: UUID, phase: str) -> None:
    if phase in PHASES:
        Job.objects.filter(pk=job_id).update(phase=phase, progress=PHASES[phase])


def _finish(job: Job, drafted: Drafted) -> None:
    result = drafted.result
    job.state = Job.State.REFUSED if result.refused else Job.State.DONE
    job.result = {
        "changeset": str(drafted.change_set) if drafted.change_set else None,
        "counts": drafted.counts(),
        "errors": drafted.errors,
        "report": f"/imports/{drafted.run}",
        "issues": dict(result.log.counts),
    }
    if result.refused:
        first = next((one for one in result.log if one.severity == "error"), None)
        job.problem = first and {
            "code": first.rule, "vi": first.message("vi"), "en": first.message("en"),
            "remedy_vi": first.remedy("vi"), "remedy_en": first.remedy("en"),
        }  # fmt: skip
    job.progress, job.phase, job.finished_at = 1.0, "", timezone.now()
    job.save()


def _fail(job_id: UUID) -> None:
    Job.objects.filter(pk=job_id).update(
        state=Job.State.FAILED,
        finished_at=timezone.now(),
        problem={
            "code": "internal",
            "vi": "Hệ thống gặp lỗi khi xử lý tệp; chưa có gì được lập.",
            "en": "The system failed on this file; nothing was drafted.",
            "remedy_vi": "Nạp lại; nếu vẫn lỗi, gửi mã việc này cho quản trị.",
            "remedy_en": "Load it again; if it fails again, give the id of this job to the administrator.",
        },
    )
