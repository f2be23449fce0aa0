"""`manage.py tiles_generalise [LAYER …]`: ground by group for the zooms before the features, of whole layers."""

from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tiles.freshness import drain
from tiles.generalised import whole


class Command(BaseCommand):
    """Khái quát hóa lớp."""

    help = "Make the generalised shapes of layers anew (without a name: of every layer that has some)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Names of layers, and how."""
        parser.add_argument("layers", nargs="*", metavar="LAYER")
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="that share the work")
        parser.add_argument("--missing", action="store_true", help="only layers of which nothing is there")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make each, say what it has, and drop the tiles that show it."""
        known = {one.name: one for one in whole.layers()}
        names = options["layers"] or list(known)
        if unknown := [name for name in names if name not in known]:
            there = ", ".join(known) or "-"
            raise CommandError(f"{', '.join(unknown)}: no layer that is shown by group; there is: {there}")
        for name in names:
            if options["missing"] and whole.is_made(known[name]):
                self.stdout.write(f"{name}: there already")
                continue
            made = whole.make(known[name], max(1, options["processes"]))
            dropped = drain.drop_generalised(known[name])
            self.stdout.write(f"{name}: {made.squares:,} squares in {made.seconds:.1f} s, {dropped}")
            for one in made.levels:
                self.stdout.write(
                    f"  z{one.level}: {one.squares:,} squares, {one.pieces:,} pieces, {one.corners:,} corners"
                )
