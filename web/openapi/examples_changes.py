"""Ví dụ: bộ thay đổi, dòng thay đổi."""

from __future__ import annotations

from web.openapi.example import APPROVED, PARCEL, PUBLISHED, SUBMITTED, Example, Upload

_BASIS = {"document": "12/QĐ-UBND", "date": "2026-11-20"}
_UPDATE = {
    "layer": "parcels", "operation": "update", "feature": PARCEL, "base_version": 1,
    "properties": {"land_use_codes": "CLN"},
}  # fmt: skip
#: GeoJSON in EPSG:9210, metres.
_SHAPE = {
    "type": "Polygon",
    "coordinates": [[[603010, 1191000], [603020, 1191000], [603020, 1191020], [603010, 1191020], [603010, 1191000]]],
}  # fmt: skip
_JOB = "0198c0de-0000-7000-8000-00000000b001"
_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"
_CSV = (
    'Số tờ,Số thửa,WKT\n12,46,"POLYGON ((603020 1191000, 603030 1191000, 603030 1191020, 603020 1191000))"\n'
)
_BOX = "602900,1190900,603100,1191100"


def _editor(**values: object) -> Example:
    return Example(login="land_editor", **values)  # type: ignore[arg-type]


def _approver(**values: object) -> Example:
    return Example(login="land_approver", **values)  # type: ignore[arg-type]


CHANGES: dict[tuple[str, str], Example] = {
    ("post", "/changesets"): _editor(
        body={"title": "Chỉnh lý thửa 45, tờ 12", "legal_basis": _BASIS, "effective_date": "2026-12-01"},
        status=201,
    ),
    ("get", "/changesets"): _editor(query={"status": "draft,returned", "mine": True}),
    ("get", "/changesets/presence"): _editor(query={"bbox": _BOX}),
    ("get", "/changesets/counts"): _approver(),
    ("get", "/changesets/{change_set_id}"): _editor(),
    ("get", "/changesets/{change_set_id}/overview"): _approver(path={"change_set_id": SUBMITTED}),
    ("get", "/changesets/{change_set_id}/diff"): _approver(path={"change_set_id": SUBMITTED}),
    ("get", "/changesets/{change_set_id}/conflicts"): _approver(path={"change_set_id": SUBMITTED}),
    ("patch", "/changesets/{change_set_id}"): _editor(body={"title": "Chỉnh lý loại đất thửa 45, tờ 12"}),
    ("post", "/changesets/{change_set_id}/submit"): _editor(),
    ("post", "/changesets/{change_set_id}/approve"): _approver(
        path={"change_set_id": SUBMITTED}, body={"on_effective_date": False}
    ),
    ("post", "/changesets/{change_set_id}/return"): _approver(
        path={"change_set_id": SUBMITTED}, body={"reason": "Thiếu văn bản căn cứ."}
    ),
    ("post", "/changesets/{change_set_id}/publish"): _approver(
        path={"change_set_id": APPROVED}, body={"on_effective_date": False}
    ),
    ("post", "/changesets/{change_set_id}/withdraw"): _editor(body={"reason": "Lập lại hồ sơ khác."}),
    ("post", "/changesets/{change_set_id}/revert"): _editor(path={"change_set_id": PUBLISHED}, status=201),
    ("post", "/changesets/{change_set_id}/edits"): _editor(
        body={
            "layer": "parcels",
            "operation": "create",
            "geometry": _SHAPE,
            "crs": "EPSG:9210",
            "properties": {"sheet_number": "12", "parcel_number": "47"},
        },
        status=201,
    ),
    ("post", "/changesets/{change_set_id}/edits/batch"): _editor(body={"edits": [_UPDATE], "partial": True}),
    ("put", "/changesets/{change_set_id}/edits/{edit_id}"): _editor(body=_UPDATE),
    ("delete", "/changesets/{change_set_id}/edits/{edit_id}"): _editor(status=204),
    ("post", "/changesets/{change_set_id}/edits/{edit_id}/comments"): _editor(
        body={"text": "Theo bản vẽ hoàn công."}, status=201
    ),
    ("post", "/changesets/{change_set_id}/edits/{edit_id}/resolve"): _editor(body={"choice": "mine"}),
    ("post", "/changesets/{change_set_id}/attachments"): _editor(
        form={"file": Upload("12-QD-UBND.pdf", _PDF)}, status=201
    ),
    ("get", "/changesets/{change_set_id}/attachments/{number}"): _editor(path={"number": 1}),
    ("delete", "/changesets/{change_set_id}/attachments/{number}"): _editor(path={"number": 1}, status=204),
    ("post", "/changesets/imports"): _editor(
        form={
            "layer": "parcels",
            "title": "Thửa mới",
            "crs": "EPSG:9210",
            "file": Upload("thua.csv", _CSV.encode()),
        },
        status=202,
    ),
    ("post", "/changesets/preview"): _editor(body=_UPDATE),
    ("get", "/jobs"): _editor(),
    ("get", "/jobs/{job_id}"): _editor(path={"job_id": _JOB}, status=404),
    ("get", "/changes"): Example(query={"layer": "parcels", "limit": 100}),
}
