"""Lists with only the fields that were asked for; one way at every list."""

from __future__ import annotations

import pytest
from django.test import Client

from layers.changesets.models import ChangeSet
from tests.api.test_changesets import begin, edit, officer, publish
from tests.drawing import draw_parcel, draw_permit

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_the_feed(api: Client) -> None:
    lan, hoa, parcel = officer("lan", "editor"), officer("hoa", "approver"), draw_parcel((0, 0, 10, 20))
    draft = begin(lan)
    lan("post", f"{draft}/edits", edit(parcel, land_use_codes="CLN"))
    assert publish(lan, hoa, draft)[0] == 200 and ChangeSet.objects.get().publication
    (change,) = api.get("/api/v1/changes", {"since": "0", "layer": "parcels", "fields": "operation"}).json()[
        "changes"
    ]
    assert change == {"feature": str(parcel.pk), "operation": "update"}


def test_of_the_permits(api: Client) -> None:
    permit = draw_permit((0, 0, 10, 10), permit_number="9/GPXD")
    (told,) = api.get("/api/v1/permits", {"fields": "permit_number,lon"}).json()["permits"]
    assert set(told) == {"id", "permit_number", "lon"} and told["id"] == str(permit.pk)


@pytest.mark.parametrize("path", ["/changes", "/permits", "/plans", "/parcels", "/parcels/w3gv7cp477mz"])
def test_an_unknown_field_is_refused_before_anything_is_read(api: Client, path: str) -> None:
    answer = api.get(f"/api/v1{path}", {"fields": "id,owner_name", "q": "x"})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "unknown-field")
    assert answer.json()["errors"][0]["field"] == "fields" and answer.json()["errors"][0]["remedy"]
