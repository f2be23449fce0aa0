"""Chạy tiến trình. At once within the time of a request, or as a job that the worker does; the outcome is the same."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app as worker

from geo.http.problems import FieldError, Problem
from layers.background import Job, begin, end, scopes_of_token, tell
from layers.changesets.attachments import safe_name
from layers.changesets.imports import uploads
from layers.processes.declaration import Call, Made, Process, processes
from layers.watching import Dismissed, TookTooLong, watched, within

TASK = "layers.run_process"
#: Seconds that a request may work; more is for a job.
AT_ONCE_S = 30.0
#: Jobs of one process that may wait or run at once for a user.
MOST_WAITING = 3
LOST_AFTER, FORGOTTEN_AFTER = timedelta(hours=1), timedelta(hours=12)
_ALIVE = (Job.State.WAITING, Job.State.RUNNING)


def run_now(process: Process, call: Call, content: bytes | None = None, name: str = "") -> dict[str, Any]:
    """Do the work within the request; the outcome.

    Args:
        content: of the input file, `name` its name.
    Raises:
        Problem: what the process refuses; 413 when it takes too long.
    """
    assert process.execute is not None
    try:
        with tempfile.TemporaryDirectory(prefix="nen-process-") as folder, within(AT_ONCE_S) as look:
            call = replace(call, tell=lambda phase, share: look())
            if content is not None:
                path = Path(folder) / safe_name(name)
                path.write_bytes(content)
                call = replace(call, file=path)
            return process.execute(call)
    except TookTooLong as error:
        raise _too_long() from error


def queue(
    process: Process, call: Call, asked: Mapping[str, Any], content: bytes | None = None, name: str = ""
) -> Job:
    """Have the worker do it.

    Args:
        asked: how the results are wanted (`Job.asked`).
    Raises:
        Problem: 409 when too many jobs of the user wait.
    """
    asked = {"lang": call.lang, "form": call.form, "token_scopes": scopes_of_token(call.user), **asked}
    if process.submit is not None:
        return process.submit(call, asked)
    waiting = Job.objects.filter(owner=call.user, kind=process.kind, state__in=_ALIVE).count()
    if waiting >= MOST_WAITING:
        raise _too_many(waiting)
    job = _job(process, call, asked, name)
    with transaction.atomic():
        if content is not None:
            path = uploads.folder_of(job.pk) / safe_name(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        job.queue_id = worker.configure_task(TASK, queue="imports").defer(job=str(job.pk))
        job.save(force_insert=True)
    return job


def keep(process: Process, call: Call, asked: Mapping[str, Any], outcome: dict[str, Any]) -> Job:
    """A job that is done already: what was computed within a request, to be fetched by its address."""
    asked = {"lang": call.lang, "form": call.form, "token_scopes": scopes_of_token(call.user), **asked}
    now = timezone.now()
    job = _job(process, call, asked, "")
    job.state, job.progress, job.result = Job.State.DONE, 1.0, outcome
    job.started_at = job.updated_at = job.finished_at = now
    job.save(force_insert=True)
    return job


def work(job_id: UUID) -> None:
    """Do a job. Whatever happens, its file is gone afterwards and the job says what came of it."""
    job = begin(job_id)
    if job is None:
        uploads.drop(job_id)
        return
    process = processes.of_kind(job.kind)
    try:
        if process is None or process.execute is None:  # taken out since
            _fail(job_id)
            return
        with watched(job_id):
            outcome = process.execute(call_of(job, process))
        end(job_id, Job.State.DONE, result=outcome)
    except Dismissed:
        if process is not None:
            process.drop(job_id)
    except Problem as problem:
        end(job_id, Job.State.REFUSED, problem=_told(problem))
    except Exception:
        _fail(job_id)
        raise
    finally:
        uploads.drop(job_id)


def call_of(job: Job, process: Process) -> Call:
    """The call that a job was asked for with, as its owner makes it."""
    return Call(
        user=job.acting_owner(),
        lang=job.asked.get("lang", "vi"),
        inputs=process.inputs.model_validate(job.order["inputs"]) if "inputs" in job.order else None,
        form=job.asked.get("form") or process.output.usual_form,
        file=uploads.find(job.pk),
        tell=lambda phase, share: tell(job.pk, phase, share),
        in_job=True,
    )


def made_of(job: Job, process: Process) -> Made:
    """The output of a job that is done."""
    return process.make(job.result or {}, call_of(job, process), job.pk)


def end_lost() -> int:
    """Jobs whose worker died are over; returns how many there were. Their files go with those of lost imports."""
    now = timezone.now()
    lost = Q(state=Job.State.RUNNING, started_at__lt=now - LOST_AFTER)
    lost |= Q(state=Job.State.WAITING, created_at__lt=now - FORGOTTEN_AFTER)
    kinds = [one.kind for one in processes if one.submit is None]
    ids = list(Job.objects.filter(lost, kind__in=kinds).values_list("pk", flat=True))
    for job_id in ids:
        _fail(job_id)
        uploads.drop(job_id)
    return len(ids)


def _job(process: Process, call: Call, asked: Mapping[str, Any], name: str) -> Job:
    assert isinstance(call.user, User)
    order = {"inputs": call.inputs.model_dump(mode="json", exclude_none=True)}
    title = f"{process.title.text(call.lang)}{f' · {safe_name(name)}' if name else ''}"
    return Job(
        id=uuid4(), kind=process.kind, owner=call.user, title=title[:300], order=order, asked=dict(asked)
    )


def _told(problem: Problem) -> dict[str, str]:
    """What a process refused, in the words of its first field."""
    first = next(iter(problem.errors), None)
    if first is None:
        vi, en = problem.detail_vi or str(problem), problem.detail_en or str(problem)
        return {"code": problem.kind, "vi": vi, "en": en, "remedy_vi": "", "remedy_en": ""}
    return {
        "code": first.code, "field": first.field, "vi": first.message_vi, "en": first.message_en,
        "remedy_vi": first.remedy_vi, "remedy_en": first.remedy_en,
    }  # fmt: skip


def _fail(job_id: UUID) -> None:
    problem = {
        "code": "internal",
        "vi": "Hệ thống gặp lỗi khi chạy việc này; chưa có kết quả.",
        "en": "The system failed on this job; there is no result.",
        "remedy_vi": "Yêu cầu lại; nếu vẫn lỗi, gửi mã việc này cho quản trị.",
        "remedy_en": "Ask again; if it fails again, give the id of this job to the administrator.",
    }
    end(job_id, Job.State.FAILED, problem=problem)


def _too_many(waiting: int) -> Problem:
    vi, en = f"Đang có {waiting} việc loại này chờ.", f"{waiting} jobs of this process are waiting already."
    remedy = ("Chờ các việc đó xong hoặc hủy bớt.", "Wait until they are done, or dismiss some.")
    return Problem("conflict", vi, en, errors=[FieldError("process", "too-many-jobs", vi, en, *remedy)])


def _too_long() -> Problem:
    vi = f"Chưa xong sau {AT_ONCE_S:.0f} giây."
    en = f"Not done after {AT_ONCE_S:.0f} seconds."
    remedy = (
        "Gửi lại với Prefer: respond-async khi đã đăng nhập, hoặc hỏi ít hơn.",
        "Ask again with Prefer: respond-async when signed in, or ask for less.",
    )
    return Problem("too-large", vi, en, errors=[FieldError("Prefer", "took-too-long", vi, en, *remedy)])
