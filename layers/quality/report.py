"""Báo cáo chất lượng. Findings of a check as JSON, CSV (UTF-8 with mark) and HTML in one folder."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

#: Findings shown on the page; the files hold all of them.
PAGE_LIMIT = 2_000


def write(folder: Path, name: str, title: str, made_at: datetime, findings: Sequence[Any]) -> Path:
    """Write `<name>.json`, `.csv` and `.html`.

    Args:
        findings: dataclass values of one kind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = [asdict(one) for one in findings]
    columns = [one.name for one in fields(findings[0])] if findings else []
    document = {"title": title, "made_at": made_at.isoformat(), "count": len(rows), "findings": rows}
    (folder / f"{name}.json").write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows(rows)
    shown = [list(row.values()) for row in rows[:PAGE_LIMIT]]
    page = render_to_string(
        "layers/quality_report.html",
        {"title": title, "made_at": made_at, "columns": columns, "rows": shown, "count": len(rows)},
    )
    (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return folder / f"{name}.html"
