"""`manage.py pin_datum`: write the pinned rows again and show the control points. Run it after every restore."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from geo import datum, pinned_rows


class Command(BaseCommand):
    """Pin EPSG:6960 in spatial_ref_sys and verify every component."""

    help = "Writes the VN-2000 rows of spatial_ref_sys (pg_dump leaves them out) and verifies the datum."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, verify, print one line per component.

        Raises:
            CommandError: a component still uses another operation.
        """
        with transaction.atomic(), connection.cursor() as cursor:
            written = pinned_rows.pin(cursor)
        self.stdout.write(f"{written} rows of spatial_ref_sys carry EPSG:6960.")
        # PostGIS remembers the definitions that a session has used; this one has used none, running servers have.
        self.stdout.write("Restart running processes: their database sessions remember the old rows.")
        results = datum.verify()
        for result in results:
            self.stdout.write(f"  {result}")
        if not all(result.ok for result in results):
            raise CommandError("Not every component uses EPSG:6960; run: python -m geo.pin_proj")
