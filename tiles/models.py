"""Tables of the tiles."""

from tiles.seeding.models import SeedRun

__all__ = ["SeedRun"]
