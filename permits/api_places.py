"""Giấy phép trên bản đồ: HTTP. Where the permits of a search stand, gathered from afar."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Schema

from geo.domain.crs import CRS84
from geo.domain.errors import DomainError
from geo.domain.values import BBox
from geo.http.answers import json_answer
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import FieldError, Problem
from permits.domain.permit_search import FIRST_YEAR, LAST_YEAR, PermitSearch
from permits.queries.public import PermitsClosed, permit_places
from planning.domain.catalogue import LONGEST_TEXT

router = Router(tags=["permits"])


class PermitPlaceProperties(Schema):
    """One permit, or several near each other; `bbox` in degrees WGS 84 is that of their centres.

    `id`, `number`, `address` and the `footprint` (GeoJSON, from zoom 17) are there where one stands alone.
    """

    permits: int
    bbox: list[float]
    id: str | None
    number: str | None
    address: str | None
    footprint: dict[str, Any] | None


class PermitPlaceOut(Schema):
    """A GeoJSON feature; the point in degrees WGS 84."""

    type: Literal["Feature"]
    geometry: dict[str, Any]
    properties: PermitPlaceProperties


class PermitPlacesOut(Schema):
    """A GeoJSON collection."""

    type: Literal["FeatureCollection"]
    features: list[PermitPlaceOut]


@router.get(
    "/permits/places",
    response={200: PermitPlacesOut, **PROBLEMS},
    summary="Giấy phép trên bản đồ · Permits on the map",
)
def places(
    request: HttpRequest,
    bbox: Annotated[
        str,
        Query(max_length=200, description="Tây,nam,đông,bắc, độ WGS 84 · west,south,east,north in degrees"),
    ],
    zoom: Annotated[float, Query(ge=5, le=24, description="Mức phóng, ô 256 px · zoom, tiles of 256 pixels")],
    q: Annotated[
        str,
        Query(
            max_length=LONGEST_TEXT,
            pattern="^[^\x00]*$",
            description="Số, địa chỉ, tên công trình, không cần dấu · words of number, address or work",
        ),
    ] = "",
    ward: Annotated[str, Query(pattern=r"^(\d{5})?$")] = "",
    kind: Annotated[str, Query(pattern=r"^[a-z_]*$", max_length=30)] = "",
    state: Literal["in_force", "finished", "ended", "all"] = "in_force",
    year: Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)] = None,
    lang: Lang = None,
) -> HttpResponse:
    """Published permits of a search inside a window: from zoom 17 each with its footprint, from afar in groups."""
    try:
        window = BBox.from_ogc(bbox, CRS84)
    except DomainError as error:
        vi, en = error.message("vi"), error.message("en")
        remedy = ("Ví dụ: bbox=106.68,10.76,106.71,10.79", "For example bbox=106.68,10.76,106.71,10.79")
        wrong = FieldError("bbox", error.code(), vi, en, *remedy)
        raise Problem("invalid-request", vi, en, errors=[wrong]) from error
    asked = PermitSearch(q=q.strip(), ward=ward, kind=kind, state=state, year=year)
    try:
        found = permit_places(asked, request.user, timezone.localdate(), window, zoom)
    except PermitsClosed as error:
        raise Problem("not-found") from error
    return json_answer(request, {"type": "FeatureCollection", "features": [_place(one) for one in found]})


def _place(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": {
            "permits": row["permits"],
            "bbox": row["bbox"],
            "id": row["id"],
            "number": row["permit_number"],
            "address": row["address"],
            "footprint": orjson.loads(row["footprint"]) if row["footprint"] else None,
        },
    }
