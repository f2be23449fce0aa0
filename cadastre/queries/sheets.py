"""Tờ bản đồ của xã, phường. Map sheets of a ward, and who works on them."""

from __future__ import annotations

from typing import Any

from geo.named_sql import load
from geo.reading import rows
from layers import rights
from layers.registry import registry
from layers.rights import User
from layers.visible_rows import visible_rows

PARCELS = "parcels"


def sheets_of(ward: str, user: User | None) -> list[dict[str, Any]]:
    """Each sheet of a ward: `number`, `parcels` (how many of them the reader may see), `extent` (west, south, east,
    north in degrees WGS 84); 2 comes before 10."""
    statement = visible_rows(load("cadastre", "sheets")["sheets"], user)
    return [
        {
            "number": row["sheet_number"],
            "parcels": row["parcels"],
            "extent": [row[side] for side in ("west", "south", "east", "north")],
        }
        for row in rows(statement, {"ward": ward})
    ]


def works_in(user: User | None, ward: str) -> bool:
    """Whether a person edits or approves parcels of a ward: sheets and register books are for those who do."""
    spec = registry.get(PARCELS)
    reaches = [rights.reach(user, action, spec) for action in ("write", "approve")]
    return any(one.everywhere or ward in one.units for one in reaches)
