"""Tables of the tiles."""

from tiles.keeping.models import TileGeneration
from tiles.seeding.models import SeedRun

__all__ = ["SeedRun", "TileGeneration"]
