"""Việc nền của người dùng. What somebody asked for that takes longer than a request: how far it is, what came of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Coalesce, Now
from django.utils import timezone
from procrastinate.contrib.django import app as worker


class Job(models.Model):
    """Việc nền. Asked for by a request, done by the worker, looked at by its owner only.

    `problem` holds why it came to nothing, in both languages: {"vi", "en", "remedy_vi", "remedy_en", "code"}.
    `asked` holds how who asked wants it: the language, the form of the results, and what the token that it was asked
    with leaves of the owner's rights.
    """

    class State(models.TextChoices):
        """How far it is; the last four are final."""

        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang chạy"
        DONE = "done", "Đã xong"
        REFUSED = "refused", "Bị từ chối"
        FAILED = "failed", "Bị lỗi"
        DISMISSED = "dismissed", "Đã hủy"

    id = models.UUIDField("Mã", primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("Loại việc", max_length=40)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người yêu cầu", on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField("Tên", max_length=300)
    state = models.CharField("Trạng thái", max_length=10, choices=State.choices, default=State.WAITING)
    phase = models.CharField("Bước", max_length=40, blank=True, default="")
    progress = models.FloatField("Tiến độ (0–1)", default=0)
    order = models.JSONField("Yêu cầu", default=dict)
    result = models.JSONField("Kết quả", null=True)
    problem = models.JSONField("Lý do", null=True)
    asked = models.JSONField("Cách giao kết quả", default=dict)
    queue_id = models.BigIntegerField("Số trong hàng đợi", null=True)
    created_at = models.DateTimeField("Lập lúc", db_default=Now(), editable=False)
    started_at = models.DateTimeField("Bắt đầu lúc", null=True)
    updated_at = models.DateTimeField("Cập nhật lúc", null=True)
    finished_at = models.DateTimeField("Xong lúc", null=True)

    class Meta:
        db_table = "jobs"
        verbose_name = "việc nền"
        verbose_name_plural = "việc nền"
        indexes = [models.Index(fields=["owner", "-created_at"], name="jobs_by_owner")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state not in (self.State.WAITING, self.State.RUNNING)

    def acting_owner(self) -> Any:
        """The owner, with no more rights than the token left that the job was asked with."""
        owner = self.owner
        scopes = self.asked.get("token_scopes")
        owner.token_scopes = None if scopes is None else frozenset(scopes)
        return owner


def scopes_of_token(user: Any) -> list[str] | None:
    """What the token of a request leaves of its user's rights, as `Job.asked` keeps it; None = everything."""
    scopes = getattr(user, "token_scopes", None)
    return None if scopes is None else sorted(scopes)


def begin(job_id: uuid.UUID) -> Job | None:
    """The worker takes a job up, or takes it up again; None when it is over, dismissed or gone."""
    alive, now = (Job.State.WAITING, Job.State.RUNNING), timezone.now()
    taken = Job.objects.filter(pk=job_id, state__in=alive).update(
        state=Job.State.RUNNING, started_at=Coalesce("started_at", now), updated_at=now
    )
    return Job.objects.select_related("owner").get(pk=job_id) if taken else None


def tell(job_id: uuid.UUID, phase: str, progress: float) -> None:
    """How far a running job is.

    Args:
        progress: share of the work that is done, 0 to 1.
    """
    running = Job.objects.filter(pk=job_id, state=Job.State.RUNNING)
    running.update(phase=phase, progress=progress, updated_at=timezone.now())


def end(job_id: uuid.UUID, state: Job.State, **values: Any) -> bool:
    """A job is over; False when it was dismissed or told as lost meanwhile: nothing is written then."""
    now = timezone.now()
    values = {"phase": "", "finished_at": now, "updated_at": now} | values
    if state == Job.State.DONE:
        values["progress"] = 1.0
    alive = Job.objects.filter(pk=job_id, state__in=(Job.State.WAITING, Job.State.RUNNING))
    return bool(alive.update(state=state, **values))


def dismiss(job: Job) -> None:
    """Nothing more is to come of a job, and what came of it is forgotten. One that waits is taken out of the queue, one
    that runs stops at its next look (`layers.watching`)."""
    now = timezone.now()
    with transaction.atomic():
        Job.objects.filter(pk=job.pk).exclude(state=Job.State.DISMISSED).update(
            state=Job.State.DISMISSED, phase="", result=None, problem=None, finished_at=now, updated_at=now
        )
        if job.queue_id is not None:
            worker.job_manager.cancel_job_by_id(job.queue_id)
    job.refresh_from_db()
