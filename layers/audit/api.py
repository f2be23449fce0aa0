"""Nhật ký truy cập: HTTP. Search and export; to look is itself an entry. Who may not look finds nothing here."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from geo.http.language import language_of
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import FieldError, Problem
from layers.audit import export
from layers.audit.actions import label
from layers.audit.models import AuditEntry
from layers.audit.recording import record
from layers.audit.search import MOST, Scope, Search, every, page, scope_of

router = Router(tags=["audit"])
CSV: dict[str, Any] = {"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}}


class SearchIn(Schema):
    """What is looked for; days are those of the city, `to` is included."""

    actor: str = Field("", max_length=150, description="Tên đăng nhập · login")
    action: str = Field("", max_length=60, description="read, changeset, signin.failed …")
    layer: str = Field("", max_length=60, description="Lớp · layer")
    feature: UUID | None = Field(None, description="Mã đối tượng · feature id")
    change_set: UUID | None = Field(None, description="Hồ sơ thay đổi · change set")
    begin: date | None = Field(None, alias="from", description="Từ ngày · from this day")
    end: date | None = Field(None, alias="to", description="Đến hết ngày · to the end of this day")


class EntryOut(Schema):
    """One entry; `hash` seals it together with the hash of the one before."""

    seq: int
    at: datetime
    actor: str
    actor_id: int | None
    action: str
    action_label: str
    layer: str
    feature: UUID | None
    change_set: UUID | None
    address: str | None
    request_id: str
    ground: str
    row_count: int | None
    detail: dict[str, Any]
    hash: str


class EntriesOut(Schema):
    """Entries, the latest first; `next` is the `cursor` of the following page."""

    entries: list[EntryOut]
    next: str | None


@router.get(
    "/audit", response={200: EntriesOut, **PROBLEMS}, summary="Tra cứu nhật ký · Search the audit record"
)
def audit(
    request: HttpRequest,
    wanted: Query[SearchIn],
    cursor: Annotated[
        str, Query(max_length=20, description="`next` của trang trước · of the page before")
    ] = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 100,
) -> dict[str, object]:
    """Entries about the layers that the caller answers for; all of them for who answers for every layer."""
    scope = visible_to(request)
    search = search_of(wanted)
    found, after = page(scope, search, before=_place(cursor), limit=limit)
    record(request.user, "audit.read", detail=search.as_detail(), request=request, row_count=len(found))
    language = language_of(request)
    return {"entries": [_entry(one, language) for one in found], "next": str(after) if after else None}


@router.get(
    "/audit/export",
    response={200: None, **PROBLEMS},
    openapi_extra=CSV,
    summary="Xuất nhật ký, CSV · Export as CSV",
)
def audit_export(request: HttpRequest, wanted: Query[SearchIn]) -> StreamingHttpResponse:
    """The same entries as CSV (UTF-8 with mark), instants in UTC, with the hashes of the chain."""
    scope = visible_to(request)
    search = search_of(wanted)
    record(request.user, "audit.exported", detail=search.as_detail(), request=request)
    name = f"nhat-ky-{timezone.localdate():%Y%m%d}.csv"
    return StreamingHttpResponse(
        export.lines(every(scope, search)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def visible_to(request: HttpRequest) -> Scope:
    """What the caller may see of the record.

    Raises:
        Problem: 404 when nothing.
    """
    if not (scope := scope_of(request.user)):
        raise Problem("not-found")
    return scope


def search_of(wanted: SearchIn) -> Search:
    """The search with days turned into instants of the city.

    Raises:
        Problem: 400, the days run backwards.
    """
    if wanted.begin and wanted.end and wanted.end < wanted.begin:
        vi, en = "Ngày cuối sớm hơn ngày đầu.", "The last day is before the first."
        remedy = ("Đổi chỗ hai ngày.", "Exchange the two days.")
        raise Problem("invalid-request", vi, en, errors=[FieldError("to", "days-reversed", vi, en, *remedy)])
    return Search(
        actor=wanted.actor.strip(),
        action=wanted.action.strip(),
        layer=wanted.layer.strip(),
        feature=wanted.feature,
        change_set=wanted.change_set,
        begin=_midnight(wanted.begin) if wanted.begin else None,
        end=_midnight(wanted.end + timedelta(days=1)) if wanted.end else None,
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _place(cursor: str) -> int | None:
    if not cursor:
        return None
    if not cursor.isascii() or not cursor.isdigit():
        vi, en = "Không hiểu con trỏ “cursor”.", "The cursor is not understood."
        remedy = ("Dùng giá trị next của trang trước.", "Use `next` of the page before.")
        raise Problem("invalid-request", vi, en, errors=[FieldError("cursor", "bad-cursor", vi, en, *remedy)])
    return min(int(cursor), 2**63 - 1)


def _entry(one: AuditEntry, lang: str) -> dict[str, object]:
    return {
        "seq": one.seq,
        "at": one.at,
        "actor": one.actor_name,
        "actor_id": one.actor_id,
        "action": one.action,
        "action_label": label(one.action, lang),
        "layer": one.layer,
        "feature": one.feature,
        "change_set": one.change_set,
        "address": one.address,
        "request_id": one.request_id,
        "ground": one.ground,
        "row_count": one.row_count,
        "detail": one.detail,
        "hash": one.hash,
    }
