"""Ví dụ: giấy phép xây dựng, chia sẻ, nhận tin."""

from __future__ import annotations

from web.openapi.example import NATIONAL_ID, WARD, Example, Upload

PERMIT = "0198c0de-0000-7000-8000-000000009001"
CASE = "0198c0de-0000-7000-8000-000000009002"
_DOCUMENT = "0198c0de-0000-7000-8000-000000009003"
_HOOK = "0198c0de-0000-7000-8000-000000008001"
_MESSAGE = "msg_0198c0de"
_CLIENT = "permit-system"
#: GeoJSON in EPSG:9210, metres.
_FOOTPRINT = {
    "type": "Polygon",
    "coordinates": [[[603001, 1191004], [603006, 1191004], [603006, 1191016], [603001, 1191016], [603001, 1191004]]],
}  # fmt: skip
_BUILDING = {
    "parcels": [NATIONAL_ID], "footprint": _FOOTPRINT, "crs": "EPSG:9210", "storeys": 3, "height_m": 11.4,
    "floor_area_m2": 180,
}  # fmt: skip
_FILING = _BUILDING | {
    "kind": "nha_o", "work_name": "Nhà ở riêng lẻ", "parties": [{"role": "investor", "name": "Nguyễn Văn A"}],
}  # fmt: skip
_PERIOD = {"from": "2026-11-01", "to": "2026-11-22"}


def _client(**values: object) -> Example:
    return Example(login=_CLIENT, **values)  # type: ignore[arg-type]


def _hook(**values: object) -> Example:
    return _client(path={"webhook_id": _HOOK, "delivery_id": _MESSAGE}, **values)


def _case(**values: object) -> Example:
    return _client(path={"permit_id": CASE, "document": _DOCUMENT}, **values)


PERMITS: dict[tuple[str, str], Example] = {
    ("get", "/permits/places"): Example(query={"bbox": "106.6,10.7,106.8,10.9", "zoom": 14}),
    ("post", "/permits/precheck"): Example(body=_BUILDING | {"use": "nha_o"}),
    ("post", "/permits/precheck.html"): Example(body=_BUILDING | {"use": "nha_o"}),
    ("post", "/permits/precheck.pdf"): Example(body=_BUILDING | {"use": "nha_o"}),
    ("get", "/permits"): Example(query={"ward": WARD, "limit": 20}),
    ("post", "/permits"): _client(body=_FILING, status=201),
    ("get", "/permits/{permit_id}"): Example(path={"permit_id": PERMIT}),
    ("get", "/permits/{permit_id}/events"): _case(),
    ("post", "/permits/{permit_id}/events"): _case(body={"event": "accept"}, status=201),
    ("get", "/permits/{permit_id}/documents"): _case(),
    ("post", "/permits/{permit_id}/documents"): _case(
        form={"kind": "khac", "title": "Đơn đề nghị", "file": Upload("don.pdf", b"%PDF-1.7\n%%EOF")},
        status=201,
    ),
    ("get", "/permits/{permit_id}/documents/{document}"): _case(),
    ("get", "/statistics/land-use.csv"): Example(query={"ward": WARD}),
    ("get", "/layers/{layer}/checksum"): _client(),
    ("get", "/layers/{layer}/snapshot"): _client(query={"format": "gpkg"}),
    ("post", "/webhooks"): _client(
        body={"url": "https://permits.example/nen", "layers": ["parcels"], "area": WARD}, status=201
    ),
    ("get", "/webhooks"): _client(),
    ("get", "/webhooks/{webhook_id}"): _hook(),
    ("patch", "/webhooks/{webhook_id}"): _hook(body={"state": "paused"}),
    ("delete", "/webhooks/{webhook_id}"): _hook(status=204),
    ("post", "/webhooks/{webhook_id}/secret"): _hook(),
    ("post", "/webhooks/{webhook_id}/ping"): _hook(),
    ("get", "/webhooks/{webhook_id}/deliveries"): _hook(query={"state": "dead"}),
    ("post", "/webhooks/{webhook_id}/deliveries/{delivery_id}/replay"): _hook(status=404),
    ("post", "/webhooks/{webhook_id}/replay"): _hook(body={"since": ""}),
    ("get", "/usage"): _client(query=_PERIOD),
    ("get", "/sharing"): Example(query=_PERIOD, login="steward"),
    ("get", "/sharing/export"): Example(query=_PERIOD, login="steward"),
}
