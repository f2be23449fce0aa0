"""Cases as their readers get them: reach, masking, filters, places in the list, deadlines."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import DatabaseError, transaction

from layers.models import RoleAssignment
from permits.domain.case_search import CaseFilters
from permits.models import PermitCaseParcel, PermitDeadline, PermitDocument, PermitEvent
from permits.queries.cases import CaseUnknown, case, case_counts, cases
from tests.drawing import draw_parcel, draw_ward
from tests.integration.permits.filed import put_case

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
HERE, THERE = (10, 10, 20, 20), (1010, 10, 1020, 20)


@pytest.fixture(autouse=True)
def _wards() -> None:
    draw_ward((0, 0, 500, 500))
    draw_ward((1000, 0, 1500, 500), code="26743", name="Bến Thành", full_name="Phường Bến Thành")


def somebody(role: str, scope: str = "permits", unit: str = "") -> User:
    user = User.objects.create(username=f"u{uuid4().hex[:8]}")
    RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
    return user


def numbers(user: object, **filters: object) -> list[str]:
    return [one.row["number"] for one in cases(user, CaseFilters(**filters), today=TODAY).cases]  # type: ignore[arg-type]


def test_who_reads_cases_and_which() -> None:
    put_case(HERE, number="HS-1")
    far = put_case(THERE, number="HS-2", ward_code="26743")
    assert numbers(None) == numbers(AnonymousUser()) == numbers(somebody("editor", "land")) == []
    assert sorted(numbers(somebody("reader", "*"))) == ["HS-1", "HS-2"]
    ward = somebody("editor", unit="26740")
    assert numbers(ward) == ["HS-1"]
    with pytest.raises(CaseUnknown):
        case(ward, far.id)


def test_parties_and_notes_are_for_who_works_on_the_record() -> None:
    held = put_case(HERE, ("accept", date(2026, 11, 3), "tiep_nhan"))
    read = case(somebody("reader"), held.id, TODAY)
    assert read.parties is None
    assert [one["note"] for one in read.events] == [None, None]
    worked = case(somebody("editor"), held.id, TODAY)
    assert worked.parties is not None
    assert (worked.parties[0]["name"], worked.events[0]["note"]) == ("Trần Văn Kín", "Ghi chú kín")


def test_a_case_on_hidden_ground_is_for_who_works_on_it() -> None:
    secret = put_case(HERE, number="HS-1")
    put_case(HERE, number="HS-2")
    parcel = draw_parcel(HERE, land_use_codes="CQP")
    PermitCaseParcel.objects.create(case=secret, position=0, parcel=parcel.pk, version=1)
    assert numbers(somebody("reader")) == ["HS-2"]
    assert sorted(numbers(somebody("editor"))) == ["HS-1", "HS-2"]
    assert sorted(numbers(somebody("editor", unit="26740"))) == ["HS-1", "HS-2"]
    with pytest.raises(CaseUnknown):
        case(somebody("reader", "*"), secret.id)


def test_names_of_papers_are_personal() -> None:
    held = put_case(HERE)
    PermitDocument.objects.create(case=held, sha256="ab" * 32, title="CCCD Trần Văn Kín", file_name="kin.pdf")
    [seen] = case(somebody("reader"), held.id, TODAY).documents
    assert (seen["title"], seen["file_name"], seen["sha256"]) == ("", "", "ab" * 32)
    [worked] = case(somebody("editor"), held.id, TODAY).documents
    assert worked["title"] == "CCCD Trần Văn Kín"


def test_a_case_tells_how_it_stands() -> None:
    held = put_case(HERE, ("accept", date(2026, 11, 3), "tiep_nhan"))
    read = case(somebody("reader"), held.id, TODAY)
    assert (read.standing.due_on, read.standing.state) == (date(2026, 11, 12), "overdue")
    assert read.possible == (
        "request_supplement", "consult", "appraise", "grant", "refuse", "withdraw",
    )  # fmt: skip
    assert read.row["bbox"] is not None


def test_filters_and_cursor() -> None:
    reader = somebody("reader")
    for day in range(1, 6):
        put_case(
            HERE, number=f"HS-{day}", filed_on=date(2026, 11, day), due_on=date(2026, 11, 16 + day),
            work_name=f"Nhà số {day}",
        )  # fmt: skip
    put_case(THERE, ("refuse", date(2026, 11, 9), "tu_choi"), number="HS-9", ward_code="26743")
    assert numbers(reader, due="overdue") == ["HS-3", "HS-2", "HS-1"]
    assert numbers(reader, due="today", order="due") == ["HS-4"]
    assert numbers(reader, statuses=("tu_choi",)) == numbers(reader, ward="26743") == ["HS-9"]
    assert numbers(reader, q="nha so 2") == ["HS-2"]
    assert numbers(reader, bbox=(0, 0, 1, 1)) == []
    assert numbers(reader, parcel=uuid4()) == []
    assert case_counts(reader, CaseFilters(), TODAY) == {
        "nop": {"cases": 5, "overdue": 3},
        "tu_choi": {"cases": 1, "overdue": 0},
    }
    seen, cursor = [], ""
    while True:
        page = cases(reader, CaseFilters(order="due"), cursor, 2, TODAY)
        seen += [one.row["number"] for one in page.cases]
        if page.next is None:
            break
        cursor = page.next
    assert seen == ["HS-1", "HS-2", "HS-3", "HS-4", "HS-5", "HS-9"]


def test_what_happened_stays() -> None:
    put_case(HERE)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        PermitEvent.objects.update(note="anders")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        PermitEvent.objects.all().delete()


def test_the_deadlines_of_the_law_are_entered() -> None:
    whole = PermitDeadline.objects.filter(step="whole", valid_to=None)
    assert dict(whole.filter(work_group="house").values_list("kind", "days"))["nha_o"] == 7
    assert dict(whole.filter(work_group="other").values_list("kind", "days")) == {
        "moi": 10, "giai_doan": 10, "du_an": 10, "di_doi": 10, "co_thoi_han": 10, "dieu_chinh": 9, "sua_chua": 9,
        "gia_han": 5, "cap_lai": 5,
    }  # fmt: skip
