"""Lớp dữ liệu: HTTP. What an editor asks for: which layers, their forms, features to touch (docs/rights.md)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field as SchemaField
from ninja import Query, Router, Schema

from geo.domain.crs import by_srid, lookup
from geo.domain.errors import DomainError
from geo.domain.values import BBox
from geo.http.answers import is_known
from geo.http.given import gave
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import FieldError, Problem
from layers import linking, rights
from layers.audit.recording import sensitive_read
from layers.features import MOST, FeaturePage, Moment, feature, features
from layers.forms import form
from layers.registry import UnknownLayer, registry
from layers.spec import LayerSpec

router = Router(tags=["layers"])

AsOf = Annotated[
    date | None, Query(description="Ngày cần xem · day on which it held; what is stored by default")
]
KnownAt = Annotated[
    datetime | None,
    Query(description="Theo hiểu biết lúc nào · as known at (without offset: city time); now by default"),
]


class LayerOut(Schema):
    """A layer as the caller may use it; `units` holds ward codes when editing is limited to them, else null. `owner`
    answers for the data, `editors` is the role that edits it ("editor:land"), "" where nobody does."""

    name: str
    title: str
    theme: str
    owner: str
    editors: str
    geometry: str | None
    editable: bool
    approvable: bool
    units: list[str] | None
    tiles: bool
    min_zoom: int | None


class LayersOut(Schema):
    """Layers in drawing order."""

    layers: list[LayerOut]


class FormOut(Schema):
    """JSON Schema of the attributes (draft 2020-12) and the controls in order."""

    layer: str
    title: str
    editable: bool
    geometry: str | None
    attributes: dict[str, Any] = SchemaField(alias="schema")
    controls: list[dict[str, Any]]


class NameOut(Schema):
    """What a feature is called; `detail` holds its codes that are not in the name."""

    id: UUID
    name: str
    detail: str


class NamesOut(Schema):
    """Features by name; `more`: others fit as well."""

    names: list[NameOut]
    more: bool


class FeatureOut(Schema):
    """GeoJSON feature; coordinates in the storage CRS, metres."""

    type: Literal["Feature"]
    id: UUID
    geometry: dict[str, Any] | None
    properties: dict[str, Any]


class OneFeatureOut(FeatureOut):
    """GeoJSON feature with its CRS."""

    crs: str


class FeaturesOut(Schema):
    """GeoJSON features in the storage CRS; `next` is the `after` of the following page."""

    type: Literal["FeatureCollection"]
    crs: str
    numberReturned: int
    next: UUID | None
    features: list[FeatureOut]


@router.get(
    "/layers",
    response={200: LayersOut, **PROBLEMS},
    summary="Các lớp và quyền của mình · Layers and what I may do",
)
def layers(request: HttpRequest, lang: Lang = None) -> dict[str, object]:
    """Every layer that the caller may read."""
    language = language_of(request)
    return {"layers": [_layer(spec, request.user, language) for spec in rights.readable_layers(request.user)]}


@router.get(
    "/layers/{layer}/form",
    response={200: FormOut, **PROBLEMS},
    by_alias=True,
    summary="Biểu mẫu của lớp · Form of a layer",
)
def layer_form(request: HttpRequest, layer: str, lang: Lang = None) -> dict[str, object]:
    """JSON Schema of the attributes and the controls in order; fields the caller may never see are not there."""
    return form(readable_layer(request, layer), request.user, language_of(request))


@router.get(
    "/layers/{layer}/names",
    response={200: NamesOut, **PROBLEMS},
    summary="Tên đối tượng để liên kết · Features by name, to link to",
)
def layer_names(
    request: HttpRequest,
    layer: str,
    q: Annotated[
        str,
        Query(
            description="Từ trong tên hoặc mã, không cần dấu · words of name or code, accents optional",
            max_length=200, pattern=r"^[^\x00-\x1f]*$",
        ),
    ] = "",
    near: Annotated[
        str, Query(description="Gần khung này trước (hệ lưu trữ) · nearest to this box first", max_length=200)
    ] = "",
    ids: Annotated[
        str,
        Query(
            description="Tên của các mã này, tối đa 200 · names of these ids", max_length=200 * 37,
            pattern=r"^([0-9a-fA-F-]{36}(,[0-9a-fA-F-]{36})*)?$",
        ),
    ] = "",
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
    lang: Lang = None,
) -> HttpResponse:  # fmt: skip
    """What features are called: of `ids`, or those that `q` fits, best first; hidden rows and fields take no part."""
    spec, language = readable_layer(request, layer), language_of(request)
    if ids:
        known = linking.named(spec, request.user, _ids(ids), language)
        return _names(list(known.values()), more=False)
    box = storage_box(near, parameter="near") if near else None
    told = linking.found(spec, request.user, q, limit=limit + 1, near=box, lang=language)
    return _names(told[:limit], more=len(told) > limit)


@router.get(
    "/layers/{layer}/features",
    response={200: FeaturesOut, **PROBLEMS},
    summary="Đối tượng để chỉnh sửa · Features to touch",
)
def layer_features(
    request: HttpRequest,
    layer: str,
    bbox: Annotated[str, Query(description="Tây,nam,đông,bắc · west,south,east,north", max_length=200)] = "",
    bbox_crs: Annotated[
        str, Query(description="Mặc định hệ lưu trữ · storage CRS by default", max_length=100)
    ] = "",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 1_000,
    after: Annotated[
        UUID | None, Query(description="Mã cuối của trang trước · `next` of the page before")
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
) -> HttpResponse:
    """GeoJSON in the storage CRS (`crs`), metres to 0.1 mm, every field the caller may read; `next` goes on."""
    spec = readable_layer(request, layer)
    box = storage_box(bbox, bbox_crs) if bbox else None
    moment = moment_of(as_of, known_at)
    page = features(spec, request.user, bbox=box, limit=limit, after=after, moment=moment)
    asked = {"bbox": bbox, "bbox_crs": bbox_crs, "limit": str(limit), "after": str(after or ""),
             "as_of": str(as_of or "")}  # fmt: skip
    _tell(request, spec, page, {name: value for name, value in asked.items() if value})
    body = {
        "type": "FeatureCollection",
        "crs": f"EPSG:{settings.STORAGE_SRID}",
        "numberReturned": len(page.ids),
        "next": page.after,
        "features": orjson.Fragment(f"[{','.join(page.features)}]"),
    }
    return HttpResponse(orjson.dumps(body), content_type="application/json")


@router.get(
    "/layers/{layer}/features/{feature_id}",
    response={200: OneFeatureOut, 304: None, **PROBLEMS},
    summary="Một đối tượng · One feature",
)
def layer_feature(
    request: HttpRequest,
    layer: str,
    feature_id: UUID,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    version: Annotated[
        int | None, Query(ge=1, description="Một phiên bản đã ghi · a recorded version")
    ] = None,
) -> HttpResponse:
    """One feature with its version as strong ETag; of the past with `as_of` (and `known_at`) or `version`."""
    spec = readable_layer(request, layer)
    page = feature(spec, request.user, feature_id, moment_of(as_of, known_at, version))
    if not page.features:
        raise Problem("not-found", "Không có đối tượng này.", "There is no such feature.")
    read = orjson.loads(page.features[0])
    etag = f"{feature_id}.{read['properties']['version']}"
    headers = {"ETag": f'"{etag}"', "Cache-Control": "private, no-cache"}
    if is_known(request, etag):
        return HttpResponse(status=304, headers=headers)
    _tell(request, spec, page, None)
    body = orjson.dumps(read | {"crs": f"EPSG:{settings.STORAGE_SRID}"})
    return HttpResponse(body, content_type="application/json", headers=headers)


def _names(told: list[linking.Named], *, more: bool) -> HttpResponse:
    body = {"names": [{"id": one.id, "name": one.name, "detail": one.detail} for one in told], "more": more}
    return HttpResponse(
        orjson.dumps(body), content_type="application/json", headers={"Cache-Control": "private, no-store"}
    )


def _ids(text: str) -> list[UUID]:
    """Ids of a request. Raises Problem 400 where one is none."""
    try:
        return [UUID(one) for one in text.split(",")]
    except ValueError as error:
        vi, en = "Mã đối tượng không đúng dạng UUID.", "An id is not a UUID."
        remedy = ("Ví dụ: ids=0198…,0199…", "For example ids=0198…,0199…")
        raise Problem(
            "invalid-request", vi, en, errors=[FieldError("ids", "not-uuid", vi, en, *remedy)]
        ) from error


def moment_of(
    as_of: date | None, known_at: datetime | None = None, version: int | None = None
) -> Moment | None:
    """The moment that a request asks for; None is what is stored. `known_at` alone means that day in the city."""
    if as_of is None and known_at is None and version is None:
        return None
    if known_at is not None and timezone.is_naive(known_at):
        known_at = timezone.make_aware(known_at)
    day = as_of or (timezone.localdate(known_at) if known_at is not None else timezone.localdate())
    return Moment(day, known_at, version)


def readable_layer(request: HttpRequest, name: str) -> LayerSpec:
    """A layer that the caller may read.

    Raises:
        Problem: 404; a hidden layer does not exist.
    """
    try:
        spec = registry.get(name)
    except UnknownLayer:
        spec = None
    if spec is None or not rights.may(request.user, "read", spec):
        raise Problem("not-found", "Không có lớp này.", "There is no such layer.")
    return spec


def storage_box(text: str, crs_text: str = "", parameter: str = "bbox") -> BBox:
    """A box of the request, in the storage CRS.

    Args:
        text: four numbers in the axis order of the CRS.
        crs_text: a CRS of the registry; "" is the storage CRS.
    Raises:
        Problem: 400 for the parameter that is wrong.
    """
    storage = by_srid(settings.STORAGE_SRID)
    try:
        crs = lookup(crs_text) if crs_text.strip() else storage
    except DomainError as error:
        raise _refusal(f"{parameter}_crs", error) from error
    try:
        return BBox.from_ogc(text, crs).to(storage)
    except DomainError as error:
        raise _refusal(parameter, error) from error


def _refusal(parameter: str, error: DomainError) -> Problem:
    vi, en = error.message("vi"), error.message("en")
    remedy = ("Ví dụ: bbox=602900,1190900,603100,1191100", "For example bbox=602900,1190900,603100,1191100")
    return Problem("invalid-request", vi, en, errors=[FieldError(parameter, error.code(), vi, en, *remedy)])


def _layer(spec: LayerSpec, user: rights.User | None, lang: str) -> dict[str, object]:
    writing = rights.reach(user, "write", spec)
    return {
        "name": spec.name,
        "title": spec.title.text(lang),
        "theme": spec.theme,
        "owner": spec.owner.text(lang),
        "editors": spec.rights.write,
        "geometry": spec.geometry.kind if spec.geometry else None,
        "editable": bool(writing),
        "approvable": bool(rights.reach(user, "approve", spec)),
        "units": None if writing.everywhere or not writing.units else sorted(writing.units),
        "tiles": spec.tiles is not None,
        "min_zoom": spec.tiles.first_zoom if spec.tiles else None,
    }


def _tell(request: HttpRequest, spec: LayerSpec, page: FeaturePage, asked: dict[str, str] | None) -> None:
    """Count what goes out; personal fields are written down: by the query that chose them, or the one feature."""
    gave(request, len(page.ids))
    names = [one.name for one in page.fields]
    sensitive_read(
        request, spec, page.ids if asked is None else asked, names, row_count=len(page.ids), action="read"
    )
