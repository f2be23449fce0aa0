"""Tài liệu của đồ án: reading a file of the store through the record that names it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from geo.named_sql import load
from geo.reading import rows
from layers import documents
from layers.rights import User
from layers.visible_rows import visible_rows

_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")


class PlanDocumentUnknown(LookupError):
    """The plan has no such document, it is hidden from the reader, or its file was never handed in."""


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document ready to be handed out."""

    file_name: str
    media_type: str
    sha256: str
    content: bytes


def document_file(plan_code: str, document: UUID, user: User | None) -> DocumentFile:
    """A document of a plan that `user` may see, with its content.

    Raises:
        PlanDocumentUnknown: see there.
        layers.documents.DocumentDamaged: the file changed on the disk.
    """
    statement = visible_rows(load("planning", "documents")["document_of_plan"], user)
    found = rows(statement, {"plan_code": plan_code, "document": document})
    if not found:
        raise PlanDocumentUnknown(str(document))
    (paper,) = found
    try:
        content = documents.read(paper["sha256"])
    except documents.DocumentMissing as error:
        raise PlanDocumentUnknown(str(document)) from error
    known = _MEDIA_TYPE.fullmatch(paper["media_type"])
    media_type = paper["media_type"] if known else "application/octet-stream"
    return DocumentFile(paper["file_name"] or str(document), media_type, paper["sha256"], content)
