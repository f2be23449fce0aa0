"""`manage.py tiles_forecast MAP --zoom 8-16 --area wards:26734`: tiles, room and time of a seeding run."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tiles.seeding import areas, arguments, forecast, wording
from tiles.workspace import workspace


class Command(BaseCommand):
    """Dự báo vẽ trước."""

    help = "Count the tiles of an order and estimate room and time from a sample, which is drawn and kept."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What is to be drawn."""
        arguments.add_order(parser)
        parser.add_argument("--processes", type=int, default=settings.SEED_PROCESSES)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the table."""
        order = arguments.order_of(options)
        try:
            told = forecast.forecast(order, workspace())
        except areas.AreaUnknown as error:
            raise CommandError(f"{error.vi} · {error.en}") from None
        for line in [order.title, *wording.forecast_lines(told, options["processes"])]:
            self.stdout.write(line)
