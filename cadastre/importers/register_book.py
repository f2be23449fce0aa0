"""Đọc sổ mục kê. Cells of a workbook through the reader process; texts in TCVN3 or VNI become Unicode."""

from __future__ import annotations

from pathlib import Path

from geo.domain.doubled_text import undoubled
from geo.domain.legacy_text import modernise
from layers.importing.formats import recognise
from layers.importing.issues import FileRefused
from layers.importing.reading import ReadRequest
from layers.importing.sandbox import Readers

#: Seconds and megabytes for a workbook; that of the largest ward is read in three.
READ_SECONDS, READ_MEMORY_MB = 20.0, 600


def read_cells(path: Path, sublayer: str = "") -> list[list[str | None]]:
    """Every line of a worksheet as texts.

    Args:
        sublayer: name of the worksheet; needed where there are several.
    Raises:
        FileRefused: no workbook, damaged, too large, several worksheets.
    """
    found = recognise(path)
    if found.driver != "XLSX":
        raise FileRefused("format-not-workbook", name=path.name)
    request = ReadRequest(driver=found.driver, paths=list(found.paths), sublayer=sublayer, headings=False)
    delivered = Readers().read(request, seconds=READ_SECONDS, memory_mb=READ_MEMORY_MB)
    columns = [_modern(column.to_pylist()) for column in delivered.rows.columns]
    return [list(line) for line in zip(*columns, strict=True)]


def _modern(texts: list[object]) -> list[str | None]:
    plain = [None if text is None else str(text) for text in texts]
    twice = undoubled(text for text in plain if text)
    changed = {**modernise(text for text in plain if text and text not in twice).changed, **twice}
    return [changed.get(text, text) if text else text for text in plain]
