"""`manage.py compare_register BOOK.xlsx WARD`: so sánh sổ mục kê với bản đồ (docs/cadastral-files.md)."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cadastre.domain.register_book import BookUnreadable, SheetUnknownInBook, read_entries
from cadastre.importers.register_book import read_cells
from cadastre.services.register_book import compare_with_map
from layers.importing.issues import FileRefused, Issue


class Command(BaseCommand):
    """Prints every difference and keeps them for the quality page of the ward."""

    help = "So sánh sổ mục kê (XLSX) với bản đồ / Compare a register book with the map"
    requires_system_checks: list[str] = []  # pages and their URLs have no part in it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """File, ward and worksheet."""
        parser.add_argument("file", type=Path)
        parser.add_argument("ward", help="mã xã, phường / code of the ward")
        parser.add_argument("--sublayer", default="", help="tên trang tính / name of the worksheet")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and print."""
        try:
            entries = read_entries(read_cells(options["file"], options["sublayer"]))
        except FileRefused as refusal:
            issue = Issue(refusal.rule, "error", details=dict(refusal.details))
            raise CommandError(f"{issue.message('vi')} {issue.remedy('vi')} / {refusal}") from refusal
        except (BookUnreadable, SheetUnknownInBook) as error:
            raise CommandError(f"{error.message('vi')} / {error.message('en')}") from error
        found = compare_with_map(options["ward"], entries)
        for one in found.comparison.differences:
            self.stdout.write(f"  {one.code}: {one.message_vi} / {one.message_en}")
        self.stdout.write(
            f"sổ/book {found.comparison.rows}, trên bản đồ/on the map {found.comparison.matched}, "
            f"khác/differences {len(found.comparison.differences)}, lượt/run {found.run}"
        )
