"""Việc nhận gói. A package is sent by a planner, judged and drafted by the worker, and followed by its sender."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app as worker

from geo.http.problems import Problem
from layers.background import Job
from layers.changesets import refusals
from layers.changesets.imports import uploads
from layers.registry import registry
from planning.services.gate.checking import Check, Checked
from planning.services.gate.drafting import Drafted, draft, may_draft
from planning.services.gate.report import as_pdf, report

logger = logging.getLogger(__name__)
KIND = "plan-package"
TASK = "planning.take_package"
REPORT_NAME = "bao-cao-kiem-tra-goi.pdf"
#: Packages of one user that may wait or run at once.
MOST_WAITING = 3
LOST_AFTER, FORGOTTEN_AFTER = timedelta(hours=1), timedelta(hours=12)
#: Phase → share of the work that is done when it begins.
PHASES = {
    "open": 0.02,
    "read": 0.1,
    "classes": 0.3,
    "places": 0.32,
    "topology": 0.4,
    "content": 0.5,
    "draft": 0.6,
}


def ask(user: User, upload: UploadedFile, *, title: str, stated_count: int | None) -> Job:
    """Keep a package and have it taken in by the worker.

    Raises:
        Problem: 403 for who is no planner of the whole city, 409 when too many wait, 413 when it is too large.
    """
    if not may_draft(user):
        raise refusals.layer_forbidden("file", registry.get("plans").title)
    waiting = Job.objects.filter(
        owner=user, kind=KIND, state__in=(Job.State.WAITING, Job.State.RUNNING)
    ).count()
    if waiting >= MOST_WAITING:
        message = (f"Đang có {waiting} gói chờ xử lý.", f"{waiting} packages are waiting already.")
        raise refusals.conflict(
            "too-many-jobs", message, ("Chờ các gói đó xong.", "Wait until they are done.")
        )
    job_id = uuid4()
    path = uploads.keep(job_id, upload)
    order = {"title": title, "stated_count": stated_count}
    with transaction.atomic():
        job = Job.objects.create(id=job_id, kind=KIND, owner=user, title=path.name, order=order)
        worker.configure_task(TASK, queue="imports").defer(job=str(job_id))
    return job


def work(job_id: UUID) -> None:
    """Judge and draft. Whatever happens, the upload is gone afterwards and the job says what came of it."""
    job = Job.objects.select_related("owner").filter(pk=job_id).first()
    if job is None or job.is_over:
        return
    job.state, job.started_at = Job.State.RUNNING, timezone.now()
    job.save(update_fields=["state", "started_at"])
    try:
        _take_in(job)
    except Problem as problem:
        _refuse(job, _of_problem(problem))
    except Exception:
        _fail(job_id)
        raise
    finally:
        uploads.drop(job_id)


def end_lost() -> int:
    """Jobs whose worker died are over; returns how many there were. Their uploads go with those of other imports."""
    now = timezone.now()
    lost = Q(state=Job.State.RUNNING, started_at__lt=now - LOST_AFTER)
    lost |= Q(state=Job.State.WAITING, created_at__lt=now - FORGOTTEN_AFTER)
    ids = list(Job.objects.filter(lost, kind=KIND).values_list("pk", flat=True))
    for job_id in ids:
        _fail(job_id)
        uploads.drop(job_id)
    return len(ids)


def _take_in(job: Job) -> None:
    path = uploads.find(job.pk)
    if path is None:
        _fail(job.pk)
        return
    with Check(
        path, stated_count=job.order.get("stated_count"), step=lambda phase: _tell(job.pk, phase)
    ) as checked:
        body = report(checked, path, job.title, timezone.localtime(), "vi")
        job.result = _result(checked, body, None)
        if not checked.findings.accepted:
            first = next(one for one in checked.findings if one.rule.severity == "error")
            _refuse(job, {
                "code": first.rule.id, "vi": first.message("vi"), "en": first.message("en"),
                "remedy_vi": first.remedy("vi"), "remedy_en": first.remedy("en"),
            })  # fmt: skip
            return
        _tell(job.pk, "draft")
        title = job.order.get("title") or f"Nhận đồ án {checked.record.code} từ gói hồ sơ"
        drafted = draft(job.owner, checked, title=title[:200], papers={REPORT_NAME: as_pdf(body)})
        job.result = _result(checked, body, drafted)
    job.state = Job.State.DONE
    _save(job)


def _result(checked: Checked, body: dict[str, Any], drafted: Drafted | None) -> dict[str, Any]:
    """In the shape of every import (docs/import.md), with the report beside it."""
    edits = drafted.edits if drafted else {}
    by_operation = {
        operation: sum(count for name, count in edits.items() if name.endswith(f".{operation}"))
        for operation in ("create", "update", "delete")
    }
    read = sum(checked.counts.values())
    return {
        "changeset": str(drafted.change_set) if drafted else None,
        "counts": {
            "read": read, "added": by_operation["create"], "changed": by_operation["update"],
            "removed": by_operation["delete"], "unchanged": 0, "refused": 0 if drafted else read, "missing": 0,
        },
        "errors": drafted.errors if drafted else checked.findings.errors,
        "report": "",
        "issues": dict(checked.findings.counts),
        "left_out": drafted.left_out if drafted else {},
        "package": body | {"checked_at": body["checked_at"].isoformat()},
    }  # fmt: skip


def _tell(job_id: UUID, phase: str) -> None:
    Job.objects.filter(pk=job_id).update(phase=phase, progress=PHASES[phase])


def _refuse(job: Job, problem: dict[str, str]) -> None:
    job.state, job.problem = Job.State.REFUSED, problem
    _save(job)


def _save(job: Job) -> None:
    job.progress, job.phase, job.finished_at = 1.0, "", timezone.now()
    job.save()


def _of_problem(problem: Problem) -> dict[str, str]:
    """What the draft refused, in the words of its first field."""
    if not problem.errors:
        vi, en = problem.detail_vi or str(problem), problem.detail_en or str(problem)
        return {"code": problem.kind, "vi": vi, "en": en, "remedy_vi": "", "remedy_en": ""}
    first = problem.errors[0]
    return {
        "code": first.code, "vi": f"{first.field}: {first.message_vi}", "en": f"{first.field}: {first.message_en}",
        "remedy_vi": first.remedy_vi, "remedy_en": first.remedy_en,
    }  # fmt: skip


def _fail(job_id: UUID) -> None:
    Job.objects.filter(pk=job_id).update(
        state=Job.State.FAILED,
        finished_at=timezone.now(),
        problem={
            "code": "internal",
            "vi": "Hệ thống gặp lỗi khi xử lý gói; chưa có gì được lập.",
            "en": "The system failed on this package; nothing was drafted.",
            "remedy_vi": "Nạp lại; nếu vẫn lỗi, gửi mã việc này cho quản trị.",
            "remedy_en": "Load it again; if it fails again, give the id of this job to the administrator.",
        },
    )
