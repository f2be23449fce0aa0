"""Công cụ theo tờ bản đồ. Edge match of map sheets and comparison with the register book, for officers of a ward; the
pages stand beside the ward's quality page, their scripts ask the API (cadastre/api_files.py)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from cadastre.api_files import BOOK_MAX_BYTES
from cadastre.queries.sheets import sheets_of, works_in
from web.views.quality import ward_name
from web.views.security import page


@require_safe
@login_required
@page
def edges_page(request: HttpRequest, ward: str) -> HttpResponse:
    """`/data/quality/{ward}/edges/?sheet=`: gaps and overlaps between a sheet and those beside it."""
    name = _officers_ward(request, ward)
    sheets = sheets_of(ward, request.user)
    data = {"ward": ward, "sheets": sheets}
    return render(
        request,
        "web/quality_edges.html",
        {"ward": ward, "name": name, "sheets": sheets, "data": data, "works_here": True},
    )


@require_safe
@login_required
@ensure_csrf_cookie
@page
def register_page(request: HttpRequest, ward: str) -> HttpResponse:
    """`/data/quality/{ward}/register/`: a register book as XLSX held against the map.

    The cookie with the CSRF token goes out with the page: its script sends the token with the file.
    """
    name = _officers_ward(request, ward)
    megabytes = BOOK_MAX_BYTES // 1_000_000
    context = {"ward": ward, "name": name, "megabytes": megabytes, "works_here": True}
    return render(request, "web/quality_register.html", context)


def _officers_ward(request: HttpRequest, ward: str) -> str:
    """Name of the ward. Raises Http404 where the reader does not work on parcels."""
    name = ward_name(request, ward)
    if not works_in(request.user, ward):
        raise Http404(ward)
    return name
