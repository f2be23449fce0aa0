"""Báo cáo nhập dữ liệu. The issue log as JSON for programs, CSV for a spreadsheet and HTML for people."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

from django.template.loader import render_to_string

from layers.importing.issues import Issue, IssueLog
from layers.importing.request import ImportRequest, ImportResult
from layers.spec import LayerSpec

#: Findings shown on the page; the files hold all of them.
PAGE_LIMIT = 2_000
#: What became of the rows, and what would after a run that only tries, in Vietnamese and English.
ROWS_DONE = {
    "read": "đọc/read", "added": "thêm/added", "changed": "đổi/changed", "unchanged": "giữ nguyên/unchanged",
    "refused": "từ chối/refused",
}  # fmt: skip
ROWS_EXPECTED = ROWS_DONE | {
    "added": "sẽ thêm/would add", "changed": "sẽ đổi/would change", "unchanged": "sẽ giữ nguyên/would leave",
    "refused": "sẽ từ chối/would refuse",
}  # fmt: skip
_COLUMNS = (
    "number", "row", "source_key", "field", "rule", "severity", "message_vi", "message_en", "remedy_vi", "remedy_en",
    "lon", "lat", "x", "y",
)  # fmt: skip


def as_row(number: int, issue: Issue) -> dict[str, object]:
    """One finding as plain values."""
    return {
        "number": number,
        "row": issue.row or None,
        "source_key": issue.source_key,
        "field": issue.field_name,
        "rule": issue.rule,
        "severity": issue.severity,
        "message_vi": issue.message("vi"),
        "message_en": issue.message("en"),
        "remedy_vi": issue.remedy("vi"),
        "remedy_en": issue.remedy("en"),
        "lon": issue.lon,
        "lat": issue.lat,
        "x": issue.x,
        "y": issue.y,
    }


def rows_of(log: IssueLog) -> list[dict[str, object]]:
    """All findings, errors first, then warnings, then information."""
    order = {"error": 0, "warning": 1, "info": 2}
    issues = sorted(log, key=lambda issue: (order[issue.severity], issue.row))
    return [as_row(number, issue) for number, issue in enumerate(issues, 1)]


def write(folder: Path, request: ImportRequest, result: ImportResult, storage_srid: int) -> Path:
    """Write `report.json`, `summary.json` (no findings), `issues.csv` (UTF-8 with mark) and `report.html`."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = rows_of(result.log)
    summary = summary_of(request, result, storage_srid)
    document = summary | {"issues": rows}
    (folder / "report.json").write_text(
        json.dumps(document, ensure_ascii=False, indent=1, default=str), encoding="utf-8"
    )
    (folder / "summary.json").write_text(
        json.dumps(summary, ensure_ascii=False, indent=1, default=str), encoding="utf-8"
    )
    with (folder / "issues.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, _COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    page = as_page(summary, request.layer, rows)
    (folder / "report.html").write_text(page, encoding="utf-8")
    return folder


def as_page(summary: dict[str, object], layer: LayerSpec, rows: list[dict[str, object]]) -> str:
    """The report for people.

    Args:
        rows: all findings, as `rows_of` gives them.
    """
    return render_to_string(
        "layers/import_report.html",
        {
            "summary": summary,
            "rows": in_words(str(summary["outcome"]), summary["rows"]),  # type: ignore[arg-type]
            "layer": layer,
            "issues": rows[:PAGE_LIMIT],
            "more": max(0, len(rows) - PAGE_LIMIT),
        },
    )


def summary_of(request: ImportRequest, result: ImportResult, storage_srid: int) -> dict[str, object]:
    """What a run did, without the single findings."""
    return {
        "layer": request.layer.name,
        "source": request.source,
        "file": request.path.name,
        "file_sha256": result.file_sha256,
        "options": request.options(),
        "outcome": result.outcome,
        "dry_run": result.outcome == "dry_run",
        "rows": rows_by_fate(result),
        "issue_counts": dict(result.log.counts),
        "unlisted": dict(result.log.unlisted()),
        "facts": result.facts,
        "position_crs": {"lon_lat": "OGC:CRS84", "x_y": f"EPSG:{storage_srid}"},
    }


def rows_by_fate(result: ImportResult) -> dict[str, int]:
    """Number of rows by what became of them, or would."""
    return {
        "read": result.rows_read,
        "added": result.rows_added,
        "changed": result.rows_changed,
        "unchanged": result.rows_unchanged,
        "refused": result.rows_refused,
    }


def in_words(outcome: str, rows: Mapping[str, int]) -> str:
    """Numbers of rows in a line for people, Vietnamese and English."""
    words = ROWS_EXPECTED if outcome == "dry_run" else ROWS_DONE
    return ", ".join(f"{words[fate]} {count}" for fate, count in rows.items())
