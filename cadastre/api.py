"""Địa chính: HTTP. Lookup, one parcel, many parcels, history."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cadastre.api_schemas import (
    GuessOut,
    HistoryOut,
    LookupOut,
    ParcelOut,
    ParcelPart,
    SuggestionsOut,
)
from cadastre.domain.errors import LookupIncomplete, ParcelUnknown
from cadastre.domain.lookup import Answer, Candidate
from cadastre.queries import lookup, parcels, suggestions
from geo.domain.crs import CRS84, Crs
from geo.domain.crs import lookup as crs_of
from geo.domain.errors import DomainError
from geo.http.answers import json_answer, tagged_answer
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import FieldError, Problem
from geo.http.sparse import Fields, chosen, sparse
from layers.audit.recording import sensitive_read
from layers.history.timeline import timeline
from layers.registry import registry
from layers.rights import User, may

router = Router(tags=["cadastre"])

CrsCode = Annotated[
    str,
    Query(
        description="Hệ tọa độ · CRS, for example EPSG:9210",
        max_length=100,
        examples=["OGC:CRS84", "EPSG:9210"],
    ),
]
Word = Annotated[str, Query(max_length=200, pattern="^[^\x00]*$")]
Number = Annotated[float | None, Query(allow_inf_nan=False)]


@router.get("/parcels", response={200: LookupOut, **PROBLEMS}, summary="Tra cứu thửa đất · Look up a parcel")
def look_up(
    request: HttpRequest,
    ward: Word = "",
    sheet: Word = "",
    number: Word = "",
    q: Word = "",
    lon: Number = None,
    lat: Number = None,
    x: Number = None,
    y: Number = None,
    crs: CrsCode = "",
    certificate: Word = "",
    address: Word = "",
    fields: Fields = "",
    lang: Lang = None,
) -> HttpResponse:
    """By `ward`+`sheet`+`number` (ward by code or name, present or former), `q` (typed text), `lon`+`lat`,
    `x`+`y`+`crs` (x = east, y = north), `address`, or `certificate` (serial, for those who may read serials).
    MATCH, AMBIGUOUS and NOT_FOUND are all 200; beside NOT_FOUND may stand `guesses`, each marked as one.
    """
    if not may(request.user, "read", registry.get("parcels")):
        raise Problem("not-found")
    asked = chosen(fields, GuessOut)
    if q.strip():
        answer = lookup.by_text(q, request.user)
    elif ward.strip() or sheet.strip() or number.strip():
        _require(ward=ward.strip(), sheet=sheet.strip(), number=number.strip())
        answer = lookup.by_key(ward, sheet, number, request.user)
    elif lon is not None or lat is not None:
        _require(lon=lon, lat=lat)
        answer = _at_degrees(float(lon or 0), float(lat or 0), request.user)
    elif x is not None or y is not None:
        _require(x=x, y=y, crs=crs.strip())
        answer = lookup.by_point(float(x or 0), float(y or 0), requested_crs(crs), request.user)
    elif certificate.strip():
        answer = _by_certificate(request, certificate)
    elif address.strip():
        answer = lookup.by_address(address, request.user)
    else:
        raise _incomplete()
    gave(request, len(answer.candidates) + len(answer.guesses))
    return json_answer(request, _answer(answer, language_of(request), asked))


@router.get(
    "/parcels/suggest",
    response={200: SuggestionsOut, **PROBLEMS},
    summary="Gợi ý khi gõ tên thửa · Typing help for a parcel",
)
def suggest(
    request: HttpRequest,
    q: Word = "",
    limit: Annotated[int, Query(ge=1, le=20)] = 8,
    lang: Lang = None,
) -> HttpResponse:
    """Wards, sheets, numbers and parcels that complete a half-typed text, any case, with or without diacritics."""
    language = language_of(request)
    found = suggestions.suggest(q, limit=limit, lang=language, user=request.user)
    at = 1 if language == "en" else 0
    body = [
        {
            "text": one.text,
            "insert": one.insert,
            "kind": one.kind,
            "complete": one.complete,
            "why": one.why[at],
            "id": one.parcel,
        }
        for one in found
    ]
    return json_answer(request, {"suggestions": body})


@router.get(
    "/parcels/{parcel_id}",
    response={200: ParcelOut | ParcelPart, 304: None, **PROBLEMS},
    summary="Một thửa đất · One parcel",
)
def one_parcel(
    request: HttpRequest, parcel_id: str, crs: CrsCode = "OGC:CRS84", fields: Fields = "", lang: Lang = None
) -> HttpResponse:
    """By UUID or national id; strong ETag that begins with id and version."""
    target, asked = requested_crs(crs), chosen(fields, ParcelOut)
    language = language_of(request)
    record = parcels.parcel(parcel_id, lang=language, crs=target, user=request.user)
    gave(request, 1)
    return tagged_answer(request, sparse(record, asked), version=f"{record['id']}.{record['version']}")


@router.get(
    "/parcels/{parcel_id}/history",
    response={200: HistoryOut, **PROBLEMS},
    summary="Các phiên bản của thửa đất · Versions of a parcel",
)
def history(request: HttpRequest, parcel_id: str, lang: Lang = None) -> HttpResponse:
    """Versions on record, latest first: when each held, when it was recorded, what changed and by which decision."""
    spec = registry.get("parcels")
    feature = parcels.parcel_id(given=parcel_id, user=request.user)
    found = timeline(spec, request.user, feature)
    if found is None:
        raise ParcelUnknown(given=parcel_id[:60])
    sensitive_read(request, spec, [feature], [one.name for one in found.fields], action="read")
    versions = [
        one
        | {
            "valid_to": one["valid_until"],
            "current": one["recorded_to"] is None and one["operation"] != "delete",
        }
        for one in found.as_json(spec, request.user, language_of(request))
    ]
    gave(request, len(versions))
    return json_answer(request, {"id": feature, "versions": versions})


def requested_crs(given: str) -> Crs:
    """The CRS a request names, CRS84 when it names none.

    Raises:
        Problem: unknown or refused CRS, as an error of the field `crs`.
    """
    if not given.strip():
        return CRS84
    try:
        return crs_of(given)
    except DomainError as error:
        vi, en = error.message("vi"), error.message("en")
        remedy = ("Ví dụ: crs=EPSG:9210", "For example crs=EPSG:9210")
        raise Problem(
            "invalid-request", vi, en, errors=[FieldError("crs", error.code(), vi, en, *remedy)]
        ) from error


def _by_certificate(request: HttpRequest, serial: str) -> Answer:
    """What was found by a serial is told to the audit record: it says which certificate belongs to which parcel."""
    answer = lookup.by_certificate(serial, request.user)
    if answer.candidates:
        found = [one.id for one in answer.candidates]
        sensitive_read(request, registry.get("parcels"), found, ["certificate_serial"])
    return answer


def _incomplete() -> Problem:
    incomplete = LookupIncomplete()
    vi, en = incomplete.message("vi"), incomplete.message("en")
    remedy = ("Ví dụ: ?q=thửa 12 tờ 5 Sài Gòn", "For example ?q=thửa 12 tờ 5 Sài Gòn")
    return Problem("invalid-request", vi, en, errors=[FieldError("q", "missing", vi, en, *remedy)])


def _answer(answer: Answer, lang: str, asked: frozenset[str] | None) -> dict[str, Any]:
    body: dict[str, Any] = {
        "status": answer.status,
        "candidates": [sparse(_candidate(one, lang), asked) for one in answer.candidates],
    }
    if answer.guesses:
        body["guesses"] = [sparse(_candidate(one, lang), asked) | {"guess": True} for one in answer.guesses]
    return body


def _candidate(one: Candidate, lang: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "version": one.version,
        "national_id": one.national_id or None,
        "ward": one.ward,
        "ward_name": one.ward_name,
        "sheet": one.sheet,
        "number": one.number,
        "address": one.address,
        "area_m2": round(one.area_m2, 1),
        "lon": round(one.lon, 7),
        "lat": round(one.lat, 7),
        "why": one.why(lang),
    }


def _at_degrees(lon: float, lat: float, user: User) -> Answer:
    errors = []
    for field, value, limit, vi, en in (
        ("lon", lon, 180, "Kinh độ", "Longitude"),
        ("lat", lat, 90, "Vĩ độ", "Latitude"),
    ):
        if abs(value) > limit:
            errors.append(
                FieldError(
                    field,
                    "out-of-range",
                    f"{vi} phải từ -{limit} đến {limit} độ.",
                    f"{en} must be -{limit} to {limit} degrees.",
                    "Kiểm tra thứ tự: lon là kinh độ (khoảng 106), lat là vĩ độ (khoảng 10).",
                    "Check the order: lon is the longitude (about 106), lat the latitude (about 10).",
                )
            )
    if errors:
        raise Problem("invalid-request", errors=errors)
    return lookup.by_point(lon, lat, CRS84, user)


def _require(**parameters: object) -> None:
    together = ", ".join(parameters)
    errors = [
        FieldError(
            name,
            "missing",
            "Thiếu tham số bắt buộc.",
            "A required parameter is missing.",
            f"Cho đủ {together}.",
            f"Give {together} together.",
        )
        for name, value in parameters.items()
        if value is None or value == ""
    ]
    if errors:
        raise Problem("invalid-request", errors=errors)
