"""Catalogue of services: every service has a page that tells the truth, and its samples run as they stand.

Maps need the tile process and are asked by tests/e2e/test_services.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from layers.models import RoleAssignment
from layers.sharing import counting
from tests import drawing
from tests.service_samples import run
from web.accounts import machines
from web.accounts.models import AccessToken
from web.accounts.token_text import beginning, digest, new_token
from web.services import catalogue

NEED_TILES = ("maps", "tiles")
SECRET = "a secret of the tests"


@pytest.fixture
def city() -> None:
    """The parcel that the samples ask for, on its place in the city: tờ 3, thửa 118 of phường Bến Nghé before 2025."""
    drawing.draw_ward((-5000, -5000, 5000, 5000))
    drawing.draw_succession()
    drawing.draw_parcel(
        (1134, 2064, 1149, 2079), sheet_number="11", parcel_number="241", old_ward_code="26740",
        old_ward_name="Phường Bến Nghé", old_sheet_number="3", old_parcel_number="118",
    )  # fmt: skip


@pytest.fixture(autouse=True)
def _count_from_nothing() -> Iterator[None]:
    yield
    counting.tally.take()


def pages() -> list[str]:
    return [one.name for one in catalogue.offered()]


@pytest.mark.django_db
@pytest.mark.parametrize("name", pages())
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_says_everything_and_leads_nowhere_that_is_not(name: str, lang: str) -> None:
    client = Client()
    answer = client.get(f"/services/{name}/?lang={lang}")
    text = answer.content.decode()
    assert (
        answer.status_code == 200
        and "@NEN@" not in text
        and "services." not in re.sub(r"/services/", "", text)
    )
    guide = catalogue.guide(name, lang)
    assert guide is not None and guide.gives and guide.legal and guide.who and guide.steps and guide.errors
    assert all(kind in text for kind, _status, _title in guide.errors)
    assert {one.language for one in catalogue.samples(name, "http://x")} <= {"curl", "Python", "QGIS"}
    for path in set(re.findall(r'href="(/problems/[^"]*)"', text)):
        assert client.get(path).status_code == 200, path


@pytest.mark.django_db
def test_the_requests_of_a_page_are_those_of_the_api_and_writing_is_not_tried() -> None:
    text = Client().get("/services/permits/").content.decode()
    assert "/api/v1/permits" in text
    from web.api import api

    schema: dict[str, Any] = dict(api.get_openapi_schema())
    listed = {one.key: one for name in pages() for one in catalogue.operations(name, schema)}
    assert listed["POST /api/v1/permits/precheck"].may_be_tried and listed["GET /api/v1/parcels"].may_be_tried
    assert not listed["POST /api/v1/extracts"].may_be_tried
    assert not [
        one.key for one in listed.values() if one.method in ("PUT", "PATCH", "DELETE") and one.may_be_tried
    ]


@pytest.mark.django_db
def test_an_unknown_service_has_no_page() -> None:
    assert Client().get("/services/features/").status_code == 404


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", [one for one in pages() if one not in NEED_TILES])
def test_samples_run_as_they_stand(name: str, live_server: Any, city: None, tmp_path: Path) -> None:
    officer = User.objects.create(username="reader")
    RoleAssignment.objects.create(user=officer, role="reader", scope="*")
    given = new_token()
    AccessToken.objects.create(
        user=officer, name="samples", digest=digest(given), beginning=beginning(given),
        scopes=["read"], expires_at=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    machines.ensure_demo_client(SECRET)
    done = 0
    for sample in catalogue.samples(name, live_server.url):
        if sample.language != "QGIS":
            said = run(sample, tmp_path, {"NEN_LOGIN": f"reader:{given}", "CLIENT_SECRET": SECRET})
            assert said.strip(), sample.name
            done += 1
    assert done
    if name == "parcels":
        assert "MATCH" in said
