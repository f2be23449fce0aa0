"""Công bố. One transaction: lock, compare versions, check again, apply, tell the outbox, record; or nothing at all.

Locks are taken in one order by everybody: the change set, its layers by name, the features by id, the number of the
publication, the audit chain. So publications never wait for each other in a circle.
"""

from __future__ import annotations

import logging
from datetime import date
from uuid import UUID

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, connection
from django.db.backends.utils import CursorWrapper
from django.http import HttpRequest
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from geo.http.problems import Problem
from geo.named_sql import load
from layers.changesets import access, applying, conflicts, findings, numbering, outbox, refusals, under_way
from layers.changesets.deciding import move, next_status, refuse_errors, require_right, schedule
from layers.changesets.domain.states import Action, Status
from layers.changesets.hooks import Preparation, Publication, run_preparation_hooks, run_publication_hooks
from layers.changesets.models import ChangeSet
from layers.changesets.retrying import in_transaction
from layers.history.attribution import attribute
from layers.registry import registry
from layers.spec import LayerSpec

logger = logging.getLogger(__name__)


def publish(
    user: User, change_set_id: UUID, *, on_day: bool = False, request: HttpRequest | None = None
) -> ChangeSet:
    """Put an approved change set in force.

    Args:
        on_day: with an effective date still to come, let it be published by itself on that day.
    Raises:
        Problem: 404, 403; 409 for the state, the day, error findings or a constraint of the database; 412 with the
            conflicts. Nothing is written then.
    """
    try:
        return _publish(user, change_set_id, on_day, request)
    except (IntegrityError, DataError) as error:
        raise _constraint(error) from error


@in_transaction
def _publish(user: User, change_set_id: UUID, on_day: bool, request: HttpRequest | None) -> ChangeSet:
    change_set = access.find(user, change_set_id, lock=True)
    next_status(change_set, Action.PUBLISH)
    require_right(user, "publish", change_set)
    today = timezone.localdate()
    if change_set.effective_date is not None and change_set.effective_date > today:
        if not on_day:
            raise _too_early(change_set.effective_date)
        schedule(user, change_set)
        change_set.save(update_fields=["scheduled_by"])
        return change_set
    specs = [registry.get(name) for name in sorted(change_set.layers)]
    with connection.cursor() as cursor:
        under_way.tell(cursor, change_set)
        _lock(cursor, change_set, specs)
        conflicts.refuse_stale(user, cursor, change_set, specs)
        refuse_errors(findings.check_all(user, change_set))
        day = change_set.effective_date or today
        run_preparation_hooks(Preparation(user, change_set, day))
        seen_so_far = numbering.public_before(cursor, change_set.pk, specs)
        attribute(cursor, change_set.pk, day, user.get_username())
        for spec in specs:
            work = applying.work_of(cursor, change_set, spec)
            applying.tell(cursor, change_set, spec, work)
            applying.apply(cursor, change_set, spec, work, day)
        run_publication_hooks(Publication(cursor, change_set, day))
        cursor.execute(_sql("check_references"))
        jobs.configure_task(outbox.DRAIN_TASK, queue="tiles").defer()
        change_set.publication = numbering.take_number(cursor)
        numbering.tell_of_hidden(cursor, change_set.pk, change_set.publication, seen_so_far)
        numbering.tell_of_followers(cursor, change_set.pk, change_set.publication, specs)
    change_set.published_by, change_set.published_at = user, timezone.now()
    return move(user, change_set, Action.PUBLISH, request=request)


def publish_due(today: date | None = None) -> list[UUID]:
    """Publish what was approved for this day or an earlier one; what is refused stays approved, with the reason in the
    log and in its events.

    Returns:
        ids of the published change sets.
    """
    due = ChangeSet.objects.filter(
        status=Status.APPROVED.value,
        scheduled_by__isnull=False,
        effective_date__lte=today or timezone.localdate(),
    ).select_related("scheduled_by")
    done = []
    for change_set in due.order_by("effective_date", "approved_at"):
        assert change_set.scheduled_by is not None
        try:
            publish(change_set.scheduled_by, change_set.pk)
            done.append(change_set.pk)
        except Problem as problem:
            logger.warning("change set %s stays approved: %s", change_set.pk, problem)
            ChangeSet.objects.filter(pk=change_set.pk).update(scheduled_by=None)
            change_set.events.create(
                actor=change_set.scheduled_by, action="not-published", from_status=change_set.status,
                to_status=change_set.status, reason=problem.detail_vi,
            )  # fmt: skip
    return done


def _lock(cursor: CursorWrapper, change_set: ChangeSet, specs: list[LayerSpec]) -> None:
    """Be alone with the layers and the features; an import of the same layer waits or is waited for."""
    cursor.execute(_sql("no_time_limit"))
    cursor.execute(_sql("wait_for_locks"))
    for spec in specs:
        cursor.execute(load("layers", "importing")["lock_layer"], {"layer": spec.name})
    for spec in specs:
        values = applying.parameters(change_set, spec)
        cursor.execute(applying.named("lock_features", spec), values)
        cursor.execute(applying.named("continue_versions", spec), values)


def _sql(key: str) -> str:
    return load("layers.changesets", "publishing")[key]


def _too_early(day: date) -> Problem:
    message = (
        f"Bộ thay đổi có hiệu lực từ {day:%d/%m/%Y}, chưa thể công bố.",
        f"The change set takes effect on {day.isoformat()} and cannot be published before.",
    )
    remedy = (
        "Chờ đến ngày đó, hoặc gửi on_effective_date=true để hệ thống tự công bố.",
        "Wait for the day, or send on_effective_date=true to have it published then.",
    )
    return refusals.conflict("too-early", message, remedy, effective_date=day.isoformat())


def _constraint(error: Exception) -> Problem:
    """A refusal out of a violated constraint; the database's own detail may hold values and stays in the log."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    table = getattr(diagnosis, "table_name", None) or ""
    state = getattr(error.__cause__, "sqlstate", "") or ""
    logger.warning("publication refused by %s of %s (%s)", name, table, state)
    reasons = {
        "23503": (
            "vẫn còn dữ liệu khác trỏ tới đối tượng bị xóa",
            "other records still refer to a deleted feature",
        ),
        "23505": (
            "giá trị phải duy nhất đã có ở đối tượng khác",
            "a value that must be unique is taken already",
        ),
        "23502": ("thiếu giá trị bắt buộc", "a required value is missing"),
        "23514": ("giá trị trái với ràng buộc của lớp", "a value breaks a rule of the layer"),
    }
    vi, en = reasons.get(state, ("giá trị không lưu được", "a value cannot be stored"))
    message = (
        f"Chưa có gì được công bố: {vi} ({table} · {name}).",
        f"Nothing was published: {en} ({table} · {name}).",
    )
    remedy = (
        "Sửa thay đổi liên quan, hoặc đưa các dữ liệu phụ thuộc vào cùng bộ thay đổi.",
        "Correct the edit, or take the records that depend on it into the same change set.",
    )
    return refusals.conflict("database-constraint", message, remedy, constraint=name)
