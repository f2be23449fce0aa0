"""Several works in one permit: filed as a list, changed by supplement and adjustment, told with the permit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cadastre.models import Parcel
from permits.models import BuildingPermit, PermitCase, PermitCaseWork
from tests.api.permits.calls import code, send, square, tell

pytestmark = pytest.mark.django_db
SCHOOL = {
    "work_name": "Khối lớp học", "work_kind": "Công trình công cộng", "work_class": "II", "floor_area_m2": 300.4,
    "ground_floor_area_m2": 100, "storeys": 3, "basements": 1, "height_m": 12.5, "national_work_id": "CT-01",
    "footprint": square(1, 1, 4),
}  # fmt: skip
GYM = {
    "work_name": "Nhà thể chất", "work_kind": "Công trình công cộng", "work_class": "Cấp III", "floor_area_m2": 50.2,
    "ground_floor_area_m2": 50.2, "storeys": 1, "height_m": 9, "footprint": square(6, 6, 3),
}  # fmt: skip
GATE = {
    "work_name": "Nhà bảo vệ",
    "work_class": "Cấp IV",
    "floor_area_m2": 9,
    "ground_floor_area_m2": 9,
    "storeys": 1,
}
PROJECT = {"kind": "du_an", "crs": "EPSG:9210", "works": [SCHOOL, GYM]}


def filed(client: Client, parcel: Parcel, **more: Any) -> dict[str, Any]:
    answer = send(client, "", PROJECT | {"parcels": [str(parcel.pk)]} | more)
    assert answer.status_code == 201, answer.content
    return answer.json()  # type: ignore[no-any-return]


def granted(client: Client, parcel: Parcel, **more: Any) -> dict[str, Any]:
    case = filed(client, parcel, **more)
    assert tell(client, case, "accept").status_code == 201
    answer = tell(client, case, "grant", permit_number="8/GPXD")
    assert answer.status_code == 201, answer.content
    return case


def read(client: Client, case: dict[str, Any]) -> dict[str, Any]:
    answer = client.get(f"/api/v1/permits/{case['id']}")
    assert answer.status_code == 200
    return answer.json()  # type: ignore[no-any-return]


def test_a_project_is_filed_with_its_works_and_tells_what_they_make_together(
    officer: Client, parcel: Parcel
) -> None:
    held = read(officer, filed(officer, parcel))
    assert [(one["work_name"], one["work_class"], one["storeys"]) for one in held["works"]] == [
        ("Khối lớp học", "Cấp II", 3), ("Nhà thể chất", "Cấp III", 1),
    ]  # fmt: skip
    assert held["works"][0]["national_work_id"] == "CT-01"
    assert held["works"][1]["footprint"]["type"] == "MultiPolygon"
    work = held["work"]
    assert (work["floor_area_m2"], work["ground_floor_area_m2"]) == (350.6, 150.2)
    assert (work["storeys"], work["basements"], work["height_m"]) == (3, 1, 12.5)
    assert (work["work_class"], work["work_kind"]) == ("Cấp II", "Công trình công cộng")
    assert work["work_name"] == "Khối lớp học; Nhà thể chất"
    assert held["footprint_area_m2"] == pytest.approx(25, abs=0.1)
    assert held["competence"] == {
        "authority": "department", "authority_name": "Sở Xây dựng", "work_class": "Cấp II",
        "basis": "NĐ 217/2026/NĐ-CP Điều 53",
    }  # fmt: skip
    small = read(officer, filed(officer, parcel, works=[GYM, GATE]))
    assert small["competence"]["authority"] == "commune"


def test_what_is_stated_of_the_whole_stays(officer: Client, parcel: Parcel) -> None:
    held = read(
        officer, filed(officer, parcel, work_name="Trường THCS", floor_area_m2=400, footprint=square(1, 1, 8))
    )
    work = held["work"]
    assert (work["work_name"], work["floor_area_m2"], work["storeys"]) == ("Trường THCS", 400, 3)
    assert held["footprint_area_m2"] == pytest.approx(64, abs=0.1)


def test_a_case_about_one_work_lists_none(officer: Client, parcel: Parcel) -> None:
    one = read(
        officer, filed(officer, parcel, works=[], work_name="Chợ", storeys=2, footprint=square(1, 1, 8))
    )
    assert (one["works"], one["work"]["work_name"], one["competence"]) == ([], "Chợ", None)


@pytest.mark.parametrize(
    ("wrong", "field", "expected"),
    [
        ({"works": [SCHOOL, GYM | {"work_class": "hạng nhất"}]}, "works.1.work_class", "unknown-code"),
        ({"works": [GATE | {"work_name": "  "}]}, "works.0.work_name", "missing"),
        ({"works": [SCHOOL, GYM | {"footprint": square(300, 300, 5)}]}, "works.1.footprint", "elsewhere"),
        ({"floor_area_m2": 350}, "floor_area_m2", "less-than-its-works"),
        ({"work_class": "Cấp III"}, "work_class", "less-than-its-works"),
        ({"storeys": 2}, "storeys", "less-than-its-works"),
    ],
)
def test_what_a_list_of_works_refuses(
    officer: Client, parcel: Parcel, wrong: dict[str, Any], field: str, expected: str
) -> None:
    answer = send(officer, "", PROJECT | {"parcels": [str(parcel.pk)]} | wrong)
    errors = answer.json()["errors"]
    assert answer.status_code == 400
    assert (field, expected) in [(one["field"], one["code"]) for one in errors]
    assert (PermitCase.objects.count(), PermitCaseWork.objects.count()) == (0, 0)


def test_an_officer_of_a_ward_lists_no_work_outside_it(
    sign_in: Callable[..., Client], parcel: Parcel
) -> None:
    officer = sign_in("editor", "26740", scope="permits")
    # begins on the parcel and ends beyond the edge of the ward
    across = GATE | {"footprint": square(1, 1, 600)}
    body = PROJECT | {"parcels": [str(parcel.pk)], "footprint": square(1, 1, 8)}
    assert code(send(officer, "", body | {"works": [GYM, across]})) == (403, "outside-reach")
    case = send(officer, "", body).json()
    tell(officer, case, "accept")
    granting = {"permit_number": "8/GPXD", "crs": "EPSG:9210"}
    assert code(tell(officer, case, "grant", works=[GYM, across], **granting)) == (403, "outside-reach")
    assert tell(officer, case, "grant", works=[GYM, GATE], **granting).status_code == 201


def test_a_permit_tells_everybody_its_works_for_as_long_as_it_is_public(
    api: Client,
    officer: Client,
    parcel: Parcel,
    clock: Callable[[date], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = filed(officer, parcel, parties=[{"name": "Trần Văn Kín"}])
    assert api.get(f"/api/v1/permits/{case['id']}").status_code == 404
    tell(officer, case, "accept")
    tell(officer, case, "grant", permit_number="8/GPXD")
    shown = read(api, case)
    assert [one["work_name"] for one in shown["works"]] == ["Khối lớp học", "Nhà thể chất"]
    assert (shown["work"]["floor_area_m2"], shown["work"]["work_class"]) == (350.6, "Cấp II")
    assert shown["works"][0]["footprint"]["type"] == "MultiPolygon"
    [line] = api.get("/api/v1/permits").json()["permits"]
    assert [(one["work_name"], one["footprint"]) for one in line["works"]] == [
        ("Khối lớp học", None), ("Nhà thể chất", None),
    ]  # fmt: skip
    assert api.get("/api/v1/permits?fields=works").json()["permits"][0]["works"] == line["works"]
    assert "Kín" not in api.get(f"/api/v1/permits/{case['id']}").content.decode()
    permit = BuildingPermit.objects.get(pk=case["id"])
    assert (permit.work_count, permit.works_case) == (2, permit.pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE building_permits SET published_until = nen_today() - 1")
    assert api.get(f"/api/v1/permits/{case['id']}").status_code == 404
    assert api.get("/api/v1/permits").json()["permits"] == []
    assert [one["work_name"] for one in read(officer, case)["works"]] == ["Khối lớp học", "Nhà thể chất"]


def test_a_supplement_brings_other_works_and_the_event_keeps_both_lists(
    api: Client, officer: Client, parcel: Parcel
) -> None:
    case = filed(officer, parcel)
    tell(officer, case, "accept")
    tell(officer, case, "request_supplement", note="Thiếu nhà bảo vệ")
    lower = SCHOOL | {"storeys": 2, "floor_area_m2": 200, "height_m": 8.4, "work_class": "Cấp III"}
    brought = tell(officer, case, "supplement", works=[lower, GYM, GATE], crs="EPSG:9210")
    assert brought.status_code == 201, brought.content
    changed = brought.json()["event"]["data"]["changed"]
    assert [one["work_name"] for one in changed["works"]["from"]] == ["Khối lớp học", "Nhà thể chất"]
    assert [one["storeys"] for one in changed["works"]["to"]] == [2, 1, 1]
    assert changed["floor_area_m2"] == {"from": 350.6, "to": 259.2}
    assert changed["work_class"] == {"from": "Cấp II", "to": "Cấp III"}
    held = read(officer, case)
    assert (len(held["works"]), held["work"]["height_m"]) == (3, 9)
    assert held["work"]["work_name"] == "Khối lớp học; Nhà thể chất; Nhà bảo vệ"
    assert held["competence"]["authority"] == "commune"
    assert code(tell(officer, case, "grant", permit_number="8/GPXD", work={"storeys": 1})) == (
        400,
        "less-than-its-works",
    )
    assert code(tell(officer, case, "grant", permit_number="8/GPXD", works=[])) == (400, "missing")
    assert tell(officer, case, "grant", permit_number="8/GPXD").status_code == 201
    assert [one["work_name"] for one in read(api, case)["works"]] == [
        "Khối lớp học",
        "Nhà thể chất",
        "Nhà bảo vệ",
    ]


def test_what_was_stated_of_the_whole_is_not_made_anew(officer: Client, parcel: Parcel) -> None:
    case = filed(officer, parcel, work_name="Trường THCS", floor_area_m2=400)
    tell(officer, case, "accept")
    more = [SCHOOL, GYM, GATE | {"floor_area_m2": 60}]
    refused = tell(officer, case, "grant", permit_number="8/GPXD", works=more, crs="EPSG:9210")
    assert code(refused) == (400, "less-than-its-works")
    assert len(read(officer, case)["works"]) == 2
    told = tell(
        officer,
        case,
        "grant",
        permit_number="8/GPXD",
        works=more,
        crs="EPSG:9210",
        work={"floor_area_m2": 420},
    )
    assert told.status_code == 201, told.content
    work = read(officer, case)["work"]
    assert (work["work_name"], work["floor_area_m2"], work["ground_floor_area_m2"]) == (
        "Trường THCS",
        420,
        159.2,
    )


def test_an_adjustment_lists_the_works_anew_and_the_former_list_stays_with_its_case(
    api: Client, officer: Client, parcel: Parcel
) -> None:
    case = granted(officer, parcel, work_name="Trường THCS")
    body = {"kind": "dieu_chinh", "permit": case["id"], "crs": "EPSG:9210"}
    assert code(send(officer, "", body | {"storeys": 2})) == (400, "less-than-its-works")
    change = send(officer, "", body | {"works": [SCHOOL, GYM, GATE | {"floor_area_m2": None}]}).json()
    tell(officer, change, "accept")
    assert len(read(api, case)["works"]) == 2, "nothing of an open case is told"
    assert tell(officer, change, "grant").status_code == 201
    shown = read(api, case)
    assert [one["work_name"] for one in shown["works"]] == ["Khối lớp học", "Nhà thể chất", "Nhà bảo vệ"]
    assert (shown["work"]["floor_area_m2"], shown["work"]["ground_floor_area_m2"]) == (None, 159.2)
    assert shown["work"]["work_name"] == "Trường THCS"
    permit = BuildingPermit.objects.get(pk=case["id"])
    assert (permit.work_count, str(permit.works_case)) == (3, change["id"])
    former = PermitCaseWork.objects.filter(case=case["id"]).values_list("work_name", flat=True)
    assert list(former) == ["Khối lớp học", "Nhà thể chất"]
    permit.works_case = permit.pk
    permit.save()
    assert len(read(api, case)["works"]) == 2, "a permit that is as it was has the works of that day"
    longer = send(officer, "", {"kind": "gia_han", "permit": case["id"], "works": [GATE]})
    assert code(longer) == (400, "no-design-here")


def test_an_adjustment_makes_several_works_of_one(api: Client, officer: Client, parcel: Parcel) -> None:
    one = {"work_name": "Chợ", "storeys": 2, "floor_area_m2": 90, "footprint": square(1, 1, 8)}
    case = granted(officer, parcel, works=[], **one)
    body = {"kind": "dieu_chinh", "permit": case["id"], "crs": "EPSG:9210", "works": [GYM, GATE]}
    change = send(officer, "", body)
    assert change.status_code == 201, change.content
    tell(officer, change.json(), "accept")
    tell(officer, change.json(), "grant")
    shown = read(api, case)
    assert [one["work_name"] for one in shown["works"]] == ["Nhà thể chất", "Nhà bảo vệ"]
    work = shown["work"]
    assert (work["work_name"], work["storeys"], work["floor_area_m2"], work["work_class"]) == (
        "Chợ",
        1,
        59.2,
        "Cấp III",
    )


def test_a_permit_tells_no_works_of_a_case_that_was_not_granted_for_it(
    api: Client, officer: Client, parcel: Parcel
) -> None:
    case = granted(officer, parcel)
    waiting = filed(
        officer, parcel, works=[GATE | {"work_name": "Chưa được duyệt"}], footprint=square(1, 1, 8)
    )
    other = granted_elsewhere = filed(officer, parcel, works=[GATE | {"work_name": "Của giấy phép khác"}])
    tell(officer, granted_elsewhere, "accept")
    tell(
        officer,
        granted_elsewhere,
        "grant",
        permit_number="9/GPXD",
        footprint=square(1, 1, 8),
        crs="EPSG:9210",
    )
    for stated in (waiting, other):
        BuildingPermit.objects.filter(pk=case["id"]).update(works_case=stated["id"])
        assert read(api, case)["works"] == []
