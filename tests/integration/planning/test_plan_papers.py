"""Tài liệu và tiến độ đồ án: files of announced plans for everybody, of others for planners; deadlines by law."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from geo.models import SwapDay
from layers import documents
from layers.models import RoleAssignment
from planning.models import PlanDeadline, PlanDocument, PlanStage
from planning.queries.progress import deadlines, progress
from tests.drawing import draw_plan

pytestmark = pytest.mark.django_db
SQUARE = (0, 0, 100, 100)
PDF = b"%PDF-1.7 quyet dinh"


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENT_ROOT = tmp_path


def _officer(scope: str) -> Client:
    user = User.objects.create(username=f"officer of {scope}")
    RoleAssignment.objects.create(user=user, role="editor", scope=scope)
    client = Client()
    client.force_login(user)
    return client


def _paper(plan: Any, **fields: Any) -> PlanDocument:
    kept = documents.keep(PDF)
    values = {
        "kind": "decision", "number": "12/QĐ-UBND", "title": "Quyết định phê duyệt", "file_name": "QĐ 12.pdf",
        "sha256": kept.sha256, "size_bytes": kept.size_bytes, "media_type": "application/pdf", "source": "drawn",
    }  # fmt: skip
    return PlanDocument.objects.create(plan=plan, **(values | fields))


def _address(paper: PlanDocument) -> str:
    return f"/plans/{paper.plan.plan_code}/documents/{paper.pk}"


def test_a_document_of_an_announced_plan(client: Client) -> None:
    paper = _paper(draw_plan(SQUARE))
    answer = client.get(_address(paper))
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, PDF, "application/pdf")
    assert answer["ETag"] == f'"{paper.sha256}"'
    assert answer["Content-Disposition"] == "inline; filename*=utf-8''Q%C4%90%2012.pdf"
    again = client.get(_address(paper), headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("status", ["preparing", "consultation", "appraisal", "approved"])
def test_a_document_of_a_plan_that_is_not_announced(client: Client, status: str) -> None:
    paper = _paper(draw_plan(SQUARE, status=status, announced_on=None))
    assert client.get(_address(paper)).status_code == 404
    assert _officer("land").get(_address(paper)).status_code == 404
    answer = _officer("planning").get(_address(paper))
    assert (answer.status_code, answer.content) == (200, PDF)
    assert "no-store" in answer["Cache-Control"]


def test_what_is_not_there(client: Client) -> None:
    plan = draw_plan(SQUARE)
    other = draw_plan(SQUARE)
    paper, unfiled = _paper(plan), _paper(plan, sha256="", file_name="", title="Chỉ có tên")
    for address in (
        f"/plans/{plan.plan_code}/documents/{uuid.uuid4()}",
        f"/plans/{other.plan_code}/documents/{paper.pk}",
        _address(unfiled),
    ):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("media_type", ["text/html", "image/svg+xml", "text/html\r\nX-Evil: 1", ""])
def test_nothing_that_could_run_is_shown(client: Client, media_type: str) -> None:
    answer = client.get(_address(_paper(draw_plan(SQUARE), media_type=media_type, file_name="x.html")))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "X-Evil" not in answer


def test_the_rules_of_the_law_are_entered() -> None:
    told = {
        (one.phase, one.step, one.valid_from): (one.days_least, one.days, one.counting) for one in deadlines()
    }
    now = date(2025, 7, 1)
    assert told[("brief", "lay_y_kien_co_quan", now)] == (None, 7, "working")
    assert told[("plan", "lay_y_kien_co_quan", now)] == (None, 15, "calendar")
    assert told[("plan", "lay_y_kien_cong_dong", now)] == (20, 30, "calendar")
    assert told[("brief", "tham_dinh", now)] == (None, 15, "calendar")
    assert told[("plan", "tham_dinh", now)] == (None, 30, "calendar")
    assert told[("plan", "cong_bo", now)] == (None, 15, "calendar")


def test_steps_stand_by_the_rules_and_swap_days_on_file() -> None:
    plan = draw_plan(SQUARE)
    for stage, started, ended in (
        ("tham_dinh", date(2026, 10, 1), None),
        ("lay_y_kien_co_quan", date(2026, 9, 1), date(2026, 9, 10)),
    ):
        PlanStage.objects.create(
            plan=plan, phase="plan", stage=stage, started_on=started, ended_on=ended, source="drawn"
        )
    SwapDay.objects.create(day=date(2026, 11, 2), working=False, basis="thử")
    PlanDeadline.objects.filter(step="tham_dinh", phase="plan").update(days=32)
    first, second = progress(plan.plan_code, None, date(2026, 11, 20))
    assert (first.standing.step.stage, first.standing.state) == ("lay_y_kien_co_quan", "done")
    # day 32 is Monday 2 November, which is off by decision
    assert (second.standing.due_on, second.standing.state) == (date(2026, 11, 3), "overdue")
    plan.announced_on = None
    plan.save()
    assert progress(plan.plan_code, None, date(2026, 11, 20)) == []
