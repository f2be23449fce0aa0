"""CRSs as QGIS writes them, and the one datum operation EPSG:6960 told to it: it never chooses (docs/crs.md)."""

from __future__ import annotations

from functools import cache
from xml.etree.ElementTree import Element

from django.conf import settings
from pyproj import CRS

from geo.domain.crs import CRS84, VN2000, WEB_MERCATOR, WGS84, Crs, by_srid
from geo.domain.transform import VN2000_TO_WGS84, pipeline, projection
from tiles.qgis.markup import add


def city_crs() -> Crs:
    """The city's VN-2000 zone, CRS of the project."""
    return by_srid(settings.STORAGE_SRID)


def add_crs(parent: Element, crs: Crs) -> None:
    """`spatialrefsys`. QGIS goes by `authid`; where its library does not know the number, by the definition."""
    element = add(parent, "spatialrefsys")
    known = _known(crs.code)
    add(element, "wkt", known.to_wkt("WKT2_2019"))
    add(element, "proj4", _proj4(crs))
    add(element, "srid", str(crs.srid))
    add(element, "authid", crs.code)
    add(element, "description", known.name)
    add(element, "projectionacronym", "tmerc" if crs.is_zone else "merc" if crs.is_projected else "longlat")
    add(element, "ellipsoidacronym", known.ellipsoid.name if known.ellipsoid else "")
    add(element, "geographicflag", "false" if crs.is_projected else "true")


def pinned_pairs() -> list[tuple[Crs, Crs]]:
    """Pairs between which a project of the city transforms; QGIS reads each both ways."""
    return [(world, ours) for ours in (city_crs(), VN2000) for world in (CRS84, WGS84, WEB_MERCATOR)]


def add_transform_context(parent: Element) -> None:
    """`transformContext`: the explicit pipeline for each pair, without another to fall back on."""
    context = add(parent, "transformContext")
    for source, target in pinned_pairs():
        pair = add(context, "srcDest", coordinateOp=pipeline(source, target), allowFallback=0)
        add_crs(add(pair, "src"), source)
        add_crs(add(pair, "dest"), target)


@cache
def _known(code: str) -> CRS:
    return CRS.from_user_input(code)


def _proj4(crs: Crs) -> str:
    shift = f" +towgs84={VN2000_TO_WGS84.towgs84_text}" if crs.is_vn2000 else ""
    shape = projection(crs) or "+proj=longlat +ellps=WGS84"
    units = " +units=m" if crs.is_projected else ""
    return f"{shape}{shift or ('' if crs.is_projected else ' +datum=WGS84')}{units} +no_defs"
