"""Giấy phép cho máy: lists with filters and a cursor, and one permit, of what a reader may see. Public columns only."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from geo.domain.folding import fold
from geo.named_sql import load
from geo.reading import like_patterns, rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows
from permits.domain.case_search import CaseFilters, CaseMark
from permits.domain.statuses import OF_PERMIT
from permits.queries.works import with_works


def permit_page(
    user: User | None, filters: CaseFilters, mark: CaseMark | None, limit: int, *, shapes: bool = False
) -> tuple[list[dict[str, Any]], CaseMark | None]:
    """Permits from a place in the list on, the newest first, each with its works, and the place to go on from.

    Args:
        filters: of these, `due` and `order` are of cases and count for nothing here.
        shapes: with footprints as GeoJSON text, degrees WGS 84.
    """
    if not may(user, "read", registry.get("building_permits")):
        return [], None
    statuses = [one for one in filters.statuses if one in OF_PERMIT] if filters.statuses else None
    found = _rows(user, filters, mark, limit + 1, filters.permit, statuses, shapes=shapes)
    page = with_works(found[:limit], user, shapes=shapes)
    return page, CaseMark(page[-1]["issued_on"], page[-1]["id"]) if len(found) > limit else None


def permit_seen(user: User | None, permit: UUID) -> dict[str, Any] | None:
    """One permit with its footprint and its works; None when there is none that the reader may see."""
    if not may(user, "read", registry.get("building_permits")):
        return None
    found = _rows(user, CaseFilters(), None, 1, permit, None, shapes=True)
    return with_works(found, user)[0] if found else None


def _rows(
    user: User | None, filters: CaseFilters, mark: CaseMark | None, limit: int, permit: UUID | None,
    statuses: list[str] | None, *, shapes: bool,
) -> list[dict[str, Any]]:  # fmt: skip
    west, south, east, north = filters.bbox or (None, None, None, None)
    text = fold(filters.q)
    values = {
        "id": permit, "statuses": statuses, "kinds": list(filters.kinds) or None, "parcel": filters.parcel,
        "ward": filters.ward, "q": text, "pattern": f"%{like_patterns(text)['prefix']}", "shapes": shapes,
        "west": west, "south": south, "east": east, "north": north, "marked": mark is not None,
        "mark_day": (mark.day or "-infinity") if mark else None, "mark_id": mark.case if mark else None,
        "limit": limit,
    }  # fmt: skip
    return rows(visible_rows(load("permits", "listing")["page"], user), values)
