"""Các tiến trình của quy hoạch. What planning offers, in the order in which it is listed."""

from __future__ import annotations

from layers.processes.declaration import processes
from planning.services.processes.extracts import BATCH_EXTRACT, PARCEL_EXTRACT
from planning.services.processes.statistics import OVERLAY_STATISTICS
from planning.services.processes.validation import IMPORT_VALIDATION


def offer_all() -> None:
    """Declare them, once in a process."""
    for process in (PARCEL_EXTRACT, BATCH_EXTRACT, OVERLAY_STATISTICS, IMPORT_VALIDATION):
        if processes.get(process.id) is None:
            processes.register(process)
