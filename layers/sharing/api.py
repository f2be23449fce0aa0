"""Sổ chia sẻ: HTTP. What the caller was given; for who answers for every layer, what everybody was given."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import FieldError, Problem
from layers.audit.recording import record as tell
from layers.sharing import record
from layers.sharing.counting import receiver_of
from layers.sharing.export import csv_lines
from layers.sharing.models import SharingAgreement
from layers.sharing.services import services

router = Router(tags=["sharing"], by_alias=True)
CSV: dict[str, Any] = {"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}}
#: Days between the first and the last of a search, at most.
LONGEST_DAYS = 3_660
Kind = Literal["client", "user", "public"]


class PeriodIn(Schema):
    """Days of the city, both included; the last thirty by default."""

    begin: date | None = Field(None, alias="from", description="Từ ngày · from this day")
    end: date | None = Field(None, alias="to", description="Đến hết ngày · to the end of this day")


class SharingSearchIn(PeriodIn):
    """What is looked for in the record."""

    kind: Literal["", "client", "user", "public"] = Field("", description="Loại bên nhận · kind of receiver")
    receiver: str = Field(
        "", max_length=150, pattern="^[^\x00]*$", description="client_id, tên đăng nhập · client_id or login"
    )
    service: str = Field(
        "", max_length=30, pattern="^[^\x00]*$", description="Tên dịch vụ · name of the service"
    )


class AgreementOut(Schema):
    """A document that allows the sharing; `valid_to` is the first day on which it no longer does."""

    organisation: str
    legal_ground: str
    document_number: str
    document_date: date
    purpose: str
    services: list[str]
    personal_data: bool
    valid_from: date
    valid_to: date | None


class ReceiverOut(Schema):
    """Who was given data: an OAuth2 client, a login, or the public (name empty)."""

    kind: Kind
    name: str


class SharedOut(Schema):
    """What one receiver was given by one service."""

    receiver: ReceiverOut
    service: str
    service_title: str
    first_day: date
    last_day: date
    requests: int
    records: int
    records_with_personal_data: int
    errors: int
    records_without_ground: int
    personal_data_without_ground: int
    agreements: list[AgreementOut]


class SharingOut(Schema):
    """Lines of the record; at most 500, the export has all of them."""

    begin: date
    end: date
    lines: list[SharedOut]


class UsageCountsOut(Schema):
    """Requests and what they gave."""

    service: str
    service_title: str
    requests: int
    records: int
    records_with_personal_data: int
    errors: int


class UsageOfDayOut(UsageCountsOut):
    """The same on one day."""

    day: date


class UsageOut(Schema):
    """What the caller was given in the period, and on which ground."""

    receiver: ReceiverOut
    begin: date
    end: date
    services: list[UsageCountsOut]
    days: list[UsageOfDayOut]
    agreements: list[AgreementOut]


@router.get(
    "/usage",
    response={200: UsageOut, 401: ProblemDocument, **PROBLEMS},
    summary="Lượng sử dụng của tôi · What the caller was given",
)
def usage(request: HttpRequest, period: Query[PeriodIn], lang: Lang = None) -> HttpResponse:
    """Of the OAuth2 client or the login whose credentials come with the request, by service and by day."""
    if not request.user.is_authenticated:
        raise Problem("not-authenticated", headers={"WWW-Authenticate": 'Bearer realm="Nen"'})
    kind, name = receiver_of(request)
    begin, end = period_of(period)
    search = record.Search(begin, end, kind=kind, receiver=name)
    language = language_of(request)
    body = {
        "receiver": {"kind": kind, "name": name},
        "begin": begin,
        "end": end,
        "services": [_counts(one, language) for one in record.lines(search)],
        "days": [_counts(one, language) | {"day": one.first_day} for one in record.lines(search, by="day")],
        "agreements": [_agreement(one) for one in record.agreements_of(kind, name)],
    }
    return json_answer(request, body)


@router.get("/sharing", response={200: SharingOut, **PROBLEMS}, summary="Sổ chia sẻ dữ liệu · Sharing record")
def sharing(
    request: HttpRequest,
    wanted: Query[SharingSearchIn],
    by: Annotated[Literal["period", "day"], Query(description="Gộp theo · one line for")] = "period",
    lang: Lang = None,
) -> HttpResponse:
    """Who was given what, by which service, on which legal ground, how many records. 404 for everybody who does not
    answer for every layer."""
    search = _search(request, wanted)
    found = record.lines(search, by=by)
    tell(request.user, "sharing.read", detail=detail_of(search), request=request, row_count=len(found))
    language = language_of(request)
    body = {"begin": search.begin, "end": search.end, "lines": [_shared(one, language) for one in found]}
    return json_answer(request, body)


@router.get(
    "/sharing/export",
    response={200: None, **PROBLEMS},
    openapi_extra=CSV,
    summary="Xuất sổ chia sẻ, CSV · Sharing record as CSV",
)
def sharing_export(
    request: HttpRequest, wanted: Query[SharingSearchIn], lang: Lang = None
) -> StreamingHttpResponse:
    """One line for a day, receiver and service, all of them (UTF-8 with mark)."""
    search = _search(request, wanted)
    tell(request.user, "sharing.exported", detail=detail_of(search), request=request)
    name = f"chia-se-{timezone.localdate():%Y%m%d}.csv"
    return StreamingHttpResponse(
        csv_lines(record.lines(search, by="day", limit=None), language_of(request)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def period_of(period: PeriodIn) -> tuple[date, date]:
    """Both days of a period.

    Raises:
        Problem: 400, the days run backwards or lie ten years apart.
    """
    usual_begin, usual_end = record.usual_period()
    end = period.end or max(usual_end, period.begin or usual_end)
    begin = period.begin or min(usual_begin, end - timedelta(days=record.USUAL_DAYS - 1))
    if end < begin:
        vi, en = "Ngày cuối sớm hơn ngày đầu.", "The last day is before the first."
        remedy = ("Đổi chỗ hai ngày.", "Exchange the two days.")
        raise Problem("invalid-request", vi, en, errors=[FieldError("to", "days-reversed", vi, en, *remedy)])
    if (end - begin).days > LONGEST_DAYS:
        vi, en = "Khoảng thời gian dài quá mười năm.", "The period is longer than ten years."
        remedy = ("Chọn khoảng ngắn hơn.", "Choose a shorter period.")
        raise Problem("invalid-request", vi, en, errors=[FieldError("from", "too-long", vi, en, *remedy)])
    return begin, end


def search_of(wanted: SharingSearchIn) -> record.Search:
    """The search with its days filled in. Raises Problem 400."""
    begin, end = period_of(wanted)
    return record.Search(begin, end, wanted.kind, wanted.receiver.strip(), wanted.service.strip())


def _search(request: HttpRequest, wanted: SharingSearchIn) -> record.Search:
    if not record.may_see(request.user):
        raise Problem("not-found")
    return search_of(wanted)


def detail_of(search: record.Search) -> dict[str, str]:
    """The search as its audit entry tells it."""
    given = {
        "kind": search.kind, "receiver": search.receiver, "service": search.service,
        "from": search.begin, "to": search.end,
    }  # fmt: skip
    return {name: str(value) for name, value in given.items() if value}


def _counts(line: record.Line, lang: str) -> dict[str, Any]:
    return {
        "service": line.service,
        "service_title": services.title(line.service, lang),
        "requests": line.requests,
        "records": line.rows_given,
        "records_with_personal_data": line.personal_rows,
        "errors": line.errors,
    }


def _shared(line: record.Line, lang: str) -> dict[str, Any]:
    return _counts(line, lang) | {
        "receiver": {"kind": line.kind, "name": line.receiver},
        "first_day": line.first_day,
        "last_day": line.last_day,
        "records_without_ground": line.rows_without_ground,
        "personal_data_without_ground": line.personal_without_ground,
        "agreements": [_agreement(one) for one in line.agreements],
    }


def _agreement(one: SharingAgreement) -> dict[str, Any]:
    return {
        "organisation": one.organisation,
        "legal_ground": one.legal_ground,
        "document_number": one.document_number,
        "document_date": one.document_date,
        "purpose": one.purpose,
        "services": one.services,
        "personal_data": one.personal_data,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
    }
