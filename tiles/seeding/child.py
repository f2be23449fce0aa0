"""Tiến trình vẽ. What a process of its own runs that draws blocks; Django starts here, so nothing of it above."""

from __future__ import annotations

import ctypes
import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PR_SET_PDEATHSIG = 1
_drawer: Any = None


@dataclass(frozen=True)
class Drawn:
    """What came of one block.

    Attributes:
        bytes: of its tiles in the cache.
        seconds: that drawing took.
        failure: "" when all is well.
        cache: name of the cache that it lies in.
    """

    main: tuple[int, int, int]
    bytes: int = 0
    seconds: float = 0.0
    failure: str = ""
    cache: str = ""


def begin(order: dict[str, Any], root: str) -> None:
    """Make this process ready for blocks of an order; it ends with the process that started it."""
    global _drawer
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    # The process that started it says when to stop; Ctrl-C reaches the whole group.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(5)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.TILE_CACHE_DIR = Path(root)
    from tiles.seeding.drawing import Drawer
    from tiles.seeding.order import Order
    from tiles.workspace import workspace

    _drawer = Drawer(Order.from_json(order), workspace())


def draw(main: tuple[int, int, int]) -> Drawn:
    """Draw one block in this process."""
    drawn: Drawn = _drawer.draw(main)
    return drawn
