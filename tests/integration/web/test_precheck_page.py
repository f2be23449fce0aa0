"""The page of the pre-check: form for everybody, uses and zones from the rules and the city, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings

from layers.models import RoleAssignment
from permits.domain.precheck.uses import USES
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, drawn, stored
from tests.integration.permits.filed import put_case

pytestmark = pytest.mark.django_db
ADDRESS = "/permits/precheck/"


@pytest.fixture(autouse=True)
def _no_static_files() -> Iterator[None]:
    middleware = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    with override_settings(MIDDLEWARE=middleware):
        yield


def test_the_form_is_for_everybody(client: Client) -> None:
    answer = client.get(ADDRESS)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "không phải quyết định" in page
    for use in USES:
        assert f'value="{use.code}"' in page
    assert page.index('value="EPSG:9210"') < page.index('value="EPSG:5899"')
    assert 'value="EPSG:4326"' not in page
    assert "csrftoken" in answer.cookies


def test_in_english(client: Client) -> None:
    page = client.get(f"{ADDRESS}?lang=en").content.decode()
    assert "For reference only, not a decision." in page
    assert "Detached house" in page


def test_parcels_of_the_address_stand_in_the_form_as_text(client: Client) -> None:
    page = client.get(f"{ADDRESS}?parcel=w3gv7cp477mz&parcel=%3Cscript%3E").content.decode()
    assert "w3gv7cp477mz\n&lt;script&gt;</textarea>" in page


def test_a_case_fills_the_form_for_who_may_see_it(client: Client) -> None:
    parcel, house = uuid4(), stored(drawn((1, 2, 9, 12)))
    case = put_case(
        (0, 0, 10, 20), number="HS-7", footprint=house, storeys=3, height_m=11.4, floor_area_m2=240,
        filed_on=date(2026, 6, 1),
    )  # fmt: skip
    case.parcels.create(position=0, parcel=parcel, version=1)
    address = f"{ADDRESS}?case={case.pk}"
    assert client.get(address).status_code == 404
    assert client.get(f"{ADDRESS}?case=7").status_code == 404
    officer = User.objects.create(username="officer")
    RoleAssignment.objects.create(user=officer, role="editor", scope="permits")
    client.force_login(officer)
    page = client.get(address).content.decode()
    assert f">{parcel}</textarea>" in page
    corners = re.search(r'id="corners"[^>]*>([^<]*)<', page)
    assert corners is not None
    lines = {tuple(float(value) for value in line.split()) for line in corners[1].splitlines()}
    assert lines == {(ORIGIN_NORTH + north, ORIGIN_EAST + east) for east in (1, 9) for north in (2, 12)}
    for name, value in (
        ("storeys", "3"),
        ("height_m", "11.4"),
        ("floor_area_m2", "240"),
        ("as_of", "2026-06-01"),
    ):
        assert re.search(rf'id="{name}"[^>]* value="{re.escape(value)}"', page), name
    assert '<option value="nha_o" selected>' in page
    assert "hồ sơ HS-7" in page and "ngày nộp 01/06/2026" in page
    dossier = client.get(f"/permits/cases/{case.pk}/").content.decode()
    assert f'href="{address}"' in dossier
    change = put_case((0, 0, 10, 20), number="HS-8", kind="dieu_chinh", permit=case.pk, storeys=4)
    changed = client.get(f"{ADDRESS}?case={change.pk}").content.decode()
    assert f">{parcel}</textarea>" in changed and corners[0] in changed
    for name, value in (("storeys", "4"), ("height_m", "11.4"), ("as_of", "2026-11-02")):
        assert re.search(rf'id="{name}"[^>]* value="{re.escape(value)}"', changed), name


def test_a_footprint_of_several_parts_is_left_to_be_drawn(client: Client) -> None:
    case = put_case((0, 0, 10, 20), footprint=stored(drawn((1, 2, 4, 12)).union(drawn((6, 2, 9, 12)))))
    officer = User.objects.create(username="officer")
    RoleAssignment.objects.create(user=officer, role="editor", scope="permits")
    client.force_login(officer)
    page = client.get(f"{ADDRESS}?case={case.pk}").content.decode()
    assert re.search(r'id="corners"[^>]*></textarea>', page)


def test_only_reading(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405
