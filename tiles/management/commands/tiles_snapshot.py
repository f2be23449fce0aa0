"""`manage.py tiles_snapshot [LAYER …]`: make the PMTiles files of public layers now, or say how old they are."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tiles.access import NotPrepared
from tiles.maps import UnknownMap
from tiles.pmtiles import kept, snapshot


class Command(BaseCommand):
    """Tệp PMTiles của lớp."""

    help = "Make the PMTiles files of public layers (without a name: of every layer with vector tiles)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Names of layers."""
        parser.add_argument("layers", nargs="*", metavar="LAYER")
        parser.add_argument("--list", action="store_true", help="only say which files are there and how old")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make each and say its size."""
        for name in options["layers"] or [spec.name for spec in snapshot.layers_with_snapshots()]:
            if options["list"]:
                self.stdout.write(f"{name}: {_age(kept.found(name))}")
                continue
            try:
                made = snapshot.make(name)
            except UnknownMap:
                raise CommandError(f"{name}: no such layer, or not one that everybody may see") from None
            except snapshot.NothingToShow:
                self.stdout.write(f"{name}: nothing to show, no file")
            except NotPrepared as error:
                raise CommandError(str(error)) from None
            else:
                self.stdout.write(f"{name}: {made.size:,} bytes, data of {made.made_at.isoformat()}")


def _age(there: kept.Snapshot | None) -> str:
    if there is None:
        return "no file"
    hours = (datetime.datetime.now(datetime.UTC) - there.made_at).total_seconds() / 3600
    return f"{there.size:,} bytes, data of {there.made_at.isoformat()}, {hours:.1f} hours old"
