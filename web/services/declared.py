"""Các dịch vụ. Which addresses belong to which service, as `layers.sharing` counts them; the first match holds."""

from __future__ import annotations

from layers.labels import Label
from layers.sharing.services import Service

DECLARED = (
    Service(
        "exports",
        Label("Xuất tệp và trích lục hàng loạt", "Files and batches"),
        (
            r"POST api/v1/extracts$",
            r"GET api/v1/extracts/batches/",
            r"GET api/v1/layers/<layer>/snapshot$",
            r"GET api/v1/cadastre/sheets/.+/export$",
            r"GET api/v1/.+(\.csv|\.geojson|\.zip)$",
            r"GET api/v1/(audit|sharing)/export$",
        ),
    ),
    Service(
        "extract",
        Label("Trích lục quy hoạch", "Planning extract"),
        (r"\w+ api/v1/extract", r"\w+ api/v1/parcels/<parcel_id>/extract"),
    ),
    Service("precheck", Label("Kiểm tra sơ bộ", "Permit pre-check"), (r"POST api/v1/permits/precheck",)),
    Service("permits", Label("Giấy phép xây dựng", "Building permits"), (r"\w+ api/v1/permit",)),
    Service(
        "changes",
        Label("Dòng thay đổi và webhook", "Change feed and webhooks"),
        (r"GET api/v1/changes(/|$)", r"\w+ api/v1/webhook"),
    ),
    Service(
        "parcels",
        Label("Tra cứu thửa đất", "Parcel lookup"),
        (r"\w+ api/v1/(parcels|parcel-events|cadastre|search|wards)",),
    ),
    Service(
        "plans",
        Label("Đồ án và thống kê quy hoạch", "Plans and planning statistics"),
        (r"\w+ api/v1/(plans|plan-packages|function-names|statistics)",),
    ),
    Service("ogc", Label("OGC API Features", "OGC API Features"), (r"\w+ ogc/",)),
    Service("maps", Label("Bản đồ WMTS, WMS", "Maps: WMTS, WMS"), (r"\w+ \^map/",)),
    Service("tiles", Label("Ô vectơ", "Vector tiles"), (r"\w+ tiles/",)),
    Service(
        "features",
        Label("Đối tượng và biên tập", "Features and editing"),
        (r"\w+ api/v1/(layers|changesets|jobs|audit)",),
    ),
)
