"""Consultation of the public: the window, the opinions, the answers, the export."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone

from planning.models import Plan, PlanOpinion
from tests.drawing import draw_parcel, draw_plan, draw_ward

pytestmark = pytest.mark.django_db
CITY = ZoneInfo("Asia/Ho_Chi_Minh")
OPENS, CLOSES = date(2026, 10, 1), date(2026, 10, 30)  # day 30 of the window


@pytest.fixture
def plan() -> Plan:
    draw_ward((-500, -500, 500, 500))
    return draw_plan(
        (-400, -400, 400, 400), status="consultation", announced_on=None, consultation_from=OPENS,
        consultation_to=CLOSES,
    )  # fmt: skip


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`clock(2026, 10, 30, 23, 59)` sets the clock of the server, in the city's time."""

    def set_to(*moment: int) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime(*moment, tzinfo=CITY))  # type: ignore[misc]

    return set_to


def give(client: Client, plan: Plan, text: str = "Xin giữ lại công viên.", **more: Any) -> Any:
    return client.post(
        f"/api/v1/plans/{plan.plan_code}/opinions", {"text": text, **more}, content_type="application/json"
    )


def test_the_window_closes_with_the_last_minute_of_day_thirty(
    api: Client, sign_in: Callable[..., Client], plan: Plan, clock: Callable[..., None]
) -> None:
    clock(2026, 10, 30, 23, 59)
    assert give(api, plan, name="Nguyễn Thị Ẩn", contact="090").status_code == 201
    clock(2026, 10, 31, 0, 0)
    late = give(api, plan, "Muộn một phút.")
    assert (late.status_code, late["Content-Type"]) == (409, "application/problem+json")
    assert late.json()["errors"][0]["code"] == "consultation-closed"
    assert "30/10/2026" in late.json()["errors"][0]["message"]
    planner = sign_in("editor", scope="planning")
    [kept] = planner.get(f"/api/v1/plans/{plan.plan_code}/opinions").json()["opinions"]
    answered = planner.post(
        f"/api/v1/plans/{plan.plan_code}/opinions/{kept['id']}/answer",
        {"text": "Công viên được giữ.", "publish": True},
        content_type="application/json",
    )
    assert answered.status_code == 200
    export = planner.get(f"/api/v1/plans/{plan.plan_code}/opinions.csv")
    assert export.content.startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(io.StringIO(export.content.decode("utf-8-sig")))
    assert (row["Ý kiến"], row["Họ tên"], row["Trả lời"]) == (
        "Xin giữ lại công viên.", "Nguyễn Thị Ẩn", "Công viên được giữ.",
    )  # fmt: skip


def test_nobody_but_planners_reads_names_or_what_is_not_published(
    api: Client, sign_in: Callable[..., Client], plan: Plan, clock: Callable[..., None]
) -> None:
    clock(2026, 10, 2, 9, 0)
    assert give(api, plan, "Đường quá hẹp.", name="Trần Văn Kín").status_code == 201
    assert give(api, plan, "Không công khai.").status_code == 201
    address = f"/api/v1/plans/{plan.plan_code}/opinions"
    first = PlanOpinion.objects.get(text="Đường quá hẹp.")
    planner = sign_in("editor", scope="planning")
    body = {"text": "Sẽ mở rộng.", "publish": True}
    for stranger, status in ((api, 401), (sign_in("editor", scope="land"), 403)):
        refused = stranger.post(f"{address}/{first.pk}/answer", body, content_type="application/json")
        assert refused.status_code == status
        assert stranger.get(f"{address}.csv").status_code == status
    assert api.get(address).json()["opinions"] == []
    planner.post(f"{address}/{first.pk}/answer", body, content_type="application/json")
    for reader in (api, sign_in("editor", scope="land")):
        text = reader.get(address).content.decode()
        assert "Sẽ mở rộng." in text
        assert "Trần Văn Kín" not in text
        assert "Không công khai." not in text
        assert "name" not in reader.get(address).json()["opinions"][0]
    assert [one["name"] for one in planner.get(address).json()["opinions"]] == ["Trần Văn Kín", None]


def test_plans_without_consultation_are_unknown(api: Client, plan: Plan, clock: Callable[..., None]) -> None:
    hidden = draw_plan((-100, -100, 0, 0), status="preparing", announced_on=None)
    clock(2026, 10, 2, 9, 0)
    assert give(api, hidden).status_code == 404
    assert api.get(f"/api/v1/plans/{hidden.plan_code}/opinions").status_code == 404
    clock(2026, 9, 30, 23, 59)
    assert give(api, plan).status_code == 404


def test_an_opinion_names_its_parcel_and_empty_ones_are_refused(
    api: Client, plan: Plan, clock: Callable[..., None]
) -> None:
    clock(2026, 10, 2, 9, 0)
    parcel = draw_parcel((0, 0, 20, 10), parcel_number="12", sheet_number="5")
    assert give(api, plan, parcel="thua 12 to 5 sai gon", lon=106.698, lat=10.77).status_code == 201
    kept = PlanOpinion.objects.get()
    assert kept.parcel == parcel.pk
    assert kept.place is not None
    for more, field in (({"text": "  "}, "text"), ({"parcel": "thửa 99 tờ 99 Sài Gòn"}, "parcel")):
        refused = give(api, plan, **({"text": "Có lý."} | more))
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, field)
    assert PlanOpinion.objects.count() == 1
