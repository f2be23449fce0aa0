"""Sổ cấp phép: HTTP. Permits in the open; for who holds a role on permits their cases, events and documents too."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Router
from ninja.files import UploadedFile

from cadastre.domain.errors import ParcelUnknown
from cadastre.queries.parcels import parcel_id
from geo.domain.crs import CRS84
from geo.domain.errors import BadBBox
from geo.domain.values import BBox
from geo.http.answers import json_answer, tagged_answer
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import FieldError, Problem
from geo.http.sparse import Fields, chosen, sparse
from layers.audit.recording import sensitive_read
from layers.changesets.api_edits import signed_in
from permits.api_schemas import (
    CaseLineOut,
    FiledOut,
    PermitCaseOut,
    PermitDocumentOut,
    PermitDocumentsOut,
    PermitEventsOut,
    PermitListOut,
    PermitOut,
    RecordedOut,
)
from permits.api_schemas_in import FilingIn, PermitEventIn
from permits.domain.case_search import CaseFilters, CaseMark
from permits.domain.kinds import KINDS
from permits.domain.statuses import OF_PERMIT, STATUSES
from permits.queries.case_access import LAYER, reads_cases
from permits.queries.cases import CaseFile, CaseUnknown, case, cases
from permits.queries.listing import permit_page, permit_seen
from permits.services import telling
from permits.services.register import documents, filing, recording, refusals
from permits.services.register.given import CASE_FIELDS, WORK_FIELDS, EventInput, Filing

router = Router(tags=["permits"], by_alias=True)

WRITES = {
    401: ProblemDocument, 403: ProblemDocument, 409: ProblemDocument, 412: ProblemDocument, **PROBLEMS,
}  # fmt: skip
#: A part of the cursor whose list has come to its end.
_OVER = "-"
_PERSONAL = ("investor_name", "investor_address")
Word = Annotated[str, Query(max_length=200, pattern="^[^\x00]*$")]


@router.get(
    "/permits",
    response={200: PermitListOut, **PROBLEMS},
    summary="Giấy phép và hồ sơ cấp phép · Permits and cases",
)
def listed(
    request: HttpRequest,
    what: Annotated[str, Query(pattern="^(permits|cases|)$", description="permits, cases, or both")] = "",
    status: Annotated[
        str, Query(max_length=200, description="Mã, cách nhau bằng dấu phẩy · codes; open")
    ] = "",
    kind: Annotated[str, Query(max_length=200)] = "",
    ward: Annotated[str, Query(max_length=5)] = "",
    parcel: Annotated[str, Query(max_length=60)] = "",
    permit: UUID | None = None,
    bbox: Annotated[str, Query(max_length=200, description="Tây,nam,đông,bắc (độ) · degrees")] = "",
    q: Word = "",
    due: Annotated[str, Query(pattern="^(overdue|today|week|)$")] = "",
    shapes: Annotated[bool, Query(description="Kèm đường bao · with footprints")] = False,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str, Query(max_length=120)] = "",
    fields: Fields = "",
    lang: Lang = None,
) -> HttpResponse:
    """Permits that are public, the newest first. Who holds a role on permits also gets the cases in his reach; with
    `due` or a status that only cases have, cases alone. `limit` counts for each of the two lists. `fields` may name
    those of permits and of cases."""
    language, kept = language_of(request), chosen(fields, PermitOut, CaseLineOut)
    filters = CaseFilters(
        statuses=_codes("status", status, [*(code for code, *_ in STATUSES), "open"]),
        kinds=_codes("kind", kind, [code for code, *_ in KINDS]),
        ward=ward,
        parcel=_parcel(parcel, request),
        permit=permit,
        bbox=_box(bbox),
        q=q,
        due=due,  # type: ignore[arg-type] # the pattern above
    )
    at_permits, at_cases = _places(cursor)
    if what == "cases" and not reads_cases(request.user):
        signed_in(request)
        raise refusals.forbidden()
    of_cases_only = bool(due) or bool(filters.statuses and not set(filters.statuses) & set(OF_PERMIT))
    found, following = [], None
    if what != "cases" and not of_cases_only and at_permits != _OVER:
        found, following = permit_page(request.user, filters, CaseMark.read(at_permits), limit, shapes=shapes)
    lines, more = [], None
    if what != "permits" and at_cases != _OVER and reads_cases(request.user):
        page = cases(request.user, filters, at_cases, limit)
        lines, more = page.cases, page.next
    gave(request, len(found) + len(lines))
    body = {
        "permits": [sparse(telling.told_permit(one, language), kept) for one in found],
        "cases": [sparse(telling.told_line(one, language), kept) for one in lines],
        "next": f"{following.text() if following else _OVER}!{more or _OVER}" if following or more else None,
    }
    return json_answer(request, body)


@router.post("/permits", response={201: FiledOut, **WRITES}, summary="Nộp hồ sơ cấp phép · File a case")
def file(request: HttpRequest, payload: FilingIn, lang: Lang = None) -> HttpResponse:
    """Opens a case; records the versions of parcels and governing plans of the day of filing."""
    user, language = signed_in(request), language_of(request)
    work = {name: getattr(payload, name) for name in (*WORK_FIELDS, *CASE_FIELDS)}
    given = Filing(
        kind=payload.kind,
        work_group=payload.work_group or "",
        filed_on=payload.filed_on,
        number=payload.number.strip(),
        reference=payload.reference.strip(),
        parcels=payload.parcels,
        footprint=payload.footprint,
        crs=payload.crs,
        permit=payload.permit,
        parties=[one.model_dump() for one in payload.parties],
        work={name: value for name, value in work.items() if value is not None},
        works=[one.model_dump() for one in payload.works],
    )
    held = case(user, filing.file(user, given, request).pk)
    told = telling.told_case(held, None, language)
    names = (
        "id", "number", "version", "status", "status_name", "kind", "permit", "filed_on", "due_on", "parcels", "plans",
    )  # fmt: skip
    answer = json_answer(request, {name: told[name] for name in names}, status=201)
    answer["Location"] = f"/api/v1/permits/{held.row['id']}"
    answer["ETag"] = f'"{held.row["version"]}"'
    return answer


@router.get(
    "/permits/{uuid:permit_id}",
    response={200: PermitCaseOut | PermitOut, 304: None, **PROBLEMS},
    summary="Một giấy phép hoặc hồ sơ · One permit or case",
)
def one(request: HttpRequest, permit_id: UUID, lang: Lang = None) -> HttpResponse:
    """A case with all that is on file for who may read it; for everybody else the permit, while it is public."""
    language = language_of(request)
    held = _case(request, permit_id)
    if held is not None:
        body = telling.told_case(held, permit_seen(request.user, held.row["permit"]), language)
        return tagged_answer(request, body, version=str(held.row["version"]))
    row = permit_seen(request.user, permit_id)
    if row is None:
        raise refusals.permit_unknown("id")
    gave(request, 1)
    return tagged_answer(request, telling.told_permit(row, language), version=str(row["version"]))


@router.get(
    "/permits/{uuid:permit_id}/events",
    response={200: PermitEventsOut, 304: None, **PROBLEMS},
    summary="Diễn biến của hồ sơ · Events of a case",
)
def events(request: HttpRequest, permit_id: UUID, lang: Lang = None) -> HttpResponse:
    """In the order in which they were recorded; for who holds a role on permits."""
    held = _case(request, permit_id)
    if held is None:
        raise refusals.case_unknown()
    body = {
        "id": held.row["id"],
        "version": held.row["version"],
        "status": held.row["status"],
        "possible": list(held.possible),
        "events": telling.told_events(held.events, language_of(request)),
    }
    return tagged_answer(request, body, version=str(held.row["version"]))


@router.post(
    "/permits/{uuid:permit_id}/events",
    response={201: RecordedOut, **WRITES},
    summary="Ghi diễn biến · Record an event",
)
def record(request: HttpRequest, permit_id: UUID, payload: PermitEventIn, lang: Lang = None) -> HttpResponse:
    """One event in one transaction. What touches the permit is published at once (map, feed, extract)."""
    user, language = signed_in(request), language_of(request)
    values = payload.model_dump(
        include={"agencies", "agency", "answer", "permit_number", "issuer", "document_number", "months"}
    )
    given = EventInput(
        payload.event, payload.on, payload.note, payload.version, payload.document, payload.footprint, payload.crs,
        values, payload.work.model_dump(exclude_none=True) if payload.work else {},
        None if payload.works is None else [one.model_dump() for one in payload.works],
    )  # fmt: skip
    recording.record(user, permit_id, given, request)
    held = case(user, permit_id)
    told = telling.told_case(held, None, language)
    names = (
        "id", "number", "version", "status", "status_name", "due_on", "permit", "permit_number", "possible",
    )  # fmt: skip
    body = {name: told[name] for name in names} | {"event": told["events"][-1]}
    answer = json_answer(request, body, status=201)
    answer["ETag"] = f'"{held.row["version"]}"'
    return answer


@router.get(
    "/permits/{uuid:permit_id}/documents",
    response={200: PermitDocumentsOut, **PROBLEMS},
    summary="Tài liệu của hồ sơ · Documents of a case",
)
def papers(request: HttpRequest, permit_id: UUID, lang: Lang = None) -> HttpResponse:
    """What is on file, each with its hash; for who holds a role on permits."""
    held = _case(request, permit_id)
    if held is None:
        raise refusals.case_unknown()
    return json_answer(request, {"documents": [telling.told_document(one) for one in held.documents]})


@router.post(
    "/permits/{uuid:permit_id}/documents",
    response={201: PermitDocumentOut, 413: ProblemDocument, **WRITES},
    summary="Thêm tài liệu · Add a document",
)
def add_paper(
    request: HttpRequest,
    permit_id: UUID,
    kind: Annotated[str, Form(max_length=20)] = "khac",
    title: Annotated[str, Form(max_length=255)] = "",
    number: Annotated[str, Form(max_length=80)] = "",
    dated: Annotated[date | None, Form()] = None,
    sha256: Annotated[str, Form(max_length=64, description="Khi không gửi tệp · without a file")] = "",
    file_name: Annotated[str, Form(max_length=255)] = "",
    media_type: Annotated[str, Form(max_length=100)] = "",
    file: Annotated[UploadedFile | None, File()] = None,
    lang: Lang = None,
) -> HttpResponse:
    """A file (multipart/form-data), or the SHA-256 of one that is kept elsewhere. The same content is added once."""
    told = {
        "kind": kind, "title": title, "number": number, "dated": dated, "sha256": sha256, "file_name": file_name,
        "media_type": media_type,
    }  # fmt: skip
    made = documents.add(signed_in(request), permit_id, told, file, request)
    names = (
        "id",
        "kind",
        "title",
        "number",
        "dated",
        "file_name",
        "media_type",
        "sha256",
        "size_bytes",
        "added_at",
    )
    return json_answer(request, {name: getattr(made, name) for name in names}, status=201)


@router.get(
    "/permits/{uuid:permit_id}/documents/{uuid:document}",
    response={200: None, 401: ProblemDocument, **PROBLEMS},
    openapi_extra={
        "responses": {200: {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}}
    },
    summary="Tệp của tài liệu · File of a document",
)
def paper(request: HttpRequest, permit_id: UUID, document: UUID, lang: Lang = None) -> HttpResponse:
    """For who works on the case: drawings and papers hold personal data. The reading is recorded."""
    data, media_type, name = documents.content(signed_in(request), permit_id, document, request)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name or 'document')}",
        "X-Content-Type-Options": "nosniff",
    }
    gave(request, 1, personal=1)
    return HttpResponse(data, content_type=media_type, headers=headers)


def _case(request: HttpRequest, case_id: UUID) -> CaseFile | None:
    """The case, if the caller may read it; that personal data were handed out is recorded."""
    try:
        held = case(request.user, case_id)
    except CaseUnknown:
        return None
    personal = held.parties is not None
    gave(request, 1, personal=int(personal))
    if personal:
        sensitive_read(request, LAYER, [held.row["permit"]], _PERSONAL)
    return held


def _codes(parameter: str, given: str, known: list[str]) -> tuple[str, ...]:
    asked = tuple(one.strip() for one in given.split(",") if one.strip())
    wrong = [refusals.not_among(parameter, one, known) for one in asked if one not in known]
    if wrong:
        raise refusals.invalid(wrong)
    return asked


def _parcel(given: str, request: HttpRequest) -> UUID | None:
    if not given.strip():
        return None
    try:
        return parcel_id(given, request.user)
    except ParcelUnknown as unknown:
        words = (unknown.message("vi"), unknown.message("en"))
        raise refusals.invalid([refusals.error("parcel", unknown.code(), words)]) from unknown


def _box(given: str) -> tuple[float, float, float, float] | None:
    if not given.strip():
        return None
    try:
        west, south, east, north = (float(part) for part in given.split(","))
        box: Any = BBox(west, south, east, north, CRS84).as_tuple()
    except BadBBox as bad:
        raise _bad_box(bad.message("vi"), bad.message("en")) from bad
    except ValueError as bad:
        raise _bad_box("bbox cần bốn số.", "bbox needs four numbers.") from bad
    return box  # type: ignore[no-any-return]


def _bad_box(vi: str, en: str) -> Problem:
    remedy = ("Ví dụ: bbox=106.69,10.76,106.71,10.78", "For example bbox=106.69,10.76,106.71,10.78")
    return Problem("invalid-request", vi, en, errors=[FieldError("bbox", "bad-bbox", vi, en, *remedy)])


def _places(cursor: str) -> tuple[str, str]:
    """The parts of a cursor: the place in the permits, the place in the cases; "-" = at its end, "" = at the start."""
    if not cursor:
        return "", ""
    permits, bar, of_cases = cursor.partition("!")
    readable = all(one in ("", _OVER) or CaseMark.read(one) for one in (permits, of_cases))
    if not bar or not readable:
        words = ("Không hiểu con trỏ cursor.", "The cursor is not understood.")
        remedy = ("Dùng giá trị next của lần trước.", "Use next of the answer before.")
        raise refusals.invalid([refusals.error("cursor", "bad-cursor", words, remedy)])
    return permits, of_cases
