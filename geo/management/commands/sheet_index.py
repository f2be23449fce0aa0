"""`manage.py sheet_index`: the index of map sheets of the city as GeoJSON, one feature a line."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

import orjson
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from geo.domain.crs import by_srid
from geo.domain.errors import DomainError
from geo.domain.values import BBox
from geo.sheet_index import GRIDS, features


class Command(BaseCommand):
    """Print the sheets of one grid and scale that cover the city or a part of it."""

    help = "Prints the index of map sheets (GeoJSON, CRS84) of the city or of a box in its VN-2000 zone."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Grid, scale and, to narrow it down, a box."""
        parser.add_argument("grid", choices=sorted(GRIDS))
        parser.add_argument("scale", type=int, help="denominator: 2000 for 1:2000")
        parser.add_argument(
            "--bbox", help="min E,min N,max E,max N in metres in the city's zone; default: the city"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the collection to standard output.

        Raises:
            CommandError: no such scale in this grid, or not a box.
        """
        crs = by_srid(settings.STORAGE_SRID)
        try:
            extent = (
                BBox.from_ogc(options["bbox"], crs) if options["bbox"] else BBox(*settings.CITY.extent, crs)
            )
            self.stdout.write('{"type": "FeatureCollection", "features": [')
            separator = ""
            for feature in features(options["grid"], options["scale"], extent):
                self.stdout.write(separator + orjson.dumps(feature).decode(), ending="")
                separator = ",\n"
            self.stdout.write("\n]}")
        except DomainError as error:
            raise CommandError(error.message("vi")) from error
