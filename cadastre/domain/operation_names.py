"""Tên biến động. What operations on parcels are called, as data: name in requests → (Vietnamese, English)."""

from __future__ import annotations

from collections.abc import Mapping

OPERATIONS: Mapping[str, tuple[str, str]] = {
    "split": ("Tách thửa", "Split"),
    "merge": ("Hợp thửa", "Merge"),
    "correct_boundary": ("Chỉnh lý ranh giới", "Boundary correction"),
    "resurvey": ("Đo đạc lại", "Re-survey"),
    "recover": ("Thu hồi một phần", "Partial recovery"),
    "renumber": ("Đánh số lại do sáp nhập", "Renumbering after a merger"),
}


def operation_name(operation: str, lang: str) -> str:
    """The name in a language; of an operation that is not known, what is on record."""
    return OPERATIONS.get(operation, (operation, operation))[1 if lang == "en" else 0]
