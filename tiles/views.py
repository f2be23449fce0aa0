"""Pages of the tiles on the public origin: TileJSON, style, legends, and the way through to the tile process."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import orjson
import urllib3
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from geo.http.language import COOKIE as LANGUAGE_COOKIE
from geo.http.language import language_of
from geo.http.problems import MEDIA_TYPE, FieldError, Problem, render
from layers.rights import may
from layers.spec import LayerSpec
from tiles import vector
from tiles.freshness.versions import versions
from tiles.look_request import look_of
from tiles.maps import UnknownMap, get_layer, get_map, visible_layers
from tiles.style import export
from tiles.tilejson import tilejson

_FORWARDED = ("If-None-Match", "Accept", "Accept-Language", "X-Request-Id")
#: What may pass back; everything hop-by-hop (RFC 9110, 7.6.1) and everything else stays behind.
_RETURNED = (
    "Content-Type", "Content-Encoding", "Content-Length", "ETag", "Cache-Control", "Access-Control-Allow-Origin",
    "Content-Language", "Retry-After",
)  # fmt: skip
_CHUNK = 65_536
_upstream = urllib3.PoolManager(
    maxsize=16, block=False, retries=False, timeout=urllib3.Timeout(connect=2.0, read=60.0)
)


@require_safe
def map_service(request: HttpRequest, path: str) -> HttpResponseBase:
    """WMTS, WMS and TMS of the tile process under `/map/`."""
    return _pass_on(request, f"/{path}")


@require_safe
def vector_tile(request: HttpRequest, layer: str, z: int, x: int, y: int) -> HttpResponseBase:
    """One vector tile: shared ones from the tile process, those of a layer of the office made for the reader.

    With `as_of` (a day) what held then is drawn, from the history too; made anew for each request, never kept.
    """
    spec = _with_tiles(request, layer)
    address = vector.TileAddress(z, x, y)
    if not address.exists:
        raise Problem("not-found", "Không có ô này trong lưới.", "There is no such tile in the grid.")
    shared = may(None, "read", spec)
    if "as_of" in request.GET:
        body = vector.build(spec, address, _fetch_one, None if shared else request.user, _day(request))
        response = _validated(request, body, vector.MVT_TYPE, [spec])
        response["Access-Control-Allow-Origin"] = "*"
        if response.status_code == 200:
            response["Content-Encoding"] = "gzip"
        return response
    if shared:
        return _pass_on(request, f"/mvt/{layer}/{z}/{x}/{y}.mvt")
    body = vector.build(spec, address, _fetch_one, request.user)
    headers = {"Content-Encoding": "gzip", "Cache-Control": "private, no-store"}
    return HttpResponse(body, content_type=vector.MVT_TYPE, headers=headers)


@require_safe
def layer_tilejson(request: HttpRequest, layer: str) -> HttpResponse:
    """TileJSON of one layer; the address of its tiles changes with every publication (tiles.freshness.versions)."""
    spec = _with_tiles(request, layer)
    body = tilejson(spec, language_of(request), settings.PUBLIC_URL)
    version = versions([spec])[spec.name]
    return _json(request, body | {"tiles": [f"{one}?v={version}" for one in body["tiles"]]}, [spec])  # type: ignore[attr-defined]


@require_safe
def layer_versions(request: HttpRequest) -> HttpResponse:
    """`{layer: version}` of the layers that the reader may see: what an open map asks to learn that it is old."""
    specs = visible_layers(request.user)
    return _json(request, versions(specs), specs)


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Styles for the browser of all layers that the reader may see, in the look of `look`."""
    specs = visible_layers(request.user)
    return _json(request, export.styles_json(specs, language_of(request), look_of(request)), specs)


@require_safe
def legend(request: HttpRequest, name: str) -> HttpResponse:
    """Legend of a map: a group, a layer or the shared map."""
    try:
        one = get_map(name, request.user)
    except UnknownMap:
        raise Problem("not-found", "Không có bản đồ này.", "There is no such map.") from None
    base_url = f"{settings.PUBLIC_URL}/tiles/legend"
    return _json(request, export.legend(one, language_of(request), base_url, look_of(request)), one.specs)


@require_safe
def swatch(request: HttpRequest, layer: str, index: int) -> HttpResponse:
    """Picture of one legend entry."""
    spec = _spec(request, layer)
    look = look_of(request)
    rules = export.legend_rules(spec, look)
    if index >= len(rules):
        raise Problem("not-found")
    return _validated(request, export.swatch(spec, rules[index], look).encode(), "image/svg+xml", [spec])


