"""Trang tiếp biên và sổ mục kê: beside the quality of a ward, for those who work on its parcels."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from tests.drawing import draw_parcel, draw_ward
from tests.integration.changesets.conftest import Office, office, officer  # noqa: F401

pytestmark = pytest.mark.django_db
ROOT = "/data/quality/26740/"
PAGES = ("edges", "register")


@pytest.fixture(autouse=True)
def _ward(office: Office) -> None:  # noqa: F811
    """Sheets 10, 2 and 2A of phường Sài Gòn, beside what the office has."""
    draw_ward((-100, -50, 100, 50))
    for place, sheet in enumerate(("10", "2", "2A", "10")):
        draw_parcel((place * 10, 30, place * 10 + 9, 40), sheet_number=sheet, parcel_number=str(900 + place))


def _open(user: object, address: str) -> tuple[int, str]:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    answer = client.get(address)
    return answer.status_code, answer.content.decode()


def test_the_sheets_of_a_ward_are_offered_in_the_order_of_their_numbers(office: Office) -> None:  # noqa: F811
    status, text = _open(office.approver, f"{ROOT}edges/")
    told = re.search(r'<script id="edges-data" type="application/json">(.*?)</script>', text, re.DOTALL)
    assert status == 200 and told
    data = json.loads(told[1])
    numbers = [one["number"] for one in data["sheets"]]
    assert all(-180 < one["extent"][0] < one["extent"][2] < 180 for one in data["sheets"])
    assert [one for one in numbers if one in ("2", "2A", "10")] == ["2", "2A", "10"]
    assert data["ward"] == "26740" and all(one["parcels"] for one in data["sheets"])


def test_the_form_of_a_register_book_knows_its_ward_and_limit(office: Office) -> None:  # noqa: F811
    status, text = _open(office.editor, f"{ROOT}register/")
    assert status == 200 and 'data-ward="26740" data-megabytes="20"' in text and 'accept=".xlsx"' in text


def test_officers_find_both_beside_the_quality_of_the_ward(office: Office) -> None:  # noqa: F811
    _status, text = _open(office.editor, ROOT)
    _status, overview = _open(office.editor, "/data/quality/")
    for page in PAGES:
        assert f'href="{ROOT}{page}/"' in text and f'href="{ROOT}{page}/"' in overview
    citizen = Client()
    assert "edges/" not in citizen.get(ROOT).content.decode()
    assert "edges/" not in citizen.get("/data/quality/").content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_has_these_pages(office: Office, name: str) -> None:  # noqa: F811
    answer = Client().get(f"{ROOT}{name}/")
    assert answer.status_code == 302 and answer["Location"].startswith("/login/")
    assert _open(officer("an", "reader"), f"{ROOT}{name}/")[0] == 404
    assert _open(office.editor, f"/data/quality/99999/{name}/")[0] == 404
