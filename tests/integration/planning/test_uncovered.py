"""Ground without planning data, as the public map hatches it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from geo.domain import crs
from geo.domain.transform import transform_point
from layers.changesets.models import ChangeSet
from tests import drawing
from tests.integration.changesets.conftest import officer

pytestmark = pytest.mark.django_db
ASKED = "/api/v1/planning/uncovered"


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    cache.clear()
    drawing.draw_ward((0, 0, 400, 400))
    yield
    cache.clear()


def hatched(**query: str) -> BaseGeometry:
    answer = Client().get(ASKED, query)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/geo+json")
    return shape(answer.json()["geometry"])


def at(x: float, y: float) -> Point:
    place = drawing.drawn((x, y, x + 1, y + 1)).centroid
    return Point(*transform_point(place.x, place.y, crs.lookup(drawing.SRID), crs.CRS84))


def announced(corners: Any, **fields: Any) -> Any:
    plan = drawing.draw_plan(corners, **fields)
    drawing.draw_zone(plan, (corners[0], corners[1], corners[0] + 10, corners[1] + 10), "A1")
    return plan


def test_only_plans_in_force_with_zones_cover_ground() -> None:
    announced((0, 0, 100, 100))
    drawing.draw_plan((100, 0, 200, 100))
    announced((200, 0, 300, 100), level="thiet_ke_do_thi")
    announced((300, 0, 400, 100), status="appraisal", announced_on=None)
    announced((0, 200, 100, 300), status="superseded", valid_to=None)
    ground = hatched()
    # A plan covers its ground between its zones, streets for one, too.
    assert not ground.contains(at(60, 60))
    # No zones on file; gives no function; not announced; ended.
    for x, y in ((150, 50), (250, 50), (350, 50), (50, 250)):
        assert ground.contains(at(x, y))


def test_zones_of_no_registered_plan_cover_theirs() -> None:
    zone = drawing.draw_zone(announced((300, 300, 400, 400)), (100, 100, 200, 200), "B1")
    zone.plan = None
    zone.plan_code = "79QPK9"
    zone.save()
    assert not hatched().contains(at(150, 150))


def test_a_past_day_is_hatched_as_it_was() -> None:
    announced((0, 0, 100, 100), valid_from=date(2020, 1, 1))
    assert not hatched().contains(at(50, 50))
    assert hatched(as_of="2019-12-31").contains(at(50, 50))


def test_the_answer_is_kept_until_something_is_published_and_confirmed_by_its_tag() -> None:
    first = Client().get(ASKED)
    announced((0, 0, 100, 100))
    assert Client().get(ASKED).content == first.content
    assert Client().get(ASKED, headers={"If-None-Match": first["ETag"]}).status_code == 304
    author, chief = officer("khanh", "editor", "planning"), officer("tam", "approver", "planning")
    ChangeSet.objects.create(
        title="Đợt 1", author=author, layers=["plans"], status="published", publication=1,
        published_at=timezone.now(), approved_by=chief, published_by=chief,
    )  # fmt: skip
    assert Client().get(ASKED).content != first.content
    assert Client().get(ASKED, {"as_of": "heute"}).status_code == 400


def test_a_city_that_plans_cover_whole_has_nothing_to_hatch() -> None:
    announced((-100, -100, 500, 500))
    assert Client().get(ASKED).json()["geometry"] is None
