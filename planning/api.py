"""Quy hoạch: HTTP. The extract of a parcel, of a point, of drawn ground."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from cadastre.api import CrsCode, Number, requested_crs
from geo.domain.crs import CRS84, Crs
from geo.domain.errors import DomainError
from geo.domain.transform import transform_point
from geo.http.answers import json_answer
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import charge
from planning.api_schemas import ExtractOut, GroundIn
from planning.domain.errors import GroundTooLarge
from planning.queries.extract import Ground, parcels_at
from planning.services import ground
from planning.services.extracts import extract, extract_of_ground

router = Router(tags=["planning"])

#: What drawn ground costs of a caller's rate: it may be a thousand times a parcel.
_TOKENS_FOR_GROUND = 4

AsOf = Annotated[
    date | None,
    Query(description="Ngày cần tra cứu · day on which everything is taken as it held; today by default"),
]


@router.get(
    "/parcels/{parcel_id}/extract",
    response={200: ExtractOut, 304: None, **PROBLEMS},
    summary="Trích lục quy hoạch của thửa đất · Parcel extract",
)
def parcel_extract(
    request: HttpRequest,
    parcel_id: str,
    as_of: AsOf = None,
    crs: CrsCode = "OGC:CRS84",
    lang: Lang = None,
) -> HttpResponse:
    """Everything on file that applies to a parcel on a day: zones of every plan level, road reserve, permits."""
    return _of_parcel(request, parcel_id, as_of or timezone.localdate(), requested_crs(crs))


@router.get(
    "/extract",
    response={200: ExtractOut, 304: None, **PROBLEMS},
    summary="Trích lục quy hoạch tại một điểm · Extract at a point",
)
def point_extract(
    request: HttpRequest,
    lon: Number = None,
    lat: Number = None,
    x: Number = None,
    y: Number = None,
    as_of: AsOf = None,
    crs: CrsCode = "",
    lang: Lang = None,
) -> HttpResponse:
    """By `lon`+`lat`, or `x`+`y`+`crs` (x = east, y = north): the parcel there on that day, else the square metre
    around the point. Where parcels overlap none is chosen: `candidates` names them."""
    given, where = _point(lon, lat, x, y, crs)
    day = as_of or timezone.localdate()
    spot = _checked(lambda: ground.at_point(*given, where), "x" if x is not None else "lon")
    degrees = given if where is CRS84 else transform_point(*given, where, CRS84)
    target = where if where.is_projected else CRS84
    found = parcels_at(*degrees, day, request.user)
    if len(found) == 1:
        return _of_parcel(request, str(found[0]), day, target)
    return _of_ground(request, spot, day, target, candidates=[str(one) for one in found])


@router.post(
    "/extract",
    response={200: ExtractOut, **PROBLEMS},
    summary="Trích lục quy hoạch của khu đất vẽ hoặc bảng tọa độ · Extract of drawn ground or a corner table",
)
def ground_extract(request: HttpRequest, payload: GroundIn, lang: Lang = None) -> HttpResponse:
    """A GeoJSON polygon, or corners as survey papers give them ([X north, Y east] in a VN-2000 zone), up to 1 km²."""
    charge(request, _TOKENS_FOR_GROUND)
    crs = requested_crs(payload.crs)
    if (payload.geometry is None) == (payload.corners is None):
        raise _one_of(
            "geometry", "Cho đúng một trong hai: geometry hoặc corners.", "Give one of geometry or corners."
        )
    if payload.corners is not None:
        corners = payload.corners
        if not crs.is_vn2000 or not crs.is_projected:
            raise _one_of(
                "crs",
                "Bảng tọa độ cần hệ VN-2000, ví dụ EPSG:9210.",
                "A corner table needs a VN-2000 zone: EPSG:9210.",
            )
        shape = _checked(lambda: ground.from_corners(corners, crs), "corners")
    else:
        geometry = payload.geometry or {}
        shape = _checked(lambda: ground.from_geojson(geometry, crs), "geometry")
    return _of_ground(request, shape, payload.as_of or timezone.localdate(), crs)


def _of_parcel(request: HttpRequest, parcel_id: str, day: date, crs: Crs) -> HttpResponse:
    body = extract(
        parcel_id,
        as_of=day,
        now=timezone.now(),
        lang=language_of(request),
        public_url=settings.PUBLIC_URL,
        crs=crs,
        user=request.user,
    )
    gave(request, 1)
    return json_answer(request, body, etag=f"{body['id']}.{body['as_of']}.{crs.code.replace(':', '')}")


def _of_ground(
    request: HttpRequest, shape: Ground, day: date, crs: Crs, candidates: list[str] | None = None
) -> HttpResponse:
    language = language_of(request)
    query: dict[str, str] = {"as_of": day.isoformat(), "lang": language}
    if shape.is_point:
        centre = shape.shape_4326.centroid
        query |= {"lon": f"{centre.x:.9f}", "lat": f"{centre.y:.9f}"}
    body = extract_of_ground(
        shape,
        as_of=day,
        now=timezone.now(),
        lang=language,
        address=f"{settings.PUBLIC_URL}/api/v1/extract?{urlencode(query)}",
        crs=crs,
    )
    gave(request, 1)
    return json_answer(request, body | {"candidates": candidates or []})


def _point(
    lon: float | None, lat: float | None, x: float | None, y: float | None, crs: str
) -> tuple[tuple[float, float], Crs]:
    if lon is not None and lat is not None:
        return (lon, lat), CRS84
    if x is not None and y is not None and crs.strip():
        return (x, y), requested_crs(crs)
    raise _one_of(
        "lon", "Cho lon và lat, hoặc x, y và crs.", "Give lon and lat, or x, y and crs (x = east, y = north)."
    )


def _one_of(field: str, vi: str, en: str) -> Problem:
    return Problem("invalid-request", vi, en, errors=[FieldError(field, "incomplete", vi, en)])


def _checked(read: Callable[[], Ground], field: str) -> Ground:
    try:
        return read()
    except DomainError as error:
        vi, en = error.message("vi"), error.message("en")
        kind = "too-large" if isinstance(error, GroundTooLarge) else "invalid-request"
        raise Problem(kind, vi, en, errors=[FieldError(field, error.code(), vi, en)]) from error
