"""Tables of the tiles."""

from tiles.generalised.models import GeneralisedLayer, GeneralisedShape, OwedSquare
from tiles.keeping.models import TileGeneration
from tiles.seeding.models import SeedRun

__all__ = ["GeneralisedLayer", "GeneralisedShape", "OwedSquare", "SeedRun", "TileGeneration"]
