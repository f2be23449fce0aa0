"""Officers' pages of permits: who sees them, what is masked, which events are offered, where a case stands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from html import unescape
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from layers.audit.models import AuditEntry
from layers.models import RoleAssignment
from permits.models import PermitCaseWork
from tests.drawing import draw_ward
from tests.integration.permits.filed import put_case

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
HERE, THERE = (10, 10, 20, 20), (1010, 10, 1020, 20)
ACCEPTED = ("accept", date(2026, 11, 17), "tiep_nhan")


@pytest.fixture(autouse=True)
def _city(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    stored_day = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda moment=None: stored_day(moment) if moment else TODAY)
    draw_ward((0, 0, 500, 500))
    draw_ward((1000, 0, 1500, 500), code="26743", name="Bến Thành", full_name="Phường Bến Thành")
    middleware = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    with override_settings(MIDDLEWARE=middleware):
        yield


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    def of(role: str, scope: str = "permits", unit: str = "") -> Client:
        user = User.objects.create(username=f"u{uuid4().hex[:8]}")
        RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
        client = Client()
        client.force_login(user)
        return client

    return of


def text(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def listed(page: str) -> list[str]:
    return re.findall(r'class="list__title"><a href="/permits/cases/[^"]+">([^<]+)<', page)


def columns(page: str) -> dict[str, list[str]]:
    parts = re.split(r'data-column="(\w+)"', page)[1:]
    return {
        code: re.findall(r'/permits/cases/[0-9a-f-]{36}/">([^<]+)<', part)
        for code, part in zip(parts[::2], parts[1::2], strict=True)
    }


@pytest.mark.parametrize("path", ["/permits/cases/", "/permits/deadlines/", f"/permits/cases/{UUID(int=3)}/"])
def test_the_pages_are_for_who_holds_a_role_on_permits(
    client: Client, signed_in: Callable[..., Client], path: str
) -> None:
    assert client.get(path).headers["Location"].startswith("/login/")
    assert signed_in("editor", "land").get(path).status_code == 404
    expected = 404 if path.endswith(f"{UUID(int=3)}/") else 200
    assert signed_in("reader", "*").get(path).status_code == expected
    assert "/permits/cases/" not in text(client, "/permits/")
    assert "/permits/cases/" in text(signed_in("editor"), "/permits/")


def test_the_list_is_filtered_and_shows_what_the_reach_allows(signed_in: Callable[..., Client]) -> None:
    put_case(HERE, ACCEPTED, number="HS-1", due_on=date(2026, 11, 26))
    put_case(
        HERE,
        number="HS-2",
        kind="moi",
        work_group="other",
        filed_on=date(2026, 11, 1),
        due_on=date(2026, 11, 13),
    )
    put_case(THERE, number="HS-3", ward_code="26743", filed_on=TODAY)
    put_case(HERE, ("refuse", date(2026, 11, 3), "tu_choi"), number="HS-4")
    officer = signed_in("editor")
    page = text(officer, "/permits/cases/")
    assert listed(page) == ["HS-2", "HS-1", "HS-3"]
    assert "Quá hạn 5 ngày làm việc" in page
    assert "Còn 4 ngày làm việc" in page
    assert '<option value="open" selected>Đang giải quyết (3)</option>' in page
    assert listed(text(officer, "/permits/cases/", status="tu_choi")) == ["HS-4"]
    assert len(listed(text(officer, "/permits/cases/", status="all"))) == 4
    assert listed(text(officer, "/permits/cases/", due="overdue")) == ["HS-2"]
    assert listed(text(officer, "/permits/cases/", kind="moi")) == ["HS-2"]
    assert listed(text(officer, "/permits/cases/", ward="26743")) == ["HS-3"]
    assert "Không có hồ sơ nào phù hợp" in text(officer, "/permits/cases/", q="hs-9")
    assert listed(text(signed_in("editor", unit="26743"), "/permits/cases/")) == ["HS-3"]


def test_the_dossier_tells_what_a_supplement_changed(signed_in: Callable[..., Client]) -> None:
    case = put_case(
        HERE, ACCEPTED, ("supplement", date(2026, 11, 18), "tham_dinh"), number="HS-1",
        data={"supplement": {"changed": {
            "storeys": {"from": 5, "to": 3}, "floor_area_m2": {"from": None, "to": 1250.5},
            "work_name": {"from": "Nhà ở", "to": "Nhà ở kết hợp"},
            "lifetime_until": {"from": None, "to": "2031-06-30"},
        }}},
    )  # fmt: skip
    page = text(signed_in("editor"), f"/permits/cases/{case.pk}/")
    told = re.findall(r"<li>([^<]+): ([^<]+) → <strong>([^<]+)</strong>", page)
    assert told == [
        ("Tên công trình", "Nhà ở", "Nhà ở kết hợp"), ("Tổng diện tích sàn (m²)", "–", "1.250,5"),
        ("Số tầng", "5", "3"), ("Công trình tồn tại đến", "–", "30/06/2031"),
    ]  # fmt: skip
    english = text(signed_in("editor"), f"/permits/cases/{case.pk}/", lang="en")
    assert "Storeys: 5 → <strong>3</strong>" in english and "1,250.5" in english


def test_the_dossier_of_a_project_tells_its_works_who_decides_and_what_a_supplement_made_of_them(
    signed_in: Callable[..., Client],
) -> None:
    before = [{"work_name": "Khối lớp học", "work_class": "Cấp I", "storeys": 5, "floor_area_m2": 1500.0}]
    after = [{"work_name": "Khối lớp học", "work_class": "Cấp II", "storeys": 4}, {"work_name": "Nhà bảo vệ"}]
    case = put_case(
        HERE, ACCEPTED, ("supplement", date(2026, 11, 18), "tham_dinh"), kind="du_an", work_group="other",
        work_class="Cấp II", data={"supplement": {"changed": {"works": {"from": before, "to": after}}}},
    )  # fmt: skip
    for at, one in enumerate(after):
        PermitCaseWork.objects.create(case=case, position=at, **one)
    page = text(signed_in("editor"), f"/permits/cases/{case.pk}/")
    table = page[page.index('id="works"') : page.index("</table>")]
    assert re.findall(r'<th scope="row">([^<]+)', table) == ["Khối lớp học", "Nhà bảo vệ", "Toàn bộ"]
    assert re.search(r"Thẩm quyền theo cấp công trình</dt><dd>Sở Xây dựng <span[^>]*>· Cấp II<", page)
    assert (
        "Các công trình: Khối lớp học (Cấp I, Số tầng: 5, 1.500 m²) → "
        "<strong>Khối lớp học (Cấp II, Số tầng: 4); Nhà bảo vệ</strong>"
    ) in page
    told = json.loads(re.findall(r'id="case-recording" type="application/json">(.*?)</script>', page)[0])
    assert [one["work_name"] for one in told["works"]] == ["Khối lớp học", "Nhà bảo vệ"]
    assert told["classes"][0] == "Cấp đặc biệt"


def test_parties_and_notes_are_shown_on_demand_and_the_look_is_recorded(
    signed_in: Callable[..., Client],
) -> None:
    case = put_case(HERE, ACCEPTED, number="HS-1")
    path = f"/permits/cases/{case.pk}/"
    officer, reader = signed_in("editor"), signed_in("reader", "*")
    masked = text(officer, path)
    assert "Trần Văn Kín" not in masked
    assert "Ghi chú kín" not in masked
    assert "1 bên; thông tin cá nhân đang được che" in masked
    assert not AuditEntry.objects.filter(action="read").exists()
    shown = text(officer, path, show="parties")
    assert "Trần Văn Kín" in shown
    assert "Ghi chú kín" in shown
    (entry,) = AuditEntry.objects.filter(action="read")
    assert str(entry.feature) == str(case.permit)
    closed = text(reader, path, show="parties")
    assert "Trần Văn Kín" not in closed
    assert "Ghi chú kín" not in closed
    assert "Bạn không có quyền xem thông tin cá nhân" in closed


def test_a_dossier_offers_the_events_that_can_come_next_to_who_may_record_them(
    signed_in: Callable[..., Client],
) -> None:
    asked = ("request_supplement", date(2026, 11, 17), "bo_sung")
    back = ("supplement", date(2026, 11, 18), "tham_dinh")
    case = put_case(HERE, ACCEPTED, asked, back, number="HS-1")
    page = text(signed_in("editor"), f"/permits/cases/{case.pk}/")
    told = json.loads(re.findall(r'id="case-recording" type="application/json">([^<]+)<', page)[0])
    offered = {one["event"]: one["needs"] for one in told["events"]}
    assert offered["grant"] == ["permit_number"]
    assert "refuse" in offered
    assert "request_supplement" not in offered
    assert (told["version"], told["footprint"]) == (1, False)
    assert "case-recording" not in text(signed_in("reader", "*"), f"/permits/cases/{case.pk}/")
    english = text(signed_in("editor"), f"/permits/cases/{case.pk}/", lang="en")
    assert "Supplement filed" in english
    assert "Under appraisal" in english


def test_agencies_that_were_silent_stand_in_nobodys_way(signed_in: Callable[..., Client]) -> None:
    case = put_case(HERE, ("accept", date(2026, 11, 3), "tiep_nhan"), number="HS-1", status="lay_y_kien")
    case.events.create(
        seq=3, event="consult", on=date(2026, 11, 4), from_status="tiep_nhan", to_status="lay_y_kien",
        data={"agencies": ["Công an PCCC"]},
    )  # fmt: skip
    page = text(signed_in("editor"), f"/permits/cases/{case.pk}/")
    assert "Không trả lời trong hạn, coi như đồng ý" in page
    told = json.loads(re.findall(r'id="case-recording" type="application/json">([^<]+)<', page)[0])
    offered = [one["event"] for one in told["events"]]
    assert "grant" in offered
    assert "consulted" not in offered


def test_the_board_puts_each_case_into_one_column_and_filters(signed_in: Callable[..., Client]) -> None:
    put_case(HERE, number="late", filed_on=date(2026, 11, 2))
    put_case(HERE, ACCEPTED, number="later")
    put_case(THERE, ("accept", date(2026, 11, 11), "tiep_nhan"), number="today", ward_code="26743")
    put_case(HERE, ACCEPTED, ("request_supplement", date(2026, 11, 19), "bo_sung"), number="stopped")
    put_case(HERE, ("refuse", date(2026, 11, 3), "tu_choi"), number="decided")
    officer = signed_in("editor")
    page = text(officer, "/permits/deadlines/")
    assert columns(page) == {
        "overdue": ["late"], "today": ["today"], "week": [], "later": ["later"], "applicant": ["stopped"],
    }  # fmt: skip
    assert "Dừng tính hạn, còn giữ 5 ngày làm việc" in page
    assert columns(text(officer, "/permits/deadlines/", ward="26743"))["today"] == ["today"]
    waiting = columns(text(officer, "/permits/deadlines/", turn="applicant"))
    assert [name for names in waiting.values() for name in names] == ["stopped"]
    nobody = columns(text(officer, "/permits/deadlines/", officer="nobody"))
    assert not any(nobody.values())
    assert "Overdue" in text(officer, "/permits/deadlines/", lang="en")
