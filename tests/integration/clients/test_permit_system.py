"""The example of a permit system, played as a program of its own against a live server, with its own receiver."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User

from layers.changesets.models import ChangeSet
from layers.models import RoleAssignment
from layers.sharing import counting
from layers.sharing.models import SharingUsage
from layers.webhooks.models import Subscription
from layers.webhooks.tasks import carry
from permits.models import BuildingPermit, PermitEvent
from tests import drawing
from web.accounts import machines

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROOT = Path(__file__).resolve().parents[3]
SECRET, PASSWORD = "a secret of the tests", "a password of the planners"
LONGEST_S = 150


@pytest.fixture
def city() -> None:
    """Phường Sài Gòn with one plan and a parcel that was tờ 3, thửa 118 of phường Bến Nghé."""
    drawing.draw_ward((-500, -500, 500, 500))
    drawing.draw_succession()
    plan = drawing.draw_plan((-400, -400, 400, 400))
    drawing.draw_zone(plan, (-400, -400, 400, 400), "A1")
    drawing.draw_parcel(
        (10, 0, 20, 20), sheet_number="85", parcel_number="118", old_ward_code="26740",
        old_ward_name="Phường Bến Nghé", old_sheet_number="3", old_parcel_number="118", valid_from=date(2020, 1, 1),
    )  # fmt: skip
    machines.ensure_demo_client(SECRET)
    for name, role in (("planner", "editor"), ("plan_chief", "approver")):
        user = User.objects.create_user(name, password=PASSWORD)
        RoleAssignment.objects.create(user=user, role=role, scope="planning")
    counting.tally.take()


def test_the_story_from_the_old_number_to_the_end_of_publication(
    live_server: Any, city: None, settings: Any, tmp_path: Path
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        receiver = f"127.0.0.1:{free.getsockname()[1]}"
    settings.WEBHOOK_HOSTS = frozenset({receiver})
    story = tmp_path / "story.txt"
    with story.open("w", encoding="utf-8") as told:
        program = subprocess.Popen(
            [
                sys.executable, str(ROOT / "examples" / "permit_system.py"), "--url", live_server.url,
                "--listen", receiver, "--planner", "planner", "--plan-approver", "plan_chief", "--wait", "60",
            ],
            env=os.environ
            | {
                "CLIENT_SECRET": SECRET, "PLANNER_PASSWORD": PASSWORD, "PYTHONIOENCODING": "utf-8",
                "PYTHONPATH": str(ROOT / "clients" / "python"),
            },
            stdout=told,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            ends = time.monotonic() + LONGEST_S
            while program.poll() is None and time.monotonic() < ends:
                carry()  # what the worker does
                time.sleep(0.2)
        finally:
            program.kill()
            program.wait()
    text = story.read_text(encoding="utf-8")
    assert program.returncode == 0, text
    steps = [line.split(" ")[0] for line in text.splitlines()]
    assert steps == [
        "parcel", "pre-check", "filed", "adjusted", "webhook", "pre-check", "granted", "public", "gone",
    ], text  # fmt: skip
    _is_on_record()


def _is_on_record() -> None:
    """What the story left behind: permits with their versions, events, one adjustment, no subscription, counts."""
    assert BuildingPermit.objects.count() == 3
    newest = BuildingPermit.objects.order_by("-issued_on").first()
    assert newest is not None and newest.status == "cap"
    assert newest.geom.area == pytest.approx(200 * 0.39, abs=0.5)
    happened = list(
        PermitEvent.objects.filter(case_id=newest.pk).order_by("seq").values_list("event", flat=True)
    )
    assert happened[-1] == "grant" and {"accept", "request_supplement", "supplement"} <= set(happened)
    assert ChangeSet.objects.filter(title="Điều chỉnh mật độ (mẫu)", status="published").count() == 1
    assert not Subscription.objects.exists()
    counting.write()
    used = {one.service: one for one in SharingUsage.objects.filter(receiver="permit-system")}
    assert {"parcels", "precheck", "permits", "changes"} <= set(used)
    assert used["parcels"].errors == 0 and used["parcels"].rows_given == 2
