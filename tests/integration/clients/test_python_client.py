"""The generated Python client against a live server: lookup, extract, pre-check, permits, changes, own usage."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from nen_client import AuthenticatedClient, Client
from nen_client.api.account import get_usage
from nen_client.api.changes import get_changes
from nen_client.api.extract import get_parcels_parcel_id_extract
from nen_client.api.parcels import get_parcels, get_parcels_parcel_id
from nen_client.api.permits import get_permits
from nen_client.api.precheck import post_permits_precheck
from nen_client.errors import UnexpectedStatus
from nen_client.models import PrecheckIn

from layers.sharing import counting
from tests import drawing
from web.accounts import machines

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SECRET = "a secret of the tests"


@pytest.fixture
def parcel() -> str:
    drawing.draw_ward((-500, -500, 500, 500))
    drawing.draw_succession()
    drawn = drawing.draw_parcel(
        (10, 0, 20, 20), sheet_number="85", parcel_number="118", old_ward_code="26740",
        old_ward_name="Phường Bến Nghé", old_sheet_number="3", old_parcel_number="118",
    )  # fmt: skip
    counting.tally.take()
    return str(drawn.pk)


def test_a_citizen_s_program(live_server: Any, parcel: str) -> None:
    with Client(live_server.url, raise_on_unexpected_status=True) as nen:
        found = get_parcels.sync(client=nen, ward="26740", sheet="3", number="118")
        assert found.status == "MATCH" and str(found.candidates[0].id) == parcel
        one = get_parcels_parcel_id.sync(parcel, client=nen)
        assert (one.sheet, one.number, one.area_m2) == ("85", "118", 200.0)
        extract = get_parcels_parcel_id_extract.sync(parcel, client=nen)
        assert extract.lang == "vi" and extract.disclaimer
        asked = PrecheckIn(parcels=[parcel], storeys=4, height_m=15, floor_area_m2=400)
        checked = post_permits_precheck.sync(client=nen, body=asked)
        assert checked.verdict in ("pass", "fail", "needs_officer") and checked.rules
        assert get_permits.sync(client=nen).permits == []
        assert get_changes.sync(client=nen).changes == []
        with pytest.raises(UnexpectedStatus) as raised:
            get_parcels_parcel_id.sync("nothing-here", client=nen)
    assert raised.value.status_code == 404
    assert json.loads(raised.value.content)["type"] == "/problems/not-found"


def test_an_agency_s_system_sees_its_usage(live_server: Any, parcel: str) -> None:
    machines.ensure_demo_client(SECRET)
    form = {"grant_type": "client_credentials", "scope": "read"}
    granted = httpx.post(f"{live_server.url}/oauth/token", data=form, auth=(machines.DEMO_CLIENT, SECRET))
    token = granted.raise_for_status().json()["access_token"]
    with AuthenticatedClient(live_server.url, token=token, raise_on_unexpected_status=True) as nen:
        get_parcels_parcel_id.sync(parcel, client=nen)
        usage = get_usage.sync(client=nen)
    assert (usage.receiver.kind, usage.receiver.name) == ("client", "permit-system")
    assert [(one.service, one.requests, one.records) for one in usage.services] == [("parcels", 1, 1)]
