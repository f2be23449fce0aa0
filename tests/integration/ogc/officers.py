"""Officers who write through `/ogc/`, in few words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from django.contrib.auth.models import User
from django.test import Client
from shapely.geometry import mapping

from geo.domain.crs import lookup
from layers.changesets import deciding, publishing
from layers.changesets.models import ChangeSet, Edit
from layers.models import RoleAssignment
from tests.drawing import Drawn, drawn

ITEMS = "/ogc/collections/parcels/items"
STORAGE = lookup("EPSG:9210")
METRES = {"Content-Crs": f"<{STORAGE.uri}>"}
MERGE = "application/merge-patch+json"
NEW = {"sheet_number": "12", "parcel_number": "99", "land_use_codes": "ODT"}
Call = Callable[..., Any]


def officer(name: str, *roles: str, unit: str = "") -> Call:
    """Somebody who calls `/ogc/` with a session; `call(method, path, body, content type, headers…)`."""
    user = User.objects.create_user(name, first_name=name.title())
    for role in roles:
        kind, _, scope = role.partition(":")
        RoleAssignment.objects.create(user=user, role=kind, scope=scope, unit_code=unit)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return caller(client)


def caller(client: Client) -> Call:
    """The calls of a client."""

    def call(
        method: str, path: str, body: object = None, kind: str = "application/geo+json", **headers: str
    ) -> Any:
        data = {} if method in ("get", "head", "options") else {"data": body or "", "content_type": kind}
        if data and body is not None:
            data["data"] = orjson.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return getattr(client, method)(path, headers=named, **data)

    return call


def feature(geometry: Drawn, **properties: object) -> dict[str, Any]:
    """A GeoJSON feature in metres of the storage CRS."""
    return {"type": "Feature", "geometry": mapping(drawn(geometry)), "properties": properties}


def publish(name: str = "lan") -> ChangeSet:
    """Submit the officer's open draft, approve and publish it by another."""
    draft = ChangeSet.objects.get(author__username=name, kind="qgis", status="draft")
    hoa = User.objects.filter(username="hoa").first()
    if hoa is None:
        hoa = User.objects.create_user("hoa")
        RoleAssignment.objects.create(user=hoa, role="approver", scope="land")
    deciding.submit(draft.author, draft.pk)
    deciding.approve(hoa, draft.pk)
    return publishing.publish(hoa, draft.pk)


def feed_entries() -> list[tuple[str, str]]:
    """Published edits: what became of which feature."""
    return [(one.operation, str(one.feature)) for one in Edit.objects.filter(change_set__status="published")]


def errors_of(answer: Any) -> list[tuple[str, str]]:
    """Field and code of each error of a problem document."""
    return [(one["field"], one["code"]) for one in answer.json()["errors"]]
