"""Addresses under /ogc/qgis/: project, layer definition, styles and legends for whoever asks."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from geo.http.language import language_of
from geo.http.problems import Problem
from layers.registry import registry
from layers.rights import readable_layers
from layers.spec import LayerSpec
from tiles.look_request import look_of
from tiles.maps import UnknownMap, get_map
from tiles.qgis import project as writing
from tiles.qgis.maplayer import Reader
from tiles.style import legend_picture
from tiles.style.looks import LIGHT

#: As QGIS itself registers its files on a desktop.
QGZ = "application/x-qgis-project-container"
QLR = "application/x-qgis-layer-definition"
QML = "application/x-qgis-layer-settings"


@require_safe
def project(request: HttpRequest) -> HttpResponse:
    """`nen.qgz`."""
    return _file(request, writing.project(_reader(request)), QGZ, "nen.qgz")


@require_safe
def layer_definition(request: HttpRequest) -> HttpResponse:
    """`nen.qlr`."""
    return _file(request, writing.layer_definition(_reader(request)), QLR, "nen.qlr")


@require_safe
def style(request: HttpRequest, layer: str) -> HttpResponse:
    """Look and form of one layer; a layer without shapes has a form only."""
    spec = _layer(request, layer)
    return _file(request, writing.style(spec, _reader(request)), QML, f"{spec.name}.qml")


@require_safe
def legend_png(request: HttpRequest, name: str) -> HttpResponse:
    """Legend of one layer, or of a map of several, as a picture."""
    specs, look = _drawn(request, name)
    names = tuple(spec.name for spec in specs)
    return _file(request, _png(names, language_of(request), look, registry.generation), "image/png")


@require_safe
def legend_svg(request: HttpRequest, name: str) -> HttpResponse:
    """The same as a drawing that can be enlarged."""
    specs, look = _drawn(request, name)
    return _file(
        request, legend_picture.group_svg(specs, language_of(request), look).encode(), "image/svg+xml"
    )


def _reader(request: HttpRequest) -> Reader:
    reader = Reader(request.user, language_of(request), _origin(request), look=look_of(request))
    return replace(reader, login=writing.LOGIN) if writing.login_needed(reader) else reader


def _origin(request: HttpRequest) -> str:
    """Public address of the installation; the host was checked by ALLOWED_HOSTS."""
    if settings.PUBLIC_URL.partition("://")[2] == request.get_host():
        return str(settings.PUBLIC_URL)
    return str(request.build_absolute_uri("/")).rstrip("/")


def _layer(request: HttpRequest, name: str) -> LayerSpec:
    """A layer that the reader may see. Raises Problem 404: a hidden layer does not exist."""
    for spec in readable_layers(request.user):
        if spec.name == name:
            return spec
    raise Problem("not-found", f"Không có lớp “{name}”.", f'There is no layer "{name}".')


@lru_cache(maxsize=256)
def _png(names: Sequence[str], lang: str, look: str, _generation: int) -> bytes:
    """Drawn once a process: the shared map takes most of a second."""
    return legend_picture.group_png([registry.get(name) for name in names], lang, look)


def _drawn(request: HttpRequest, name: str) -> tuple[list[LayerSpec], str]:
    """The layer, or what a map of several lists, uppermost first, as people read a legend; and the look."""
    look = look_of(request)
    with contextlib.suppress(UnknownMap):
        one = get_map(name)
        look = look if one.look == LIGHT else one.look
        listed = [spec for spec in reversed(one.specs) if legend_picture.entries(spec, look)]
        if one.is_group and listed:
            return listed, look
    spec = _layer(request, name)
    if not spec.is_spatial:
        raise Problem("not-found", "Lớp này không có chú giải.", "This layer has no legend.")
    return [spec], look


def _file(request: HttpRequest, body: bytes, content_type: str, name: str = "") -> HttpResponse:
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    fresh = etag in request.headers.get("If-None-Match", "")
    response = HttpResponse(b"" if fresh else body, status=304 if fresh else 200)
    if fresh:
        del response["Content-Type"]
    else:
        response["Content-Type"] = content_type
    if name:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    patch_vary_headers(response, ("Cookie", "Authorization"))
    return response
