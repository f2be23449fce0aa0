"""The tile server: MapProxy for maps, MapProxy for vector tiles, and the middleware that keeps both honest.

MapProxy 7.0 gives every freshly rendered metatile the same ETag and three days to live, so a client would keep a stale
tile (docs/tiles.md). Here every answer bears the hash of its bytes, `no-cache`, and 304 is decided by that hash alone.
A tile whose file is there is answered from the file (tiles.fast_path).
"""

from __future__ import annotations

import io
import logging
import re
import threading
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

import orjson
from django.conf import settings
from mapproxy.config.configuration.proxy import ProxyConfiguration
from mapproxy.config.spec import validate_options
from mapproxy.config.validator import validate
from mapproxy.wsgiapp import MapProxyApp

from geo.http.problems import Problem
from layers.registry import registry
from tiles import file_stamp, generations, live, mapproxy_config, mapproxy_sources, tickets, webp
from tiles.door import pass_through
from tiles.fast_path import FastPath, matches
from tiles.fastcgi import RendererUnavailable
from tiles.keeping import shared_cache
from tiles.keeping.chosen import shared
from tiles.refusals import Reply, document
from tiles.scales import WEB_GRID
from tiles.tickets import Ticket
from tiles.vector import MVT_TYPE, TileAddress
from tiles.vector_caches import Packed, Taken, VectorCaches
from tiles.workspace import Workspace, workspace

logger = logging.getLogger(__name__)
Environ = dict[str, Any]
StartResponse = Callable[..., Any]
_VECTOR_PATH = re.compile(r"/mvt/(?P<layer>[a-z0-9_]+)/(?P<z>\d{1,2})/(?P<x>\d{1,7})/(?P<y>\d{1,7})\.mvt")
_DROPPED = {"etag", "last-modified", "cache-control", "expires", "content-length"}
PUBLIC_PREFIX = "/map"


class TileConfigurationInvalid(RuntimeError):
    """MapProxy refuses the generated configuration."""


def read(configuration: dict[str, Any]) -> ProxyConfiguration:
    """The configuration as MapProxy reads it. Raises TileConfigurationInvalid."""
    mapproxy_sources.register()
    options = deepcopy(configuration)
    errors, informal_only = validate_options(options)
    if errors and not informal_only:
        raise TileConfigurationInvalid("; ".join(map(str, errors)))
    if problems := validate(options):
        raise TileConfigurationInvalid("; ".join(map(str, problems)))
    return ProxyConfiguration(options)


def build(configuration: dict[str, Any]) -> MapProxyApp:
    """A MapProxy application. Raises TileConfigurationInvalid."""
    proxy = read(configuration)
    return MapProxyApp(proxy.configured_services(), proxy.base_config)


