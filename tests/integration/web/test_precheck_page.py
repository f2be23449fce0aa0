"""The page of the pre-check: form for everybody, uses and zones from the rules and the city, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

from permits.domain.precheck.uses import USES

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


def test_only_reading(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405
