"""Tên biến động. What operations on parcels are called, as data: name in requests → (Vietnamese, English)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

OPERATIONS: Mapping[str, tuple[str, str]] = {
    "split": ("Tách thửa", "Split"),
    "merge": ("Hợp thửa", "Merge"),
    "correct_boundary": ("Chỉnh lý ranh giới", "Boundary correction"),
    "resurvey": ("Đo đạc lại", "Re-survey"),
    "recover": ("Thu hồi đất", "Recovery"),
    "renumber": ("Đánh số lại do sáp nhập", "Renumbering after a merger"),
    "several": ("Biến động liên tiếp", "Successive changes"),
}
#: Operations of one change set that build on each other and are recorded as one event.
SEVERAL = "several"


def operations_name(done: Sequence[str], lang: str) -> str:
    """The names of operations that were carried out one after the other."""
    names = [operation_name(one, lang) for one in done]
    return ", ".join([*names[:1], *(name.lower() for name in names[1:])])


def operation_name(operation: str, lang: str) -> str:
    """The name in a language; of an operation that is not known, what is on record."""
    return OPERATIONS.get(operation, (operation, operation))[1 if lang == "en" else 0]
