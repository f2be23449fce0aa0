"""Truy vết lần nhập. What the audit record is told of rows that an import writes into a layer at once.

The rows themselves bear the id of the run (`change_set`), so the history of each feature leads to file and source.
"""

from __future__ import annotations

from django.contrib.auth.models import User

from layers.audit.recording import record
from layers.models import ImportRun

#: Who is named where a command of the installation writes and nobody is signed in.
ACTOR = "import"


def record_written(run: ImportRun) -> None:
    """One entry for the whole run; last in its transaction."""
    actor = User.objects.filter(username=run.user_name).first() if run.user_name else None
    detail = {
        "file": run.file_name, "sha256": run.file_sha256, "source": run.source, "added": run.rows_added,
        "changed": run.rows_changed, "refused": run.rows_refused,
    }  # fmt: skip
    record(
        actor, "import.written", layer=run.layer, change_set=run.pk, detail=detail,
        row_count=run.rows_added + run.rows_changed,
    )  # fmt: skip
