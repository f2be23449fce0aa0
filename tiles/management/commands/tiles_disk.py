"""`manage.py tiles_disk [--evict]`: what the tile caches take of the disk, and bringing them within the quota."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tiles.keeping.chosen import shared
from tiles.keeping.store import Away, Store
from tiles.seeding import quota
from tiles.seeding.wording import size
from tiles.workspace import workspace


class Command(BaseCommand):
    """Dung lượng bộ nhớ đệm."""

    help = "Show what each cache takes of the disk by level; --evict brings them within NEN_TILES_QUOTA_GB."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to evict, and down to what."""
        parser.add_argument(
            "--evict", action="store_true", help="remove what is used least, if over the quota"
        )
        parser.add_argument("--quota-gb", type=float, default=None, help="another quota for this run")
        parser.add_argument("--quiet", action="store_true", help="say nothing but what went")

    def handle(self, *args: Any, **options: Any) -> None:
        """Evict when asked to, then show."""
        if (store := shared()) is not None:
            self._tell_shared(store, quiet=options["quiet"])
            return
        place = workspace()
        wished = None if options["quota_gb"] is None else int(options["quota_gb"] * 1e9)
        if options["evict"]:
            self._evict(quota.evict(place, wished), quiet=options["quiet"])
        if not options["quiet"]:
            self._show(quota.usage(place), settings.TILES_QUOTA_BYTES if wished is None else wished)

    def _tell_shared(self, store: Store, *, quiet: bool) -> None:
        """Where kept tiles lie on a server, that makes room by itself."""
        if quiet:
            return
        try:
            names, room = store.caches(), store.room()
        except Away as error:
            raise CommandError(
                f"Kho ô ({settings.TILE_CACHE}) không trả lời, bản đồ vẫn vẽ nhưng không giữ ô: {error}"
                f" · The server of kept tiles does not answer; maps are drawn and not kept. docs/tiles-caches.md"
            ) from None
        limit = "∞" if room.limit is None else size(room.limit)
        self.stdout.write(f"{settings.TILE_CACHE}: {len(names)} bộ nhớ đệm · caches")
        for name in names:
            self.stdout.write(f"    {name}")
        self.stdout.write(f"Tổng · total: {size(room.bytes)} / {limit}; {room.rule}")

    def _evict(self, done: quota.Evicted | None, *, quiet: bool) -> None:
        if done is None:
            self.stdout.write("tiến trình khác đang dọn · another process is at it")
        elif done.bytes or not quiet:
            self.stdout.write(
                f"đã xóa · removed: {done.directories} thư mục cũ · old directories, {done.blocks} khối ô · blocks,"
                f" {size(done.bytes)}; còn · left {size(done.left)}"
            )

    def _show(self, found: quota.Usage, limit: int) -> None:
        levels: dict[tuple[str, str], list[int]] = {}
        for name, grid, level in sorted(found.levels):
            levels.setdefault((name, grid), []).append(level)
        for (name, grid), known in levels.items():
            whole = sum(found.levels[name, grid, level] for level in known)
            tiles = sum(found.tiles[name, grid, level] for level in known)
            self.stdout.write(f"{name} · {grid}: {tiles:,} ô·tiles, {size(whole)}")
            parts = [f"{one}: {size(found.levels[name, grid, one])}" for one in known if one >= 0]
            if parts:
                self.stdout.write(f"    {', '.join(parts)}")
        for name, count in sorted(found.unused.items()):
            self.stdout.write(f"{name}: {size(count)}, không dùng nữa · no longer used")
        by_map: Counter[str] = Counter()
        for (name, _grid, _level), count in found.levels.items():
            by_map[name.rsplit("-", 2)[0]] += count
        self.stdout.write(
            "Theo bản đồ · by map: " + ", ".join(f"{one} {size(n)}" for one, n in by_map.most_common())
        )
        share = f" = {found.bytes / limit:.0%}" if limit else ""
        self.stdout.write(f"Tổng · total: {size(found.bytes)} / {size(limit) if limit else '∞'}{share}")
