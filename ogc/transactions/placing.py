"""Hình và hệ tọa độ trong một đối tượng gửi lên. Where the shape of a feature stands in its body, and in which CRS.

GeoJSON has it in `geometry`, in the CRS of the header `Content-Crs`. JSON-FG (OGC 21-045r1) has it in `place`, in the
CRS of `coordRefSys`; its `geometry` then is the same in degrees for readers that know GeoJSON only, and is not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.domain.crs import CRS84, Crs, lookup
from geo.domain.errors import DomainError
from geo.http.problems import Problem
from ogc.transactions.refusals import wrong

COORD_REF_SYS, PLACE = "coordRefSys", "place"
#: Members that dialects of GeoJSON use to name a CRS.
_MEMBERS = ("crs", COORD_REF_SYS)


@dataclass(frozen=True)
class Shape:
    """What a body says of the shape.

    Attributes:
        geometry: GeoJSON geometry, or what was sent in its place; None when it is null or left out.
        is_named: whether the body names it at all.
        crs: of its coordinates, in its axis order.
    """

    geometry: object
    is_named: bool
    crs: Crs


def shape_of(body: Mapping[str, Any], said: Crs | None, root: Mapping[str, Any] | None, place: str) -> Shape:
    """The shape of a feature.

    Args:
        said: CRS of the header `Content-Crs`, None without it.
        root: the collection that the feature came in; its `coordRefSys` holds for all of its features.
        place: where the feature stands in the request.
    Raises:
        Problem: 400, the body contradicts itself or the header, or names a CRS that is not known.
    """
    given = body.get(PLACE)
    if given is None:
        crs = said or CRS84
        for where, one in (("", root or {}), (place, body)):
            for member in _MEMBERS:
                if one.get(member) is not None and _named(one[member]) != crs:
                    raise _differs(f"{where}{member}", crs)
        return Shape(body.get("geometry"), "geometry" in body or PLACE in body, crs)
    owner, where = (body, place) if body.get(COORD_REF_SYS) is not None else (root or {}, "")
    if (stated := owner.get(COORD_REF_SYS)) is None:
        return Shape(given, True, said or CRS84)
    crs_named = _named(stated)
    if crs_named is None:
        raise _unknown(f"{where}{COORD_REF_SYS}")
    if said not in (None, crs_named):
        raise _differs(f"{where}{COORD_REF_SYS}", said or CRS84)
    return Shape(given, True, crs_named)


def _named(member: object) -> Crs | None:
    """The CRS that a member names: a URI or code, also in brackets; a reference of JSON-FG; a name of GeoJSON 2008."""
    if isinstance(member, dict):
        inner = member.get("properties")
        member = member.get("href") or (inner.get("name") if isinstance(inner, dict) else None)
    if not isinstance(member, str):
        return None
    try:
        return lookup(member.strip().removeprefix("[").removesuffix("]"))
    except DomainError:
        return None


def _differs(field: str, crs: Crs) -> Problem:
    return wrong(
        field, "crs-differs",
        ("Hệ tọa độ trong nội dung khác với hệ của geometry.", "The CRS in the body is not that of geometry."),
        (f"Gửi Content-Crs đúng với tọa độ (đang hiểu là {crs.code}); theo JSON-FG, đặt hình vào place.",
         f"Send the Content-Crs of the coordinates (taken as {crs.code} now); by JSON-FG, put the shape into place."),
    )  # fmt: skip


def _unknown(field: str) -> Problem:
    return wrong(
        field, "unknown-crs", ("Không biết hệ tọa độ này.", "This CRS is not known."),
        ("Dùng một hệ trong danh sách crs của lớp, ví dụ http://www.opengis.net/def/crs/EPSG/0/9210.",
         "Use one of the list crs of the collection, such as http://www.opengis.net/def/crs/EPSG/0/9210."),
    )  # fmt: skip
