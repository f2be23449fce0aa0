"""Xuất nhật ký. The record as CSV for a spreadsheet, line by line, with the hashes that let others verify it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator

from geo.domain.spreadsheets import harmless
from layers.audit.models import AuditEntry

COLUMNS = (
    "seq", "at", "actor_id", "actor_name", "action", "layer", "feature", "change_set", "address", "request_id",
    "ground", "row_count", "detail", "prev_hash", "hash",
)  # fmt: skip


class _Line:
    """What the CSV writer writes to: gives each line back."""

    def write(self, text: str) -> str:
        return text


def lines(found: Iterable[AuditEntry]) -> Iterator[str]:
    """CSV with a byte-order mark, instants in UTC."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for one in found:
        yield writer.writerow([_cell(getattr(one, name), name) for name in COLUMNS])


def _cell(value: object, name: str) -> object:
    if value is None:
        return ""
    if name == "at":
        return value.isoformat()  # type: ignore[attr-defined]
    if name == "detail":
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return harmless(value)
