"""Số bản ghi đã cung cấp. A door says how many records its answer hands out; who keeps the sharing record reads it."""

from __future__ import annotations

from django.http import HttpRequest


def gave(request: HttpRequest, rows: int = 0, *, personal: int = 0) -> None:
    """Add to what this request hands out.

    Args:
        rows: records (parcels, extracts, permits, changes, features) in the answer.
        personal: those among them with personal data in it.
    """
    so_far = given(request)
    request.records_given = (so_far[0] + rows, so_far[1] + personal)  # type: ignore[attr-defined]


def given(request: HttpRequest) -> tuple[int, int]:
    """(records, records with personal data) that the doors told of so far."""
    return getattr(request, "records_given", (0, 0))
