"""A case filed before a local adjustment is checked against the older version of the plan (docs/precheck.md)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from cadastre.models import Parcel
from geo.domain.crs import CRS84, lookup
from geo.domain.transform import transform_geometry
from permits.services.precheck.answering import Checked, precheck
from permits.services.precheck.asking import Question
from planning.models import PlanningZone
from planning.queries.extract import Ground
from tests import drawing
from tests.integration.history.transactions import change

pytestmark = pytest.mark.django_db(transaction=True)
ADJUSTED = date(2026, 7, 15)


def footprint(west: float, south: float, east: float, north: float) -> Ground:
    shape = drawing.drawn((west, south, east, north))
    return Ground(shape, transform_geometry(shape, lookup("EPSG:9210"), CRS84))


def of_five_storeys(parcel: Parcel, day: date) -> Checked:
    """A house of five storeys on the east of the parcel."""
    question = Question(
        as_of=day, lang="vi", parcels=(str(parcel.pk),), footprint=footprint(8, 4, 14, 9), storeys=5,
        height_m=18.0, floor_area_m2=150.0, use="nha_o",
    )  # fmt: skip
    return precheck(question, now=timezone.now())


def verdict(found: Checked, rule: str) -> str:
    return next(str(one["verdict"]) for one in found.body["rules"] if one["id"] == rule)


def test_the_day_of_filing_chooses_the_plan_before_a_local_adjustment() -> None:
    with transaction.atomic():
        parcel = drawing.draw_parcel((0, 0, 20, 10), valid_from=date(2015, 1, 1))
        plan = drawing.draw_plan((-90, -90, 90, 90), level="chi_tiet")
        drawing.draw_zone(plan, (-80, -80, 80, 80), "CŨ")
        local = drawing.draw_plan(
            (5, 0, 20, 10), level="chi_tiet", adjustment="local", valid_from=ADJUSTED, decision_number="99/QĐ-UBND",
            decision_date=ADJUSTED, announced_on=ADJUSTED,
        )  # fmt: skip
        drawing.draw_zone(local, (5, 0, 20, 10), "MỚI", storeys_raw="≤3", storeys_max=3.0)
    before, after = of_five_storeys(parcel, date(2026, 7, 14)), of_five_storeys(parcel, ADJUSTED)
    assert (verdict(before, "storeys"), verdict(after, "storeys")) == ("pass", "fail")
    plans = [{one["code"] for one in found.body["plans"] if one["governing"]} for found in (before, after)]
    assert plans == [{plan.plan_code}, {plan.plan_code, local.plan_code}]
    failed = next(one for one in after.body["rules"] if one["id"] == "storeys")
    assert failed["sources"][0]["decision"]["number"] == "99/QĐ-UBND"
    assert [one["zone"] for one in failed["figures"]] == ["MỚI"]


def test_the_day_of_filing_chooses_the_version_of_zone_and_parcel() -> None:
    with transaction.atomic():
        parcel = drawing.draw_parcel((200, 0, 220, 10), valid_from=date(2015, 1, 1))
        plan = drawing.draw_plan((110, -90, 290, 90), level="chi_tiet")
        zone = drawing.draw_zone(plan, (120, -80, 280, 80), "A1")
    with change(effective_on=ADJUSTED):
        PlanningZone.objects.filter(pk=zone.pk).update(storeys_raw="≤2", storeys_max=2.0)
        Parcel.objects.filter(pk=parcel.pk).update(blocked=True)
    found = {}
    for day in (date(2026, 7, 14), ADJUSTED, timezone.localdate()):
        question = Question(
            as_of=day, lang="vi", parcels=(str(parcel.pk),), footprint=footprint(204, 4, 210, 9), storeys=4
        )
        found[day] = precheck(question, now=timezone.now())
    old, new, today = found.values()
    assert [verdict(one, "storeys") for one in (old, new, today)] == ["pass", "fail", "fail"]
    rule = "no-block-or-dispute"
    assert [verdict(one, rule) for one in (old, new, today)] == ["pass", "fail", "fail"]
    assert [one.body["site"]["parcels"][0]["version"] for one in (old, new)] == [1, 2]


def test_several_parcels_are_one_ground_as_it_was() -> None:
    with transaction.atomic():
        west = drawing.draw_parcel((400, 0, 410, 10), valid_from=date(2015, 1, 1))
        east = drawing.draw_parcel((410, 0, 420, 10), valid_from=date(2015, 1, 1), parcel_number="46")
    wider = drawing.stored(drawing.drawn((410, 0, 430, 10)))
    with change(effective_on=ADJUSTED):
        Parcel.objects.filter(pk=east.pk).update(geom=wider)
    ids = (str(west.pk), str(east.pk))
    areas = [
        precheck(Question(as_of=day, lang="vi", parcels=ids), now=timezone.now()).body["site"]["area_m2"]
        for day in (date(2026, 7, 14), ADJUSTED)
    ]
    assert areas == [200.0, 300.0]
