"""Tệp tải lên. An upload is kept under var/ until the worker has read it, and no longer."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from geo.http.problems import Problem
from layers.changesets.attachments import safe_name
from layers.changesets.refusals import error


def keep(job: UUID, upload: UploadedFile) -> Path:
    """Write an upload to the folder of its job. Raises Problem 413 when it is larger than allowed."""
    if (upload.size or 0) > settings.IMPORT_MAX_BYTES:
        raise _too_large()
    path = folder_of(job) / safe_name(upload.name or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        for chunk in upload.chunks():
            stream.write(chunk)
    return path


def find(job: UUID) -> Path | None:
    """The upload of a job; None when it is gone."""
    return next(iter(sorted(folder_of(job).glob("*"))), None)


def drop(job: UUID) -> None:
    """Delete what was uploaded for a job."""
    shutil.rmtree(folder_of(job), ignore_errors=True)


def drop_all_but(jobs: Iterable[UUID], untouched_since: datetime) -> int:
    """Delete the uploads of jobs that are over; returns how many there were.

    Args:
        untouched_since: a folder that changed later is left alone, its job may be about to be written down.
    """
    root = Path(settings.IMPORT_UPLOAD_DIR)
    kept = {str(job) for job in jobs}
    lost = [
        folder
        for folder in root.glob("*")
        if folder.name not in kept and folder.stat().st_mtime < untouched_since.timestamp()
    ]
    for folder in lost:
        shutil.rmtree(folder, ignore_errors=True)
    return len(lost)


def folder_of(job: UUID) -> Path:
    """Where the upload of a job lies."""
    return Path(settings.IMPORT_UPLOAD_DIR) / str(job)


def _too_large() -> Problem:
    limit = settings.IMPORT_MAX_BYTES // 1_000_000
    message = (f"Tệp lớn hơn {limit} MB.", f"The file is larger than {limit} MB.")
    remedy = ("Nén thành .zip, hoặc chia theo phường.", "Compress it (.zip), or divide it by ward.")
    return Problem("too-large", *message, errors=[error("file", "too-large", message, remedy)])
