"""Trộn ba bên. Base, theirs and mine of one feature: what collides, and what mine becomes on top of theirs. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import shapely
from shapely import Geometry

from geo.domain.errors import DomainError

Side = Literal["mine", "theirs"]
#: Shapes whose vertices all lie closer than this are the same; coordinates travel to 0.1 mm.
SAME_SHAPE_M = 1e-4


class ChoiceMissing(DomainError):
    """Both sides changed {what}; say for each whether "mine" or "theirs" holds."""

    vi = "Cả hai bên đều sửa {what}; hãy chọn “mine” (của tôi) hoặc “theirs” (của họ) cho từng mục."


class NothingToMerge(DomainError):
    """One side deletes the feature, so there is nothing to merge: choose "mine" or "theirs"."""

    vi = "Một bên xóa đối tượng nên không thể trộn: hãy chọn “mine” (của tôi) hoặc “theirs” (của họ)."


@dataclass(frozen=True)
class Version:
    """One state of a feature: values by field name, shape in the storage CRS (metres)."""

    version: int
    properties: Mapping[str, object]
    geometry: Geometry | None = None


@dataclass(frozen=True)
class Changes:
    """What an edit sets: values by field name; `geometry` None leaves the shape as it is."""

    properties: Mapping[str, object] = field(default_factory=dict)
    geometry: Geometry | None = None

    @property
    def nothing(self) -> bool:
        """True when the edit would leave the feature as it is."""
        return not self.properties and self.geometry is None


@dataclass(frozen=True)
class Collision:
    """Where both sides say something different: names of fields, and whether the shape is among it."""

    fields: tuple[str, ...]
    geometry: bool


def same_shape(one: Geometry | None, other: Geometry | None) -> bool:
    """Whether two shapes are the same to the digits in which coordinates travel, whatever vertex they begin with."""
    if one is None or other is None:
        return one is other
    if shapely.equals_exact(one, other, tolerance=SAME_SHAPE_M):
        return True
    if shapely.get_num_coordinates(one) != shapely.get_num_coordinates(other):
        return False
    return bool(
        shapely.equals_exact(shapely.normalize(one), shapely.normalize(other), tolerance=SAME_SHAPE_M)
    )


def applied(version: Version, changes: Changes) -> Version:
    """The state that an edit makes of another."""
    geometry = version.geometry if changes.geometry is None else changes.geometry
    return Version(version.version, {**version.properties, **changes.properties}, geometry)


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> tuple[str, ...]:
    """Names of the fields in which two states differ, in the order of `one`."""
    return tuple(name for name in {**one, **other} if one.get(name) != other.get(name))


def collision(base: Version, theirs: Version, mine: Changes) -> Collision:
    """What both sides changed, to different ends. A field that both set to the same value does not collide."""
    fields = tuple(
        name
        for name, value in mine.properties.items()
        if theirs.properties.get(name) != base.properties.get(name) and theirs.properties.get(name) != value
    )
    shape = (
        mine.geometry is not None
        and not same_shape(theirs.geometry, base.geometry)
        and not same_shape(theirs.geometry, mine.geometry)
    )
    return Collision(fields, shape)


def merged(
    base: Version,
    theirs: Version,
    mine: Changes,
    *,
    fields: Mapping[str, Side],
    geometry: Side | None = None,
    derived: frozenset[str] = frozenset(),
) -> Changes:
    """What mine becomes on top of theirs: everything that does not collide, and the chosen side of what does.

    Args:
        fields: side of each colliding field.
        geometry: side of a colliding shape.
        derived: fields computed from others; they follow and are never asked for.
    Raises:
        ChoiceMissing: something collides and no side was chosen.
    """
    found = collision(base, theirs, mine)
    open_fields = [name for name in found.fields if name not in fields and name not in derived]
    if open_fields or (found.geometry and geometry is None):
        raise ChoiceMissing(what=", ".join([*open_fields, *(["geometry"] if found.geometry else [])]))
    kept = {
        name: value
        for name, value in mine.properties.items()
        if fields.get(name) != "theirs" and theirs.properties.get(name) != value and name not in derived
    }
    shape = mine.geometry
    if shape is not None and (geometry == "theirs" or same_shape(shape, theirs.geometry)):
        shape = None
    return Changes(kept, shape)
