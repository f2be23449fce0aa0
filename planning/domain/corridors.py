"""Hành lang an toàn. Which corridors take ground away from building, and which leave it to the officer. Pure.

The widths and the exceptions stand in another law than that of planning (Luật Đường bộ 35/2024, Luật Đường sắt, Luật
Thủy lợi, Luật Điện lực, Luật Di sản văn hóa); a city says which kinds it nets off
(`[rules.safety_corridors.extract-no-building]` of its file, 1 = building is forbidden there).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shapely import Geometry

from planning.domain.records import CorridorPiece
from planning.domain.shares import union_of

#: Name of the rule under which a city changes the list.
RULE = "extract-no-building"
#: Under power lines and at monuments building is allowed on conditions that no figure here can weigh.
NO_BUILDING: Mapping[str, bool] = {
    "traffic": True,
    "railway": True,
    "water": True,
    "irrigation": True,
    "power": False,
    "heritage": False,
    "other": False,
}


def with_city_rules(rules: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, bool]:
    """Kinds of corridor and whether building is forbidden in them, where the city's file does not say otherwise."""
    own = rules.get("safety_corridors", {}).get(RULE, {})
    return {**NO_BUILDING, **{kind: bool(value) for kind, value in own.items()}}


def forbidden_ground(corridors: Sequence[CorridorPiece], no_building: Mapping[str, bool]) -> Geometry:
    """Ground of the parcel in corridors where nothing may be built, overlaps counted once."""
    return union_of(one.piece for one in corridors if no_building.get(one.kind, False))


def left_to_the_officer(
    corridors: Sequence[CorridorPiece], no_building: Mapping[str, bool]
) -> list[CorridorPiece]:
    """Corridors in which building is allowed on conditions."""
    return [one for one in corridors if not no_building.get(one.kind, False)]
