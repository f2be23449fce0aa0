"""Tình huống. The changed window: what is stored there, what the edits make of it, who is next to whom.

Edits of one change set replace what is stored, so that a boundary moved on both sides is judged as it will be.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

import numpy as np
import shapely
from django.conf import settings
from django.db import connection
from psycopg import sql

from geo.named_sql import load
from layers import rights
from layers.checks.findings import Candidate
from layers.checks.shapes.windows import changed_ground, windows
from layers.spec import LayerSpec

#: Neighbours this far around a changed shape take part, metres.
MARGIN_M = 5.0


@dataclass(frozen=True, slots=True)
class Stored:
    """A feature as it is: shape in the storage CRS (of a broken one a valid copy), values that rules need."""

    id: UUID
    shape: shapely.Geometry | None
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One edit with what is stored of its feature.

    Attributes:
        key: the feature's id; of a new one without id a number of its own.
        after: new shape when it is fit to be compared with neighbours (valid), None otherwise.
        moved: the edit changes what ground the feature covers.
        watched: findings are wanted for it; other edits only replace what is stored.
        ground: where `before` and `after` differ.
        windows: boxes around that, with a margin, in which neighbours take part.
    """

    candidate: Candidate
    key: UUID
    stored: Stored | None
    after: shapely.Geometry | None
    moved: bool
    watched: bool
    ground: shapely.Geometry = field(default_factory=shapely.Polygon)
    windows: tuple[shapely.Polygon, ...] = ()

    @property
    def before(self) -> shapely.Geometry | None:
        """Stored shape."""
        return self.stored.shape if self.stored else None

    @property
    def values(self) -> dict[str, Any]:
        """Values after the edit."""
        return {**(self.stored.values if self.stored else {}), **self.candidate.properties}


@dataclass(frozen=True, slots=True)
class Place:
    """A feature in the window: shape before and after (None: not there), values after, number of its edit or -1."""

    key: UUID
    before: shapely.Geometry | None
    after: shapely.Geometry | None
    values: dict[str, Any]
    change: int


class Situation:
    """A layer around its edits."""

    def __init__(self, spec: LayerSpec, changes: Sequence[Change], neighbours: Sequence[Stored]) -> None:
        self.spec = spec
        self.changes = changes
        edited = {change.key for change in changes}
        self.places = [
            Place(change.key, change.before, change.after, change.values, number)
            for number, change in enumerate(changes)
        ] + [
            Place(one.id, one.shape, one.shape, one.values, -1) for one in neighbours if one.id not in edited
        ]

    @cached_property
    def _after(self) -> shapely.STRtree:
        return shapely.STRtree([one.after for one in self.places])

    @cached_property
    def _before(self) -> shapely.STRtree:
        return shapely.STRtree([one.before for one in self.places])

    def near(self, window: shapely.Geometry) -> list[Place]:
        """Features whose box, as it will be, meets a window; in a fixed order."""
        return [self.places[number] for number in sorted(self._after.query(window).tolist())]

    def near_before(self, window: shapely.Geometry) -> list[Place]:
        """The same, as they are stored."""
        return [self.places[number] for number in sorted(self._before.query(window).tolist())]

    def moved(self) -> list[tuple[int, Change]]:
        """Edits with findings to be made whose ground changes, with their numbers."""
        return [
            (number, change) for number, change in enumerate(self.changes) if change.watched and change.moved
        ]


def situation(
    spec: LayerSpec,
    edits: Sequence[Candidate],
    user: rights.User | None,
    watched: Collection[int | str] | None,
) -> Situation:
    """Load what the rules need: the edited features as they are and their neighbours, as far as `user` may read."""
    fields = _needed(spec)
    stored = _stored(spec, [edit.feature for edit in edits if edit.feature], fields, user)
    changes = [
        _change(
            spec,
            edit,
            stored.get(edit.feature) if edit.feature else None,
            watched is None or edit.edit in watched,
        )
        for edit in edits
    ]
    return Situation(spec, changes, _neighbours(spec, changes, fields, user))


