"""`manage.py data_dictionary`: từ điển dữ liệu từ khai báo các lớp."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from layers import dictionary
from layers.registry import registry


class Command(BaseCommand):
    """Prints the dictionary, or writes it to a file."""

    help = "Từ điển dữ liệu / Data dictionary"
    requires_system_checks: list[str] = []  # needs the declarations only

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Format, layers and target."""
        parser.add_argument("--format", choices=("json", "csv", "md"), default="md")
        parser.add_argument("--layer", action="append", default=[])
        parser.add_argument("--output", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Describe the layers asked for, or all."""
        specs = [spec for spec in registry if not options["layer"] or spec.name in options["layer"]]
        srid = settings.STORAGE_SRID
        if options["format"] == "json":
            text = json.dumps(
                [dictionary.describe(spec, srid) for spec in specs], ensure_ascii=False, indent=1
            )
        elif options["format"] == "csv":
            text = dictionary.as_csv(specs, srid)
        else:
            text = dictionary.as_markdown(specs, srid)
        if options["output"]:
            encoding = "utf-8-sig" if options["format"] == "csv" else "utf-8"
            options["output"].write_text(text, encoding=encoding)
        else:
            self.stdout.write(text)
