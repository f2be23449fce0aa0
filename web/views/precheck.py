"""Kiểm tra sơ bộ hồ sơ cấp phép. The form; the script of the page asks the API and shows the answer."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from geo.domain.crs import Crs
from geo.domain.crs import lookup as crs_of
from geo.http.language import language_of
from permits.domain.precheck.uses import USES
from permits.queries.cases import CaseUnknown
from permits.services.precheck.asking import MOST_PARCELS
from permits.services.precheck.from_case import AskedByCase, asked_by_case
from web.views.security import page

#: Fields of the form that are numbers of the building.
FIGURES = ("storeys", "height_m", "floor_area_m2")


@require_safe
@ensure_csrf_cookie
@page
def precheck(request: HttpRequest) -> HttpResponse:
    """`/permits/precheck/?parcel=…&parcel=…`: for everybody; the cookie with the CSRF token is for who is signed in.
    `?case=` fills the form with a case, for who may see it."""
    lang = language_of(request)
    given = [one[:200] for one in request.GET.getlist("parcel")[:MOST_PARCELS]]
    of_case = _case(request)
    context = {
        "parcels": "\n".join(of_case.parcels if of_case else given),
        "of_case": of_case,
        "corners": "\n".join(f"{north:.3f}  {east:.3f}" for north, east in of_case.corners)
        if of_case
        else "",
        "figures": {name: _plain(getattr(of_case, name, None)) for name in FIGURES},
        "zones": [(one.code, one.name_en if lang == "en" else one.name_vi) for one in _zones()],
        "uses": [(use.code, use.name(lang)) for use in USES],
    }
    return render(request, "web/precheck.html", context)


def _case(request: HttpRequest) -> AskedByCase | None:
    """The case that the form is to be filled with. Raises Http404 for who may not see it."""
    asked = request.GET.get("case", "")
    if not asked:
        return None
    try:
        return asked_by_case(request.user, UUID(asked))
    except (ValueError, CaseUnknown) as error:
        raise Http404("case") from error


def _plain(value: float | None) -> str:
    """A number as the form reads it, whatever the language."""
    return "" if value is None else str(value).removesuffix(".0")


def _zones() -> list[Crs]:
    """VN-2000 zones of the city's papers, that of the city's own map first."""
    srids = dict.fromkeys([settings.STORAGE_SRID, *settings.CITY.source_srids])
    return [zone for zone in map(crs_of, srids) if zone.is_vn2000 and zone.is_projected]