class TileServer:
    """WSGI application; rebuilds what it has of MapProxy when a cache generation or the registry changes."""

    def __init__(self, place: Workspace | None = None) -> None:
        self.place = place or workspace()
        self._building = threading.Lock()
        self._state: tuple[object, MapProxyApp, VectorCaches, FastPath] | None = None

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        reply = self.answer(environ)
        start_response(_status_line(reply.status), reply.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [reply.body]

    def warm_up(self) -> None:
        """Build the configuration before the first request needs it."""
        self._applications()

    def kept(self, environ: Environ) -> Reply | None:
        """The answer from the file of a kept tile; None when there is none, or the state has to be read anew."""
        if (ready := self._ready(environ)) is None:
            return None
        _application, _caches, quick = ready
        kept = quick.answer(environ.get("PATH_INFO", ""), environ.get("HTTP_IF_NONE_MATCH", ""))
        return Reply(*kept) if kept else None

    def answer(self, environ: Environ, ticket: Ticket | None = None) -> Reply:
        """The answer to one request, with validators and compression headers; `ticket` can be told to stop drawing."""
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return document(Problem("method-not-allowed", headers={"Allow": "GET, HEAD"}), environ)
        if path == "/health":
            return self._health()
        wished = environ.get("HTTP_IF_NONE_MATCH", "")
        _application, caches, quick = self._applications()
        if kept := quick.answer(path, wished):
            return Reply(*kept)
        if path.endswith(webp.SUFFIX):
            return validated(self._webp(environ, path, ticket), wished)
        if match := _VECTOR_PATH.fullmatch(path):
            reply = pass_through(environ, lambda _told: _vector(caches, match), ticket or Ticket())
        else:
            reply = pass_through(environ, self._raster, ticket or Ticket())
        return validated(reply, wished)

    def taken(self, environ: Environ) -> Taken | None:
        """A vector tile to make without waiting for anybody, under its lock; None when `answer` is to be asked."""
        path = environ.get("PATH_INFO", "")
        match = _VECTOR_PATH.fullmatch(path)
        if match is None or environ.get("QUERY_STRING") or (ready := self._ready(environ)) is None:
            return None
        address = _address(match)
        # 007 is the tile 7, but its file is looked for under another name
        is_plain = path == f"/mvt/{match['layer']}/{address.z}/{address.x}/{address.y}.mvt"
        _application, caches, _quick = ready
        return caches.taken(match["layer"], address) if is_plain else None

    def _webp(self, environ: Environ, path: str, ticket: Ticket | None) -> Reply:
        """A raster tile as WebP, made from its PNG and kept beside it."""
        told = environ | {"PATH_INFO": webp.source_of(path), "HTTP_IF_NONE_MATCH": ""}
        reply = self.answer(told | {"REQUEST_METHOD": "GET"}, ticket)
        if reply.status != 200 or reply.header("Content-Type") != "image/png":
            return reply
        quick, store = self._applications()[2], shared()
        key = quick.key_of(webp.source_of(path)) if store else ""
        if store and key and (kept := shared_cache.made_of(store, key, reply.body)):
            body = kept
        else:
            body = webp.encoded(reply.body)
            if store and key:
                shared_cache.keep_beside(store, key, reply.body, body)
            elif png := quick.file_of(webp.source_of(path)):
                webp.keep(png, reply.body, body)
        return Reply(200, [("Content-Type", "image/webp"), ("Access-Control-Allow-Origin", "*")], body)

    def _raster(self, environ: Environ) -> Reply:
        public = urlsplit(settings.PUBLIC_URL)
        told = environ | {
            "SCRIPT_NAME": public.path.rstrip("/") + PUBLIC_PREFIX,
            "HTTP_HOST": public.netloc,
            "wsgi.url_scheme": public.scheme,
        }
        return self._ask(told)

    def _ask(self, environ: Environ) -> Reply:
        """Ask MapProxy; a tile deleted between its look and its read (a purge) is asked for once more."""
        told = {
            key: value
            for key, value in environ.items()
            if key not in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_X_FORWARDED_HOST",
                           "HTTP_X_FORWARDED_PROTO", "HTTP_X_SCRIPT_NAME", "mapproxy.authorize")
        } | {"REQUEST_METHOD": "GET", "wsgi.errors": io.StringIO()}  # fmt: skip # MapProxy logs, and prints there too
        reply = _call(self._applications()[0], told)
        unforeseen = reply.status == 500 and "xml" not in reply.header("Content-Type")
        if unforeseen and not tickets.current().failure:
            reply = _call(self._applications()[0], told)
        return reply

    def _ready(self, environ: Environ) -> tuple[MapProxyApp, VectorCaches, FastPath] | None:
        """What a GET is answered with at once; None when that is to be read anew, or a server to be waited for."""
        state = self._state
        if shared() is not None or state is None or environ["REQUEST_METHOD"] != "GET":
            return None
        return state[1:] if state[0] == self._stamp() else None

    def _applications(self) -> tuple[MapProxyApp, VectorCaches, FastPath]:
        stamp = self._stamp()
        state = self._state
        if state is None or state[0] != stamp:
            with self._building:
                state = self._state
                if state is None or state[0] != stamp:
                    numbers = generations.known(self.place)
                    raster = mapproxy_config.raster_configuration(self.place, numbers)
                    vector = mapproxy_config.vector_configuration(self.place, numbers)
                    quick = FastPath(raster, vector, WEB_GRID.name)
                    caches = VectorCaches(read(vector), vector["layers"])
                    state = self._state = (stamp, build(raster), caches, quick)
                    if shared() is None:
                        live.publish(self.place, quick.caches, numbers)
                    else:
                        live.withdraw(self.place)
        return state[1:]

    def _stamp(self) -> object:
        return registry.generation, generations.state(self.place)

    def _health(self) -> Reply:
        """200 when the configuration stands and a renderer takes requests."""
        problem = ""
        try:
            self._applications()
            self._renderer_answers()
        except RendererUnavailable:
            problem = "renderer-unavailable"
        except (
            Exception
        ) as error:  # whatever is wrong with the configuration, the answer names it and no more
            logger.exception("health")
            problem = type(error).__name__
        told = {"status": "not-ready" if problem else "ready", "problem": problem}
        if (store := shared()) is not None:  # maps answer without it too
            told["kept_tiles"] = "answers" if store.answers else "away"
        body = orjson.dumps(told)
        headers = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
        return Reply(503 if problem else 200, [*headers, ("Content-Length", str(len(body)))], body)

    def _renderer_answers(self) -> None:
        """A connection is enough: the kernel takes it only while the supervisor holds the socket."""
        import socket

        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(2.0)
                connection.connect(str(self.place.socket))
        except OSError as error:
            raise RendererUnavailable(str(error)) from error


