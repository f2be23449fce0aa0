"""Nhật ký kèm bộ thay đổi. The report of an import as attachments of its draft, where reviewers find it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from layers.changesets.attachments import keep_file
from layers.changesets.models import ChangeSet

#: File of the report -> name and type of the attachment.
FILES = {
    "report.html": ("Báo cáo nhập dữ liệu.html", "text/html"),
    "issues.csv": ("Nhật ký nhập dữ liệu.csv", "text/csv"),
}


def attach(change_set_id: UUID, folder: Path) -> None:
    """Keep the readable files of a report with the change set that came of it."""
    change_set = ChangeSet.objects.select_related("author").get(pk=change_set_id)
    for file, (name, media_type) in FILES.items():
        keep_file(change_set, change_set.author, name, media_type, (folder / file).read_bytes())
