"""Papers that block or record a dispute show on the parcel while they are in force, whatever its flags say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cadastre.models import Parcel
from cadastre.queries.parcels import parcel
from tests import drawing

pytestmark = pytest.mark.django_db


def flags(shown: Parcel, as_of: date | None = None) -> set[str]:
    """Codes of the flags that a citizen is shown."""
    return {one["code"] for one in parcel(str(shown.pk), lang="vi", as_of=as_of)["flags"]}


@pytest.fixture
def plain() -> Parcel:
    """A parcel without flags."""
    return drawing.draw_parcel((0, 0, 10, 20), valid_from=date(2020, 1, 1))


def test_a_paper_in_force_shows_without_the_flag_and_says_no_reason(plain: Parcel) -> None:
    assert not flags(plain) & {"blocked", "in_dispute"}
    drawing.draw_restriction(plain, "block", reason="Vụ án số 12 của ông Kín")
    assert flags(plain) & {"blocked", "in_dispute"} == {"blocked"}
    assert "Kín" not in str(parcel(str(plain.pk), lang="vi")["flags"])
    drawing.draw_restriction(plain, "dispute")
    assert flags(plain) >= {"blocked", "in_dispute"}


def test_papers_that_ended_or_are_still_to_come_do_not_show(plain: Parcel) -> None:
    today = timezone.localdate()
    drawing.draw_restriction(plain, "block", ends_on=today - timedelta(days=1))
    drawing.draw_restriction(plain, "dispute", starts_on=today + timedelta(days=5))
    assert not flags(plain) & {"blocked", "in_dispute"}


def test_the_flag_of_the_parcel_shows_without_a_paper(plain: Parcel) -> None:
    Parcel.objects.filter(pk=plain.pk).update(blocked=True)
    assert "blocked" in flags(plain)
