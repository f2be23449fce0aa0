"""Ví dụ: quy hoạch, trích lục."""

from __future__ import annotations

from web.openapi.example import CONSULTED_PLAN, NATIONAL_ID, PLAN, SUBMITTED, WARD, Example, Upload

_EXTRACT = "0198c0de-0000-7000-8000-00000000c001"
_JOB = "0198c0de-0000-7000-8000-00000000b001"
_OPINION = "0198c0de-0000-7000-8000-00000000f001"
_NAME = 3
#: Corners of a plot, X north and Y east, metres in VN-2000.
_CORNERS = [[1191000.0, 603000.0], [1191000.0, 603010.0], [1191020.0, 603010.0], [1191020.0, 603000.0]]
_EMPTY_ZIP = b"PK\x05\x06" + b"\x00" * 18

PLANNING: dict[tuple[str, str], Example] = {
    ("get", "/parcels/{parcel_id}/extract"): Example(query={"as_of": "2026-11-22"}),
    ("get", "/extract"): Example(query={"x": 603005, "y": 1191010, "crs": "EPSG:9210"}),
    ("post", "/extract"): Example(body={"corners": _CORNERS, "crs": "EPSG:9210"}),
    ("post", "/parcels/{parcel_id}/extracts"): Example(status=201),
    ("get", "/extracts/{extract_id}"): Example(path={"extract_id": _EXTRACT}),
    ("get", "/extracts/{extract_id}.pdf"): Example(path={"extract_id": _EXTRACT}),
    ("post", "/extracts"): Example(
        body={"parcels": [NATIONAL_ID], "format": "csv"}, login="agency_reader", status=202
    ),
    ("get", "/extracts/forecast"): Example(query={"parcels": 4200, "format": "pdf"}, login="agency_reader"),
    ("delete", "/extracts/batches/{job_id}"): Example(
        path={"job_id": _JOB}, login="agency_reader", status=404
    ),
    ("get", "/extracts/batches/{job_id}/file"): Example(
        path={"job_id": _JOB}, login="agency_reader", status=404
    ),
    ("post", "/plans/{plan_code}/opinions"): Example(
        path={"plan_code": CONSULTED_PLAN},
        body={"text": "Xin giữ lại công viên.", "parcel": NATIONAL_ID},
        status=201,
    ),
    ("get", "/plans/{plan_code}/opinions"): Example(path={"plan_code": CONSULTED_PLAN}),
    ("get", "/plans/{plan_code}/opinions.csv"): Example(
        path={"plan_code": CONSULTED_PLAN}, login="plan_editor"
    ),
    ("post", "/plans/{plan_code}/opinions/{opinion}/answer"): Example(
        path={"plan_code": CONSULTED_PLAN, "opinion": _OPINION},
        body={"text": "Công viên được giữ nguyên.", "publish": True},
        login="plan_editor",
    ),
    ("post", "/plan-packages/validate"): Example(form={"file": Upload("CSDL_QHPK.zip", _EMPTY_ZIP)}),
    ("post", "/plan-packages"): Example(
        form={"file": Upload("CSDL_QHPK.zip", _EMPTY_ZIP)}, login="plan_editor", status=202
    ),
    ("post", "/function-names"): Example(
        body={"raw": "Đất ở hiện hữu", "code": "DAT_O_Nhomnhao"}, login="plan_editor", status=201
    ),
    ("delete", "/function-names/{name_id}"): Example(
        path={"name_id": _NAME}, login="plan_editor", status=204
    ),
    ("post", "/function-names/{name_id}/draft"): Example(
        path={"name_id": _NAME}, login="plan_editor", status=409
    ),
    ("get", "/statistics/land-use"): Example(query={"ward": WARD}),
    ("get", "/changesets/{change_set_id}/impact"): Example(
        path={"change_set_id": SUBMITTED}, login="land_approver"
    ),
    ("get", "/plans"): Example(query={"q": "phan khu", "fields": "plan_code,name,state"}),
    ("get", "/plans/{plan_code}"): Example(path={"plan_code": PLAN}, query={"lang": "en"}),
}
