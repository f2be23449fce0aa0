"""The extract on a day of the past: the parcel, its zones and its road reserve as they were."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from cadastre.domain.errors import ParcelNotThen, ParcelUnknown
from cadastre.models import Parcel
from planning.models import PlanningZone, RedLine
from planning.services.extracts import extract
from tests import drawing
from tests.integration.history.transactions import change

pytestmark = pytest.mark.django_db(transaction=True)
CHANGED = date(2023, 5, 1)
SIDE = (0.0, 0.0, 20.0, 20.0)


def on(parcel: uuid.UUID, day: date) -> dict[str, Any]:
    return extract(str(parcel), as_of=day, now=timezone.now(), lang="vi", public_url="https://x.vn")


def codes(found: dict[str, Any]) -> dict[str, float]:
    return {
        one["zone"]["code"]: one["area_m2"] for one in found["concerned"] if one["layer"] == "planning_zones"
    }


@pytest.fixture
def parcel() -> uuid.UUID:
    """Widened by half on 1 May 2023, when its zone became another one and the road reserve went away."""
    place = uuid.uuid4().int % 900 * 1000.0
    west = (place, 0.0, place + 20, 20.0)
    with transaction.atomic():
        held = drawing.draw_parcel(west, valid_from=date(2015, 1, 1))
        plan = drawing.draw_plan((place - 50, -50, place + 90, 90))
        zone = drawing.draw_zone(plan, (place - 40, -40, place + 80, 80), "CŨ")
        line = drawing.draw_red_line((place, 0.0, place + 20, 5.0))
    wider = drawing.stored(drawing.drawn((place, 0.0, place + 30, 20.0)))
    with change(effective_on=CHANGED):
        Parcel.objects.filter(pk=held.pk).update(geom=wider)
        PlanningZone.objects.filter(pk=zone.pk).update(zone_code="MỚI")
        RedLine.objects.filter(pk=line.pk).delete()
    return held.pk


def test_the_day_decides_everything(parcel: uuid.UUID) -> None:
    before, after = on(parcel, date(2023, 4, 30)), on(parcel, CHANGED)
    assert (before["parcel"]["version"], before["parcel"]["area_m2"]) == (1, 400.0)
    assert (after["parcel"]["version"], after["parcel"]["area_m2"]) == (2, 600.0)
    assert (codes(before), codes(after)) == ({"CŨ": 400.0}, {"MỚI": 600.0})
    assert (before["road_reserve"]["area_m2"], after["road_reserve"]["area_m2"]) == (100.0, 0.0)
    assert before["id"] != after["id"]
    today = on(parcel, timezone.localdate())
    assert (codes(today), today["parcel"]["version"]) == ({"MỚI": 600.0}, 2)


def test_a_day_without_the_parcel_says_so(parcel: uuid.UUID) -> None:
    with pytest.raises(ParcelNotThen, match="31/12/2014"):
        on(parcel, date(2014, 12, 31))
    with change(effective_on=date(2024, 1, 1)):
        Parcel.objects.filter(pk=parcel).delete()
    assert on(parcel, date(2023, 12, 31))["parcel"]["version"] == 2
    with pytest.raises(ParcelUnknown):
        on(parcel, date(2024, 1, 1))
