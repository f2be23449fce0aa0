"""A day, a parcel in a planned ward, an officer of permits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests.api.permits.calls import START


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """The day that the server believes in: START until told otherwise, never after the database's own day."""

    stored_day = timezone.localdate

    def set_to(day: date) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda moment=None: stored_day(moment) if moment else day)

    set_to(START)
    return set_to


@pytest.fixture
def parcel():  # type: ignore[no-untyped-def]
    from tests.drawing import draw_parcel, draw_plan, draw_ward, draw_zone

    draw_ward((-500, -500, 500, 500))
    plan = draw_plan((-400, -400, 400, 400))
    draw_zone(plan, (-400, -400, 400, 400), "A1")
    return draw_parcel((0, 0, 10, 20), national_id="w3gvk1td8ptp", valid_from=date(2020, 1, 1))


@pytest.fixture
def officer(sign_in: Callable[..., Client]) -> Client:
    return sign_in("editor", scope="permits")