def vector_reply(tile: Packed) -> Reply:
    """The answer that holds a vector tile, without validators."""
    headers = [
        ("Content-Type", MVT_TYPE),
        ("Content-Encoding", "gzip"),
        ("Access-Control-Allow-Origin", "*"),
    ]
    return Reply(200, headers, tile.body, tile.etag)


def _vector(caches: VectorCaches, match: re.Match[str]) -> Reply:
    if match["layer"] not in caches:
        raise Problem("not-found", "Không có lớp này.", "There is no such layer.")
    address = _address(match)
    if not address.exists:
        raise Problem("not-found", "Không có ô này trong lưới.", "There is no such tile in the grid.")
    try:
        return vector_reply(caches.tile(match["layer"], address))
    except Exception:  # whatever it is, the door tells what the ticket knows of it and no more
        if not tickets.current().failure:
            logger.exception("%s %s", match["layer"], address)
        return Reply(500, [], b"")


def _address(match: re.Match[str]) -> TileAddress:
    return TileAddress(int(match["z"]), int(match["x"]), int(match["y"]))


def _call(application: MapProxyApp, environ: Environ) -> Reply:
    kept: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> None:
        kept["status"], kept["headers"] = int(status.split(" ", 1)[0]), headers

    chunks = application(environ, start_response)
    try:
        body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    return Reply(kept["status"], list(kept["headers"]), body)


def validated(reply: Reply, wished: str) -> Reply:
    """The reply with the hash of its bytes as ETag; 304 when the client has these bytes."""
    headers = [(key, value) for key, value in reply.headers if key.lower() not in _DROPPED]
    if reply.status != 200:
        headers += [("Cache-Control", "no-store"), ("Content-Length", str(len(reply.body)))]
        return Reply(reply.status, headers, reply.body)
    etag = reply.etag or file_stamp.etag_of(reply.body)
    headers += [("ETag", etag), ("Cache-Control", "no-cache")]
    if matches(etag, wished):
        kept = [
            (key, value) for key, value in headers if key.lower() not in ("content-type", "content-encoding")
        ]
        return Reply(304, kept, b"")
    return Reply(200, [*headers, ("Content-Length", str(len(reply.body)))], reply.body)


def _status_line(status: int) -> str:
    from http import HTTPStatus

    return f"{status} {HTTPStatus(status).phrase}"
