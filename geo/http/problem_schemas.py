"""Shape of problem documents, for the OpenAPI definition of every router."""

from __future__ import annotations

from ninja import Schema


class ProblemError(Schema):
    """One wrong input."""

    field: str
    code: str
    message: str
    remedy: str


class ProblemDocument(Schema):
    """RFC 9457 problem document."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[ProblemError]


#: What every read may answer besides its result.
PROBLEMS = {400: ProblemDocument, 404: ProblemDocument, 429: ProblemDocument}
