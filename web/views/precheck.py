"""Kiểm tra sơ bộ hồ sơ cấp phép. The form; the script of the page asks the API and shows the answer."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from geo.domain.crs import Crs
from geo.domain.crs import lookup as crs_of
from geo.http.language import language_of
from permits.domain.precheck.uses import USES
from permits.services.precheck.asking import MOST_PARCELS
from web.views.security import page


@require_safe
@ensure_csrf_cookie
@page
def precheck(request: HttpRequest) -> HttpResponse:
    """`/permits/precheck/?parcel=…&parcel=…`: for everybody; the cookie with the CSRF token is for who is signed in."""
    lang = language_of(request)
    given = [one[:200] for one in request.GET.getlist("parcel")[:MOST_PARCELS]]
    context = {
        "parcels": "\n".join(given),
        "zones": [(one.code, one.name_en if lang == "en" else one.name_vi) for one in _zones()],
        "uses": [(use.code, use.name(lang)) for use in USES],
    }
    return render(request, "web/precheck.html", context)


def _zones() -> list[Crs]:
    """VN-2000 zones of the city's papers, that of the city's own map first."""
    srids = dict.fromkeys([settings.STORAGE_SRID, *settings.CITY.source_srids])
    return [zone for zone in map(crs_of, srids) if zone.is_vn2000 and zone.is_projected]
