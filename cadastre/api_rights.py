"""Quyền đối với thửa đất: HTTP. For officers and agencies only; everybody else is told that there is no such parcel."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cadastre.api_schemas_rights import RightsOut
from cadastre.queries.rights import of_parcel
from geo.http.answers import json_answer
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from layers.audit.recording import sensitive_read

router = Router(tags=["cadastre"])


@router.get(
    "/parcels/{parcel_id}/rights",
    response={200: RightsOut, **PROBLEMS},
    summary="Quyền, hạn chế, tài liệu đo đạc của thửa · Rights, restrictions and survey of a parcel",
)
def rights_of_parcel(request: HttpRequest, parcel_id: str, lang: Lang = None) -> HttpResponse:
    """By UUID or national id. Personal values are null for those who may not read them; every reading of one is
    recorded. Citizens, and ward officers outside their ward, get 404.
    """
    found = of_parcel(parcel_id, request.user, language_of(request))
    for layer, (ids, fields) in found.shown.items():
        gave(request, len(ids))
        sensitive_read(request, layer, ids, fields)
    return json_answer(
        request,
        {
            "id": found.parcel,
            "rights": found.rights,
            "restrictions": found.restrictions,
            "survey_document": found.survey_document,
        },
    )
