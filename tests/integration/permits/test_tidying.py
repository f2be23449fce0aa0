"""What follows from the day alone: expiry, silence, the end of publication; on file by the job, true without it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from layers.changesets.models import ChangeSet, OutboxEntry
from permits.domain.case_search import CaseFilters
from permits.models import BuildingPermit, PermitCase, PermitEvent
from permits.queries.listing import permit_page, permit_seen
from permits.services.register.tidying import Tidied, tidy
from tests.drawing import draw_permit, draw_ward
from tests.integration.permits.filed import put_case

pytestmark = pytest.mark.django_db
today = timezone.localdate  # asked in each test: a run may go over midnight
DAY = timedelta(days=1)
HERE, THERE = (10, 10, 20, 20), (40, 10, 50, 20)


@pytest.fixture(autouse=True)
def _ward() -> None:
    draw_ward((0, 0, 500, 500))


def test_permits_not_started_in_time_expire() -> None:
    late = draw_permit(HERE, expires_on=today() - DAY, published_until=today() + DAY)
    last_day = draw_permit(THERE, permit_number="2", expires_on=today())
    started = draw_permit((70, 10, 80, 20), permit_number="3", status="khoi_cong", expires_on=today() - DAY)
    case = put_case(HERE, ("grant", date(2026, 11, 3), "cap"), id=late.pk)
    assert tidy(today()).expired == 1
    assert BuildingPermit.objects.get(pk=late.pk).status == "het_hieu_luc"
    assert BuildingPermit.objects.get(pk=last_day.pk).status == "cap"
    assert BuildingPermit.objects.get(pk=started.pk).status == "khoi_cong"
    assert PermitCase.objects.get(pk=case.pk).status == "het_hieu_luc"
    event = PermitEvent.objects.get(case=case, event="expire")
    change_set = ChangeSet.objects.get()
    assert event.change_set == change_set.pk
    assert change_set.author.username == "permit-clock"
    assert change_set.approved_by is not None
    assert change_set.approved_by.username == "permit-register"
    assert tidy(today()).expired == 0


def test_silence_of_an_agency_is_logged() -> None:
    case = put_case(HERE, ("accept", date(2026, 11, 2), "tiep_nhan"))
    PermitEvent.objects.create(
        case=case, seq=3, event="consult", on=date(2026, 11, 4), from_status="tiep_nhan",
        to_status="lay_y_kien", data={"agencies": ["PCCC", "Môi trường"]},
    )  # fmt: skip
    PermitCase.objects.update(status="lay_y_kien")
    assert tidy(date(2026, 11, 6)).silent == 0
    assert tidy(date(2026, 11, 7)).silent == 2
    assert tidy(date(2026, 11, 8)).silent == 0
    said = PermitEvent.objects.filter(event="consulted").order_by("seq").values_list("data", "to_status")
    assert [(data["agency"], data["consent_on"], to) for data, to in said] == [
        ("PCCC", "2026-11-06", "lay_y_kien"),
        ("Môi trường", "2026-11-06", "tham_dinh"),
    ]
    assert PermitCase.objects.get().status == "tham_dinh"


def test_a_permit_is_in_the_open_until_its_last_day_and_no_longer() -> None:
    past = draw_permit(HERE, published_until=today() - DAY)
    last = draw_permit(THERE, permit_number="2", published_until=today())
    assert permit_seen(None, past.pk) is None
    assert permit_seen(None, last.pk) is not None
    found, _more = permit_page(None, CaseFilters(), None, 10)
    assert [one["id"] for one in found] == [last.pk]
    assert tidy(today()) == Tidied(silent=0, expired=0, hidden=1)
    assert OutboxEntry.objects.get().feature == past.pk


def test_a_swap_day_moves_the_day_of_open_cases() -> None:
    put_case(HERE, ("accept", date(2026, 11, 2), "tiep_nhan"), due_on=date(2026, 11, 10))
    tidy(today())
    assert PermitCase.objects.get().due_on == date(2026, 11, 11)
