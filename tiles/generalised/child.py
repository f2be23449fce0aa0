"""Tiến trình gộp. What a process of its own runs that makes squares; Django starts here, so nothing of it above."""

from __future__ import annotations

import ctypes
import os
import signal
from typing import Any

_PR_SET_PDEATHSIG = 1
_connection: Any = None


def begin(conninfo: str) -> None:
    """Make this process ready; it ends with the process that started it."""
    global _connection
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it says when to stop
    os.nice(5)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    import django
    import psycopg

    django.setup()
    _connection = psycopg.connect(conninfo, autocommit=True)


def work(layer: str, block: Any, cells: list[Any]) -> None:
    """Make one piece of work of a layer."""
    from layers.registry import registry
    from tiles.generalised.building import make_block

    make_block(_connection, registry.get(layer), block, cells)
