"""Kiểm tra tệp. `import-validation`: a plan package before the gate, or a file before the import; nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Annotated, Any
from uuid import UUID

import orjson
from django.conf import settings
from pydantic import Field

from layers.changesets import access, refusals
from layers.changesets.imports.drafting import request_of, validate_file
from layers.changesets.imports.jobs import PHASES as FILE_PHASES
from layers.changesets.imports.order import ImportOrder
from layers.importing import report as file_report
from layers.labels import Label
from layers.processes.declaration import JSON, Call, FileInput, Inputs, InputText, Made, Output, Process
from layers.registry import registry
from planning.services.gate.jobs import PHASES as PACKAGE_PHASES
from planning.services.gate.judging import judged, most_bytes, one_of_few
from planning.services.gate.report import as_html
from planning.services.processes.inputs import signed_in

HTML = "text/html"
#: Tokens beyond that of the request: as much work as thirty plain ones, as at the door of the domain API.
TOKENS = 30.0
#: Findings that a report lists; all are counted.
MOST_LISTED = 2_000
Short = Annotated[str, Field(max_length=60, pattern=r"^[^\x00-\x1f]*$")]


class ValidationInputs(Inputs):
    """Without `layer` the file is a plan package."""

    layer: Short = ""
    file_name: Annotated[str, Field(max_length=200, pattern=r"^[^\x00-\x1f/\\]*$")] = ""
    stated_count: int | None = Field(default=None, ge=0, le=1_000_000)
    source: Short = ""
    key: Short = ""
    crs: Annotated[str, Field(max_length=60, pattern=r"^[A-Za-z0-9:_\-/.]*$")] = ""
    encoding: Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9_\-]*$")] = ""
    sublayer: Short = ""
    swap_axes: bool = False
    repair: bool = False
    constants: dict[str, str] = Field(default_factory=dict, max_length=50)


def _allow(call: Call) -> None:
    """A package is judged for anybody; a file for who may load it into the layer."""
    if not call.inputs.layer:
        return
    user = signed_in(call)
    spec = access.layer_to_write(user, call.inputs.layer, "inputs.layer")
    if not spec.is_spatial and not access.writes_everywhere(user, spec):
        raise refusals.outside_reach("inputs.layer", spec.title)


def _validate(call: Call) -> dict[str, Any]:
    return _file(call) if call.inputs.layer else _package(call)


def _package(call: Call) -> dict[str, Any]:
    assert call.file is not None

    def step(phase: str) -> None:
        call.tell(phase, PACKAGE_PHASES.get(phase, 0.0))

    name = call.inputs.file_name or call.file.name
    with nullcontext() if call.in_job else one_of_few():
        body = judged(call.file, name, call.inputs.stated_count, call.lang, step)
    if call.form == HTML:
        return {"html": as_html(body)}
    return {"report": orjson.loads(orjson.dumps(body))}


def _file(call: Call) -> dict[str, Any]:
    assert call.file is not None
    _allow(call)  # rights may have gone while the job waited
    inputs, spec = call.inputs, registry.get(call.inputs.layer)
    order = ImportOrder(
        path=call.file, layer=spec, title="", source=inputs.source, key=inputs.key, crs=inputs.crs,
        encoding=inputs.encoding, sublayer=inputs.sublayer, swap_axes=inputs.swap_axes, repair=inputs.repair,
        constants=dict(inputs.constants),
    )  # fmt: skip
    result = validate_file(
        call.user, order, lambda phase: phase in FILE_PHASES and call.tell(phase, FILE_PHASES[phase])
    )
    summary = file_report.summary_of(request_of(call.user, order), result, settings.CITY.storage_srid)
    rows = file_report.rows_of(result.log)
    if call.form == HTML:
        return {"html": file_report.as_page(summary, spec, rows)}
    accepted = not result.refused and not result.rows_refused
    body = {"accepted": accepted, **summary, "listed": len(rows[:MOST_LISTED]), "issues": rows[:MOST_LISTED]}
    return {"report": orjson.loads(orjson.dumps(body, default=str))}


def _made(outcome: Mapping[str, Any], call: Call, job: UUID | None) -> Made:
    if "html" in outcome:
        return Made(HTML, content=outcome["html"].encode(), file_name="bao-cao-kiem-tra.html", records=0)
    return Made(JSON, outcome["report"], records=0)


def _text(vi: str, en: str, about_vi: str, about_en: str) -> InputText:
    return InputText(Label(vi, en), Label(about_vi, about_en))


IMPORT_VALIDATION = Process(
    id="import-validation",
    title=Label("Kiểm tra tệp trước khi nhập", "Validation before import"),
    description=Label(
        "Kiểm tra gói hồ sơ quy hoạch (TT 16/2025/TT-BXD) hoặc tệp dữ liệu của một lớp như khi nhập: mọi lỗi với "
        "vị trí và cách sửa. Không ghi gì vào dữ liệu. Gói: ai cũng gửi được; tệp của lớp: người được cập nhật lớp đó.",
        "Judges a plan package (TT 16/2025/TT-BXD) or a file for a layer as the import does: every finding with "
        "place and remedy. Nothing is written. Packages: for anybody; files for a layer: for who may edit it.",
    ),
    keywords=(Label("kiểm tra", "validation"), Label("nhập dữ liệu", "import")),
    inputs=ValidationInputs,
    texts={
        "layer": _text(
            "Lớp", "Layer",
            "Tên lớp mà tệp sẽ nhập vào; để trống khi gửi gói hồ sơ quy hoạch.",
            "Layer that the file is for; left out for a plan package.",
        ),
        "file_name": _text(
            "Tên tệp", "File name", "Đuôi tên giúp nhận ra định dạng.", "Its extension tells formats apart."
        ),
        "stated_count": _text(
            "Số ô đất", "Plots stated",
            "Số ô đất ghi trong quyết định phê duyệt (gói hồ sơ).", "Plots that the decision states (packages).",
        ),
        "source": _text("Nguồn", "Source", "Mã nguồn dữ liệu.", "Code of the dataset."),
        "key": _text(
            "Khóa", "Key", "Trường hoặc cột nhận biết đối tượng.", "Field or column by which features are known."
        ),
        "crs": _text(
            "Hệ tọa độ", "CRS", "Đọc tọa độ theo hệ này, bất kể tệp khai gì.",
            "Read the coordinates so, whatever the file declares.",
        ),
        "encoding": _text("Bảng mã", "Encoding", "Ví dụ cp1258.", "For example cp1258."),
        "sublayer": _text("Lớp trong tệp", "Layer of the file", "Khi tệp có nhiều lớp.", "Where it has several."),
        "swap_axes": _text(
            "Đảo trục", "Swap axes", "Số đầu là tọa độ bắc.", "The first number is the northing."
        ),
        "repair": _text(
            "Sửa hình", "Repair", "Sửa hình không hợp lệ và ghi lại.", "Make invalid shapes valid and note it."
        ),
        "constants": _text(
            "Giá trị chung", "Constants", "Trường → giá trị của mọi dòng.", "Field → value of every row."
        ),
    },
    output=Output(
        "report",
        _text("Báo cáo", "Report", "Kết luận và danh sách lỗi.", "The verdict and the findings."),
        {
            JSON: {
                "type": "object",
                "required": ["accepted"],
                "properties": {"accepted": {"type": "boolean"}},
            },
            HTML: {"type": "string", "contentMediaType": HTML},
        },
    ),
    example={
        "inputs": {
            "layer": "parcels",
            "file": {"value": {"type": "FeatureCollection", "features": []}, "mediaType": "application/geo+json"},
        }
    },
    execute=_validate,
    make=_made,
    allow=_allow,
    cost=lambda call: TOKENS,
    file=FileInput(
        _text(
            "Tệp", "File",
            "Nội dung tệp mã hóa base64, hoặc GeoJSON viết thẳng; không nhận địa chỉ (href).",
            "Content of the file in base64, or GeoJSON as it is; addresses (href) are not followed.",
        ),
        ("application/zip", "application/geopackage+sqlite3", "application/geo+json", "text/csv"),
        most_bytes,
    ),
)  # fmt: skip
