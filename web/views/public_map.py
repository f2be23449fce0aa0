"""Bản đồ công khai. The shell of the map; everything in it is drawn by web/map from the map configuration."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from web.map_config import first_view
from web.views.security import page


@require_safe
@page
def public_map(request: HttpRequest) -> HttpResponse:
    """`/`, with `?parcel=` and `#…` read by the browser."""
    return render(request, "web/map.html", {"first_view": first_view()})


@require_safe
@page
def help_page(request: HttpRequest) -> HttpResponse:
    """`/huong-dan`."""
    return render(request, "web/help.html")
