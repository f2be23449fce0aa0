"""Ai đọc được hồ sơ. Cases are for those who hold a role on permits, where they hold it; parties for who works on them.

A case is internal, its parties are personal: the same two degrees as fields of the layer `building_permits`, so the
one module of rights decides, by the site of the case.
"""

from __future__ import annotations

from geo.named_sql import load
from layers import rights
from layers.field_types import Text
from layers.labels import Label
from layers.registry import registry
from layers.spec import INTERNAL, PERSONAL, Field, LayerSpec

LAYER = "building_permits"
_CASE = Field("permit_case", Text(), Label("Hồ sơ cấp phép", "Permit case"), sensitivity=INTERNAL)
_PARTIES = Field("permit_parties", Text(), Label("Các bên", "Parties"), sensitivity=PERSONAL)


def layer() -> LayerSpec:
    """The layer whose rights govern the register."""
    return registry.get(LAYER)


def reads_cases(user: rights.User | None) -> bool:
    """Whether `user` may read cases, in a part of the city at least."""
    return case_condition(user) != rights.NO_ROWS


def case_condition(user: rights.User | None) -> str:
    """SQL over `permit_cases AS held`: which cases `user` may read; "" = all, "false" = none.

    A case on ground that the public may not see is for those who work on the record.
    """
    read = rights.field_condition(user, layer(), _CASE)
    worked = party_condition(user)
    if read == rights.NO_ROWS:
        return rights.NO_ROWS
    if worked == rights.ALL_ROWS:
        return read
    hidden = registry.get("parcels").public_where
    if not hidden:
        return read
    open_ground = (
        load("permits", "cases")["on_open_ground"].removeprefix("SELECT ").replace("{shown}", hidden)
    )
    either = open_ground if worked == rights.NO_ROWS else f"(({worked}) OR {open_ground})"
    return either if read == rights.ALL_ROWS else f"({read}) AND {either}"


def party_condition(user: rights.User | None) -> str:
    """SQL over `permit_cases`: of which cases `user` may read the parties and the notes."""
    return rights.field_condition(user, layer(), _PARTIES)
