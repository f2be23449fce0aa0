"""The page of opinions on a plan: a form without a script, a receipt, answers for everybody."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from layers.models import RoleAssignment
from planning.models import Plan, PlanOpinion
from tests.drawing import draw_plan, draw_ward

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    draw_ward((-500, -500, 500, 500))
    today = timezone.localdate()
    return draw_plan(
        (-400, -400, 400, 400), status="consultation", announced_on=None,
        consultation_from=today - timedelta(days=3), consultation_to=today,
    )  # fmt: skip


def test_an_opinion_is_received_and_answered(client: Client, plan: Plan) -> None:
    address = f"/plans/{plan.plan_code}/opinions/"
    assert "chưa có hiệu lực" in client.get(address).content.decode()
    sent = client.post(address, {"text": "<b>Giữ cây</b>", "name": "Lê Kín"}, follow=True)
    kept = PlanOpinion.objects.get()
    page = sent.content.decode()
    assert str(kept.pk) in page
    assert "Lê Kín" not in page
    planner = User.objects.create(username="p")
    RoleAssignment.objects.create(user=planner, role="editor", scope="planning")
    officer = Client()
    officer.force_login(planner)
    page = officer.get(address).content.decode()
    assert "Lê Kín" in page
    assert "&lt;b&gt;Giữ cây&lt;/b&gt;" in page
    officer.post(f"{address}{kept.pk}/answer", {"answer": "Đồng ý.", "publish": "on"})
    page = client.get(address).content.decode()
    assert re.search(r"Trả lời:</strong> Đồng ý\.", page)
    assert "Lê Kín" not in page


def test_an_empty_opinion_is_refused_with_words(client: Client, plan: Plan) -> None:
    answer = client.post(f"/plans/{plan.plan_code}/opinions/", {"text": " ", "name": "Lê Kín"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "hãy viết ít nhất một câu" in page
    assert 'value="Lê Kín"' in page
    assert not PlanOpinion.objects.exists()


def test_no_form_after_the_window_and_no_page_without_one(client: Client, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(consultation_to=timezone.localdate() - timedelta(days=1))
    page = client.get(f"/plans/{plan.plan_code}/opinions/")
    assert "Đã hết thời gian lấy ý kiến" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    assert client.get("/plans/79QPK0000000/opinions/").status_code == 404
    assert client.post(f"/plans/{plan.plan_code}/opinions/0{plan.pk}/answer").status_code == 404


def test_a_point_on_the_map_comes_with_the_opinion_and_planners_find_it(client: Client, plan: Plan) -> None:
    address = f"/plans/{plan.plan_code}/opinions/"
    assert 'id="plan-map"' in client.get(address).content.decode()
    client.post(address, {"text": "Giữ cây này", "lon": "106.6950001", "lat": "10.7750002"})
    client.post(address, {"text": "Không có vị trí", "lon": "nan", "lat": "10.77"})
    placed, without = PlanOpinion.objects.order_by("received_at")
    assert placed.place is not None
    assert without.place is None
    planner = User.objects.create(username="p")
    RoleAssignment.objects.create(user=planner, role="editor", scope="planning")
    officer = Client()
    officer.force_login(planner)
    link = 'href="/?lang=vi#map=18/10.775000/106.695000"'
    assert link in officer.get(address).content.decode()
    citizen = client.get(address).content.decode()
    assert "106.695" not in citizen
    Plan.objects.filter(pk=plan.pk).update(consultation_to=timezone.localdate() - timedelta(days=1))
    assert '"places": [[106.695' in officer.get(address).content.decode()
    assert 'id="plan-map"' not in client.get(address).content.decode()


def test_a_refused_opinion_keeps_its_point(client: Client, plan: Plan) -> None:
    answer = client.post(f"/plans/{plan.plan_code}/opinions/", {"text": " ", "lon": "106.7", "lat": "10.77"})
    assert 'name="lon" value="106.7000000"' in answer.content.decode()