def _spec(request: HttpRequest, layer: str) -> LayerSpec:
    """A layer that everybody may see, without looking who asks; else one that the reader may see."""
    for user in (None, request):
        try:
            return get_layer(layer, user if user is None else request.user)
        except UnknownMap:
            continue
    raise Problem("not-found", "Không có lớp này.", "There is no such layer.")


def _day(request: HttpRequest) -> datetime.date:
    try:
        return datetime.date.fromisoformat(request.GET["as_of"])
    except ValueError:
        vi, en = "Ngày không hợp lệ.", "This is not a day."
        remedy = ("Viết dạng 2025-07-01.", "Write it as 2025-07-01.")
        error = FieldError("as_of", "invalid-date", vi, en, *remedy)
        raise Problem("invalid-request", vi, en, errors=[error]) from None


def _with_tiles(request: HttpRequest, layer: str) -> LayerSpec:
    spec = _spec(request, layer)
    if spec.tiles is None:
        raise Problem("not-found", "Lớp này không có ô véc-tơ.", "This layer has no vector tiles.")
    return spec


def _json(request: HttpRequest, body: object, specs: Iterable[LayerSpec]) -> HttpResponse:
    response = _validated(request, orjson.dumps(body), "application/json", specs)
    response["ETag"] = f"W/{response['ETag']}"  # it may be sent packed
    response["Access-Control-Allow-Origin"] = "*"
    response["Vary"] = "Cookie, Authorization"
    return response


def _validated(
    request: HttpRequest, body: bytes, content_type: str, specs: Iterable[LayerSpec]
) -> HttpResponse:
    """An answer about layers; kept by nobody when one of them is not for everybody."""
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    fresh = etag in request.headers.get("If-None-Match", "")
    response = HttpResponse(b"" if fresh else body, status=304 if fresh else 200)
    if fresh:
        del response["Content-Type"]
    else:
        response["Content-Type"] = content_type
    response["ETag"] = etag
    shared = all(may(None, "read", spec) for spec in specs)
    response["Cache-Control"] = "no-cache" if shared else "private, no-store"
    return response


def _fetch_one(statement: str, params: dict[str, object]) -> bytes:
    """One tile by the connection of the web process; the role of shared tiles has no right to this layer."""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        found = cursor.fetchone()
    return bytes(found[0]) if found and found[0] is not None else b""


def _pass_on(request: HttpRequest, path: str) -> HttpResponseBase:
    """Ask the tile process and stream its answer. It knows the public address itself, so no host header is passed."""
    headers = {name: request.headers[name] for name in _FORWARDED if name in request.headers}
    headers["Cookie"] = f"{LANGUAGE_COOKIE}={language_of(request)}"
    query = request.META.get("QUERY_STRING", "")
    url = settings.TILES_URL + quote(path)
    try:
        answer = _upstream.request(
            request.method or "GET",
            f"{url}?{query}" if query else url,
            headers=headers,
            preload_content=False,
            decode_content=False,
        )
    except urllib3.exceptions.HTTPError:
        return render(
            request,
            Problem("unavailable", "Máy chủ bản đồ chưa sẵn sàng.", "The map server is not ready.",
                    headers={"Retry-After": "5"}),
        )  # fmt: skip
    kind = answer.headers.get("Content-Type", "")
    if answer.status >= 400 and "xml" not in kind and not kind.startswith(MEDIA_TYPE):
        answer.drain_conn()
        answer.release_conn()
        return render(request, _problem_of(answer.status))
    response: HttpResponseBase
    if answer.status in (204, 304) or request.method == "HEAD":
        answer.release_conn()
        response = HttpResponse(status=answer.status)
        del response["Content-Type"]
    elif answer.status >= 400:  # a report or a problem document is small
        response = HttpResponse(answer.read(decode_content=False), status=answer.status)
        answer.release_conn()
    else:
        response = StreamingHttpResponse(_chunks(answer), status=answer.status)
    for name in _RETURNED:
        if name in answer.headers:
            response[name] = answer.headers[name]
    return response


def _chunks(answer: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
    try:
        yield from answer.stream(_CHUNK, decode_content=False)
    finally:
        answer.release_conn()


def _problem_of(status: int) -> Problem:
    kinds = {400: "invalid-request", 404: "not-found", 405: "method-not-allowed", 503: "unavailable"}
    return Problem(kinds.get(status, "internal" if status >= 500 else "invalid-request"))
