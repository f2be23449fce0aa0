"""Nhập tệp thành bộ thay đổi: HTTP. The upload, the background job and what came of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problems import Problem
from layers.background import Job
from layers.changesets.api_edits import signed_in
from layers.changesets.api_schemas import READ_REFUSALS, REFUSALS, Line
from layers.changesets.imports import file_operations, jobs
from layers.changesets.imports.options import not_pairs, pairs_of, unknown_operation

router = Router(tags=["changesets"])
Pairs = Annotated[str, Field(max_length=4000, pattern=r"^[^\x00-\x09\x0b-\x1f]*$")]
Code = Annotated[str, Field(max_length=60, pattern=r"^[^\x00-\x1f]*$")]


class ImportIn(Schema):
    """How a file is to be read, and what the change set that comes of it says."""

    layer: Code
    title: Line = ""
    legal_document: Line = ""
    legal_date: date | None = None
    effective_date: date | None = None
    source: Annotated[Code, Field(description="Mã nguồn dữ liệu · compare features of this dataset only")] = (
        ""
    )
    key: Annotated[Line, Field(description="Trường hoặc cột nhận biết · field or column to go by")] = ""
    encoding: Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9_\-]*$", examples=["cp1258"])] = ""
    crs: Annotated[str, Field(max_length=60, pattern=r"^[A-Za-z0-9:_\-/.]*$", examples=["EPSG:9210"])] = ""
    sublayer: Line = ""
    swap_axes: bool = False
    repair: bool = False
    all_or_nothing: bool = False
    remove_missing: Annotated[
        bool, Field(description="Tệp đầy đủ: xóa cái không có trong tệp · the file is complete")
    ] = False
    constants: Annotated[
        Pairs,
        Field(description="trường=giá_trị; … hoặc JSON · values of every row", examples=["sheet_number=5"]),
    ] = ""
    levels: Annotated[
        Pairs, Field(description="lớp=trường; … hoặc JSON · levels of a drawing", examples=["15=address"])
    ] = ""
    operation: Annotated[
        str,
        Field(max_length=40, pattern=r"^[a-z_]*$", description="resurvey: đo đạc lại cả tờ · a whole sheet"),
    ] = ""


class JobStarted(Schema):
    """Where to ask how far it is."""

    job: UUID


class ImportCountsOut(Schema):
    """Rows of the file by what becomes of them; `missing` are features that the file does not hold."""

    read: int
    added: int
    changed: int
    removed: int
    unchanged: int
    refused: int
    missing: int


class ImportResultOut(Schema):
    """What came of a file; no change set when nothing differs or all was refused."""

    changeset: UUID | None
    counts: ImportCountsOut
    errors: int
    report: str
    issues: dict[str, int]


class JobProblemOut(Schema):
    """Why it came to nothing."""

    code: str
    message: str
    remedy: str


class JobOut(Schema):
    """A background job; `result` is of its kind (import, plan package, batch of extracts)."""

    id: UUID
    kind: str
    title: str
    state: Literal["waiting", "running", "done", "refused", "failed", "dismissed"]
    phase: str
    progress: float
    created_at: datetime
    finished_at: datetime | None
    result: ImportResultOut | dict[str, Any] | None
    problem: JobProblemOut | None


@router.post(
    "/changesets/imports",
    response={202: JobStarted, **REFUSALS},
    summary="Nhập tệp thành bộ thay đổi · A file becomes a change set",
)
def import_file(
    request: HttpRequest, file: File[UploadedFile], values: Form[ImportIn], lang: Lang = None
) -> HttpResponse:
    """The file is compared with what is live; what differs becomes a draft. Follow the job."""
    given = values.model_dump(exclude={"layer"})
    given |= {name: pairs_of(name, given[name]) for name in ("constants", "levels")}
    if any(not level.isdigit() for level in given["levels"]):
        raise not_pairs("levels", "15=address; 1=boundary")
    if values.operation and not file_operations.known(values.operation):
        raise unknown_operation(values.operation)
    job = jobs.ask(signed_in(request), values.layer, file, given)
    answer = json_answer(request, {"job": str(job.pk)}, status=202)
    answer["Location"] = f"/api/v1/jobs/{job.pk}"
    return answer


@router.get(
    "/jobs/{uuid:job_id}", response={200: JobOut, **READ_REFUSALS}, summary="Việc nền · A background job"
)
def job(request: HttpRequest, job_id: UUID, lang: Lang = None) -> HttpResponse:
    """How far it is, and what came of it; for who asked for it."""
    found = Job.objects.filter(pk=job_id, owner=signed_in(request)).defer("order", "asked").first()
    if found is None:
        raise Problem("not-found", "Không có việc này.", "There is no such job.")
    return json_answer(request, _job(found, language_of(request)))


@router.get("/jobs", response={200: list[JobOut], **READ_REFUSALS}, summary="Việc nền của tôi · My jobs")
def own_jobs(
    request: HttpRequest, limit: Annotated[int, Query(ge=1, le=50)] = 10, lang: Lang = None
) -> HttpResponse:
    """The latest first."""
    rows = (
        Job.objects.filter(owner=signed_in(request)).defer("order", "asked").order_by("-created_at")[:limit]
    )
    return json_answer(request, [_job(one, language_of(request)) for one in rows])


def _job(one: Job, lang: str) -> dict[str, Any]:
    side = "en" if lang == "en" else "vi"
    problem = one.problem and {
        "code": one.problem["code"],
        "message": one.problem[side],
        "remedy": one.problem[f"remedy_{side}"],
    }
    return {
        "id": str(one.pk), "kind": one.kind, "title": one.title, "state": one.state, "phase": one.phase,
        "progress": one.progress, "created_at": one.created_at, "finished_at": one.finished_at,
        "result": one.result, "problem": problem,
    }  # fmt: skip
