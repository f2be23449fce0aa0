"""Giấy phép. Public list of permits, with search and a link to the map."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from geo.http.language import language_of
from layers.field_types import Coded
from layers.registry import registry
from layers.spec import LayerSpec
from web import queries
from web.views.security import page

HIGHEST_PAGE = 4000


@require_safe
@page
def permits(request: HttpRequest) -> HttpResponse:
    """`/permits/?q=&page=`: permits within their time of publication, the latest first."""
    return _register(request, "building_permits", template="web/permits.html", order="issued_on")


def _register(request: HttpRequest, layer: str, *, template: str, order: str) -> HttpResponse:
    spec = registry.get(layer)
    search, number = request.GET.get("q", ""), _page_number(request)
    try:
        found = queries.page_of_layer(spec, request.user, search=search, order=order, number=number)
    except LookupError as error:
        raise Http404(layer) from error
    _decode(spec, found.rows, language_of(request))
    return render(request, template, {"page": found, "q": search, "previous": number - 1, "next": number + 1})


def _decode(spec: LayerSpec, rows: list[dict[str, object]], lang: str) -> None:
    """Replace codes by their words."""
    for field in spec.public_fields:
        if isinstance(field.type, Coded) and field.type.codes is not None:
            for row in rows:
                row[field.name] = field.type.codes.label(str(row[field.name] or ""), lang)


def _page_number(request: HttpRequest) -> int:
    given = request.GET.get("page", "1")
    return min(max(int(given), 1), HIGHEST_PAGE) if given.isascii() and given.isdigit() else 1
