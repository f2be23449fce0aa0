"""`manage.py tiles_expire LAYER …`: drop all cached tiles of layers at once, without the queue."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from layers.registry import UnknownLayer, registry
from tiles import freshness


class Command(BaseCommand):
    """Xóa bộ nhớ đệm của lớp."""

    help = "Drop all cached tiles of layers (without a name: of every layer)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Names of layers."""
        parser.add_argument("layers", nargs="*", metavar="LAYER")

    def handle(self, *args: Any, **options: Any) -> None:
        """Expire each and say which caches were dropped."""
        for name in options["layers"] or [spec.name for spec in registry.spatial()]:
            try:
                done = freshness.expire(name)
            except UnknownLayer:
                raise CommandError(f"there is no layer {name}") from None
            self.stdout.write(f"{name}: {', '.join(done.caches)}")
