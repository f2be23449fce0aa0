"""`manage.py verify_audit`: kiểm tra chuỗi băm của nhật ký truy cập."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from layers.audit.chain import Head, first_break, head
from layers.audit.kept_heads import append, read

HOW = {
    "gap": "thiếu mục ngay trước / an entry before it is missing",
    "link": "không nối tiếp mục trước / does not continue the entry before",
    "content": "nội dung đã bị sửa / its content was changed",
    "head": "khác mã băm đã lưu ở nơi khác / differs from the hash kept elsewhere, or is gone",
}


class Command(BaseCommand):
    """Exit code 1 at the first entry that does not fit."""

    help = "Kiểm tra chuỗi băm của nhật ký / Walk the hash chain of the audit record"
    requires_system_checks: list[str] = []  # pages and their URLs have no part in it

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Heads noted at earlier times."""
        parser.add_argument(
            "--from-head",
            action="append",
            default=[],
            type=_head,
            metavar="SEQ:HASH",
            help="so với mã băm đã ghi lại trước đây / compare with a head noted earlier",
        )
        parser.add_argument(
            "--keep",
            type=Path,
            default=None,
            metavar="FILE",
            help="so với mọi mốc trong tệp rồi ghi thêm mốc mới / compare with the heads in it, then add the new one",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Walk, compare, print the head."""
        kept: list[Head] = options["from_head"]
        file: Path | None = options["keep"]
        if file is not None:
            try:
                kept = [*kept, *read(file)]
            except (OSError, ValueError) as error:
                raise CommandError(f"{file}: {error}") from error
        current = head()
        if broken := first_break(kept):
            self.stderr.write(f"GÃY / BROKEN {broken.seq}: {HOW[broken.how]}")
            raise SystemExit(1)
        if file is not None:
            append(file, current)
        self.stdout.write(
            f"Toàn vẹn / whole: {current.seq} mục / entries, {len(kept)} mốc / kept heads\n{current}"
        )


def _head(text: str) -> Head:
    try:
        return Head.parse(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text}: SEQ:HASH") from error
