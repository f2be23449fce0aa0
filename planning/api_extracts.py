"""Trích lục đã lưu, hàng loạt: HTTP. Extracts are kept, shown again byte for byte, printed, made by thousands."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from cadastre.api import requested_crs
from geo.http.answers import is_known, json_answer
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import charge
from layers.background import Job
from layers.changesets.api_edits import signed_in
from planning.api import AsOf
from planning.api_schemas import ExtractOut
from planning.services import paper, stored
from planning.services.batch import order as orders
from planning.services.batch import running
from planning.services.batch.forecast import forecast
from planning.services.batch.order import MOST_BUFFER_M, MOST_PARCELS, Format
from planning.services.stored import Stored

router = Router(tags=["planning"])

#: Tokens that a paper costs: as much work as ten plain requests.
PAPER_TOKENS = 10.0
PDF: dict[str, Any] = {
    "responses": {200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}}
}


class RouteIn(Schema):
    """A route and how far to each side of it parcels are meant."""

    model_config = ConfigDict(extra="forbid")

    geometry: dict[str, Any]
    buffer_m: float = Field(gt=0, le=MOST_BUFFER_M)


class ExtractBatchIn(Schema):
    """Which parcels, and the form of the result: exactly one of `parcels` (ids, or texts as in the lookup's `q`),
    `geometry` (an area) and `route`."""

    model_config = ConfigDict(extra="forbid")

    parcels: list[Annotated[str, Field(max_length=200)]] | None = Field(default=None, max_length=MOST_PARCELS)
    geometry: dict[str, Any] | None = None
    route: RouteIn | None = None
    crs: str = Field(default="OGC:CRS84", max_length=100)
    format: Format = "xlsx"
    as_of: date | None = None


class ExtractBatchOut(Schema):
    """Where to ask how far a batch is; `expected_seconds` of work, not counting what waits before it."""

    id: UUID
    parcels: int
    expected_seconds: int
    status_url: str


class ExtractForecastOut(Schema):
    """What a batch would take: seconds of work, bytes of its file, batches before it, the most parcels of one."""

    parcels: int
    format: Format
    seconds: int
    bytes: int
    ahead: int
    most: int


class StoredOut(Schema):
    """Where a stored extract is, and the SHA-256 of its bytes."""

    id: UUID
    sha256: str
    url: str
    pdf_url: str
    verify_url: str


@router.post(
    "/parcels/{parcel_id}/extracts",
    response={201: StoredOut, **PROBLEMS},
    summary="Lưu trích lục quy hoạch · Keep a parcel extract",
)
def keep(request: HttpRequest, parcel_id: str, as_of: AsOf = None, lang: Lang = None) -> HttpResponse:
    """Keeps the extract of a day for good. The same facts, day and language are kept once and have one id."""
    charge(request, PAPER_TOKENS)
    kept = _keep(request, parcel_id, as_of)
    body = {
        "id": kept.id,
        "sha256": kept.sha256,
        "url": f"/api/v1/extracts/{kept.id}",
        "pdf_url": f"/api/v1/extracts/{kept.id}.pdf",
        "verify_url": paper.verify_address(kept),
    }
    answer = json_answer(request, body, status=201)
    answer["Location"] = body["url"]
    return answer


@router.get(
    "/parcels/{parcel_id}/extract.pdf",
    response={200: None, **PROBLEMS},
    openapi_extra=PDF,
    summary="Trích lục quy hoạch của thửa đất: PDF · Parcel extract as PDF",
)
def parcel_pdf(request: HttpRequest, parcel_id: str, as_of: AsOf = None, lang: Lang = None) -> HttpResponse:
    """A4 with a map to scale and a QR that proves it. What is printed is kept, so that it can be proved."""
    charge(request, PAPER_TOKENS)
    gave(request, 1)
    return _pdf(_keep(request, parcel_id, as_of))


@router.get(
    "/extracts/{uuid:extract_id}",
    response={200: ExtractOut, 304: None, **PROBLEMS},
    summary="Trích lục đã lưu · A stored extract",
)
def show(request: HttpRequest, extract_id: UUID) -> HttpResponse:
    """The bytes that were handed out, unchanged; their SHA-256 is the ETag."""
    kept = stored.find(extract_id, request.user)
    headers = {"ETag": f'"{kept.sha256}"', "Cache-Control": "private, no-cache"}
    if is_known(request, kept.sha256):
        return HttpResponse(status=304, headers=headers)
    gave(request, 1)
    return HttpResponse(kept.content, content_type="application/json", headers=headers)


@router.get(
    "/extracts/{uuid:extract_id}.pdf",
    response={200: None, **PROBLEMS},
    openapi_extra=PDF,
    summary="Trích lục đã lưu: PDF · A stored extract as PDF",
)
def show_pdf(request: HttpRequest, extract_id: UUID) -> HttpResponse:
    """The paper of a stored extract, made of its stored content alone: the same bytes each time."""
    charge(request, PAPER_TOKENS)
    kept = stored.find(extract_id, request.user)
    gave(request, 1)
    return _pdf(kept)


@router.post(
    "/extracts",
    response={
        202: ExtractBatchOut,
        401: ProblemDocument,
        409: ProblemDocument,
        413: ProblemDocument,
        **PROBLEMS,
    },
    summary="Trích lục hàng loạt · Batch of extracts",
)
def batch(request: HttpRequest, payload: ExtractBatchIn, lang: Lang = None) -> HttpResponse:
    """Up to 10,000 parcels of a list, of a drawn area, or along a route, as XLSX, CSV, GeoPackage or a zip of papers.
    Follow the job; its result names the file, which is kept for a week."""
    user = signed_in(request)
    charge(request, PAPER_TOKENS)
    day, language = payload.as_of or timezone.localdate(), language_of(request)
    given = [one for one in (payload.parcels, payload.geometry, payload.route) if one is not None]
    if len(given) != 1:
        vi = "Cho đúng một trong ba: parcels, geometry hoặc route."
        en = "Give exactly one of parcels, geometry and route."
        raise Problem("invalid-request", vi, en, errors=[FieldError("parcels", "incomplete", vi, en)])
    if payload.parcels is not None:
        order = orders.listed(payload.parcels, payload.format, day, language)
    else:
        shape = payload.route.geometry if payload.route else payload.geometry or {}
        width = payload.route.buffer_m if payload.route else None
        crs = requested_crs(payload.crs)
        order = orders.within(shape, crs, width, payload.format, day, language, user)
    job = running.ask(user, order)
    body = {
        "id": job.pk,
        "parcels": len(order.parcels),
        "expected_seconds": forecast(len(order.parcels), order.format).seconds,
        "status_url": f"/api/v1/jobs/{job.pk}",
    }
    answer = json_answer(request, body, status=202)
    answer["Location"] = body["status_url"]
    return answer


@router.get(
    "/extracts/forecast",
    response={200: ExtractForecastOut, 401: ProblemDocument, 413: ProblemDocument, **PROBLEMS},
    summary="Dự báo trích lục hàng loạt · Forecast of a batch",
)
def batch_forecast(
    request: HttpRequest,
    parcels: Annotated[int, Query(ge=1)],
    format: Format = "xlsx",
    lang: Lang = None,
) -> HttpResponse:
    """How long a batch would take and how large its file would be, by the last ones that were made here."""
    signed_in(request)
    return json_answer(request, asdict(forecast(parcels, format)))


@router.get(
    "/extracts/batches/{uuid:job_id}/file",
    response={200: None, 401: ProblemDocument, **PROBLEMS},
    summary="Tệp kết quả trích lục hàng loạt · File of a batch",
)
def batch_file(request: HttpRequest, job_id: UUID) -> FileResponse:
    """For who asked for it, for a week."""
    job = _own(request, job_id)
    path = running.result_of(job) if job else None
    if path is None:
        raise Problem(
            "not-found",
            "Không có tệp này: việc chưa xong, đã quá bảy ngày, hoặc không phải của bạn.",
            "There is no such file: not done yet, older than a week, or not yours.",
        )
    gave(request, len(job.order["parcels"]))
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=path.name)
    answer["Cache-Control"] = "private, no-store"
    return answer


@router.delete(
    "/extracts/batches/{uuid:job_id}",
    response={204: None, 401: ProblemDocument, **PROBLEMS},
    summary="Hủy trích lục hàng loạt · Cancel a batch",
)
def cancel_batch(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Nothing more is made of it, and what was made is deleted; by who asked for it, also when it is done."""
    job = _own(request, job_id)
    if job is None:
        raise Problem("not-found", "Không có việc này.", "There is no such job.")
    running.cancel(job)
    return HttpResponse(status=204)


def _own(request: HttpRequest, job_id: UUID) -> Job | None:
    return Job.objects.filter(pk=job_id, owner=signed_in(request), kind=running.KIND).first()


def _keep(request: HttpRequest, parcel_id: str, as_of: AsOf) -> Stored:
    return stored.keep(
        parcel_id, as_of=as_of or timezone.localdate(), lang=language_of(request), user=request.user
    )


def _pdf(kept: Stored) -> HttpResponse:
    headers = {
        "Content-Disposition": f'inline; filename="trich-luc-quy-hoach-{kept.as_of}.pdf"',
        "Cache-Control": "private, no-store",
        "Link": f'</api/v1/extracts/{kept.id}>; rel="alternate"; type="application/json"',
    }
    return HttpResponse(paper.pdf(kept), content_type="application/pdf", headers=headers)
