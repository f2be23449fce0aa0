"""So sánh sổ mục kê với bản đồ. The comparison of a ward's register book, kept as a quality run of the rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cadastre.domain.land_use import present_code, split_codes
from cadastre.domain.quality import QualityFound
from cadastre.domain.register_book import Comparison, Entry, OnMap, compare
from cadastre.services.quality import record_run
from geo.named_sql import load
from geo.reading import rows
from layers.visible_rows import visible_rows

RULE = "register-book"


@dataclass(frozen=True)
class Compared:
    """A comparison and the id of the run that keeps it."""

    comparison: Comparison
    run: int


def compare_with_map(ward: str, entries: Sequence[Entry]) -> Compared:
    """Hold a register book against the parcels of a ward and keep what differs for the quality page.

    Classified land makes no difference: everybody may read the findings.
    """
    on_map = _parcels(ward)
    found = compare(entries, on_map)
    findings = [
        QualityFound(RULE, one.message_vi, one.message_en, one.parcel, one.sheet, one.number)
        for one in found.differences
    ]
    run = record_run(ward, "register", sum(one.is_shown for one in on_map), findings)
    return Compared(found, run.pk)


def _parcels(ward: str) -> list[OnMap]:
    statement = visible_rows(load("cadastre", "sheets")["book"], None)
    return [
        OnMap(
            row["id"], row["sheet_number"], row["parcel_number"], row["official_area_m2"], row["computed_area_m2"],
            frozenset(present_code(code) for code in split_codes(row["land_use_codes"])), row["is_shown"],
        )
        for row in rows(statement, {"ward": ward})
    ]  # fmt: skip
