"""Quy hoạch: HTTP. The parcel extract."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from cadastre.api import CrsCode, Lang, requested_crs
from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.problem_schemas import PROBLEMS
from planning.api_schemas import ExtractOut
from planning.services.extracts import extract

router = Router(tags=["planning"])

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
    body = extract(
        parcel_id,
        as_of=as_of or timezone.localdate(),
        now=timezone.now(),
        lang=language_of(request),
        public_url=settings.PUBLIC_URL,
        crs=requested_crs(crs),
        user=request.user,
    )
    return json_answer(request, body, etag=f"{body['id']}.{body['as_of']}.{crs.replace(':', '')[:20]}")
