"""Parcels with a plan over them, officers who are signed in, and a way to run a process as a program does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cadastre.models import Parcel
from layers.models import RoleAssignment
from layers.processes import running
from tests.drawing import draw_parcel, draw_plan, draw_ward, draw_zone

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def _places(settings: Any, tmp_path: Path, ogc_urls: None) -> None:
    """Uploads and files of batches of these tests; no limit of requests."""
    settings.EXTRACT_BATCH_DIR = tmp_path / "batches"
    settings.IMPORT_UPLOAD_DIR = tmp_path / "uploads"
    settings.API_RATE_PER_MINUTE = 0


@pytest.fixture
def houses(db: None) -> list[Parcel]:
    """Three parcels of 200 m² in a row, with two zones over them."""
    draw_ward((-500, -500, 500, 500))
    plan = draw_plan((-400, -400, 400, 400))
    draw_zone(plan, (0, 0, 25, 10), "A1")
    draw_zone(plan, (25, 0, 100, 10), "A2")
    return [draw_parcel((20 * at, 0, 20 * at + 20, 10), parcel_number=str(11 + at)) for at in range(3)]


@pytest.fixture
def sign_in(db: None) -> Callable[..., Client]:
    """`sign_in("editor")` → the client of an officer of the land office."""

    def make(role: str = "reader", scope: str = "land", **values: Any) -> Client:
        user = User.objects.create(username=f"u{User.objects.count()}", **values)
        RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code="")
        client = Client()
        client.force_login(user)
        client.user = user  # type: ignore[attr-defined]
        return client

    return make


def run(client: Client, process: str, body: Any, **headers: str) -> Any:
    """Execute a process."""
    return client.post(
        f"/ogc/processes/{process}/execution", body, content_type="application/json", headers=headers
    )


def queue(client: Client, process: str, body: Any) -> str:
    """Execute a process as a job; the id of the job."""
    answer = run(client, process, body, prefer="respond-async")
    assert answer.status_code == 201, answer.content
    assert answer["Preference-Applied"] == "respond-async"
    job = answer.json()
    assert answer["Location"].endswith(f"/ogc/jobs/{job['jobID']}") and job["status"] == "accepted"
    return str(job["jobID"])


def work(job: str) -> None:
    """What the worker does with a job of `layers.processes`."""
    running.work(UUID(job))
