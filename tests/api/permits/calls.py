"""Requests to the register as the tests send them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from cadastre.models import Parcel
from permits.domain.terms import months_after
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH

#: So long ago that a case has come to its permit by today, and so lately that the permit is public.
START = timezone.localdate() - timedelta(days=60)
YEAR_LATER = months_after(START, 12)
HOUSE = {
    "kind": "nha_o", "crs": "EPSG:9210", "work_name": "Nhà ở", "storeys": 3, "height_m": 11.4, "floor_area_m2": 150,
    "parties": [{"name": "Trần Văn Kín", "identity_number": "079190000009", "address": "3 Đường Kín"}],
}  # fmt: skip


def square(west: float, south: float, side: float) -> dict[str, Any]:
    """A footprint in EPSG:9210."""
    x, y = ORIGIN_EAST + west, ORIGIN_NORTH + south
    corners = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {"type": "Polygon", "coordinates": [corners]}


def send(client: Client, path: str, body: dict[str, Any], **headers: str) -> Any:
    return client.post(f"/api/v1/permits{path}", body, content_type="application/json", headers=headers)


def file(client: Client, parcel: Parcel, **more: Any) -> dict[str, Any]:
    body = HOUSE | {"parcels": [str(parcel.pk)], "footprint": square(1, 1, 7)} | more
    answer = send(client, "", body)
    assert answer.status_code == 201, answer.content
    return answer.json()  # type: ignore[no-any-return]


def tell(client: Client, case: dict[str, Any], event: str, **more: Any) -> Any:
    return send(client, f"/{case['id']}/events", {"event": event} | more)


def granted(client: Client, parcel: Parcel) -> dict[str, Any]:
    case = file(client, parcel)
    for event, more in (("accept", {}), ("appraise", {}), ("grant", {"permit_number": "7/GPXD"})):
        answer = tell(client, case, event, **more)
        assert answer.status_code == 201, answer.content
    return case


def code(answer: Any) -> tuple[int, str]:
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["errors"][0]["code"]
