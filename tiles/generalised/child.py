"""Tiến trình gộp. What a process of its own runs that makes squares; Django starts here, so nothing of it above."""

from __future__ import annotations

import ctypes
import os
import signal
from typing import Any

_PR_SET_PDEATHSIG = 1


def begin() -> None:
    """Make this process ready; it ends with the process that started it."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it says when to stop
    os.nice(5)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    import django

    django.setup()


def work_off_in_child(conninfo: str, layers: list[str], place: Any) -> None:
    """Make what is owed of some layers (tiles.freshness.ground)."""
    from tiles.freshness.ground import work_off_alone

    work_off_alone(conninfo, layers, place)
