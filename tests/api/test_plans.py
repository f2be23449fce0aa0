"""The catalogue and the plan by API: found without diacritics, hidden until announced, consulted in the window only."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from layers import documents
from planning.domain.catalogue import ZonePlace, cursor_after, zone_cursor
from planning.models import PlanDocument
from planning.queries import plan_page
from tests.drawing import draw_plan, draw_stage, draw_ward, draw_zone

pytestmark = pytest.mark.django_db
SQUARE = (0.0, 0.0, 100.0, 100.0)


def found(api: Client, **query: object) -> dict[str, Any]:
    answer = api.get("/api/v1/plans", query)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def codes(api: Client, **query: object) -> list[str]:
    return [one["plan_code"] for one in found(api, **query)["plans"]]


def plan_of(api: Client, code: str, **query: object) -> dict[str, Any]:
    answer = api.get(f"/api/v1/plans/{code}", query)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def hidden(code: str, status: str, **fields: Any) -> Any:
    """A plan that is not announced and has no decision."""
    values: dict[str, Any] = {
        "announced_on": None,
        "decision_number": "",
        "decision_date": None,
        "valid_from": None,
    }
    return draw_plan(SQUARE, plan_code=code, name=f"Đồ án kín {code}", status=status, **(values | fields))


def test_plans_are_found_by_name_code_and_decision_without_diacritics(api: Client) -> None:
    draw_plan(SQUARE, plan_code="79QPK1", name="Quy hoạch phân khu Thảo Điền", decision_number="12/QĐ-UBND")
    draw_plan(SQUARE, plan_code="79QPK2", name="Quy hoạch phân khu Bến Nghé")
    for q in ("thao dien", "ĐIỀN thảo", "79qpk1", "12/qd-ubnd"):
        assert codes(api, q=q) == ["79QPK1"], q
    assert codes(api, q="100%") == []
    assert codes(api, q="thao nghe") == []


def test_filters_count_what_each_of_them_would_find(api: Client) -> None:
    draw_ward((-500, -500, 150, 500))
    draw_ward((150, -500, 800, 500), code="26743", full_name="Phường Tân Định", name="Tân Định")
    draw_plan(SQUARE, plan_code="A", decision_date=date(2013, 6, 28))
    draw_plan(
        (100, 0, 155, 90),
        plan_code="B",
        level="chi_tiet",
        decision_date=date(2020, 1, 5),
        valid_from=date(2020, 2, 1),
    )
    draw_plan(
        (200, 0, 300, 90), plan_code="C", level="ha_tang_ky_thuat", infrastructure_theme="giao_thong",
        status="superseded", decision_date=date(2020, 3, 1), valid_to=date(2024, 1, 1),
    )  # fmt: skip
    body = found(api)
    assert body["found"] == 3

    def counts(body: dict[str, Any]) -> dict[str, dict[str, int]]:
        return {name: {one["code"]: one["plans"] for one in of} for name, of in body["filters"].items()}

    assert counts(body) == {
        "level": {"phan_khu": 1, "chi_tiet": 1, "ha_tang_ky_thuat": 1},
        "infrastructure_theme": {"giao_thong": 1},
        "state": {"in_force": 2, "past": 1},
        "year": {"2020": 2, "2013": 1},
        "ward": {"26740": 2, "26743": 1},
    }
    chosen = found(api, state="in_force", year=2020)
    assert [one["plan_code"] for one in chosen["plans"]] == ["B"]
    assert counts(chosen)["state"] == {"in_force": 1, "past": 1}
    assert counts(chosen)["year"] == {"2020": 1, "2013": 1}
    assert codes(api, ward="26743") == ["C"], "B ends 5 m behind the boundary: drawn a little over, not there"
    assert codes(api, infrastructure_theme="giao_thong") == ["C"]
    assert codes(api, order="area") == ["A", "C", "B"]
    assert codes(api) == ["C", "B", "A"], "the latest decision first"
    assert codes(api, page=2, page_size=2) == codes(api)[2:]
    assert found(api, page=9)["plans"] == []
    assert found(api, page=9)["found"] == 3


@pytest.mark.parametrize("order", ["newest", "name", "area"])
def test_the_pages_of_a_cursor_hold_every_plan_once(api: Client, order: str) -> None:
    """Equal names, equal areas, equal days, and plans without a day of decision."""
    for nth in range(7):
        side = 10 * (nth // 2 + 1)
        draw_plan(
            (200 * nth, 0, 200 * nth + side, side), plan_code=f"P{nth}", name=f"Đồ án {nth // 3}",
            decision_date=None if nth in (2, 5) else date(2020, 1, 1 + nth // 4),
            announced_on=None if nth == 5 else date(2020, 6, 1),
        )  # fmt: skip
    whole, met, cursor = codes(api, order=order), [], ""
    while cursor is not None:
        body = found(api, order=order, page_size=2, cursor=cursor)
        met += [one["plan_code"] for one in body["plans"]]
        cursor = body["next"]
    assert met == whole and len(whole) == body["found"]


def test_a_plan_announced_meanwhile_moves_no_other_to_the_next_page(api: Client) -> None:
    for nth in range(4):
        draw_plan(
            (200 * nth, 0, 200 * nth + 50, 50), plan_code=f"P{nth}", decision_date=date(2020, 1, 9 - nth)
        )
    first = found(api, page_size=2)
    draw_plan((2000, 0, 2050, 50), plan_code="NEW", decision_date=date(2021, 1, 1))
    assert [one["plan_code"] for one in first["plans"]] == ["P0", "P1"]
    rest = found(api, page_size=2, cursor=first["next"])
    assert [one["plan_code"] for one in rest["plans"]] == ["P2", "P3"] and rest["next"] is None


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "W10", "ÿ", cursor_after(["", 0, 1, "A", 1], "name"), cursor_after(["", 0, 1, "", 1], "newest"),
        cursor_after(["", float("inf"), float("inf"), "A", 1], "newest"), cursor_after([None] * 5, "newest"),
        cursor_after(["\ud800", 0, 1, "A", 1], "newest"), cursor_after(["\0", 0, 1, "A", 1], "newest"),
        cursor_after(["", 0, 10**12, "A", 1], "newest"),
    ],
)  # fmt: skip
def test_a_cursor_that_is_none_is_refused_with_its_field(api: Client, cursor: str) -> None:
    answer = api.get("/api/v1/plans", {"cursor": cursor, "lang": "en"})
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert (error["field"], error["code"]) == ("cursor", "bad-cursor") and error["remedy"]


@pytest.mark.parametrize("status", ["preparing", "appraisal", "approved", "consultation"])
def test_what_is_not_announced_is_nowhere(api: Client, status: str) -> None:
    plan = hidden("79KIN1", status)
    draw_zone(plan, SQUARE, "K1")
    announced = draw_plan(SQUARE, plan_code="79QPK1")
    hidden("79KIN2", status, base_plan_code=announced.plan_code, replaces=announced.plan_code)
    body = found(api)
    assert [one["plan_code"] for one in body["plans"]] == ["79QPK1"]
    assert body["consultations"] == []
    assert codes(api, state="under_way") == []
    for path in ("", "/zones", "/zones.csv", "/zones.geojson"):
        assert api.get(f"/api/v1/plans/79KIN1{path}").status_code == 404, path
    assert "KIN" not in str(plan_of(api, "79QPK1"))


def test_officers_of_planning_see_what_is_under_way_marked_as_such(
    sign_in: Callable[..., Client],
) -> None:
    hidden("79KIN1", "preparing")
    officer = sign_in("editor", scope="planning")
    (one,) = found(officer)["plans"]
    assert (one["plan_code"], one["state"], one["public"], one["in_force"]) == (
        "79KIN1",
        "under_way",
        False,
        False,
    )
    assert plan_of(officer, "79KIN1")["status"] == "preparing"
    surveyor = sign_in("editor", scope="land")
    assert surveyor.get("/api/v1/plans/79KIN1").status_code == 404


def test_a_consultation_is_shown_within_its_window_only(api: Client) -> None:
    today = timezone.localdate()
    base = draw_plan(SQUARE, plan_code="79QPK1")
    windows = {
        "79LYK0": (today - timedelta(30), today - timedelta(1)),
        "79LYK1": (today - timedelta(10), today),
        "79LYK2": (today, today + timedelta(20)),
        "79LYK3": (today + timedelta(1), today + timedelta(30)),
    }
    for code, (first, last) in windows.items():
        plan = hidden(
            code, "consultation", consultation_from=first, consultation_to=last, base_plan_code=base.plan_code,
            chief_planner="KTS Kín", responsible_body="Ban Quản lý",
        )  # fmt: skip
        draw_zone(plan, SQUARE, "LYK-1", note="ô kín")
    body = found(api)
    assert [one["plan_code"] for one in body["plans"]] == ["79QPK1"]
    assert body["found"] == 1
    assert [one["plan_code"] for one in body["consultations"]] == ["79LYK1", "79LYK2"]
    told = plan_of(api, "79LYK1")
    assert (told["state"], told["in_force"], told["closes_on"]) == ("consultation", False, today.isoformat())
    assert told["boundary"]["type"] == "MultiPolygon"
    assert "Kín" not in str(told)
    assert "LYK-1" not in str(told)
    assert api.get("/api/v1/plans/79LYK1/zones").status_code == 404
    for code in ("79LYK0", "79LYK3"):
        assert api.get(f"/api/v1/plans/{code}").status_code == 404, code
    adjusted = plan_of(api, "79QPK1")
    assert [one["plan_code"] for one in adjusted["consultations"]] == ["79LYK1", "79LYK2"]
    assert adjusted["relations"]["adjustment"] == []
    assert found(api, level="chung")["consultations"] == []
    assert [one["plan_code"] for one in found(api, q="79lyk2")["consultations"]] == ["79LYK2"]


def test_a_consultation_stands_apart_for_officers_too(sign_in: Callable[..., Client]) -> None:
    today = timezone.localdate()
    hidden("79LYK1", "consultation", consultation_from=today, consultation_to=today + timedelta(20))
    hidden(
        "79LYK0",
        "consultation",
        consultation_from=today - timedelta(40),
        consultation_to=today - timedelta(9),
    )
    officer = sign_in("editor", scope="planning")
    body = found(officer)
    assert [one["plan_code"] for one in body["plans"]] == ["79LYK0"]
    assert [one["plan_code"] for one in body["consultations"]] == ["79LYK1"]
    assert plan_of(officer, "79LYK1")["consultation"]["open"] is True
    assert plan_of(officer, "79LYK0")["consultation"]["open"] is False


def test_a_plan_tells_what_replaced_what(api: Client) -> None:
    draw_plan(
        SQUARE, plan_code="OLD", status="superseded", valid_from=date(2005, 1, 1), valid_to=date(2013, 7, 15)
    )
    draw_plan(SQUARE, plan_code="NOW", replaces="OLDER, OLD", valid_from=date(2013, 7, 15))
    draw_plan(
        (10, 10, 30, 30), plan_code="LOC", adjustment="local", base_plan_code="NOW", replaces="NOW",
        valid_from=date(2025, 9, 12),
    )  # fmt: skip

    def related(code: str) -> dict[str, list[str]]:
        told = plan_of(api, code)["relations"]
        return {name: [one["plan_code"] for one in told[name]] for name in told}

    nothing: dict[str, list[str]] = {"base": [], "adjustment": [], "replaced": [], "replaced_by": []}
    assert related("NOW") == nothing | {"adjustment": ["LOC"], "replaced": ["OLD"]}
    assert related("OLD") == nothing | {"replaced_by": ["NOW"]}
    assert related("LOC") == nothing | {"base": ["NOW"]}
    assert plan_of(api, "OLD")["state"] == "past"


def test_of_several_rows_of_a_code_the_one_in_force_is_told(api: Client) -> None:
    old = {"version": 1, "status": "superseded", "valid_from": date(2005, 1, 1), "valid_to": date(2013, 1, 1)}
    draw_plan(SQUARE, plan_code="79QPK1", version=2, valid_from=date(2013, 1, 1))
    draw_plan(SQUARE, plan_code="79QPK1", **old)
    told = plan_of(api, "79QPK1")
    assert (told["version"], told["state"]) == (2, "in_force")
    assert [(one["version"], one["state"]) for one in told["versions"]] == [(2, "in_force"), (1, "past")]
    assert plan_of(api, "79QPK1", version=1)["state"] == "past"
    assert api.get("/api/v1/plans/79QPK1?version=3").status_code == 404


def test_a_plan_tells_stages_documents_and_functions(api: Client) -> None:
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan(SQUARE, plan_code="79QPK1", area_ha=1.0)
    kept = documents.keep(b"%PDF-1.7 decision")
    values = {"plan": plan, "kind": "decision", "number": "3457/QĐ-UBND", "source": "drawn"}
    paper = PlanDocument.objects.create(
        **values,
        title="Quyết định",
        sha256=kept.sha256,
        size_bytes=kept.size_bytes,
        media_type="application/pdf",
    )
    PlanDocument.objects.create(**values, title="Bản quét", issued_on=date(2014, 1, 1))
    draw_stage(plan, "phe_duyet", started_on=date(2013, 6, 28), ended_on=date(2013, 6, 28), document=paper)
    draw_stage(plan, "cong_bo", started_on=timezone.localdate() - timedelta(400))
    draw_zone(plan, (0, 0, 60, 100), "O-1", area_stated_m2=6001.0, population=120)
    draw_zone(plan, (60, 0, 100, 100), "CX-1", function_code="DAT_CayXanhCC", function_name="Cây xanh")
    told = plan_of(api, "79QPK1")
    assert [(one["code"], one["zones"], one["area_m2"]) for one in told["functions"]] == [
        ("DAT_O_Nhomnhao", 1, 6000.0), ("DAT_CayXanhCC", 1, 4000.0),
    ]  # fmt: skip
    assert told["wards"] == [{"code": "26740", "name": "Phường Sài Gòn"}]
    assert told["area_m2"] == 10_000.0
    assert told["zone_count"] == {"stated": None, "on_file": 2}
    address = f"/plans/79QPK1/documents/{paper.pk}"
    assert [(one["title"], one["sha256"], one["url"]) for one in told["documents"]] == [
        ("Bản quét", None, None), ("Quyết định", kept.sha256, address),
    ]  # fmt: skip
    first, last = told["stages"]
    assert (first["stage"], first["document_number"], first["document_url"]) == (
        "phe_duyet",
        "3457/QĐ-UBND",
        address,
    )
    assert (last["stage_name"], last["state"]) == ("Công bố công khai", "overdue")
    assert last["days_left"] < 0
    assert last["basis"]
    english = plan_of(api, "79QPK1", lang="en")
    assert english["level_name"] == "Zoning plan"


def test_zones_keep_the_text_beside_the_bounds(api: Client) -> None:
    plan = draw_plan(SQUARE, plan_code="79QPK1")
    draw_zone(plan, (0, 0, 10, 10), "O-10", far_raw="=1+1", area_stated_m2=99.5)
    loose = draw_zone(plan, (10, 0, 20, 10), "O-2")
    type(loose).objects.update(plan=None)
    zones = api.get("/api/v1/plans/79QPK1/zones").json()["zones"]
    assert [one["code"] for one in zones] == ["O-2", "O-10"], "numbers in codes are numbers"
    assert zones[1]["indicators"]["site_coverage_pct"] == {"raw": "40-60", "min": 40.0, "max": 60.0}
    assert (zones[1]["area_stated_m2"], zones[1]["area_m2"]) == (99.5, 100.0)
    answer = api.get("/api/v1/plans/79QPK1/zones.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [one["zone_code"] for one in lines] == ["O-2", "O-10"]
    assert lines[1]["far_raw"] == "'=1+1"
    assert float(lines[1]["area_m2"]) == 100.0
    shapes = api.get("/api/v1/plans/79QPK1/zones.geojson").json()["features"]
    assert [one["properties"]["zone_code"] for one in shapes] == ["O-2", "O-10"]


def test_zones_are_read_on_by_cursor_whatever_happens_to_them_meanwhile(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_page, "ZONES_PER_PAGE", 2)
    plan = draw_plan(SQUARE, plan_code="79QPK1")
    drawn = {code: draw_zone(plan, (0, 0, 10, 10), code) for code in ("O-1", "O-2", "O-10", "P")}
    draw_zone(plan, (0, 0, 10, 10), "A-1", block_code="II")

    def page(**query: str | int) -> tuple[list[str], str | None]:
        told = api.get("/api/v1/plans/79QPK1/zones", query).json()
        return [one["code"] for one in told["zones"]], told["next"]

    assert page(page=2)[0] == ["O-10", "P"]
    first, onwards = page()
    assert first == ["O-1", "O-2"]
    drawn["O-2"].delete()
    draw_zone(plan, (0, 0, 10, 10), "O-1")
    second, onwards = page(cursor=onwards or "")
    assert second == ["O-10", "P"]
    assert page(cursor=onwards or "") == (["A-1"], None)
    text = b"".join(api.get("/api/v1/plans/79QPK1/zones.csv").streaming_content)  # type: ignore[attr-defined]
    codes = [one["zone_code"] for one in csv.DictReader(io.StringIO(text.decode("utf-8-sig")))]
    assert codes == ["O-1", "O-1", "O-10", "P", "A-1"]
    for wrong in ("x", "bm90aGluZw", "WyJhIiwiYiIsIngiXQ", zone_cursor(ZonePlace("a", "b\0", str(plan.pk)))):
        answer = api.get("/api/v1/plans/79QPK1/zones", {"cursor": wrong})
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "bad-cursor"), wrong


def test_a_plan_with_the_fields_asked_for_and_its_etag(api: Client) -> None:
    draw_plan((0, 0, 10, 10), plan_code="79QHPKSDD0002", name="Đồ án")
    path = "/api/v1/plans/79QHPKSDD0002"
    whole, part = api.get(path), api.get(path, {"fields": "name,area_m2"})
    assert part.json() == {"plan_code": "79QHPKSDD0002", "version": 1, "name": "Đồ án", "area_m2": 100.0}
    assert part["ETag"] != whole["ETag"]
    assert api.get(path, headers={"If-None-Match": whole["ETag"]}).status_code == 304
    assert api.get(path, {"fields": "owner"}).json()["errors"][0]["code"] == "unknown-field"
    (listed,) = api.get("/api/v1/plans", {"fields": "state"}).json()["plans"]
    assert listed == {"plan_code": "79QHPKSDD0002", "version": 1, "state": "in_force"}
