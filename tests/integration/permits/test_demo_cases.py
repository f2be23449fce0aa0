"""The synthetic cases of a demonstration: every state, by the ordinary services, once."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from layers.models import RoleAssignment
from permits.domain.case_search import CaseFilters
from permits.domain.demo_cases import scripts
from permits.domain.statuses import STATUSES
from permits.models import BuildingPermit, PermitCase
from permits.queries.cases import cases
from permits.services.demo_cases import ensure
from tests.drawing import draw_parcel, draw_ward

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_cases_stand_in_every_state() -> None:
    draw_ward((-100, -100, 1000, 1000))
    for at in range(40):
        west, south = at % 8 * 20, at // 8 * 20
        draw_parcel(
            (west, south, west + 8, south + 14), parcel_number=str(at), synthetic=True,
            valid_from=date(2020, 1, 1), address=f"{at} Lê Lợi",
        )  # fmt: skip
    steward = User.objects.create(username="steward")
    RoleAssignment.objects.create(user=steward, role="editor", scope="*")
    made = ensure(steward)
    assert made == len(list(scripts()))
    found = cases(steward, CaseFilters(), limit=200).cases
    assert len(found) == made
    assert {one.row["status"] for one in found} == {code for code, *_ in STATUSES} - {"het_hieu_luc"}
    assert {one.standing.state for one in found} == {"ahead", "running", "overdue", "done", "done_late"}
    assert {one.standing.waits_for for one in found} == {"authority", "applicant", "agencies", "nobody"}
    assert all(one.row["synthetic"] and one.row["address"] for one in found)
    assert (
        BuildingPermit.objects.filter(work_name__contains="mô phỏng").count()
        == BuildingPermit.objects.count()
    )
    assert ensure(steward) == 0
    assert PermitCase.objects.count() == made
