"""`manage.py overlay_plans`: chồng mọi thửa với mọi ô quy hoạch (docs/planning.md)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from planning.services.overlay import refresh_all


class Command(BaseCommand):
    """Computes the shares of all parcels in all zones in force anew."""

    help = "Chồng mọi thửa đất với mọi ô quy hoạch còn hiệu lực / Overlay all parcels with all zones in force"
    requires_system_checks: list[str] = []  # pages and their URLs have no part in it

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute and print."""
        run = refresh_all()
        self.stdout.write(
            f"thửa/parcels {run.parcels}, ô/zones {run.zones}, phần chung/shares {run.pairs}, {run.seconds:.1f} s"
        )
