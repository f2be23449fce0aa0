"""Gói hồ sơ quy hoạch: HTTP. Packages of TT 16/2025/TT-BXD are judged for anybody and taken in from planners."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Form, Query, Router
from ninja.files import UploadedFile

from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import charge
from layers.changesets.api_edits import signed_in
from planning.api_schemas_packages import (
    FunctionDraftOut,
    FunctionNameIn,
    FunctionNameOut,
    PackageDraftIn,
    PackageIn,
    PackageJobOut,
    PackageReportOut,
)
from planning.services import harmonising
from planning.services.gate import jobs
from planning.services.gate.exporting import PlanUnknown, export_plan
from planning.services.gate.judging import judged, most_bytes, one_of_few
from planning.services.gate.report import WRITERS, as_collection

router = Router(tags=["planning"])
#: Tokens that a package costs: as much work as thirty plain requests.
PACKAGE_TOKENS = 30.0
WRITING = {401: ProblemDocument, 403: ProblemDocument, 409: ProblemDocument, **PROBLEMS}
REFUSALS = {413: ProblemDocument, 503: ProblemDocument, **PROBLEMS}
Format = Annotated[
    Literal["json", "html", "pdf", "geojson"] | None,
    Query(description="Dạng báo cáo; để trống: theo Accept · form of the report; left out: by Accept"),
]
_BY_ACCEPT = {"application/pdf": "pdf", "text/html": "html", "application/geo+json": "geojson"}
FILES: dict[str, Any] = {
    "responses": {
        200: {
            "content": {
                "application/pdf": {"schema": {"type": "string", "format": "binary"}},
                "text/html": {"schema": {"type": "string"}},
                "application/geo+json": {"schema": {"type": "object"}},
            }
        }
    }
}

ZIP: dict[str, Any] = {
    "responses": {200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}}
}


@router.post(
    "/plan-packages/validate",
    response={200: PackageReportOut, **REFUSALS},
    by_alias=True,
    openapi_extra=FILES,
    summary="Kiểm tra gói hồ sơ quy hoạch · Judge a plan package",
)
def validate(
    request: HttpRequest,
    file: File[UploadedFile],
    values: Form[PackageIn],
    format: Format = None,
    lang: Lang = None,
) -> HttpResponse:
    """Every finding by numbered rules (docs/plan-packages.md): errors refuse, warnings are listed. Nothing is kept."""
    charge(request, PACKAGE_TOKENS)
    _refuse_large(file, most_bytes(request.user), known=request.user.is_authenticated)
    with one_of_few():
        body = _judge(file, values.stated_count, language_of(request))
    return _answer(request, body, format or _accepted(request))


@router.post(
    "/plan-packages",
    response={
        202: PackageJobOut,
        401: ProblemDocument,
        403: ProblemDocument,
        409: ProblemDocument,
        **REFUSALS,
    },
    summary="Nhận gói thành bản nháp · Take a package in as a draft",
)
def take_in(
    request: HttpRequest, file: File[UploadedFile], values: Form[PackageDraftIn], lang: Lang = None
) -> HttpResponse:
    """Judged in the background; an accepted package becomes a change set with the plan and all that belongs to it, one
    that is refused leaves nothing. Follow the job; its result holds the report."""
    job = jobs.ask(signed_in(request), file, title=values.title.strip(), stated_count=values.stated_count)
    answer = json_answer(request, {"job": str(job.pk)}, status=202)
    answer["Location"] = f"/api/v1/jobs/{job.pk}"
    return answer


@router.post(
    "/function-names",
    response={201: FunctionNameOut, **WRITING},
    summary="Gán mã cho tên chức năng · Give a raw name its function code",
)
def decide_name(request: HttpRequest, values: FunctionNameIn, lang: Lang = None) -> HttpResponse:
    """From now on packages and drafts take the name for this code; zones on file follow by a draft of their own."""
    name = harmonising.decide(signed_in(request), values.raw, values.code, values.note.strip())
    body = {"id": name.pk, "raw": name.raw, "code": name.code, "note": name.note}
    return json_answer(request, body, status=201)


@router.delete(
    "/function-names/{int:name_id}",
    response={204: None, **WRITING},
    summary="Bỏ gán tên chức năng · Take back the code of a name",
)
def forget_name(request: HttpRequest, name_id: int, lang: Lang = None) -> HttpResponse:
    """Zones keep the codes that they have."""
    harmonising.take_back(signed_in(request), _number(name_id))
    return HttpResponse(status=204)


@router.post(
    "/function-names/{int:name_id}/draft",
    response={201: FunctionDraftOut, **WRITING},
    summary="Lập bản nháp theo tên chức năng · Draft the code for the zones on file",
)
def draft_name(request: HttpRequest, name_id: int, lang: Lang = None) -> HttpResponse:
    """A draft change set that gives every zone without code and with this name its code."""
    change_set, count = harmonising.draft_for(signed_in(request), _number(name_id))
    return json_answer(request, {"changeset": str(change_set), "count": count}, status=201)


@router.get(
    "/plans/{plan_code}/package.zip",
    response={200: None, **PROBLEMS},
    openapi_extra=ZIP,
    summary="Đồ án thành gói TT 16/2025 · A plan as a package",
)
def package(request: HttpRequest, plan_code: str, lang: Lang = None) -> HttpResponse:
    """The plan as the reader may see it: GIS classes, workbook and documents. The gate accepts what it writes."""
    charge(request, PACKAGE_TOKENS)
    try:
        written = export_plan(plan_code[:60], request.user, timezone.localdate())
    except PlanUnknown as error:
        raise Problem("not-found", "Không có đồ án này.", "There is no such plan.") from error
    answer = HttpResponse(written.content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{written.name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _number(given: int) -> int:
    """An id as the database takes it; a larger one names nothing."""
    return given if given < 2**63 else 0


def _judge(file: UploadedFile, stated_count: int | None, lang: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="nen-upload-") as folder:
        path = Path(folder) / "package.zip"
        with path.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        return judged(path, Path(file.name or "").name, stated_count, lang)


def _answer(request: HttpRequest, body: dict[str, Any], form: str) -> HttpResponse:
    if form == "geojson":
        answer = json_answer(request, as_collection(body))
        answer["Content-Type"] = "application/geo+json"
    elif form in WRITERS:
        media_type, write = WRITERS[form]
        answer = HttpResponse(write(body), content_type=media_type)
        if form == "pdf":
            answer["Content-Disposition"] = 'attachment; filename="bao-cao-goi-quy-hoach.pdf"'
        else:
            answer["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    else:
        answer = json_answer(request, body)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _accepted(request: HttpRequest) -> str:
    """The first of the media types a caller names that there is; JSON otherwise."""
    for part in request.headers.get("Accept", "").split(","):
        if form := _BY_ACCEPT.get(part.split(";")[0].strip().lower()):
            return form
    return "json"


def _refuse_large(file: UploadedFile, limit: int, *, known: bool) -> None:
    if (file.size or 0) <= limit:
        return
    megabytes = limit // 1_000_000
    remedy = ("Bỏ bản vẽ quét dung lượng lớn khỏi gói.", "Leave large scans out of the package.")
    if not known:
        remedy = ("Đăng nhập để gửi gói lớn hơn.", "Sign in to send a larger package.")
    vi, en = f"Gói lớn hơn {megabytes} MB.", f"The package is larger than {megabytes} MB."
    raise Problem("too-large", vi, en, errors=[FieldError("file", "too-large", vi, en, *remedy)])
