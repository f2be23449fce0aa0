"""Thống kê chồng lớp. `overlay-statistics`: planned function against actual use, out of the shares computed in bulk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

import orjson
from pydantic import Field

from layers.labels import Label
from layers.processes.declaration import JSON, Call, Inputs, InputText, Made, Output, Process
from planning.queries.overlay import last_run
from planning.services import overlay, statistics
from planning.services.processes.extracts import CSV

MOST_WARDS = 300
_WHOLE_SHARE = 0.5


class StatisticsInputs(Inputs):
    """The wards that are counted."""

    wards: list[Annotated[str, Field(pattern=r"^\d{5}$")]] = Field(min_length=1, max_length=MOST_WARDS)


def _count(call: Call) -> dict[str, Any]:
    begun = 0.0
    if call.in_job and last_run() == (None, None):
        call.tell("overlay", 0.0)
        overlay.refresh_all()
        begun = _WHOLE_SHARE
    wards, found = list(dict.fromkeys(call.inputs.wards)), []
    for at, ward in enumerate(wards):
        call.tell("statistics", begun + (1 - begun) * at / len(wards))
        found.append(statistics.land_use(ward, call.lang))
    if call.form == CSV:
        return {"csv": statistics.as_csv(found)}
    return {"wards": orjson.loads(orjson.dumps(found))}


def _made(outcome: Mapping[str, Any], call: Call, job: UUID | None) -> Made:
    if "csv" in outcome:
        name = "quy-hoach-hien-trang.csv"
        return Made(CSV, content=outcome["csv"].encode(), file_name=name, records=0)
    return Made(JSON, {"wards": outcome["wards"]}, records=0)


OVERLAY_STATISTICS = Process(
    id="overlay-statistics",
    title=Label("Thống kê chồng lớp", "Overlay statistics"),
    description=Label(
        "Chức năng quy hoạch so với loại đất hiện trạng của từng xã, phường: số thửa, diện tích (m²), tỷ lệ (%), tính "
        "từ kết quả chồng thửa đất với ô quy hoạch và thời điểm tính.",
        "Planned function against actual land use of each ward: parcels, area (m²), share (%), out of the overlay of "
        "parcels and zones, with the moment at which that was computed.",
    ),
    keywords=(Label("thống kê", "statistics"), Label("chồng lớp", "overlay")),
    inputs=StatisticsInputs,
    texts={
        "wards": InputText(
            Label("Xã, phường", "Wards"),
            Label(
                f"Mã năm chữ số, tối đa {MOST_WARDS}; danh sách: /api/v1/wards.",
                f"Codes of five digits, at most {MOST_WARDS}; listed at /api/v1/wards.",
            ),
        )
    },
    output=Output(
        "statistics",
        InputText(
            Label("Bảng thống kê", "Table"),
            Label(
                "Mỗi xã, phường như /api/v1/statistics/land-use.", "Each ward as /api/v1/statistics/land-use."
            ),
        ),
        {
            JSON: {
                "type": "object",
                "required": ["wards"],
                "properties": {"wards": {"type": "array", "items": {"type": "object"}}},
            },
            CSV: {"type": "string", "contentMediaType": CSV},
        },
    ),
    example={"inputs": {"wards": ["26740", "26743"]}},
    execute=_count,
    make=_made,
    cost=lambda call: float(len(call.inputs.wards) - 1),
)
