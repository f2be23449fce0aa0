"""A fabric of parcels in memory on which operations are played, with a record of all that happened to it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiPolygon, Polygon

from cadastre.domain.operation_errors import OperationError
from cadastre.domain.operations import cutting
from cadastre.domain.operations.ground import as_multi
from cadastre.domain.operations.joining import merge
from cadastre.domain.operations.lineage import Edge, Node
from cadastre.domain.operations.shifting import correct_boundary
from cadastre.domain.operations.vertices import with_vertices
from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_geometries
from tests.integration.cadastre.chance import Chance

#: South-west corner of the generated fabric in EPSG:9210, metres: coordinates as large as they are in the city.
ORIGIN = np.array([603480.790, 1191454.566])
#: Parcels of less than this are not cut any more, m².
_LEAST_TO_CUT_M2 = 12.0


@dataclass
class Fabric:
    """Live parcels by number, and what was done.

    Attributes:
        versions: of each parcel; ends of parcels are kept.
        done: (operation, shapes before, shapes after) of everything that was carried out.
        touched: (before, after) of neighbours that got a corner on a straight edge.
        refused: names of the reasons for which operations were refused.
    """

    shapes: dict[int, MultiPolygon]
    chance: Chance
    versions: dict[int, int] = field(default_factory=dict)
    done: list[tuple[str, list[MultiPolygon], list[MultiPolygon]]] = field(default_factory=list)
    touched: list[tuple[MultiPolygon, MultiPolygon]] = field(default_factory=list)
    lineage: list[Edge] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.aimed_at = len(self.shapes)
        self.versions = dict.fromkeys(self.shapes, 1)
        self._last = max(self.shapes)
        self._boxes = np.full((2 * self._last + 2, 4), np.nan)
        for key, shape in self.shapes.items():
            self._put(key, shape)

    def play(self, tries: int) -> None:
        """Try so many operations; refused ones change nothing."""
        for _nth in range(tries):
            try:
                self._once()
            except OperationError as refusal:
                self.refused.append(refusal.code())

    def node(self, key: int) -> Node:
        """A parcel in its present version."""
        return UUID(int=key), self.versions[key]

    def _once(self) -> None:
        keys = np.flatnonzero(~np.isnan(self._boxes[:, 0]))
        key = int(self.chance.one_of(keys))
        crowded = len(self.shapes) > self.aimed_at
        often, seldom = ("merge", "split") if crowded else ("split", "merge")
        kind = self.chance.one_of([*[often] * 11, *[seldom] * 6, *["shift"] * 3])
        if kind == "split" and self.shapes[key].area > _LEAST_TO_CUT_M2:
            self._split(key)
        elif kind == "merge":
            self._merge(key)
        elif kind == "shift":
            self._shift(key)

    def _split(self, key: int) -> None:
        parent = self.shapes[key]
        lines, group = some_cut(parent, self.chance)
        cut = cutting.split_by_lines(parent, lines, group=group)
        others = [other for other in self._around(parent) if other != key]
        self._replace("split", {key: parent}, [*cut.children])
        self._give_vertices(others, cut.ends)

    def _give_vertices(self, others: Sequence[int], points: NDArray[np.float64]) -> None:
        """New corners put on the straight edges of neighbours."""
        for other in others:
            before = self.shapes[other]
            if (changed := with_vertices(before, points)) is not None:
                self._put(other, changed)
                self.touched.append((before, changed))

    def _merge(self, key: int) -> None:
        parent = self.shapes[key]
        others = [
            other
            for other in self._around(parent)
            if other != key and parent.area + self.shapes[other].area < 4000
        ]
        if not others:
            return
        partners = {self.chance.one_of(others) for _nth in range(self.chance.one_of([1, 2]))}
        parents = {one: self.shapes[one] for one in [key, *sorted(partners)]}
        self._replace("merge", parents, [merge(list(parents.values()))])

    def _shift(self, key: int) -> None:
        around = {other: self.shapes[other] for other in self._around(self.shapes[key])}
        new = some_outline(around, key, self.chance)
        if new is not None and new.is_valid:
            after = correct_boundary(around, key, new)
            points = shapely.get_coordinates(list(after.values()))
            beyond = {other for shape in after.values() for other in self._around(shape)} - set(after)
            self._revise(after)
            self._give_vertices(sorted(beyond), points)

    def _around(self, shape: MultiPolygon) -> list[int]:
        west, south, east, north = shape.bounds
        w, s, e, n = self._boxes.T
        near = np.flatnonzero(
            (w <= east + 0.01) & (e >= west - 0.01) & (s <= north + 0.01) & (n >= south - 0.01)
        ).tolist()
        shapely.prepare(shape)
        close = shapely.dwithin(shape, [self.shapes[key] for key in near], 0.001)
        return [key for key, is_close in zip(near, close, strict=True) if is_close]

    def _replace(self, name: str, parents: Mapping[int, MultiPolygon], children: list[MultiPolygon]) -> None:
        ends = [self.node(key) for key in parents]
        for key in parents:
            del self.shapes[key]
            self._boxes[key] = np.nan
        for child in children:
            self._last += 1
            self.versions[self._last] = 1
            self._put(self._last, child)
            self.lineage += [(end, self.node(self._last)) for end in ends]
        self.done.append((name, list(parents.values()), children))

    def _revise(self, shapes: Mapping[int, MultiPolygon]) -> None:
        before, ends = [self.shapes[key] for key in shapes], [self.node(key) for key in shapes]
        for key, shape in shapes.items():
            self.versions[key] += 1
            self._put(key, shape)
        self.lineage += [(end, self.node(key)) for key in shapes for end in ends]
        self.done.append(("shift", before, list(shapes.values())))

    def _put(self, key: int, shape: MultiPolygon) -> None:
        if key >= len(self._boxes):
            self._boxes = np.concatenate([self._boxes, np.full_like(self._boxes, np.nan)])
        self.shapes[key], self._boxes[key] = shape, shape.bounds


@cache
def real(path: Path) -> Mapping[int, MultiPolygon]:
    """The real cadastre of a rural commune near Hà Nội, in metres of EPSG:5897."""
    _meta, _ids, shapes, _fields = pyogrio.raw.read(path, layer="parcel")
    parcels = transform_geometries(shapely.from_wkb(shapes), CRS84, by_srid(5897))
    return {number: as_multi(shape) for number, shape in enumerate(parcels)}


def some_cut(parent: MultiPolygon, chance: Chance) -> tuple[list[LineString], cutting.Group]:
    """Lines as officers and their mistakes draw them: across, through corners, along edges, by area, by offset."""
    corners = shapely.get_coordinates(parent)
    first = chance.one_of(range(len(corners) - 1))
    edge = LineString(corners[first : first + 2])
    kind = chance.one_of(range(7))
    if kind == 0:
        share, bearing = chance.between(0.05, 0.95), chance.between(0, 360)
        return [cutting.line_for_area(parent, share * parent.area, bearing_deg=bearing)], "sides"
    if kind == 1:
        return [cutting.line_for_area_along(parent, chance.between(0.1, 0.9) * parent.area, edge)], "sides"
    if kind == 2:
        return [cutting.offset_line(parent, edge, chance.between(0.5, 5.0))], "pieces"
    if kind == 3:
        second = chance.one_of(corners) + chance.near(1e-3)
        return [LineString([corners[first] + chance.near(1e-3), second])], "pieces"
    if kind == 4:
        inside = shapely.get_coordinates(shapely.point_on_surface(parent))[0]
        middle = inside + chance.near(1.0)
        ends = [chance.one_of(corners), chance.one_of(corners)]
        arms = [end + 3 * (end - middle) for end in ends]
        return [LineString([arms[0], middle, arms[1]])], "pieces"
    reach = math.hypot(*np.ptp(corners, axis=0)) + 1
    angle = chance.between(0, math.pi)
    if kind == 5:
        along = corners[(first + 1)] - corners[first]
        angle = math.atan2(along[1], along[0]) + chance.between(-2e-3, 2e-3)
    through = shapely.get_coordinates(shapely.point_on_surface(parent))[0] + chance.near(2.0)
    step = reach * np.array([math.cos(angle), math.sin(angle)])
    across = LineString([through - step, through + step])
    if kind != 6:
        return [across], "pieces"
    second_angle = angle + chance.between(0.3, 1.5)
    other = reach * np.array([math.cos(second_angle), math.sin(second_angle)])
    return [across, LineString([through, through + other])], "pieces"


def some_outline(around: Mapping[int, MultiPolygon], key: int, chance: Chance) -> MultiPolygon | None:
    """A new outline: a corner moved, or a strip of a neighbour taken."""
    main = around[key]
    if chance.one_of([True, False]):
        part = chance.one_of(range(len(main.geoms)))
        polygon = main.geoms[part]
        shell = shapely.get_coordinates(polygon.exterior)[:-1].copy()
        shell[chance.one_of(range(len(shell)))] += chance.near(1.2)
        moved = Polygon(shell, [ring.coords for ring in polygon.interiors])
        return MultiPolygon([moved if index == part else one for index, one in enumerate(main.geoms)])
    others = [other for other in around if other != key]
    if not others:
        return None
    neighbour = around[chance.one_of(others)]
    common = main.boundary.intersection(neighbour.boundary)
    lines = [
        line for line in shapely.get_parts(common) if line.geom_type == "LineString" and line.length > 0.5
    ]
    if not lines:
        return None
    strip = cutting.split_by_lines(
        neighbour, [cutting.offset_line(neighbour, lines[0], chance.between(0.2, 2.0))]
    ).children
    taken = next(
        (piece for piece in strip if piece.distance(lines[0]) < 0.001 and piece.area < neighbour.area / 2),
        None,
    )
    return None if taken is None else merge([main, taken])


@cache
def generated(seed: int, rows: int = 12, columns: int = 16) -> Mapping[int, MultiPolygon]:
    """Crooked streets and party walls, parcels with islands, and parcels of two polygons; every corner is shared."""
    chance = np.random.default_rng(seed)
    lines: list[LineString] = []
    heights = np.cumsum(chance.uniform(8, 24, rows + 1))
    reach = columns * 9.0
    walls = [
        np.array([[x, height + chance.normal(0, 0.5)] for x in np.linspace(-3, reach + 3, columns)])
        for height in heights
    ]
    lines += [LineString(ORIGIN + wall) for wall in walls]
    for low, high in pairwise(heights):
        for x in np.linspace(0, reach, columns) + chance.uniform(-2, 2, columns):
            foot, head = [x, low - 2], [x + chance.uniform(-1.5, 1.5), high + 2]
            lines.append(LineString(ORIGIN + np.array([foot, head])))
    noded = shapely.get_parts(shapely.node(shapely.union_all(np.array(lines, dtype=object))))
    faces = shapely.get_parts(shapely.polygonize(noded))
    parcels: list[MultiPolygon] = []
    for face in faces:
        circle = shapely.maximum_inscribed_circle(face, tolerance=0.1)
        if chance.random() < 0.06 and circle.length > 3:
            island = shapely.Point(circle.coords[0]).buffer(
                circle.length / 2, quad_segs=int(chance.integers(1, 4))
            )
            parcels += [
                MultiPolygon([island]),
                MultiPolygon([Polygon(face.exterior, [island.exterior.coords[::-1]])]),
            ]
        else:
            parcels.append(MultiPolygon([face]))
    return dict(enumerate(_some_in_two(parcels, chance)))


def _some_in_two(parcels: Sequence[MultiPolygon], chance: np.random.Generator) -> list[MultiPolygon]:
    """One parcel in twenty joined with another that does not touch it."""
    left = list(parcels)
    for _turn in range(len(parcels) // 20):
        one, other = sorted(chance.choice(len(left), 2, replace=False), reverse=True)
        if left[one].distance(left[other]) > 0.01:
            both = MultiPolygon([*left[one].geoms, *left[other].geoms])
            del left[one]
            left[other] = both
    return left
