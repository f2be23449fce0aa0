"""`manage.py tiles_generalise [LAYER …]`: ground by group for the zooms before the features, of whole layers."""

from __future__ import annotations

import os
import time
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tiles import own_connection
from tiles.freshness import drain, ground
from tiles.generalised import building, owed


class Command(BaseCommand):
    """Khái quát hóa lớp."""

    help = "Make the generalised shapes of layers anew (without a name: of every layer that has some)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Names of layers, and how."""
        parser.add_argument("layers", nargs="*", metavar="LAYER")
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="that share the work")
        parser.add_argument("--missing", action="store_true", help="only what is owed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make each, and say what it has; tiles that show it are dropped as it is made."""
        known = {one.name: one for one in owed.layers()}
        names = options["layers"] or list(known)
        if unknown := [name for name in names if name not in known]:
            there = ", ".join(known) or "-"
            raise CommandError(f"{', '.join(unknown)}: no layer that is shown by group; there is: {there}")
        drain.drain()  # an import that waits would have everything made once more
        with psycopg.connect(own_connection.conninfo(), autocommit=True) as connection:
            owed.owe_missing(connection)
            for name in names:
                if not options["missing"]:
                    owed.owe_whole(connection, known[name])
                elif not owed.anything_waits(connection, [name]):
                    self.stdout.write(f"{name}: there already")
                    continue
                started = time.perf_counter()
                ground.work_off([known[name]], max(1, options["processes"]))
                self.stdout.write(f"{name}: {time.perf_counter() - started:.1f} s")
                for one in building.counted(connection, known[name]):
                    self.stdout.write(
                        f"  z{one.level}: {one.squares:,} squares, {one.pieces:,} pieces, {one.corners:,} corners"
                    )
