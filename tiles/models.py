"""Tables of the tiles."""

from tiles.generalised.models import GeneralisedShape
from tiles.keeping.models import TileGeneration
from tiles.seeding.models import SeedRun

__all__ = ["GeneralisedShape", "SeedRun", "TileGeneration"]
