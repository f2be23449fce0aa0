"""Ví dụ: địa chính, tìm kiếm, lớp dữ liệu."""

from __future__ import annotations

from web.openapi.example import NATIONAL_ID, NUMBER, PARCEL, SHEET, WARD, Example, Upload

_EVENT = "0198c0de-0000-7000-8000-00000000e001"
_BOX = "602900,1190900,603100,1191100"

CADASTRE: dict[tuple[str, str], Example] = {
    ("get", "/parcels"): Example(query={"ward": WARD, "sheet": SHEET, "number": NUMBER}),
    ("get", "/parcels/suggest"): Example(query={"q": "sai gon to 12"}),
    ("post", "/parcels/bulk"): Example(
        body={
            "ids": [NATIONAL_ID, PARCEL],
            "keys": [{"ward": "Phường Sài Gòn", "sheet": SHEET, "number": NUMBER}],
        }
    ),
    ("get", "/parcels/{parcel_id}"): Example(query={"fields": "id,version,area_m2", "crs": "EPSG:9210"}),
    ("get", "/parcel-events/{event_id}"): Example(path={"event_id": _EVENT}),
    ("get", "/parcel-events/{event_id}/record.pdf"): Example(path={"event_id": _EVENT}),
    ("post", "/cadastre/register-books"): Example(
        form={"ward": WARD, "file": Upload("so-muc-ke.xlsx")}, login="land_editor"
    ),
    ("get", "/cadastre/sheets/{ward}/{sheet}/export"): Example(
        query={"format": "geojson"}, login="land_editor"
    ),
    ("get", "/cadastre/sheets/{ward}/{sheet}/edges"): Example(login="land_editor"),
    ("get", "/parcels/{parcel_id}/rights"): Example(login="land_editor"),
    ("get", "/cadastre/quality/{ward}/findings"): Example(query={"limit": 50}),
    ("post", "/cadastre/quality/{ward}/runs"): Example(login="land_approver", status=202),
    ("get", "/search"): Example(query={"q": "nguyen hue", "limit": 5}),
    ("get", "/wards"): Example(query={"code": WARD, "at": "2026-01-01"}),
    ("get", "/layers/{layer}/names"): Example(query={"q": "45 12"}),
    ("get", "/layers/{layer}/features"): Example(query={"bbox": _BOX, "limit": 100}),
    ("post", "/layers/{layer}/check"): Example(
        body={
            "edits": [
                {"id": 1, "operation": "update", "feature": PARCEL, "properties": {"land_use_codes": "CLN"}}
            ]
        },
        login="land_editor",
    ),
    ("get", "/audit"): Example(query={"limit": 20}, login="steward"),
    ("get", "/audit/export"): Example(query={"since": "2026-11-01"}, login="steward"),
}
