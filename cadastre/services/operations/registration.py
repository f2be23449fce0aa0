"""Đăng ký biến động. The operations that the cadastre offers on parcels, and what it writes when one is published."""

from __future__ import annotations

from cadastre.domain.operation_names import OPERATIONS
from cadastre.services import lineage
from cadastre.services.operations import (
    boundary,
    checking,
    merge,
    recover,
    renumber,
    resurvey,
    split,
    survey_file,
)
from cadastre.services.operations.parents import PARCELS
from layers.changesets.hooks import on_publication
from layers.changesets.imports.file_operations import of_file
from layers.changesets.operations import Operation, register
from layers.labels import Label

_ON_PARCELS = frozenset({PARCELS})


def register_all() -> None:
    """Called once, when the app starts."""
    for operation in (
        Operation("split", _title("split"), _ON_PARCELS, split.expand, checking.check),
        Operation("merge", _title("merge"), _ON_PARCELS, merge.expand, checking.check_merger, merge.rebase),
        Operation(
            "correct_boundary", _title("correct_boundary"), _ON_PARCELS, boundary.expand, checking.check_locks,
            boundary.rebase,
        ),
        Operation("recover", _title("recover"), _ON_PARCELS, recover.expand, checking.check),
        Operation("resurvey", _title("resurvey"), _ON_PARCELS, resurvey.expand, checking.check_resurvey),
        Operation("renumber", _title("renumber"), _ON_PARCELS, renumber.expand, checking.check_pending),
    ):  # fmt: skip
        register(operation)
    on_publication("cadastre.lineage", lineage.record)
    of_file("resurvey", survey_file.parameters)


def _title(operation: str) -> Label:
    return Label(*OPERATIONS[operation])
