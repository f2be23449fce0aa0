"""Bản thảo của đồ án: what was recorded before the announcement has no public past, in any number of transactions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from layers.registry import registry
from planning.models import Plan, PlanningZone
from tests import drawing
from tests.integration.history.transactions import change
from tiles.access import prepare
from tiles.source_sql import public_columns
from tiles.workspace import Workspace

pytestmark = pytest.mark.django_db(transaction=True)
ITEMS = "/ogc/collections/planning_zones/items?f=json"


def _zones(client: Client, when: str = "") -> list[str]:
    page = client.get(f"{ITEMS}{when}").json()
    return [one["properties"]["zone_code"] for one in page["features"]]


def _changed(day: date, row: Any, **values: Any) -> None:
    with change(effective_on=day):
        type(row).objects.filter(pk=row.pk).update(**values)


@pytest.fixture
def drafted() -> tuple[Plan, PlanningZone]:
    """A zone drawn in January and changed in March, of a plan in preparation."""
    plan = drawing.draw_plan(
        (0, 0, 50, 50), status="preparing", announced_on=None, valid_from=date(2026, 1, 5)
    )
    zone = drawing.draw_zone(plan, (0, 0, 50, 50), "NHAP-1")
    _changed(date(2026, 3, 5), zone, zone_code="NHAP-2")
    return plan, zone


def test_drafts_have_no_public_past(client: Client, drafted: tuple[Plan, PlanningZone]) -> None:
    plan, zone = drafted
    assert _zones(client) == []
    _changed(date(2026, 4, 1), plan, status="announced", announced_on=date(2026, 4, 1))
    assert _zones(client) == ["NHAP-2"]
    assert _zones(client, "&datetime=2026-04-02") == ["NHAP-2"]
    for day in ("2026-02-01", "2026-03-10"):
        assert _zones(client, f"&datetime={day}") == [], day
    feature = f"/api/v1/layers/planning_zones/features/{zone.pk}"
    told = client.get(f"{feature}/history").content.decode()
    assert "NHAP-2" not in told and "NHAP-1" not in told
    assert len(client.get(f"{feature}/history").json()["versions"]) == 1
    assert [client.get(f"{feature}?version={version}").status_code for version in (1, 2, 3)] == [
        404,
        404,
        200,
    ]


def test_what_changes_after_the_announcement_has_a_public_past(
    client: Client, drafted: tuple[Plan, PlanningZone]
) -> None:
    plan, zone = drafted
    _changed(date(2026, 4, 1), plan, status="announced", announced_on=date(2026, 4, 1))
    _changed(date(2026, 6, 1), zone, zone_code="MOI")
    assert _zones(client) == ["MOI"]
    assert _zones(client, "&datetime=2026-05-01") == ["NHAP-2"]
    assert _zones(client, "&datetime=2026-03-10") == []


def test_a_plan_withdrawn_by_mistake_gets_its_past_back(
    client: Client, drafted: tuple[Plan, PlanningZone]
) -> None:
    plan, _zone = drafted
    _changed(date(2026, 4, 1), plan, status="announced", announced_on=date(2026, 4, 1))
    _changed(date(2026, 5, 1), plan, status="approved")
    assert _zones(client) == _zones(client, "&datetime=2026-04-15") == []
    _changed(date(2026, 5, 2), plan, status="announced")
    assert _zones(client) == _zones(client, "&datetime=2026-04-15") == ["NHAP-2"]


def test_rows_of_the_same_transaction_are_written_once(drafted: tuple[Plan, PlanningZone]) -> None:
    plan, zone = drafted
    with change(effective_on=date(2026, 4, 1)):
        PlanningZone.objects.filter(pk=zone.pk).update(zone_code="CUNG-NGAY")
        Plan.objects.filter(pk=plan.pk).update(status="announced", announced_on=date(2026, 4, 1))
    zone.refresh_from_db()
    assert (zone.version, zone.zone_code) == (3, "CUNG-NGAY")


def test_what_came_in_as_public_is_public_on_every_day(client: Client) -> None:
    plan = drawing.draw_plan((0, 0, 50, 50))
    drawing.draw_zone(plan, (0, 0, 50, 50), "A1")
    assert _zones(client) == _zones(client, "&datetime=2014-01-01") == ["A1"]
    assert Plan.objects.get(pk=plan.pk).shown_since is None


def test_the_role_of_the_maps_may_ask_the_condition(tmp_path: Path) -> None:
    prepare(Workspace(tmp_path))
    for name in ("plans", "planning_zones", "red_lines", "building_lines", "safety_corridors"):
        spec = registry.get(name)
        assert set(spec.judged_by) <= set(public_columns(spec))
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {connection.settings_dict['NAME']}_tiles")
            try:
                cursor.execute(f"SELECT count(id) FROM {name} WHERE {spec.public_where}")
                assert cursor.fetchone() == (0,)
            finally:
                cursor.execute("RESET ROLE")
