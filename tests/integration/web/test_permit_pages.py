"""Public pages of permits: the list with its filters and marks, places on the map, one permit; nothing personal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from layers.models import RoleAssignment
from permits.models import PermitCaseWork
from tests.drawing import draw_parcel, draw_permit, draw_plan, draw_ward
from tests.integration.permits.filed import put_case

pytestmark = pytest.mark.django_db
SQUARE = (0.0, 0.0, 20.0, 20.0)
FAR_AWAY = (4000.0, 0.0, 4020.0, 20.0)


@pytest.fixture(autouse=True)
def _no_static_files() -> Iterator[None]:
    middleware = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    with override_settings(MIDDLEWARE=middleware):
        yield


def text(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def numbers(page: str) -> list[str]:
    return re.findall(r'class="list__title"><a href="/permits/[^"]+">([^<]+)<', page)


def test_permits_in_force_are_listed_and_the_others_are_a_choice_away(client: Client) -> None:
    today = timezone.localdate()
    draw_permit(SQUARE, permit_number="01/GPXD", expires_on=today)
    draw_permit(SQUARE, permit_number="02/GPXD", expires_on=today - timedelta(1))
    draw_permit(SQUARE, permit_number="03/GPXD", status="khoi_cong", expires_on=today - timedelta(9))
    draw_permit(SQUARE, permit_number="04/GPXD", status="thu_hoi")
    draw_permit(SQUARE, permit_number="05/GPXD", status="hoan_thanh")
    assert sorted(numbers(text(client, "/permits/"))) == ["01/GPXD", "03/GPXD"]
    page = text(client, "/permits/", state="ended")
    assert sorted(numbers(page)) == ["02/GPXD", "04/GPXD"]
    assert '<option value="ended" selected>Hết hiệu lực, thu hồi (2)</option>' in page
    assert '<option value="all">Tất cả đang công khai (5)</option>' in page
    nothing = text(client, "/permits/", q="05/gpxd")
    assert "Có 1 giấy phép khớp ở tình trạng khác." in nothing
    (other,) = re.findall(r'href="(\?[^"]*state=all[^"]*)"', nothing)
    assert numbers(text(client, f"/permits/{other}")) == ["05/GPXD"]


def test_words_ward_kind_and_year_find_without_diacritics(client: Client) -> None:
    draw_ward((-500, -500, 500, 500))
    draw_permit(SQUARE, permit_number="01/GPXD", address="12 Đường Nguyễn Trãi", work_name="Nhà ở")
    draw_permit(FAR_AWAY, permit_number="02/GPXD", address="9 Đường Nguyễn Trãi", permit_kind="sua_chua")
    draw_permit(SQUARE, permit_number="03/GPXD", address="1 Đường Lê Lợi", issued_on=date(2025, 12, 31))
    assert numbers(text(client, "/permits/", q="nguyen  TRAI nha")) == ["01/GPXD"]
    assert numbers(text(client, "/permits/", q="100%")) == []
    assert sorted(numbers(text(client, "/permits/", ward="26740"))) == ["01/GPXD", "03/GPXD"]
    assert numbers(text(client, "/permits/", kind="sua_chua")) == ["02/GPXD"]
    assert numbers(text(client, "/permits/", year="2025")) == ["03/GPXD"]
    assert len(numbers(text(client, "/permits/", kind="no_such_kind", year="x", ward="1"))) == 3
    assert '<option value="26740" selected>Phường Sài Gòn</option>' in text(client, "/permits/", ward="26740")


def test_the_list_goes_on_from_marks_in_both_directions_whatever_is_issued_meanwhile(client: Client) -> None:
    for at in range(26):
        draw_permit(SQUARE, permit_number=f"{at:02}/GPXD", issued_on=date(2026, 1, 1) + timedelta(at))
    draw_permit(SQUARE, permit_number="no-day/GPXD", issued_on=None)
    first = text(client, "/permits/")
    assert numbers(first)[0] == "25/GPXD"
    assert len(numbers(first)) == 25
    (older,) = re.findall(r'rel="next" href="([^"]+)"', first)
    draw_permit(SQUARE, permit_number="99/GPXD", issued_on=date(2026, 9, 9))
    second = text(client, f"/permits/{older}")
    assert numbers(second) == ["00/GPXD", "no-day/GPXD"]
    assert 'rel="next"' not in second
    (newer,) = re.findall(r'rel="prev" href="([^"]+)"', second)
    back = text(client, f"/permits/{newer}")
    assert numbers(back) == numbers(first)
    assert 'rel="prev"' in back
    assert len(numbers(text(client, "/permits/", after="yesterday"))) == 25


def test_a_permit_tells_what_the_law_makes_public_and_what_it_rests_on(client: Client) -> None:
    draw_ward((-500, -500, 500, 500))
    parcel = draw_parcel((-5, -5, 25, 25), version=3)
    draw_plan((-500, -500, 500, 500), plan_code="79QPK1", name="Phân khu trung tâm")
    permit = draw_permit(
        SQUARE, permit_number="0102/GPXD", parcel=parcel.pk, parcel_version=1, plan_code="79QPK1", zone_code="O-1",
        red_line="Cách tim đường 8 m", building_line="Lùi 3 m so với chỉ giới đường đỏ",
        floor_area_m2=852.5, storeys=5, basements=1, address="12 Đường Nguyễn Trãi", issuer="UBND phường",
    )  # fmt: skip
    page = text(client, f"/permits/{permit.pk}/")
    for told in (
        "0102/GPXD", "852,5 m²", "5 + 1 tầng hầm", "12 Đường Nguyễn Trãi", "Thửa 45, tờ 12, Phường Sài Gòn",
        "<dt>Chỉ giới đường đỏ</dt><dd>Cách tim đường 8 m</dd>",
        "<dt>Chỉ giới xây dựng</dt><dd>Lùi 3 m so với chỉ giới đường đỏ</dd>",
        "phiên bản 1 khi cấp phép, nay là phiên bản 3", "Phân khu trung tâm", "O-1", "400,0 m²",
        'href="/permits/?ward=26740">Phường Sài Gòn', 'href="/plans/79QPK1/"',
        f"{settings.PUBLIC_URL}/permits/{permit.pk}/",
    ):  # fmt: skip
        assert told in page, told
    assert "Trần Thị Kín" not in page
    assert "Đường Kín" not in page
    english = text(client, f"/permits/{permit.pk}/", lang="en")
    assert "852.5 m²" in english
    assert "version 1 when the permit was issued, today version 3" in english


def test_a_permit_for_several_works_tells_each_and_what_they_make_together(client: Client) -> None:
    case = put_case(SQUARE, ("grant", date(2026, 11, 3), "cap"), kind="du_an", work_group="other")
    for at, one in enumerate((
        {"work_name": "Khối lớp học", "work_class": "Cấp II", "storeys": 4, "basements": 1, "floor_area_m2": 1200.4},
        {"work_name": "Nhà bảo vệ", "national_work_id": "CT-02"},
    )):  # fmt: skip
        PermitCaseWork.objects.create(case=case, position=at, **one)
    permit = draw_permit(
        SQUARE,
        id=case.pk,
        permit_number="08/GPXD",
        works_case=case.pk,
        work_count=2,
        work_class="Cấp II",
        storeys=4,
    )
    page = text(client, f"/permits/{permit.pk}/")
    table = page[page.index('id="works"') : page.index("</table>")]
    assert re.findall(r'<th scope="row">([^<]+)', table) == ["Khối lớp học", "Nhà bảo vệ", "Toàn bộ"]
    assert "1.200,4" in table and "+ 1 tầng hầm" in table and "CT-02" in table
    assert "2 công trình · 4 tầng" in text(client, "/permits/")
    assert 'id="works"' not in text(client, f"/permits/{draw_permit(FAR_AWAY).pk}/")
    permit.published_until = timezone.localdate() - timedelta(1)
    permit.save()
    assert client.get(f"/permits/{permit.pk}/").status_code == 404


def test_a_permit_tells_what_happened_to_it_and_nothing_of_the_procedure_or_of_people(client: Client) -> None:
    permit = draw_permit(SQUARE, permit_number="01/GPXD", status="thu_hoi")
    put_case(
        SQUARE, ("accept", date(2026, 11, 3), "tiep_nhan"), ("consult", date(2026, 11, 4), "lay_y_kien"),
        ("grant", date(2026, 11, 9), "cap"), ("extend", date(2026, 11, 10), "gia_han"),
        ("revoke", date(2026, 11, 12), "thu_hoi"), pk=permit.pk, lifetime_until=date(2031, 6, 30),
        data={
            "consult": {"agencies": ["Công an PCCC"]}, "extend": {"expires_on": "2028-11-09"},
            "revoke": {"document_number": "77/QĐ-UBND"},
        },
    )  # fmt: skip
    put_case(SQUARE, ("withdraw", date(2026, 11, 5), "rut"), number="HS-2", permit=permit.pk)
    page = text(client, f"/permits/{permit.pk}/")
    assert re.findall(r'data-event="([a-z]+)"', page) == ["grant", "extend", "revoke"]
    for seen in ("Cấp phép</strong> <span class=\"soft\">09/11/2026", "khởi công trước ngày 09/11/2028",
                 "Thu hồi</strong> <span class=\"soft\">12/11/2026", "Quyết định số 77/QĐ-UBND",
                 "Công trình tồn tại đến</dt><dd>30/06/2031"):  # fmt: skip
        assert seen in page, seen
    for hidden in ("Công an PCCC", "Ghi chú", "Trần Văn Kín", "079190000009"):
        assert hidden not in page, hidden
    assert "Decision no. 77/QĐ-UBND" in text(client, f"/permits/{permit.pk}/", lang="en")


def test_a_permit_that_came_without_a_case_tells_of_its_issue(client: Client) -> None:
    permit = draw_permit(SQUARE, issued_on=date(2026, 3, 2))
    page = text(client, f"/permits/{permit.pk}/")
    assert re.findall(r'data-event="([a-z]+)"', page) == ["grant"]
    assert "02/03/2026" in page[page.index('id="events"') :]
    undated = draw_permit(SQUARE, issued_on=None)
    assert 'id="events"' not in text(client, f"/permits/{undated.pk}/")


def test_what_is_past_its_publication_is_for_officers_and_says_so(client: Client) -> None:
    past = timezone.localdate() - timedelta(2)
    old = draw_permit(SQUARE, permit_number="01/GPXD", published_until=past)
    ground = draw_parcel(SQUARE, land_use_codes="CQP")
    secret = draw_permit(SQUARE, permit_number="02/GPXD", parcel=ground.pk)
    for permit in (old, secret):
        assert client.get(f"/permits/{permit.pk}/").status_code == 404
    assert client.get(f"/permits/{UUID(int=7)}/").status_code == 404
    officer = User.objects.create(username="can_bo")
    RoleAssignment.objects.create(user=officer, role="editor", scope="permits")
    client.force_login(officer)
    assert f"Đã hết thời gian công khai ngày {past:%d/%m/%Y}." in text(client, f"/permits/{old.pk}/")
    assert "Trần Thị Kín" not in text(client, f"/permits/{old.pk}/")


def places(client: Client, **query: Any) -> list[dict[str, Any]]:
    answer = client.get("/api/v1/permits/places", {"bbox": "106.6,10.6,107,11", "zoom": "10"} | query)
    assert answer.status_code == 200, answer.content
    return [one["properties"] for one in answer.json()["features"]]


def test_places_are_gathered_from_afar_and_stand_alone_near(client: Client) -> None:
    past = timezone.localdate() - timedelta(2)
    first = draw_permit(SQUARE, permit_number="01/GPXD", address="12 Đường Nguyễn Trãi")
    draw_permit((60, 0, 80, 20), permit_number="02/GPXD")
    draw_permit((120, 0, 140, 20), permit_number="03/GPXD", published_until=past)
    draw_permit((180, 0, 200, 20), permit_number="04/GPXD", status="thu_hoi")
    (group,) = places(client)
    assert (group["permits"], group["id"], group["footprint"]) == (2, None, None)
    near = {one["number"]: one for one in places(client, zoom="18")}
    assert sorted(near) == ["01/GPXD", "02/GPXD"]
    assert near["01/GPXD"]["id"] == str(first.pk)
    assert near["01/GPXD"]["footprint"]["type"] == "MultiPolygon"
    (one,) = places(client, q="nguyen trai", zoom="18")
    assert one["number"] == "01/GPXD"
    assert [one["number"] for one in places(client, state="ended")] == ["04/GPXD"]
    assert places(client, bbox="105,10,105.1,10.1") == []
    refused = client.get("/api/v1/permits/places", {"bbox": "1,2,3", "zoom": "10"})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["field"] == "bbox"
