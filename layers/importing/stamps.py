"""Dấu của bộ dữ liệu. Whether a dataset has been loaded as it is now: SHA-256 of the file, the options, and rows.

Kept light: a second `load_city` must be over before the geometry libraries would even be imported.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from django.db import connection
from psycopg import sql

from layers.models import ImportRun
from layers.registry import registry
from layers.spec import LayerSpec

_DONE = (ImportRun.Outcome.WRITTEN, ImportRun.Outcome.UNCHANGED)


def digest(path: Path) -> str:
    """SHA-256 of a file, of all files of a folder (FileGDB), of a shapefile with its companions; "" when missing."""
    if not path.exists():
        return ""
    files = [path]
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file())
    elif path.suffix.lower() == ".shp":
        files = sorted(path.parent.glob(f"{path.stem}.*"))
    if len(files) == 1:
        with files[0].open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    sha = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            sha.update(hashlib.file_digest(stream, "sha256").digest())
    return sha.hexdigest()


def last_run(layer: str, source: str) -> ImportRun | None:
    """The latest run that left the layer as the file says."""
    return (
        ImportRun.objects.filter(layer=layer, source=source, outcome__in=_DONE)
        .order_by("-finished_at")
        .first()
    )


def is_loaded(layer: str, source: str, sha256: str, options: dict[str, object]) -> bool:
    """Whether the layer already holds this file, read with these options."""
    run = last_run(layer, source)
    if run is None or run.file_sha256 != sha256 or not run.report_path:
        return False
    if _brought_rows(run) and not has_rows(registry.get(layer).table, source):
        return False
    try:
        report = json.loads((Path(run.report_path) / "summary.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(report["options"] == json.loads(json.dumps(options, default=str)))


def is_derived(spec: LayerSpec, source: str) -> bool:
    """Whether the derived rows of a layer are younger than the last change of their base layer."""
    assert spec.rows_of is not None
    runs = ImportRun.objects.filter(source=source).order_by("-finished_at")
    mine = runs.filter(layer=spec.name).first()
    if mine is not None and _brought_rows(mine) and not has_rows(spec.table, source):
        return False
    base = runs.filter(layer=spec.rows_of.layer, outcome=ImportRun.Outcome.WRITTEN).first()
    return mine is not None and (base is None or mine.finished_at > base.finished_at)


def has_rows(table: str, source: str = "") -> bool:
    """Whether a table has a row (of a source). Somebody may have emptied it by hand since it was loaded.

    Rows are not counted: change sets add and end some, and the first one found ends the search.
    """
    statement = sql.SQL("SELECT EXISTS (SELECT FROM {} WHERE {})").format(
        sql.Identifier(table), sql.SQL("source = %(source)s") if source else sql.SQL("true")
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"source": source})
        return bool(cursor.fetchone()[0])


def _brought_rows(run: ImportRun) -> bool:
    return run.rows_added + run.rows_changed + run.rows_unchanged > 0
