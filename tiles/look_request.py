"""`?look=` of addresses that tell how maps look."""

from __future__ import annotations

from django.http import HttpRequest

from geo.http.problems import FieldError, Problem
from tiles.style.looks import LIGHT, LOOKS


def look_of(request: HttpRequest) -> str:
    """Name of the look that is asked for, the light one when none is. Raises Problem 400 for an unknown name."""
    look = request.GET.get("look", LIGHT)
    if look not in LOOKS:
        vi, en = f"Không có kiểu hiển thị “{look}”.", f'There is no look "{look}".'
        names = ", ".join(LOOKS)
        error = FieldError("look", "unknown", vi, en, f"Chọn một trong: {names}.", f"Choose one of: {names}.")
        raise Problem("invalid-request", vi, en, errors=[error])
    return look
