"""`manage.py tiles_freshness`: the process that drops what publications replaced; `--once` and `--status` by hand."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from layers.changesets import outbox
from tiles.freshness import drain, listening
from tiles.generalised import owed


class Command(BaseCommand):
    """Giữ bản đồ tươi."""

    help = "Drop the tiles that publications replace, as they happen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do instead of staying."""
        parser.add_argument("--once", action="store_true", help="carry what waits and end")
        parser.add_argument("--status", action="store_true", help="say what waits and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Stay until SIGTERM or SIGINT."""
        if options["status"]:
            for name, value in outbox.backlog().items():
                self.stdout.write(f"{name}: {value}")
            self.stdout.write(f"ground_owed: {owed.count()}")
            return
        if options["once"]:
            self.stdout.write(f"{drain.drain()} messages")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        listening.run(stop)
