"""`manage.py prepare_tiles`: read-only role, service file, MapServer files. After `migrate`, before the processes.

With `--beside`, before processes of this release run beside those of another; then once more without it when they are
alone.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tiles import access, generations, mapproxy_config, workspace
from tiles.keeping import chosen, numbers


class Command(BaseCommand):
    """Chuẩn bị bản đồ. Makes what the renderers need; can be repeated."""

    requires_system_checks: list[str] = []  # runs while only migrations are certain
    help = "Make the read-only database role of the maps and the files MapServer reads."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether other code runs too."""
        parser.add_argument(
            "--beside", action="store_true", help="another release runs too: its caches stay (make reload)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare and say what there is."""
        done = access.prepare()
        place = workspace.write_renderer_files()
        names = mapproxy_config.cache_names(place)
        address = chosen.address()
        if numbers.has_moved(address):
            generations.advance(place, sorted({generations.key_of(name) for name in names}))
        numbers.note_place(address)
        begun = generations.note_looks(place, names, beside=options["beside"])
        removed = []
        if not options["beside"]:
            removed = generations.remove_unused(place, mapproxy_config.cache_names(place))
        self.stdout.write(
            f"{done.role}: {done.layers} layers, {len(begun)} new looks, {len(removed)} old caches removed"
        )