def multi(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape as the layer stores it: single ones become multi-shapes of one part; heights go."""
    flat = shapely.force_2d(shape)
    parts = shapely.get_parts(flat)
    if flat.geom_type == "Polygon":
        return shapely.multipolygons(parts)
    return shapely.multilinestrings(parts) if flat.geom_type == "LineString" else flat


def _change(spec: LayerSpec, edit: Candidate, stored: Stored | None, watched: bool) -> Change:
    given = multi(edit.geometry) if edit.geometry is not None else None
    before = stored.shape if stored else None
    after, moved = None, True
    if edit.operation != "delete":
        after = given if given is not None else before
        moved = given is not None and (before is None or not _same(given, before))
    if after is not None and not _fit(spec, after):
        after = None
    ground: shapely.Geometry = shapely.Polygon()
    if moved and (after is not None or edit.operation == "delete"):
        ground = changed_ground(before, after)
    key = edit.feature or uuid4()
    return Change(edit, key, stored, after, moved, watched, ground, tuple(windows(ground, MARGIN_M)))


def _fit(spec: LayerSpec, shape: shapely.Geometry) -> bool:
    """Whether a shape can be compared with neighbours: there, valid, of the layer's dimension."""
    if spec.geometry is None or shape.is_empty or not shape.is_valid:
        return False
    return shape.geom_type.removeprefix("Multi") == spec.geometry.kind.removeprefix("Multi")


def _same(one: shapely.Geometry, other: shapely.Geometry) -> bool:
    """Equal but for the order of parts and rings and for the rounding of an answer (0.1 mm)."""
    return bool(shapely.equals_exact(one, other, tolerance=1e-4, normalize=True))


def _needed(spec: LayerSpec) -> list[str]:
    """Fields that rules and messages need."""
    names = [*spec.title_fields, "valid_from", "valid_to"]
    for rule in spec.rules:
        for key, value in rule.parameters:
            names += list(value) if key == "fields" else [value] if key in ("field", "among", "code") else []  # type: ignore[call-overload, list-item]
    return [name for name in dict.fromkeys(names) if name in spec.by_name]


def _stored(
    spec: LayerSpec, ids: Sequence[UUID], fields: list[str], user: rights.User | None
) -> dict[UUID, Stored]:
    if not ids:
        return {}
    shape = sql.SQL("ST_AsBinary(geom)") if spec.is_spatial else sql.SQL("NULL::bytea")
    rows = _rows(spec, "edited", fields, user, {"ids": [str(one) for one in ids]}, shape=shape)
    return {one.id: one for one in rows}


def _neighbours(
    spec: LayerSpec, changes: Sequence[Change], fields: list[str], user: rights.User | None
) -> list[Stored]:
    around = [window for change in changes if change.watched for window in change.windows]
    if not spec.is_spatial or not around:
        return []
    boxes = shapely.bounds(np.array(around))
    given: dict[str, Any] = {
        side: boxes[:, place].tolist() for place, side in enumerate(("west", "south", "east", "north"))
    }
    return _rows(spec, "near", fields, user, given | {"srid": settings.STORAGE_SRID})


def _rows(
    spec: LayerSpec,
    key: str,
    fields: list[str],
    user: rights.User | None,
    given: dict[str, Any],
    **parts: sql.Composable,
) -> list[Stored]:
    statement = sql.SQL(load("layers", "checks")[key]).format(
        table=sql.Identifier(spec.table),
        columns=sql.SQL(", ").join(sql.Identifier(spec.column(name)) for name in [*fields, "id"]),
        visible=visible(spec, user),
        **parts,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows = cursor.fetchall()
    shapes = _sound([row[1] for row in rows])
    return [
        Stored(UUID(identifier), shape, dict(zip(fields, values, strict=False)))
        for (identifier, _wkb, *values), shape in zip(rows, shapes, strict=True)
    ]


def visible(spec: LayerSpec, user: rights.User | None) -> sql.Composable:
    """Condition: rows that the user may read. What somebody may not see takes no part in findings made for them."""
    return sql.SQL(rights.row_condition(user, spec) or "true")  # type: ignore[arg-type]


def _sound(stored: Sequence[bytes | None]) -> np.ndarray:
    """Stored shapes (WKB) or None; one that was let in broken is made valid for comparison only."""
    shapes = shapely.from_wkb(np.array([wkb and bytes(wkb) for wkb in stored], dtype=object))
    broken = ~shapely.is_missing(shapes) & ~shapely.is_valid(shapes)
    if broken.any():
        shapes[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    return shapes
