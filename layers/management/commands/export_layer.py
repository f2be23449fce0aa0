"""`manage.py export_layer LAYER FILE`: xuất một lớp ra tệp; định dạng theo đuôi tệp."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from layers.audit.recording import record
from layers.exporting import rows, writing
from layers.registry import UnknownLayer, registry


class Command(BaseCommand):
    """Public fields, unless `--as-user` names somebody who may read more."""

    help = "Xuất một lớp ra tệp / Export a layer to a file"
    requires_system_checks: list[str] = []  # pages and their URLs have no part in an export

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Layer, file, CRS and reader."""
        parser.add_argument("layer")
        parser.add_argument("file", type=Path, help=f"đuôi tệp / ending: {', '.join(writing.WRITERS)}")
        parser.add_argument("--crs", type=int, help="EPSG: hệ của thành phố hoặc 4326 / the city's or 4326")
        parser.add_argument(
            "--as-user", default="", help="xuất theo quyền của / with the rights of this login"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file."""
        path: Path = options["file"]
        default = 4326 if writing.needs_degrees(path) else settings.STORAGE_SRID
        try:
            spec = registry.get(options["layer"])
            user = User.objects.get(username=options["as_user"]) if options["as_user"] else None
            selection = rows.select(
                spec, user, srid=options["crs"] or default, storage_srid=settings.STORAGE_SRID
            )
            count = writing.write(selection, path)
            if sensitive := sorted(one.name for one in selection.fields if not one.is_public):
                record(user, "export", layer=spec, detail={"fields": sensitive}, row_count=count)
        except (UnknownLayer, User.DoesNotExist, rows.ExportRefused, writing.FormatUnknown) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{path}: {count}")
