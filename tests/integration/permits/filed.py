"""Cases for tests, written straight into the tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from permits.models import PermitCase, PermitEvent, PermitParty
from tests.drawing import Drawn, drawn, stored


def put_case(
    shape: Drawn,
    *events: tuple[str, date, str],
    number: str = "HS-1",
    data: Mapping[str, dict[str, Any]] | None = None,
    **fields: Any,
) -> PermitCase:
    """A house in phường Sài Gòn filed on 2 November 2026; events as (event, day, status that it leads to), `data` of
    an event by its code."""
    values: dict[str, Any] = {
        "kind": "nha_o", "work_group": "house", "filed_on": date(2026, 11, 2), "ward_code": "26740",
        "address": "12 Lê Lợi", "work_name": "Nhà ở", "status": events[-1][2] if events else "nop",
    }  # fmt: skip
    case = PermitCase(number=number, geom=stored(drawn(shape)), **(values | fields))
    if "permit" not in fields:
        case.permit = case.id
    case.save()
    before = ""
    for seq, (event, day, after) in enumerate((("file", case.filed_on, "nop"), *events), 1):
        PermitEvent.objects.create(
            case=case, seq=seq, event=event, on=day, from_status=before, to_status=after, note="Ghi chú kín",
            data=(data or {}).get(event, {}),
        )  # fmt: skip
        before = after
    PermitParty.objects.create(case=case, name="Trần Văn Kín", identity_number="079190000009")
    return case
