"""Tiến trình đọc gói: `python -m planning.services.gate.reader_process REQUEST.json FOUND.json`.

The sandbox's child for a whole package: every layer of its GIS databases becomes an Arrow file beside the answer, its
workbook texts. It obeys `layers.importing.reader_process`: waits for the line `GO`, answers by exit code 0 or 3. One
layer that cannot be read is told and does not keep the others.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import warnings
from pathlib import Path

from layers.importing.reader_process import GO, REFUSED, load_libraries
from planning.domain.gate.classes import PARTS_OF_PLAN, find_class, kind_of

#: Rows of a package, all layers together.
MOST_ROWS = 400_000


class TooManyRows(Exception):
    """A package with more rows than a plan can have."""


def main(arguments: list[str]) -> int:
    """Read one package."""
    request_path, found_path = (Path(argument) for argument in arguments)
    os.dup2(2, 1)  # what a library prints is no answer
    warnings.simplefilter("ignore")
    load_libraries()
    import pyarrow as pa
    import pyogrio

    # else EPSG:6957, displaced by 500 km, silently becomes EPSG:5897
    pyogrio.set_gdal_config_options({"OSR_USE_NON_DEPRECATED": "NO"})
    if sys.stdin.buffer.readline() != GO:
        return 0
    given = json.loads(request_path.read_text(encoding="utf-8"))
    limit, seconds = int(given["memory_mb"]) * 1024**2, int(given["cpu_seconds"])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    code = 0
    try:
        found = _read(given, found_path.parent)
    except MemoryError:
        code, found = REFUSED, {"rule": "file-too-large", "details": {"megabytes": str(limit // 1024**2)}}
    except TooManyRows:
        code, found = REFUSED, {"rule": "file-too-large", "details": {"megabytes": f"{MOST_ROWS} dòng/rows"}}
    found_path.write_text(json.dumps(found), encoding="utf-8")
    return code


def _read(given: dict[str, object], folder: Path) -> dict[str, object]:
    layers: list[dict[str, object]] = []
    failed: list[dict[str, object]] = []
    room, ground_room = MOST_ROWS, int(given["ground_rows"])  # type: ignore[call-overload]
    for database in given["databases"]:  # type: ignore[attr-defined]
        for name, kind in _names(database, failed):
            if find_class(name, database["part"], kind_of(kind)) is None:
                layers.append(
                    {"part": database["part"], "name": name, "rows": 0, "file": "", "geometry_type": kind}
                )
                continue
            target = folder / f"{len(layers):04d}.arrow"
            of_plan = database["part"] in PARTS_OF_PLAN
            try:
                facts, rows = _layer(database, name, target, room if of_plan else ground_room)
            except TooManyRows:
                if of_plan:
                    raise
                target.unlink(missing_ok=True)
                layers.append({"part": database["part"], "name": name, "geometry_type": kind, "large": True})
                continue
            except MemoryError:
                raise
            except Exception as error:  # whatever a library says about a foreign file is told, never a crash
                failed.append({"part": database["part"], "name": name, "why": _why(error)})
                continue
            if of_plan:
                room -= rows
            else:
                ground_room -= rows
            layers.append({"part": database["part"], "name": name, "rows": rows, "file": target.name} | facts)
    sheets, trouble = _sheets(str(given.get("workbook", "")))
    return {"layers": layers, "failed": failed, "sheets": sheets, "workbook_trouble": trouble}


def _names(database: dict[str, str], failed: list[dict[str, object]]) -> list[tuple[str, str]]:
    """Layers of a database, each with its type of geometry."""
    import pyogrio

    try:
        return [(str(name), str(kind or "")) for name, kind in pyogrio.list_layers(database["path"])]
    except Exception as error:  # as above
        failed.append({"part": database["part"], "name": "", "why": _why(error)})
        return []


def _layer(database: dict[str, str], name: str, target: Path, room: int) -> tuple[dict[str, object], int]:
    """Write the rows of one layer; returns what it says about itself, and the number of rows."""
    import pyarrow as pa
    import pyogrio

    from layers.importing.reading import ReadRequest, open_source

    info = pyogrio.read_info(database["path"], layer=name)
    facts = {
        "crs": str(info["crs"] or ""), "geometry_type": str(info["geometry_type"] or ""), "findings": [],
        "fields": [str(one) for one in info["fields"]],
    }  # fmt: skip
    if not info["features"]:
        return facts | {"file": ""}, 0
    found, batches = open_source(ReadRequest(database["driver"], [database["path"]], name))
    rows, schema = 0, None
    with pa.OSFile(str(target), "wb") as sink:
        writer = None
        for batch in batches:
            rows += batch.num_rows
            if rows > room:
                raise TooManyRows
            if writer is None:
                schema = batch.schema
                writer = pa.ipc.new_file(sink, schema)
            table = pa.Table.from_batches([batch])
            writer.write_table(table if batch.schema == schema else table.select(schema.names).cast(schema))
        if writer is None:
            writer = pa.ipc.new_file(sink, pa.schema([]))
        writer.close()
    return facts | {"findings": found.findings}, rows


def _sheets(workbook: str) -> tuple[dict[str, list[list[str]]], str]:
    """Sheets as rows of texts; what went wrong, if anything."""
    from layers.importing.reading import ReadRequest, open_source

    sheets: dict[str, list[list[str]]] = {}
    if not workbook:
        return sheets, ""
    failed: list[dict[str, object]] = []
    for name, _kind in _names({"path": workbook, "part": ""}, failed):
        lines: list[list[str]] = []
        try:
            _facts, batches = open_source(ReadRequest("XLSX", [workbook], name, headings=False))
            for batch in batches:
                columns = [
                    ["" if one is None else str(one) for one in column.to_pylist()]
                    for column in batch.columns
                ]
                lines += [list(line) for line in zip(*columns, strict=True)]
                if len(lines) > MOST_ROWS:
                    raise TooManyRows
        except (MemoryError, TooManyRows):
            raise
        except Exception as error:  # as above
            return sheets, _why(error)
        sheets[name] = lines
    return sheets, str(failed[0]["why"]) if failed else ""


def _why(error: Exception) -> str:
    from layers.importing.reading import ReadRefused, short

    if isinstance(error, ReadRefused):
        return error.details.get("why", error.rule)
    return short(error) or type(error).__name__


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)
