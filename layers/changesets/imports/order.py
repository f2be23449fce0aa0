"""Yêu cầu và kết quả. What an import as a change set is asked to do, and what came of it. Values; no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from layers.importing.request import ImportResult
from layers.spec import LayerSpec


@dataclass(frozen=True)
class ImportOrder:
    """One file that is to become a draft.

    Attributes:
        layer: the layer that all its rows belong to.
        source: dataset code; only features of this source are compared, and new ones get it. "" = all features.
        key: field of the layer, or column of the file with the keys of the source, by which features are known
            again; "" = by `id` where the file has ids of ours, by source key otherwise.
        constants: field -> value for every row.
        levels: level of a drawing -> field of its texts, or "boundary".
        operation: domain operation that takes the file as a whole (`file_operations`); "" = row by row.
        remove_missing: the file is complete: what it does not hold is to be deleted (inside the author's reach).
        repair: invalid shapes are made valid and logged, instead of refused.
        all_or_nothing: one refused row refuses the file.
    """

    path: Path
    layer: LayerSpec
    title: str
    legal_document: str = ""
    legal_date: date | None = None
    effective_date: date | None = None
    source: str = ""
    key: str = ""
    encoding: str = ""
    crs: str = ""
    sublayer: str = ""
    swap_axes: bool = False
    repair: bool = False
    all_or_nothing: bool = False
    remove_missing: bool = False
    constants: dict[str, str] = field(default_factory=dict)
    levels: dict[str, str] = field(default_factory=dict)
    operation: str = ""


@dataclass
class Drafted:
    """What became of a file.

    Attributes:
        run: id of the record of the run, under which its report lies.
        change_set: the draft; None when the file was refused or changes nothing.
        removed: live features that the file does not hold; edits only when that was asked for.
    """

    run: UUID
    result: ImportResult
    change_set: UUID | None = None
    removed: int = 0
    missing: int = 0
    errors: int = 0
    facts: dict[str, object] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Rows by what becomes of them."""
        result = self.result
        return {
            "read": result.rows_read,
            "added": result.rows_added,
            "changed": result.rows_changed,
            "removed": self.removed,
            "unchanged": result.rows_unchanged,
            "refused": result.rows_refused,
            "missing": self.missing,
        }
