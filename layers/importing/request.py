"""What an import is asked to do, and what came of it. Values; no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from layers.importing.issues import IssueLog

if TYPE_CHECKING:
    from geo.city import City
    from layers.spec import LayerSpec

#: Limits of the child process that reads a file: every file is read or refused within a minute and a gigabyte.
READ_SECONDS = 50
READ_MEMORY_MB = 950


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """One file into one layer.

    Attributes:
        sublayer: layer inside the file; needed when it holds several.
        crs: code that overrides what the file declares ("EPSG:5897", "5897").
        swap_axes: read the first number as northing, as survey papers give it.
        source: dataset code kept on every record; with the source key the identity of a record.
        key: column of the file that identifies a record in its source.
        mapping: column of the file -> field, before any alias.
        constants: field -> value for every record.
        levels: level of a drawing -> field of its texts, or "boundary"; comes before the table of the layer.
        links: foreign-key field -> column of the referenced table by which it is looked up.
        dissolve: all shapes of the file become one record (the boundary of a plan out of its zones).
        repair: invalid shapes are made valid and logged, instead of refused.
        all_or_nothing: one refused row refuses the file.
    """

    path: Path
    layer: LayerSpec
    city: City
    source: str
    sublayer: str = ""
    crs: str = ""
    swap_axes: bool = False
    encoding: str = ""
    key: str = ""
    mapping: dict[str, str] = field(default_factory=dict)
    constants: dict[str, object] = field(default_factory=dict)
    levels: dict[int, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    dissolve: bool = False
    repair: bool = False
    dry_run: bool = False
    all_or_nothing: bool = False
    synthetic: bool = False
    accuracy_m: float | None = None
    map_scale: int | None = None
    valid_from: date | None = None
    user_name: str = ""
    report_dir: Path | None = None
    read_seconds: float = READ_SECONDS
    read_memory_mb: int = READ_MEMORY_MB

    def options(self) -> dict[str, object]:
        """Everything that decides the outcome beside the file, for the stamp of a dataset."""
        return {
            "layer": self.layer.name,
            "source": self.source,
            "sublayer": self.sublayer,
            "crs": self.crs,
            "swap_axes": self.swap_axes,
            "encoding": self.encoding,
            "key": self.key,
            "mapping": self.mapping,
            "constants": {name: str(value) for name, value in self.constants.items()},
            "levels": {str(level): name for level, name in self.levels.items()},
            "links": self.links,
            "dissolve": self.dissolve,
            "repair": self.repair,
            "all_or_nothing": self.all_or_nothing,
            "synthetic": self.synthetic,
            "accuracy_m": self.accuracy_m,
            "map_scale": self.map_scale,
            "valid_from": str(self.valid_from or ""),
        }


@dataclass(slots=True)
class ImportResult:
    """What one run did.

    Attributes:
        outcome: written, unchanged, dry_run or refused (`layers.models.ImportRun.Outcome`); after a dry run the
            numbers of rows tell what would become of them.
        facts: figures worth showing: CRS read, agreement of areas, seconds of each phase.
    """

    outcome: str
    log: IssueLog
    file_sha256: str = ""
    rows_read: int = 0
    rows_added: int = 0
    rows_changed: int = 0
    rows_unchanged: int = 0
    rows_refused: int = 0
    facts: dict[str, object] = field(default_factory=dict)
    report: Path | None = None

    @property
    def refused(self) -> bool:
        """True when nothing of the file was taken."""
        return self.outcome == "refused"
