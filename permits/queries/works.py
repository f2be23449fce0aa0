"""Các công trình: reads. The works that a case lists, and those of the permits that a reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from geo.named_sql import load
from geo.reading import rows
from layers.rights import User
from layers.visible_rows import visible_rows

Works = list[dict[str, Any]]


def works_of_case(case: UUID) -> Works:
    """Works of a case that the reader was found to see, as rows of `works.of_case`; none where it is about one work."""
    return rows(load("permits", "works")["of_case"], {"dossier": case})


def with_works(
    permits: Iterable[dict[str, Any]], user: User | None, *, shapes: bool = True
) -> list[dict[str, Any]]:
    """Rows of permits, each with its `works`, rows of `works.of_permits`; none where it is for one work.

    Args:
        permits: rows with `id` and `works_case`.
        shapes: with footprints as GeoJSON text, degrees WGS 84.
    """
    told = list(permits)
    several = [one["id"] for one in told if one["works_case"]]
    found = _works(several, user, shapes=shapes) if several else {}
    return [one | {"works": found.get(one["id"], [])} for one in told]


def _works(permits: list[UUID], user: User | None, *, shapes: bool) -> Mapping[UUID, Works]:
    statement = visible_rows(load("permits", "works")["of_permits"], user)
    found = defaultdict[UUID, Works](list)
    for one in rows(statement, {"permits": permits, "shapes": shapes}):
        found[one.pop("permit")].append(one)
    return found
