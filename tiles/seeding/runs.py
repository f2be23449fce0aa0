"""Sổ các lần vẽ trước. Asking for runs, taking them up, telling how far they are, stopping them."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app as worker

from tiles.seeding import areas, quota
from tiles.seeding.models import SeedRun
from tiles.seeding.order import Order, OrderInvalid
from tiles.seeding.running import (
    NothingDrawn,
    Progress,
    QuotaReached,
    Run,
    SourceDown,
    Stopped,
    throttle_of_settings,
)
from tiles.workspace import Workspace, workspace

TEND_TASK = "tiles.tend_seeding"
#: A run that said nothing for so long was killed.
LOST_AFTER = timedelta(minutes=2)
State = SeedRun.State


class AlreadyRunning(RuntimeError):
    """The run is done, stopped, or another process works on it."""


def ask(
    order: Order, *, asked_by: str = "", queued: bool = False, processes: int = 1, at_full_speed: bool = False
) -> SeedRun:
    """A new run that waits; with `queued` the worker takes it up.

    Raises:
        OrderInvalid: see there.
        tiles.seeding.areas.AreaUnknown: no such area.
    """
    order.checked()
    areas.shape_of(order.areas, order.box, order.tile_grid())
    run = SeedRun.objects.create(
        order=order.as_json(), title=order.title[:300], asked_by=asked_by, queued=queued,
        processes=max(1, processes), at_full_speed=at_full_speed,
    )  # fmt: skip
    if queued:
        _wake()
    return run


def again(run: SeedRun, *, queued: bool) -> bool:
    """Take up a run that stopped or failed; False when one works on it. One that is done draws what was dropped."""
    taken = (
        SeedRun.objects.filter(pk=run.pk)
        .exclude(_lively())
        .update(state=State.WAITING, queued=queued, problem=None, waiting_for="", finished_at=None)
    )
    run.refresh_from_db()
    if queued and taken:
        _wake()
    return bool(taken)


def stop(run: SeedRun) -> bool:
    """Let a run end at its next look, within about a second; False when it was over."""
    alive = SeedRun.objects.filter(pk=run.pk, state__in=(State.WAITING, State.RUNNING))
    stopped = alive.update(state=State.STOPPED, waiting_for="", finished_at=timezone.now())
    run.refresh_from_db()
    return bool(stopped)


def carry_out(
    run: SeedRun, *, place: Workspace | None = None, shown: Callable[[Progress], None] | None = None
) -> SeedRun:
    """Work on a run until its end.

    Args:
        shown: told about every second how far it is; may raise Stopped.
    Raises:
        AlreadyRunning: see there.
    """
    place = place or workspace()
    mine = uuid.uuid4()
    now = timezone.now()
    free = (
        SeedRun.objects.filter(pk=run.pk).exclude(_lively()).filter(state__in=(State.WAITING, State.RUNNING))
    )
    if not free.update(state=State.RUNNING, claim=mine, started_at=now, updated_at=now, problem=None):
        raise AlreadyRunning(str(run.pk))
    kept = SeedRun.objects.filter(pk=run.pk, claim=mine, state=State.RUNNING)

    def tell(progress: Progress) -> None:
        values = {name: value for name, value in asdict(progress).items() if name not in ("level", "failure")}
        if not kept.update(**values, updated_at=timezone.now()):
            raise Stopped
        if shown is not None:
            shown(progress)

    order = Order.from_json(run.order)
    try:
        order.checked()
        work = Run(
            order, place, tell, processes=run.processes, room=quota.room(place),
            throttle=None if run.at_full_speed else throttle_of_settings(),
        )  # fmt: skip
        work.work()
        kept.update(state=State.DONE, waiting_for="", finished_at=timezone.now())
    except Stopped:
        # Stopped from outside, unless the process is to end: then the run waits for the next one.
        kept.update(state=State.WAITING if run.queued else State.STOPPED, claim=None, waiting_for="")
    except (SourceDown, NothingDrawn, QuotaReached, OrderInvalid, areas.AreaUnknown) as error:
        kept.update(state=State.FAILED, problem=_told(error), waiting_for="", finished_at=timezone.now())
    except Exception as error:
        kept.update(state=State.FAILED, problem=_told(error), waiting_for="", finished_at=timezone.now())
        raise
    run.refresh_from_db()
    return run


def tend() -> str | None:
    """Start a process for the first run that the queue is to carry out and nobody works on; its id.

    The worker itself stays free for the jobs that keep tiles fresh. One run works at a time.
    """
    waiting = SeedRun.objects.filter(queued=True, state__in=(State.WAITING, State.RUNNING))
    if waiting.filter(_lively()).exists():
        return None
    first = waiting.order_by("created_at").first()
    if first is None:
        return None
    command = [sys.executable, "manage.py", "tiles_seed", "--resume", str(first.pk), "--quiet"]
    subprocess.Popen(
        [*command, "--with-parent", str(os.getpid())], cwd=settings.PROJECT_DIR, stdin=subprocess.DEVNULL
    )
    return str(first.pk)


def _wake() -> None:
    worker.configure_task(TEND_TASK, queue="tiles").defer()


def _lively() -> Q:
    """Runs that a process works on."""
    return Q(state=State.RUNNING, updated_at__gt=timezone.now() - LOST_AFTER)


def _told(error: Exception) -> dict[str, str]:
    """Why a run came to nothing, and what to do about it."""
    if isinstance(error, OrderInvalid | areas.AreaUnknown):
        vi, en = error.vi, error.en
        remedy = ("Lập lần vẽ trước mới.", "Ask for a new run.")
        return _problem("order-invalid", vi, en, *remedy)
    if isinstance(error, SourceDown):
        return _problem(
            "source-down", "Bộ vẽ bản đồ hoặc cơ sở dữ liệu không trả lời.",
            "The renderer or the database did not answer.",
            "Xem trang trạng thái, khởi động lại bộ vẽ rồi tiếp tục lần này.",
            "Look at the status page, restart the renderer, then resume this run.",
        )  # fmt: skip
    if isinstance(error, QuotaReached):
        return _problem(
            "quota-reached", "Bộ nhớ đệm đã đạt hạn mức NEN_TILES_QUOTA_GB.",
            "The caches have reached the quota NEN_TILES_QUOTA_GB.",
            "Tăng hạn mức, bớt mức phóng hoặc vùng, hoặc chạy manage.py tiles_disk --evict.",
            "Raise the quota, take fewer zooms or a smaller area, or run manage.py tiles_disk --evict.",
        )  # fmt: skip
    if isinstance(error, NothingDrawn):
        return _problem(
            "nothing-drawn", "Nhiều khối ô liên tiếp không vẽ được.", "Block after block could not be drawn.",
            "Xem nhật ký của bộ vẽ, sửa lỗi rồi tiếp tục lần này.",
            "Read the log of the renderer, mend it, then resume this run.",
        )  # fmt: skip
    return _problem(
        "internal", "Hệ thống gặp lỗi khi vẽ.", "The system failed while drawing.",
        "Xem nhật ký rồi tiếp tục lần này.", "Read the log, then resume this run.",
    )  # fmt: skip


def _problem(code: str, vi: str, en: str, remedy_vi: str, remedy_en: str) -> dict[str, str]:
    return {"code": code, "vi": vi, "en": en, "remedy_vi": remedy_vi, "remedy_en": remedy_en}
