"""Trích lục theo yêu cầu. `parcel-extract`: one parcel or drawn ground. `batch-extract`: up to 10,000 parcels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import orjson
from django.conf import settings
from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from geo.domain.errors import DomainError
from geo.http.problems import Problem
from layers.background import Job
from layers.labels import Label
from layers.processes.declaration import JSON, Call, Inputs, InputText, Made, Output, Process
from planning.queries.extract import Ground
from planning.services import ground, paper, stored
from planning.services.batch import order as orders
from planning.services.batch import running
from planning.services.batch.order import MOST_BUFFER_M, MOST_PARCELS
from planning.services.extracts import extract, extract_of_ground
from planning.services.processes.inputs import (
    CRS_TEXT,
    DAY_TEXT,
    named_crs,
    of_inputs,
    one_of,
    refused,
    shape_schema,
    signed_in,
    wrong,
)

PDF, ZIP, CSV, GPKG = "application/pdf", "application/zip", "text/csv", "application/geopackage+sqlite3"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Tokens beyond that of the request, as at the doors of the domain API.
PAPER_TOKENS, GROUND_TOKENS = 10.0, 4.0
_FORMS: Mapping[str, orders.Format] = {XLSX: "xlsx", CSV: "csv", GPKG: "gpkg", ZIP: "pdf"}
_BYTES = {"type": "string", "contentEncoding": "binary"}

Area = Annotated[dict[str, Any], WithJsonSchema(shape_schema("Polygon", "MultiPolygon"))]
Line = Annotated[dict[str, Any], WithJsonSchema(shape_schema("LineString", "MultiLineString"))]
Corner = Annotated[
    tuple[float, float],
    WithJsonSchema({"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}),
]


class ParcelExtractInputs(Inputs):
    """Exactly one of `parcel`, `geometry` and `corners`."""

    parcel: str | None = Field(default=None, min_length=1, max_length=200)
    geometry: Area | None = None
    corners: list[Corner] | None = Field(default=None, max_length=5000)
    crs: str = Field(default="OGC:CRS84", max_length=100)
    as_of: date | None = None


class Route(BaseModel):
    """A line, and how far to each side of it parcels are meant."""

    model_config = ConfigDict(extra="forbid")

    geometry: Line
    buffer_m: float = Field(gt=0, le=MOST_BUFFER_M)


class BatchExtractInputs(Inputs):
    """Exactly one of `parcels`, `geometry` and `route`."""

    parcels: list[Annotated[str, Field(max_length=200)]] | None = Field(default=None, max_length=MOST_PARCELS)
    geometry: Area | None = None
    route: Route | None = None
    crs: str = Field(default="OGC:CRS84", max_length=100)
    as_of: date | None = None


def _extract(call: Call) -> dict[str, Any]:
    inputs, day = call.inputs, call.inputs.as_of or timezone.localdate()
    chosen = one_of(call, "parcel", "geometry", "corners")
    crs = named_crs(inputs.crs)
    if call.form == PDF and chosen != "parcel":
        message = ("Bản in chỉ có cho thửa đất.", "There is a paper for parcels only.")
        raise wrong(
            chosen, "no-paper", message, (f"Chọn {JSON} hoặc cho parcel.", f"Choose {JSON}, or give parcel.")
        )
    call.tell("extract", 0.1)
    try:
        if call.form == PDF:
            kept = stored.keep(inputs.parcel, as_of=day, lang=call.lang, user=call.user)
            return {"stored": str(kept.id)}
        if chosen == "parcel":
            body = extract(
                inputs.parcel, as_of=day, now=timezone.now(), lang=call.lang,
                public_url=settings.PUBLIC_URL, crs=crs, user=call.user,
            )  # fmt: skip
        else:
            body = extract_of_ground(
                _ground(call, chosen), as_of=day, now=timezone.now(), lang=call.lang,
                address=f"{settings.PUBLIC_URL}/api/v1/extract", crs=crs,
            )  # fmt: skip
    except DomainError as error:
        raise refused(chosen, error) from error
    return {"extract": orjson.loads(orjson.dumps(body))}


def _ground(call: Call, chosen: str) -> Ground:
    crs = named_crs(call.inputs.crs)
    if chosen == "geometry":
        return ground.from_geojson(call.inputs.geometry, crs)
    if not crs.is_vn2000 or not crs.is_projected:
        message = ("Bảng tọa độ cần hệ VN-2000.", "A corner table needs a VN-2000 zone.")
        raise wrong("crs", "not-vn2000", message, ("Ví dụ: EPSG:9210", "For example EPSG:9210"))
    return ground.from_corners(call.inputs.corners, crs)


def _extract_cost(call: Call) -> float:
    if call.form == PDF:
        return PAPER_TOKENS
    return 0.0 if call.inputs.parcel is not None else GROUND_TOKENS


def _extract_made(outcome: Mapping[str, Any], call: Call, job: UUID | None) -> Made:
    if "stored" not in outcome:
        return Made(JSON, outcome["extract"])
    kept = stored.find(UUID(outcome["stored"]), call.user)
    name = f"trich-luc-quy-hoach-{kept.as_of}.pdf"
    return Made(PDF, content=paper.pdf(kept), address=f"/api/v1/extracts/{kept.id}.pdf", file_name=name)


def _order(call: Call) -> orders.Order:
    inputs, day = call.inputs, call.inputs.as_of or timezone.localdate()
    chosen, form = one_of(call, "parcels", "geometry", "route"), _FORMS[call.form]
    try:
        if chosen == "parcels":
            return orders.listed(inputs.parcels, form, day, call.lang)
        shape = inputs.route.geometry if inputs.route else inputs.geometry
        width = inputs.route.buffer_m if inputs.route else None
        return orders.within(shape, named_crs(inputs.crs), width, form, day, call.lang, call.user)
    except DomainError as error:
        raise refused(chosen, error) from error
    except Problem as problem:
        raise of_inputs(problem) from problem


def _submit(call: Call, asked: Mapping[str, Any]) -> Job:
    return running.ask(signed_in(call), _order(call), asked)


def _batch_made(outcome: Mapping[str, Any], call: Call, job: UUID | None) -> Made:
    path = running.file_of(job) if job else None
    if path is None:
        raise Problem(
            "not-found",
            "Tệp kết quả đã bị xóa sau bảy ngày; hãy chạy lại.",
            "The file was deleted after seven days; run it again.",
        )
    return Made(
        call.form, path=path, address=outcome["download"], file_name=path.name, records=outcome["parcels"]
    )


_SUBJECT = InputText(
    Label("Thửa đất", "Parcel"),
    Label("Mã UUID hoặc mã định danh thửa đất.", "UUID or national id of the parcel."),
)
PARCEL_EXTRACT = Process(
    id="parcel-extract",
    title=Label("Trích lục quy hoạch", "Planning extract"),
    description=Label(
        "Mọi thông tin quy hoạch, lộ giới, giấy phép về một thửa đất hoặc khu đất tự vẽ, tại một ngày; JSON hoặc "
        "bản in PDF có mã QR để kiểm chứng. Chỉ có giá trị tham khảo.",
        "Everything on file about a parcel or drawn ground on a day: plans, road reserve, permits; as JSON or as "
        "a paper (PDF) with a QR code that proves it. For reference only.",
    ),
    keywords=(Label("trích lục", "extract"), Label("quy hoạch", "planning")),
    inputs=ParcelExtractInputs,
    texts={
        "parcel": _SUBJECT,
        "geometry": InputText(
            Label("Khu đất vẽ", "Drawn ground"),
            Label("Đa giác GeoJSON đến 1 km².", "GeoJSON polygon of up to 1 km²."),
        ),
        "corners": InputText(
            Label("Bảng tọa độ", "Corner table"),
            Label(
                "Các đỉnh [X bắc, Y đông] trong múi VN-2000 của crs.",
                "Corners [X north, Y east] in the VN-2000 zone of crs.",
            ),
        ),
        "crs": CRS_TEXT,
        "as_of": DAY_TEXT,
    },
    output=Output(
        "extract",
        InputText(
            Label("Trích lục", "Extract"),
            Label("Như /api/v1/parcels/{id}/extract.", "As /api/v1/parcels/{id}/extract."),
        ),
        {
            JSON: {
                "type": "object",
                "required": ["id", "as_of", "parcel", "concerned", "shares", "buildable"],
                "properties": {"parcel": {"type": "object"}, "concerned": {"type": "array"}},
            },
            PDF: _BYTES | {"contentMediaType": PDF},
        },
    ),
    example={"inputs": {"parcel": "w3gv7cp477mz"}},
    execute=_extract,
    make=_extract_made,
    cost=_extract_cost,
)
BATCH_EXTRACT = Process(
    id="batch-extract",
    title=Label("Trích lục hàng loạt", "Batch of extracts"),
    description=Label(
        "Trích lục của tối đa 10.000 thửa theo danh sách, trong một khu vực hoặc dọc một tuyến: bảng tính, CSV, "
        "GeoPackage, hoặc gói bản in PDF. Cần đăng nhập; tệp được giữ bảy ngày.",
        "Extracts of up to 10,000 parcels of a list, of an area or along a route: workbook, CSV, GeoPackage, or a zip "
        "of papers. For who is signed in; the file is kept for seven days.",
    ),
    keywords=(Label("trích lục", "extract"), Label("hàng loạt", "batch")),
    inputs=BatchExtractInputs,
    texts={
        "parcels": InputText(
            Label("Danh sách thửa", "Parcels"),
            Label(
                "Mã UUID, mã định danh, hoặc chữ như “thửa 12 tờ 5 Sài Gòn”.",
                "UUIDs, national ids, or texts such as “thửa 12 tờ 5 Sài Gòn”.",
            ),
        ),
        "geometry": InputText(
            Label("Khu vực", "Area"),
            Label("Đa giác GeoJSON đến 100 km².", "GeoJSON polygon of up to 100 km²."),
        ),
        "route": InputText(
            Label("Tuyến", "Route"),
            Label(
                "Đường GeoJSON và khoảng cách mỗi bên (m, đến 500).",
                "GeoJSON line and the distance to each side (m, up to 500).",
            ),
        ),
        "crs": CRS_TEXT,
        "as_of": DAY_TEXT,
    },
    output=Output(
        "file",
        InputText(
            Label("Tệp kết quả", "File"),
            Label(
                "Mỗi thửa một dòng, mỗi nội dung quy hoạch một dòng.",
                "A row for each parcel, and one for each thing that concerns it.",
            ),
        ),
        {form: _BYTES | {"contentMediaType": form} for form in _FORMS},
    ),
    example={
        "inputs": {"parcels": ["w3gv7cp477mz", "thửa 12 tờ 5 Sài Gòn"]},
        "outputs": {"file": {"format": {"mediaType": CSV}}},
    },
    make=_batch_made,
    allow=lambda call: signed_in(call) and None,
    cost=lambda call: PAPER_TOKENS,
    submit=_submit,
    kind=running.KIND,
    drop=running.drop,
)
