"""Statistics page: wards to choose from, figures of one, and its states before, behind and without data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from layers.changesets.models import ChangeSet
from planning.services import overlay
from tests.drawing import draw_parcel, draw_plan, draw_ward, draw_zone
from tests.integration.changesets.conftest import officer

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/data/statistics/"


@pytest.fixture(autouse=True)
def _drawn() -> Iterator[None]:
    draw_ward((-50, -50, 400, 400))
    draw_parcel((0, 0, 20, 20), parcel_number="1")
    draw_parcel((20, 0, 60, 20), parcel_number="2", land_use_codes="CLN")
    draw_parcel((200, 0, 220, 20), parcel_number="3")
    plan = draw_plan((0, 0, 100, 100))
    draw_zone(plan, (0, 0, 100, 100), "A1")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM overlay_runs")
    middleware = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    with override_settings(MIDDLEWARE=middleware):
        yield


def text(status: int = 200, **query: str) -> str:
    answer = Client().get(PAGE, query)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def test_the_wards_are_offered_and_unknown_ones_are_not_found() -> None:
    assert '<option value="26740">' in text()
    for unknown in ("1", "abc", "26740'--"):
        assert Client().get(PAGE, {"ward": unknown}).status_code == 404


def test_before_the_first_computation_the_page_says_so() -> None:
    assert "đang được tính lần đầu" in text(503, ward="26740")


def test_figures_bars_and_their_file_agree() -> None:
    overlay.refresh_all()
    page = text(ward="26740", lang="en")
    assert "1,200 m² · 75.0 %" in page
    assert "No governing zone" in page and "url(#no-function)" in page
    assert "lag behind" not in page
    table = Client().get("/api/v1/statistics/land-use.csv", {"ward": "26740", "lang": "en"})
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    lines = table.content.decode().split("\r\n")
    assert lines[0].startswith("\ufeffward_code,ward_name,function_code,")
    assert [line.split(",")[2:9] for line in lines[1:-1]] == [
        ["DAT_O_Nhomnhao", "Housing", "CLN", "Perennial crops", "1", "800.0", "50.0"],
        ["DAT_O_Nhomnhao", "Housing", "ODT", "Urban residential", "1", "400.0", "25.0"],
        ["", "No governing zone", "ODT", "Urban residential", "1", "400.0", "25.0"],
    ]


def test_a_publication_that_was_not_followed_is_told() -> None:
    overlay.refresh_all()
    author, chief = officer("khanh", "editor", "planning"), officer("tam", "approver", "planning")
    published = ChangeSet.objects.create(
        title="Đợt 1", author=author, layers=["planning_zones"], status="published", publication=1,
        published_at=timezone.now() + timedelta(seconds=1), approved_by=chief, published_by=chief,
    )  # fmt: skip
    assert "chưa theo kịp" in text(ward="26740")
    ChangeSet.objects.filter(pk=published.pk).update(layers=["road_segments"])
    assert "chưa theo kịp" not in text(ward="26740")


def test_a_missed_night_is_told() -> None:
    overlay.refresh_all()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE overlay_runs SET finished_at = finished_at - interval '3 days'")
    assert "chưa theo kịp" in text(ward="26740")


def test_a_ward_without_parcels_is_empty_not_broken() -> None:
    draw_ward((1000, 1000, 1100, 1100), code="26743")
    overlay.refresh_all()
    assert "chưa có thửa đất nào" in text(ward="26743")
