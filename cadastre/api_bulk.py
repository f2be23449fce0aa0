"""Tra cứu hàng loạt: HTTP. Up to a thousand parcels in one request."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from cadastre.api import CrsCode, requested_crs
from cadastre.api_schemas import BulkIn, BulkOut, ParcelOut
from cadastre.domain.lookup import Status
from cadastre.queries import bulk as many
from cadastre.queries import parcels
from geo.http.answers import json_answer
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import charge
from geo.http.sparse import Fields, chosen, sparse

router = Router(tags=["cadastre"])

#: Parcels of a bulk request that count as one request.
PARCELS_PER_TOKEN = 10
#: Parcels of one request, ids and keys together.
MOST = 1_000


@router.post("/parcels/bulk", response={200: BulkOut, **PROBLEMS}, summary="Nhiều thửa đất · Many parcels")
def bulk(
    request: HttpRequest,
    payload: BulkIn,
    crs: CrsCode = "OGC:CRS84",
    fields: Fields = "",
    lang: Lang = None,
) -> HttpResponse:
    """Up to 1,000 parcels by `ids` (UUID or national id) and `keys` (ward, sheet, number, as in the lookup). `rows`
    says what each of them means, ids first, in the order asked for; `parcels` are those that one row alone means."""
    target, asked = requested_crs(crs), chosen(fields, ParcelOut)
    count = len(payload.ids) + len(payload.keys)
    if not 0 < count <= MOST:
        raise _count_refused(count)
    charge(request, count / PARCELS_PER_TOKEN)
    user = request.user
    identified = many.by_ids(payload.ids, user)
    keyed = many.by_keys([many.Key(one.ward, one.sheet, one.number) for one in payload.keys], user)
    meant = [one for one in identified if one is not None]
    meant += [row.ids[0] for row in keyed if row.status is Status.MATCH]
    found = parcels.parcels(meant, lang=language_of(request), crs=target, user=user)
    known = {one["id"] for one in found}
    rows = [
        _row(given, [one] if one in known else []) for given, one in zip(payload.ids, identified, strict=True)
    ]
    rows += [_row(key.model_dump(), row.ids) for key, row in zip(payload.keys, keyed, strict=True)]
    gave(request, len(found))
    body = {
        "parcels": [sparse(one, asked) for one in found],
        "missing": [given for given, one in zip(payload.ids, identified, strict=True) if one not in known],
        "rows": rows,
    }
    return json_answer(request, body)


def _row(given: object, ids: list[UUID] | tuple[UUID, ...]) -> dict[str, Any]:
    status = Status.NOT_FOUND if not ids else Status.MATCH if len(ids) == 1 else Status.AMBIGUOUS
    return {"given": given, "status": status, "ids": ids}


def _count_refused(count: int) -> Problem:
    vi, en = (
        f"Cần từ 1 đến {MOST} thửa, đã cho {count}.",
        f"1 to {MOST} parcels are needed, {count} were given.",
    )
    remedy = (
        "Cho ids, keys hoặc cả hai; chia yêu cầu khi có nhiều hơn.",
        "Give ids, keys or both; split the request when there are more.",
    )
    code = "too-many" if count else "missing"
    return Problem("invalid-request", vi, en, errors=[FieldError("ids", code, vi, en, *remedy)])
