"""`manage.py import_layer FILE LAYER`: nhập một tệp vào một lớp (docs/import.md)."""

from __future__ import annotations

import logging
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from layers.importing import report
from layers.importing.progress import Progress
from layers.importing.request import ImportRequest, ImportResult
from layers.importing.running import run
from layers.registry import UnknownLayer, registry

#: Findings printed in full; the report holds all.
SHOWN = 12


class Command(BaseCommand):
    """Reads, checks and writes; exit code 1 when the file is refused."""

    help = "Nhập một tệp vào một lớp / Import a file into a layer"
    requires_system_checks: list[str] = []  # pages and their URLs have no part in an import

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of one run."""
        add = parser.add_argument
        add("file", type=Path)
        add("layer")
        add("--sublayer", default="", help="lớp trong tệp / layer inside the file")
        add("--crs", default="", help="hệ tọa độ thay cho khai báo của tệp / CRS instead of the declared one")
        add("--swap-axes", action="store_true", help="số thứ nhất là hướng bắc / northing comes first")
        add("--source", default="", help="mã nguồn dữ liệu / dataset code (mặc định: tên tệp)")
        add("--key", default="", help="cột khóa của bản ghi / column that identifies a record")
        add("--map", action="append", default=[], metavar="COLUMN=FIELD")
        add("--constant", action="append", default=[], metavar="FIELD=VALUE")
        add(
            "--link",
            action="append",
            default=[],
            metavar="FIELD=COLUMN",
            help="tra khóa ngoại / look up a foreign key",
        )
        add(
            "--level",
            action="append",
            default=[],
            metavar="NUMBER=FIELD",
            help="lớp của bản vẽ DGN, DXF: trường của nhãn, hoặc boundary / level of a drawing",
        )
        add("--encoding", default="", help="bảng mã / UTF-8, cp1258, latin1…")
        add("--map-scale", type=int, help="mẫu số tỷ lệ bản đồ gốc / scale of the source map")
        add("--accuracy", type=float, metavar="METRES", help="độ chính xác vị trí / positional accuracy")
        add("--valid-from", type=date.fromisoformat, metavar="YYYY-MM-DD")
        add("--synthetic", action="store_true", help="dữ liệu mô phỏng / synthetic data")
        add(
            "--dissolve",
            action="store_true",
            help="gộp mọi hình thành một bản ghi / all shapes become one record",
        )
        add(
            "--repair",
            action="store_true",
            help="sửa hình không hợp lệ, có nhật ký / make shapes valid, logged",
        )
        add("--dry-run", action="store_true", help="kiểm tra, không ghi / check without writing")
        add(
            "--all-or-nothing",
            action="store_true",
            help="một dòng lỗi thì từ chối cả tệp / one bad row refuses all",
        )
        add("--report-dir", type=Path, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the import and print what came of it."""
        logging.getLogger("procrastinate").setLevel(logging.WARNING)
        try:
            layer = registry.get(options["layer"])
        except UnknownLayer as error:
            known = ", ".join(spec.name for spec in registry)
            raise CommandError(
                f"Không có lớp {options['layer']} / no such layer. Có / known: {known}"
            ) from error
        path: Path = options["file"]
        request = ImportRequest(
            path=path,
            layer=layer,
            city=settings.CITY,
            source=options["source"] or path.stem[:60],
            sublayer=options["sublayer"],
            crs=options["crs"],
            swap_axes=options["swap_axes"],
            encoding=options["encoding"],
            key=options["key"],
            mapping=_pairs(options["map"]),
            constants=dict(_pairs(options["constant"])),
            levels=_levels(options["level"]),
            links=_pairs(options["link"]),
            dissolve=options["dissolve"],
            repair=options["repair"],
            dry_run=options["dry_run"],
            all_or_nothing=options["all_or_nothing"],
            synthetic=options["synthetic"],
            accuracy_m=options["accuracy"],
            map_scale=options["map_scale"],
            valid_from=options["valid_from"],
            report_dir=options["report_dir"] or settings.IMPORT_REPORT_DIR,
        )
        with Progress(path.name, enabled=sys.stderr.isatty()) as progress:
            result = run(request, progress.step)
        self._print(result)
        if result.refused:
            raise SystemExit(1)

    def _print(self, result: ImportResult) -> None:
        rank = {"error": 0, "warning": 1, "info": 2}
        issues = sorted(result.log, key=lambda issue: rank[issue.severity])
        for issue in issues[:SHOWN]:
            where = f" [dòng {issue.row}]" if issue.row else ""
            self.stdout.write(
                f"  {issue.severity:7} {issue.rule}{where}: {issue.message('vi')} / {issue.message('en')}"
            )
            if issue.severity == "error" and issue.remedy("vi"):
                self.stdout.write(f"          → {issue.remedy('vi')} / {issue.remedy('en')}")
        if (more := sum(result.log.counts.values()) - min(len(issues), SHOWN)) > 0:
            self.stdout.write(f"  … và {more} mục nữa / and {more} more")
        told = report.in_words(result.outcome, report.rows_by_fate(result))
        self.stdout.write(f"{result.outcome}: {told}")
        if agreement := result.facts.get("area_agreement"):
            self.stdout.write(f"diện tích ghi và tính / recorded and computed area: {agreement}")
        if result.report:
            self.stdout.write(f"báo cáo / report: {result.report / 'report.html'}")


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign:
            raise CommandError(f"{text}: cần dạng TÊN=GIÁ_TRỊ / expected NAME=VALUE")
        pairs[name] = value
    return pairs


def _levels(given: list[str]) -> dict[int, str]:
    pairs = _pairs(given)
    if wrong := [name for name in pairs if not name.isdigit()]:
        raise CommandError(f"{wrong[0]}: cần số lớp / expected the number of a level")
    return {int(name): value for name, value in pairs.items()}
