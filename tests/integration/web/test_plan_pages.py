"""Pages of plans: the catalogue with its filters, one plan, one in consultation; nothing hidden on any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from layers.models import RoleAssignment
from tests.drawing import draw_plan, draw_stage, draw_ward, draw_zone
from web.views.plans import map_address, swipe_address, zoom_of

pytestmark = pytest.mark.django_db
SQUARE = (0.0, 0.0, 100.0, 100.0)


@pytest.fixture(autouse=True)
def _no_static_files() -> Iterator[None]:
    middleware = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    with override_settings(MIDDLEWARE=middleware):
        yield


@pytest.fixture
def planner(client: Client) -> Client:
    user = User.objects.create(username="can_bo")
    RoleAssignment.objects.create(user=user, role="editor", scope="planning")
    client.force_login(user)
    return client


def text(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def consulted(code: str = "79LYK1", **fields: Any) -> Any:
    today = timezone.localdate()
    values: dict[str, Any] = {
        "plan_code": code, "name": "Điều chỉnh đang hỏi", "status": "consultation", "announced_on": None,
        "decision_number": "", "valid_from": None, "consultation_from": today - timedelta(3),
        "consultation_to": today + timedelta(9), "responsible_body": "Ban Quản lý khu", "chief_planner": "KTS Kín",
    }  # fmt: skip
    return draw_plan(SQUARE, **(values | fields))


def test_filters_tell_what_they_would_find_and_keep_what_was_chosen(client: Client) -> None:
    draw_ward((-500, -500, 500, 500))
    draw_plan(SQUARE, plan_code="79QPK1", name="Phân khu Thảo Điền", decision_date=date(2019, 5, 2))
    draw_plan(SQUARE, plan_code="79QCT1", name="Chi tiết Thảo Điền", level="chi_tiet")
    page = text(client, "/plans/", q="thao dien", level="chi_tiet")
    assert "Chi tiết Thảo Điền" in page
    assert "Phân khu Thảo Điền" not in page
    assert '<option value="chi_tiet" selected>Quy hoạch chi tiết (1)</option>' in page
    assert '<option value="phan_khu">Quy hoạch phân khu (1)</option>' in page
    assert '<option value="26740">Phường Sài Gòn (1)</option>' in page
    assert "Bỏ lọc" in page
    empty = text(client, "/plans/", level="chung", year="1999")
    assert "Không có đồ án nào" in empty
    assert '<option value="chung" selected>Quy hoạch chung (0)</option>' in empty
    assert '<option value="1999" selected>1999 (0)</option>' in empty
    english = text(client, "/plans/", lang="en")
    assert "Zoning plan (1)" in english


def test_pages_follow_each_other_with_the_filters(client: Client) -> None:
    for number in range(27):
        draw_plan(SQUARE, plan_code=f"79QPK{number:03}")
    first = text(client, "/plans/", level="phan_khu", q="ve thu")
    assert first.count('class="list__item"') == 25
    (following,) = re.findall(r'rel="next" href="([^"]+)"', first)
    assert following == "?q=ve+thu&level=phan_khu&page=2"
    assert text(client, f"/plans/{following}").count('class="list__item"') == 2
    assert 'rel="next"' in text(client, "/plans/")


def test_a_consultation_is_a_block_of_its_own_and_tells_public_facts_only(client: Client) -> None:
    draw_plan(SQUARE, plan_code="79QPK1", name="Phân khu trong hiệu lực")
    draw_zone(consulted(base_plan_code="79QPK1"), SQUARE, "KIN-7")
    page = text(client, "/plans/")
    block, rest = page.split("</section>", 1)
    assert "Đang lấy ý kiến – chưa có hiệu lực" in block
    assert "Điều chỉnh đang hỏi" in block
    assert "Điều chỉnh đang hỏi" not in rest
    assert "1 kết quả" in rest
    own = text(client, "/plans/79LYK1/")
    first, last = timezone.localdate() - timedelta(3), timezone.localdate() + timedelta(9)
    assert f"Lấy ý kiến từ {first:%d/%m/%Y} đến hết {last:%d/%m/%Y}" in own
    assert "còn 9 ngày" in own
    assert "Ban Quản lý khu" in own
    assert 'href="/plans/79QPK1/"' in own
    assert "KIN-7" not in own
    assert "KTS Kín" not in own
    adjusted = text(client, "/plans/79QPK1/")
    assert "Đang lấy ý kiến điều chỉnh đồ án này – chưa có hiệu lực" in adjusted


@pytest.mark.parametrize(
    "fields",
    [
        {"consultation_to": date(2020, 2, 1), "consultation_from": date(2020, 1, 1)},
        {"consultation_from": date(2999, 1, 1), "consultation_to": date(2999, 2, 1)},
        {"status": "preparing"},
        {"status": "appraisal"},
        {"status": "approved"},
    ],
)
def test_hidden_plans_have_no_page_for_citizens_and_a_marked_one_for_planners(
    client: Client, fields: dict[str, Any]
) -> None:
    consulted(**fields)
    assert client.get("/plans/79LYK1/").status_code == 404
    assert "Điều chỉnh đang hỏi" not in text(client, "/plans/")
    user = User.objects.create(username="can_bo")
    RoleAssignment.objects.create(user=user, role="editor", scope="planning")
    client.force_login(user)
    own = text(client, "/plans/79LYK1/")
    assert "Chỉ cán bộ quy hoạch thấy trang này" in own
    assert "Chưa công bố, chỉ nội bộ" in text(client, "/plans/")


def test_a_planner_reads_a_draft_in_consultation_as_a_draft(planner: Client) -> None:
    draw_zone(consulted(), SQUARE, "KIN-7")
    page = text(planner, "/plans/79LYK1/")
    assert "KIN-7" in page
    assert "Đang lấy ý kiến." in page
    assert "Lấy ý kiến từ" in page


def test_the_page_of_a_plan(client: Client) -> None:
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan(
        SQUARE, plan_code="79QPK1", name="Phân khu Thảo Điền", population_planned=12_000, area_ha=1.02
    )
    draw_zone(plan, SQUARE, "O-1", area_stated_m2=10_003.5, function_raw="Đất ở cũ")
    draw_stage(plan, "cong_bo", started_on=date(2013, 7, 15), ended_on=date(2013, 7, 15))
    draw_stage(plan, "phe_duyet", started_on=date(2013, 7, 15), ended_on=date(2013, 7, 15))
    draw_plan(
        (0, 0, 10, 10),
        plan_code="79DC1",
        adjustment="local",
        base_plan_code="79QPK1",
        valid_from=date(2025, 9, 12),
    )
    page = text(client, "/plans/79QPK1/")
    for said in (
        "Phân khu Thảo Điền", "3457/QĐ-UBND, 28/06/2013", "UBND Thành phố", "12.000", "1,02 ha", "1,00 ha",
        "Phường Sài Gòn", "10.003,5", "10.000,0", "Đất ở cũ", "40-60", "≤5", "/api/v1/plans/79QPK1/zones.csv",
        "/api/v1/plans/79QPK1/package.zip", "12/09/2025", 'href="/plans/79DC1/"', "swipe=2025-09-11",
    ):  # fmt: skip
        assert said in page, said
    assert page.index("<strong>Phê duyệt</strong>") < page.index("<strong>Công bố công khai</strong>")
    assert "swipe=2025-09-11" in text(client, "/plans/79DC1/")
    assert "Zoning plan" in text(client, "/plans/79QPK1/", lang="en")
    assert client.get("/plans/79QPK1/?version=9").status_code == 404


def test_a_plan_that_was_replaced_says_by_what(client: Client) -> None:
    draw_plan(SQUARE, plan_code="OLD", name="Đồ án cũ", status="superseded", valid_to=date(2020, 1, 1))
    draw_plan(SQUARE, plan_code="NOW", name="Đồ án mới", replaces="OLD", valid_from=date(2020, 1, 1))
    page = text(client, "/plans/OLD/")
    assert "Đã thay thế hoặc hết hiệu lực" in page
    assert "Được thay thế bởi" in page
    assert "Đồ án mới" in page
    assert "Đồ án cũ" in text(client, "/plans/NOW/")


def test_many_zones_come_in_pages(client: Client) -> None:
    plan = draw_plan(SQUARE, plan_code="79QPK1")
    for number in range(203):
        draw_zone(plan, (0, 0, 5, 5), f"O-{number + 1}")
    first = text(client, "/plans/79QPK1/")
    assert "Ô 1 đến 200 trong 203" in first
    assert "?zones=2#indicators" in first
    second = text(client, "/plans/79QPK1/", zones="2")
    assert "Ô 201 đến 203 trong 203" in second
    assert "O-203" in second


def test_maps_are_asked_for_so_that_the_plan_fills_them() -> None:
    assert zoom_of([106.70, 10.77, 106.70, 10.77]) == 18.5
    assert zoom_of([106.0, 10.0, 107.5, 11.5]) == 10.0
    assert 15 < zoom_of([106.70, 10.77, 106.71, 10.775]) < 17
    address = map_address([106.70, 10.77, 106.72, 10.78], "en")
    assert re.fullmatch(
        r"/\?lang=en#map=\d+\.\d\d/10\.775000/106\.710000&show=plans,planning_zones,red_lines", address
    )


def test_before_and_after_is_offered_for_what_has_taken_effect() -> None:
    today = date(2026, 1, 10)
    plan = {"bbox": [106.70, 10.77, 106.72, 10.78], "valid_from": today, "announced_on": None, "public": True}
    assert swipe_address(plan, today, "vi").endswith("&swipe=2026-01-09")
    assert swipe_address(plan | {"valid_from": today + timedelta(1)}, today, "vi") == ""
    assert swipe_address(plan | {"valid_from": None}, today, "vi") == ""
    assert swipe_address(plan | {"public": False}, today, "vi") == ""
