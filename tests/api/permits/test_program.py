"""The program of another system: a client of its own, by its secret, files and records; a narrower token does not."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone
from oauth2_provider.models import AccessToken, Application

from cadastre.models import Parcel
from permits.models import BuildingPermit, PermitCase, PermitEvent
from tests.api.permits.calls import HOUSE, square
from web.accounts.machines import DEMO_CLIENT, ensure_demo_client
from web.accounts.token_text import digest

pytestmark = pytest.mark.django_db


def token(scope: str) -> dict[str, str]:
    """Headers of a machine's token with these scopes."""
    client = Application.objects.get(client_id=DEMO_CLIENT)
    text = b64encode(scope.encode()).decode().rstrip("=").ljust(30, "x")
    AccessToken.objects.create(
        application=client, token=text, token_checksum=digest(text), scope=scope,
        expires=timezone.now() + timedelta(hours=1),
    )  # fmt: skip
    return {"Authorization": f"Bearer {text}"}


@override_settings(API_RATE_PER_MINUTE=0)
def test_the_demo_client_files_and_records(api: Client, parcel: Parcel) -> None:
    ensure_demo_client("mật khẩu của chương trình")
    body = HOUSE | {"parcels": [str(parcel.pk)], "footprint": square(1, 1, 7)}
    path, kind = "/api/v1/permits", "application/json"
    assert api.post(path, body, content_type=kind, headers=token("read")).status_code == 403
    writing = token("read write")
    filed = api.post(path, body, content_type=kind, headers=writing)
    assert filed.status_code == 201, filed.content
    events = f"{path}/{filed.json()['id']}/events"
    for event in ({"event": "accept"}, {"event": "grant", "permit_number": "11/GPXD"}):
        told = api.post(events, event, content_type=kind, headers=writing)
        assert told.status_code == 201, told.content
    machine = User.objects.get(username=DEMO_CLIENT)
    assert PermitCase.objects.get().filed_by == machine
    assert set(PermitEvent.objects.values_list("actor__username", flat=True)) == {DEMO_CLIENT}
    assert BuildingPermit.objects.get().investor_name == "Trần Văn Kín"
    read = api.get(f"{path}/{filed.json()['id']}", headers=writing).json()
    assert (read["parties"], read["events"][0]["note"]) == (None, None)
    full = api.get(f"{path}/{filed.json()['id']}", headers=token("read personal")).json()
    assert full["parties"][0]["name"] == "Trần Văn Kín"
