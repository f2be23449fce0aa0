"""Tài liệu của hồ sơ. Papers are added to a case by file or by hash, and read by who works on the case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from geo.http.problems import Problem
from layers import documents
from layers.audit.recording import record as audit
from layers.changesets.attachments import KINDS, safe_name
from layers.changesets.retrying import in_transaction
from permits.models import PermitDocument
from permits.models.document import DOCUMENT_KINDS
from permits.queries.case_access import layer
from permits.queries.cases import CaseUnknown, case
from permits.services.register import refusals
from permits.services.register.recording import find_to_write

MOST_DOCUMENTS = 200
_SHA256 = re.compile(r"[0-9a-f]{64}")
_CODES = [code for code, *_ in DOCUMENT_KINDS]


@in_transaction
def add(
    user: User,
    case_id: UUID,
    told: Mapping[str, Any],
    upload: UploadedFile | None = None,
    request: HttpRequest | None = None,
) -> PermitDocument:
    """Add a document to a case; the same content again is the same document.

    Args:
        told: kind, title, number, dated; without a file also sha256, file_name, media_type.
    Raises:
        Problem: 404, 403; 400 for a wrong kind, hash or type of file; 413; 409 when there are too many.
    """
    held = find_to_write(user, case_id)
    if told.get("kind", "khac") not in _CODES:
        raise refusals.invalid([refusals.not_among("kind", str(told["kind"]), _CODES)])
    kept = _of_file(upload) if upload is not None else _of_hash(told)
    found = held.documents.filter(sha256=kept["sha256"]).first()
    if found is not None:
        return found  # type: ignore[no-any-return]
    if held.documents.count() >= MOST_DOCUMENTS:
        words = (f"Tối đa {MOST_DOCUMENTS} tài liệu.", f"At most {MOST_DOCUMENTS} documents.")
        raise refusals.conflict("too-many-documents", words, ("Gộp các tệp.", "Put files together."))
    plain = {name: told[name] for name in ("kind", "title", "number", "dated") if told.get(name)}
    made = PermitDocument.objects.create(case=held, added_by=user, **{**plain, **kept})
    made.refresh_from_db(fields=["added_at"])
    audit(
        user, "permit.document", layer=layer(), feature=held.permit, request=request,
        detail={"case": str(held.pk), "document": str(made.pk), "sha256": made.sha256},
    )  # fmt: skip
    return made


def content(
    user: User, case_id: UUID, document: UUID, request: HttpRequest | None = None
) -> tuple[bytes, str, str]:
    """A document's bytes, type and name, for who works on the case; the reading is recorded.

    Raises:
        Problem: 404 when case, document or file is not there, or not for this reader.
    """
    try:
        held = case(user, case_id)
    except CaseUnknown as unknown:
        raise refusals.case_unknown() from unknown
    found = next((one for one in held.documents if one["id"] == document), None)
    if found is None or held.parties is None or not documents.has(found["sha256"]):
        raise Problem("not-found", "Không có tệp của tài liệu này.", "There is no file of this document.")
    audit(
        user, "read", layer=layer(), feature=held.row["permit"], request=request, row_count=1,
        detail={"case": str(case_id), "document": str(document)},
    )  # fmt: skip
    return (
        documents.read(found["sha256"]),
        found["media_type"] or "application/octet-stream",
        found["file_name"],
    )


def _of_file(upload: UploadedFile) -> dict[str, Any]:
    if (upload.size or 0) > settings.ATTACHMENT_MAX_BYTES:
        raise Problem("too-large", "Tệp quá lớn.", "The file is too large.")
    name = safe_name(upload.name or "")
    kind = KINDS.get(Path(name).suffix.lower())
    data = upload.read()
    if kind is None or not data.startswith(kind.starts):
        listed = ", ".join(KINDS)
        words = ("Kiểu tệp không được nhận.", "This type of file is not taken.")
        raise refusals.invalid(
            [refusals.error("file", "wrong-type", words, (f"Các kiểu: {listed}.", f"Types: {listed}."))]
        )
    kept = documents.keep(data)
    return {
        "sha256": kept.sha256, "size_bytes": kept.size_bytes, "file_name": name, "media_type": kind.media_type,
    }  # fmt: skip


def _of_hash(told: Mapping[str, Any]) -> dict[str, Any]:
    digest = str(told.get("sha256") or "").lower()
    if not _SHA256.fullmatch(digest):
        words = ("Cần tệp, hoặc SHA-256 của tệp.", "A file is needed, or its SHA-256.")
        raise refusals.invalid(
            [refusals.error("sha256", "missing", words, ("Gửi file hoặc sha256.", "Send file or sha256."))]
        )
    names = ("file_name", "media_type")
    return {"sha256": digest, **{name: told[name] for name in names if told.get(name)}}
