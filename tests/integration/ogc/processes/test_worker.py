"""The worker itself: it takes a process out of its queue, and leaves alone what was dismissed."""

from __future__ import annotations

from typing import Any

import pytest
from procrastinate.contrib.django import app

from cadastre.models import Parcel
from tests.integration.ogc.processes.conftest import queue

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_worker_does_what_waits(sign_in: Any, houses: list[Parcel]) -> None:
    officer = sign_in()
    body = {"inputs": {"parcel": str(houses[0].pk)}}
    dismissed, wanted = (queue(officer, "parcel-extract", body) for _ in range(2))
    officer.delete(f"/ogc/jobs/{dismissed}")
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(queues=["imports"], wait=False, listen_notify=False, install_signal_handlers=False)
    assert officer.get(f"/ogc/jobs/{wanted}").json()["status"] == "successful"
    assert officer.get(f"/ogc/jobs/{wanted}/results").json()["parcel"]["id"] == str(houses[0].pk)
    assert officer.get(f"/ogc/jobs/{dismissed}").json()["status"] == "dismissed"
