"""`manage.py prepare_tiles`: read-only role, service file, MapServer files. After `migrate`, before the processes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from tiles import access, generations, mapproxy_config, workspace
from tiles.keeping import chosen, numbers


class Command(BaseCommand):
    """Chuẩn bị bản đồ. Makes what the renderers need; can be repeated."""

    requires_system_checks: list[str] = []  # runs while only migrations are certain
    help = "Make the read-only database role of the maps and the files MapServer reads."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare and say what there is."""
        done = access.prepare()
        place = workspace.write_renderer_files()
        if numbers.has_moved(chosen.address()):
            keys = {generations.key_of(name) for name in mapproxy_config.cache_names(place)}
            generations.advance(place, sorted(keys))
        removed = generations.remove_unused(place, mapproxy_config.cache_names(place))
        self.stdout.write(f"{done.role}: {done.layers} layers, {len(removed)} old caches removed")
