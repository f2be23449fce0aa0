"""Tệp đính kèm. Decisions and surveys that a change set rests on: few types, limited size, kept by their hash."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest

from geo.http.problems import Problem
from layers.audit.recording import record
from layers.changesets import access, refusals
from layers.changesets.models import Attachment, ChangeSet
from layers.changesets.retrying import in_transaction

#: Attachments of one change set.
MOST = 50
_NAME = 200
_SAFE = re.compile(r"[^\w .,()\-–]", re.UNICODE)
_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)


@dataclass(frozen=True)
class Kind:
    """A type of file: what it is called on the net, how its content begins."""

    media_type: str
    starts: tuple[bytes, ...]


KINDS: dict[str, Kind] = {
    ".pdf": Kind("application/pdf", (b"%PDF-",)),
    ".png": Kind("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": Kind("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": Kind("image/jpeg", (b"\xff\xd8\xff",)),
    ".tif": Kind("image/tiff", (b"II*\x00", b"MM\x00*")),
    ".tiff": Kind("image/tiff", (b"II*\x00", b"MM\x00*")),
    ".zip": Kind("application/zip", _ZIP),
    ".docx": Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _ZIP),
    ".xlsx": Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _ZIP),
    ".odt": Kind("application/vnd.oasis.opendocument.text", _ZIP),
    ".ods": Kind("application/vnd.oasis.opendocument.spreadsheet", _ZIP),
    ".doc": Kind("application/msword", _OLE),
    ".xls": Kind("application/vnd.ms-excel", _OLE),
}


@in_transaction
def attach(user: User, change_set_id: UUID, upload: UploadedFile) -> Attachment:
    """Keep a file with a change set that can still be edited.

    Raises:
        Problem: 413 when it is too large, 400 when its type is not allowed or its content is of another type.
    """
    change_set = access.find_editable(user, change_set_id)
    if (upload.size or 0) > settings.ATTACHMENT_MAX_BYTES:
        raise _too_large()
    name = safe_name(upload.name or "")
    suffix = Path(name).suffix.lower()
    kind = KINDS.get(suffix)
    content = upload.read()
    if kind is None or not content.startswith(kind.starts):
        raise _wrong_kind(name)
    if change_set.attachments.count() >= MOST:
        message = (f"Tối đa {MOST} tệp.", f"At most {MOST} files.")
        raise refusals.conflict("too-many-files", message, ("Gộp các tệp.", "Put files together."))
    return keep_file(change_set, user, name, kind.media_type, content)


def keep_file(change_set: ChangeSet, user: User, name: str, media_type: str, content: bytes) -> Attachment:
    """Keep a file with a change set; the caller answers for right, type and size."""
    number = change_set.attachments.aggregate(last=Max("number"))["last"] or 0
    digest = hashlib.sha256(content).hexdigest()
    relative = f"change_sets/{change_set.pk}/{digest}{Path(name).suffix.lower()}"
    _keep(Path(settings.MEDIA_ROOT) / relative, content)
    return Attachment.objects.create(
        change_set=change_set, number=number + 1, name=name, media_type=media_type, sha256=digest,
        size=len(content), path=relative, added_by=user,
    )  # fmt: skip


@in_transaction
def detach(user: User, change_set_id: UUID, number: int, request: HttpRequest | None = None) -> None:
    """Take a file out of a change set that can still be edited; the audit record keeps what it was.

    Raises:
        Problem: 404 when there is none, 409 for the log of an import, which belongs to its rows.
    """
    change_set = access.find_editable(user, change_set_id)
    attachment = change_set.attachments.filter(number=number).first()
    if attachment is None:
        raise refusals.attachment_gone()
    if not is_removable(attachment):
        raise refusals.conflict(
            "import-log",
            (
                "Nhật ký nhập tệp đi cùng các dòng đã nhập nên không gỡ được.",
                "The log of an import belongs to its rows and cannot be removed.",
            ),
            (
                "Rút bộ thay đổi này nếu không dùng tệp đã nhập.",
                "Withdraw the change set if the file is not wanted.",
            ),
        )
    path = attachment.path
    attachment.delete()
    transaction.on_commit(lambda: _forget(path))
    record(
        user, "changeset.detached", change_set=change_set.pk, request=request,
        detail={"number": number, "sha256": attachment.sha256, "size": attachment.size,
                "media_type": attachment.media_type},
    )  # fmt: skip


def is_removable(attachment: Attachment) -> bool:
    """Whether its author attached it; the log of an import is of kinds that nobody may attach."""
    return any(attachment.media_type == kind.media_type for kind in KINDS.values())


def fetch(user: User, change_set_id: UUID, number: int) -> tuple[Attachment, bytes]:
    """An attachment and its content, for whoever sees the change set.

    Raises:
        Problem: 404; 500 when the content is not what was attached.
    """
    change_set = access.find(user, change_set_id)
    attachment = change_set.attachments.filter(number=number).first()
    if attachment is None:
        raise refusals.attachment_gone()
    path = Path(settings.MEDIA_ROOT) / attachment.path
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise Problem("internal", "Tệp đính kèm đã bị hỏng.", "The attachment is damaged.")
    return attachment, content


def safe_name(given: str) -> str:
    """The last part of a name, composed, without signs that mean something to a file system or a header.

    >>> safe_name("../../QĐ 12/2026.pdf"), safe_name('a"b\\n.pdf')
    ('2026.pdf', 'a_b_.pdf')
    """
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    cleaned = _SAFE.sub("_", last).strip(" .")
    stem, suffix = Path(cleaned).stem, Path(cleaned).suffix
    return f"{stem[: _NAME - len(suffix)]}{suffix}" or "tệp"


def _keep(path: Path, content: bytes) -> None:
    """Write once; a transaction that is rolled back leaves a file that nothing points to, never the other way."""
    if path.is_file():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _forget(relative: str) -> None:
    """Remove the content, unless another attachment has the same."""
    if not Attachment.objects.filter(path=relative).exists():
        (Path(settings.MEDIA_ROOT) / relative).unlink(missing_ok=True)


def _too_large() -> Problem:
    limit = settings.ATTACHMENT_MAX_BYTES // 1_000_000
    message = (f"Tệp lớn hơn {limit} MB.", f"The file is larger than {limit} MB.")
    remedy = ("Nén hoặc chia nhỏ tệp.", "Compress or divide it.")
    return Problem("too-large", *message, errors=[refusals.error("file", "too-large", message, remedy)])


def _wrong_kind(name: str) -> Problem:
    listed = ", ".join(sorted(KINDS))
    message = (
        f"Không nhận tệp “{name}”: loại tệp không được phép hoặc nội dung không đúng loại.",
        f"The file “{name}” is refused: its type is not allowed, or its content is of another type.",
    )
    return refusals.invalid(
        [refusals.error("file", "wrong-type", message, (f"Các loại: {listed}.", f"Types: {listed}."))]
    )
