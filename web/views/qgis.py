"""Dùng trong QGIS. `/services/qgis/`: the ready-made project, how to sign in, addresses, styles and legends."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from geo.domain.crs import by_srid
from geo.http.language import language_of
from layers.rights import readable_layers
from tiles.maps import all_maps
from tiles.qgis.maplayer import Reader
from tiles.qgis.project import LOGIN, groups, login_needed
from tiles.style.legend_picture import entries
from web.views.security import page


@require_safe
@page
def qgis(request: HttpRequest) -> HttpResponse:
    """`/services/qgis/`: for whoever asks, with the layers of that reader."""
    reader = Reader(request.user, language_of(request), settings.PUBLIC_URL)
    listed = [
        (group.title, [(spec, bool(entries(spec))) for spec in group.specs])
        for group in groups(readable_layers(request.user))
    ]
    addresses = (
        ("OGC API – Features", "/ogc/"),
        ("WMTS", "/map/wmts/1.0.0/WMTSCapabilities.xml"),
        ("WMS", "/map/service?SERVICE=WMS&REQUEST=GetCapabilities"),
        ("XYZ", "/map/tiles/shared/webmercator/{z}/{x}/{y}.png"),
    )
    context = {
        "groups": listed,
        "maps": [one for one in all_maps() if one.is_group and any(map(entries, one.specs))],
        "addresses": addresses,
        "crs": by_srid(settings.STORAGE_SRID),
        "login": LOGIN,
        "needs_login": login_needed(reader),
    }
    return render(request, "web/qgis.html", context)
