"""`manage.py load_city`: nạp mọi bộ dữ liệu của thành phố (geo/cities/*.toml), lần sau chỉ nạp cái đã đổi."""

from __future__ import annotations

import logging
import time
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from psycopg import sql

from geo.administration.loading import AdminFileInvalid, load_sovereignty, load_successions
from geo.city import Dataset
from layers.importing import datasets
from layers.importing.datasets import DatasetInvalid
from layers.importing.document_files import DocumentFileInvalid, keep_all
from layers.importing.stamps import digest, has_rows, is_derived, is_loaded, last_run
from layers.models import ImportRun
from layers.registry import registry

if TYPE_CHECKING:
    from layers.importing.issues import Issue
    from layers.importing.sandbox import Readers

#: Tables of the kernel that are no layers, with the function that loads each.
TABLES: dict[str, Callable[[Path], int]] = {
    "admin_unit_successions": load_successions,
    "sovereignty_labels": load_sovereignty,
}
#: Dataset that is no table: the files that records of documents name.
DOCUMENTS = "documents"


class Command(BaseCommand):
    """Idempotent; over in less than a second when nothing changed."""

    help = "Nạp dữ liệu của thành phố / Load the city's datasets"
    _until_done: ExitStack
    _readers: Readers | None = None
    requires_system_checks: list[str] = []  # pages and their URLs have no part in loading

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which datasets, and whether to trust the stamps."""
        parser.add_argument(
            "--only", action="append", default=[], metavar="LAYER", help="chỉ các lớp này / only these layers"
        )
        parser.add_argument(
            "--force", action="store_true", help="nạp lại cả khi không đổi / load even if unchanged"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load in the order of the configuration; the first refusal ends the run."""
        logging.getLogger("procrastinate").setLevel(logging.WARNING)
        city = settings.CITY
        chosen = tuple(one for one in city.datasets if not options["only"] or one.layer in options["only"])
        known = {spec.name for spec in registry} | {*TABLES, DOCUMENTS}
        if unknown := [one.layer for one in chosen if one.layer not in known]:
            raise CommandError(f"{city.slug}.toml: {', '.join(unknown)}?")
        folders = {
            "demo": str(settings.DEMO_DIR),
            "fabric": str(settings.FABRIC_DIR),
            "real": settings.REAL_DATA_DIR or "",
        }
        changed: set[str] = set()
        try:
            if datasets.needs_fabric(chosen, folders):
                self._generate()
            with ExitStack() as self._until_done:
                for number, dataset in enumerate(chosen, 1):
                    if self._load(dataset, folders, f"[{number}/{len(chosen)}]", force=options["force"]):
                        changed.add(dataset.layer)
        except (DatasetInvalid, AdminFileInvalid, DocumentFileInvalid) as error:
            raise CommandError(str(error)) from error
        self._analyze(changed)
        if not changed:
            self.stdout.write(f"{city.name_vi}: không có gì thay đổi / nothing changed")

    def _generate(self) -> None:
        self.stdout.write("tạo dữ liệu mô phỏng / generating the synthetic layers …")
        for line in datasets.generate_fabric(settings.FABRIC_DIR, settings.PROJECT_DIR):
            self.stdout.write(f"  {line}")

    def _load(self, dataset: Dataset, folders: dict[str, str], mark: str, *, force: bool) -> bool:
        """Load one dataset; False when it was there already."""
        if dataset.options.get(datasets.ROWS_OF):
            return self._derive(dataset, mark, force=force)
        path = datasets.path_of(dataset, folders)
        if not path.exists():
            raise DatasetInvalid(f"{dataset.code}: không có tệp / no such file: {path}")
        if dataset.layer == DOCUMENTS:
            return self._documents(path, mark)
        if dataset.layer in TABLES:
            return self._table(dataset, path, mark, force=force)
        request = datasets.request_of(dataset, settings.CITY, path, settings.IMPORT_REPORT_DIR)
        if not force and is_loaded(dataset.layer, dataset.code, digest(path), request.options()):
            return False
        # heavy libraries, needed only when something is loaded
        from layers.importing.running import run
        from layers.importing.sandbox import Readers

        if self._readers is None:
            self._readers = self._until_done.enter_context(Readers())
        started = time.perf_counter()
        self.stdout.write(f"{mark} {dataset.layer} ← {path.name}", ending=" … ")
        self.stdout.flush()
        result = run(request, readers=self._readers)
        spent = time.perf_counter() - started
        self.stdout.write(
            f"{result.rows_read} → +{result.rows_added} ~{result.rows_changed} ={result.rows_unchanged} "
            f"✗{result.rows_refused} ({spent:.1f} s)"
        )
        if result.refused:
            first = next(issue for issue in result.log if issue.severity == "error")
            raise DatasetInvalid(
                f"{path.name}: {first.message('vi')} / {first.message('en')} → {self._remedy(dataset, first)}"
            )
        if result.rows_refused:
            self.stdout.write(f"      báo cáo / report: {result.report}/report.html")
        return True

    def _remedy(self, dataset: Dataset, issue: Issue) -> str:
        """A generated city that clashes with the one in the database was generated by an earlier version."""
        if "{fabric}" in dataset.path and issue.rule == "db-conflict" and has_rows(dataset.layer):
            return (
                f"Thành phố mẫu nay được sinh khác với bản đang có: xoá {settings.VAR_DIR} rồi chạy lại để dựng từ đầu"
                " (mất các sửa thử). / The demo city is now generated differently: delete that folder and run again."
            )
        return issue.remedy("vi")

    def _table(self, dataset: Dataset, path: Path, mark: str, *, force: bool) -> bool:
        sha, run = digest(path), last_run(dataset.layer, dataset.code)
        if not force and run is not None and run.file_sha256 == sha and has_rows(dataset.layer):
            return False
        started = timezone.now()
        count = TABLES[dataset.layer](path)
        ImportRun.objects.create(
            layer=dataset.layer, source=dataset.code, file_name=path.name, file_sha256=sha, started_at=started,
            finished_at=timezone.now(), outcome=ImportRun.Outcome.WRITTEN, rows_read=count, rows_added=count,
        )  # fmt: skip
        self.stdout.write(f"{mark} {dataset.layer} ← {path.name} … {count}")
        return True

    def _documents(self, path: Path, mark: str) -> bool:
        """Files of documents; which are there already, the store itself knows."""
        if added := keep_all(path):
            self.stdout.write(f"{mark} {DOCUMENTS} ← {path.name} … +{added}")
        return False

    def _derive(self, dataset: Dataset, mark: str, *, force: bool) -> bool:
        spec = registry.get(dataset.layer)
        if spec.rows_of is None:
            raise DatasetInvalid(f"{dataset.layer}: rows_of")
        if not force and is_derived(spec, dataset.code):
            return False
        from layers.importing.derived_rows import derive_rows  # heavy libraries

        done = derive_rows(spec, dataset.code, settings.STORAGE_SRID)
        source = f"{spec.rows_of.layer}.{spec.rows_of.text}"
        self.stdout.write(
            f"{mark} {dataset.layer} ← {source} … +{done.added} ~{done.changed} ={done.unchanged}"
        )
        return True

    def _analyze(self, tables: set[str]) -> None:
        """Fresh statistics, so that the first map request is planned well."""
        with connection.cursor() as cursor:
            for table in sorted(tables):
                cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))
