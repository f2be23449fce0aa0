"""Two officers record at the same moment: one event after the other, or the second is told what changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import connection

from geo.http.problems import Problem
from layers.models import RoleAssignment
from permits.models import BuildingPermit, PermitCase, PermitEvent
from permits.services.register.given import EventInput
from permits.services.register.recording import record
from tests.drawing import draw_ward, drawn, stored
from tests.integration.permits.filed import put_case

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
HERE = (10, 10, 20, 20)
WRITERS = 4


def test_one_permit_of_many_grants() -> None:
    draw_ward((0, 0, 500, 500))
    case = put_case(HERE, footprint=stored(drawn(HERE)), status="tiep_nhan")
    for at in range(WRITERS):
        user = User.objects.create(username=f"u{at}")
        RoleAssignment.objects.create(user=user, role="editor", scope="permits")
    together = Barrier(WRITERS)

    def grant(at: int, case_id: UUID) -> str:
        try:
            together.wait()
            user = User.objects.get(username=f"u{at}")
            record(user, case_id, EventInput("grant", version=1, values={"permit_number": f"{at}/GPXD"}))
        except Problem as problem:
            return problem.kind
        finally:
            connection.close()
        return "granted"

    with ThreadPoolExecutor(WRITERS) as pool:
        told = sorted(pool.map(grant, range(WRITERS), [case.pk] * WRITERS))
    assert told == ["granted", "stale-version", "stale-version", "stale-version"]
    assert PermitEvent.objects.filter(event="grant").count() == BuildingPermit.objects.count() == 1
    assert PermitCase.objects.get().version == 2
