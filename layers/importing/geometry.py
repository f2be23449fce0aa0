"""Kiểm tra hình học. Shapes out of WKB: readable, present, valid, of the right kind, inside the city.

Vectorised; the log gets an entry per bad row only. Without `repair` a shape is either taken as it is or refused;
dropping heights and writing a polygon as a multi-polygon of one part change no boundary and are logged once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.domain.values import BBox
from layers.importing.issues import IssueLog
from layers.spec import DIMENSIONS

Shapes = NDArray[np.object_]
Flags = NDArray[np.bool_]
_KINDS = {
    0: "Point", 1: "LineString", 2: "LinearRing", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString",
    6: "MultiPolygon", 7: "GeometryCollection",
}  # fmt: skip
_ALLOWED = {
    "Point": (0,), "MultiPoint": (0, 4), "LineString": (1,), "MultiLineString": (1, 5),
    "Polygon": (3,), "MultiPolygon": (3, 6),
}  # fmt: skip
_MULTI = {
    "MultiPoint": shapely.multipoints,
    "MultiLineString": shapely.multilinestrings,
    "MultiPolygon": shapely.multipolygons,
}
_WHERE = re.compile(r"\[(-?[\d.eE+]+) (-?[\d.eE+]+)\]")


@dataclass(slots=True)
class Checked:
    """Shapes after the phase; a row that was refused keeps None."""

    shapes: Shapes
    good: Flags


@dataclass(frozen=True, slots=True)
class ReadShapes:
    """Shapes as a file gives them, None without WKB; which WKB could not be read; which shapes are valid."""

    shapes: Shapes
    unreadable: Flags
    valid: Flags


def joined(parts: Sequence[ReadShapes]) -> ReadShapes:
    """The shapes of one batch after the other."""
    return ReadShapes(
        np.concatenate([one.shapes for one in parts]),
        np.concatenate([one.unreadable for one in parts]),
        np.concatenate([one.valid for one in parts]),
    )


def read_shapes(wkb: NDArray[np.object_], *, swap: bool, repair: bool) -> ReadShapes:
    """Shapes from WKB; needs nothing but the rows themselves, so that it may run as they come.

    Args:
        swap: exchange the axes (northing came first).
        repair: close open rings while reading.
    """
    shapes = shapely.from_wkb(wkb, on_invalid="fix" if repair else "ignore")
    unreadable = shapely.is_missing(shapes) & ~np.equal(wkb, None)
    if swap:
        shapes = shapely.transform(shapes, lambda xy: xy[:, ::-1])
    return ReadShapes(shapes, unreadable, shapely.is_valid(shapes))


def check_shapes(
    read: ReadShapes, rows: NDArray[np.int64], kind: str, log: IssueLog, *, repair: bool
) -> Checked:
    """Check every shape of a layer of `kind`.

    Args:
        read: geometries as read; heights are dropped here.
        rows: record numbers for the log.
    """
    shapes = read.shapes.copy()
    good = _present(shapes, read.unreadable, rows, log)
    tall = good & shapely.has_z(shapes)
    if tall.any():
        log.add("geometry-heights-dropped", count=int(tall.sum()))
    flat = tall | (good & shapely.has_m(shapes))
    shapes[flat] = shapely.force_2d(shapes[flat])
    infinite = good & ~np.isfinite(shapely.bounds(shapes)).all(axis=1)
    _refuse("geometry-not-finite", infinite, good, rows, log)
    _check_validity(shapes, good, good & ~read.valid, rows, kind, log, repair=repair)
    _check_kind(shapes, good, rows, kind, log)
    if DIMENSIONS[kind] == 2:
        _refuse("value-negative-zero-area", good & (shapely.area(shapes) <= 0), good, rows, log)
    promoted = (
        good & np.isin(shapely.get_type_id(shapes), (0, 1, 3)) if kind in _MULTI else np.zeros_like(good)
    )
    if promoted.any():
        shapes[promoted] = _promote(shapes[promoted], kind)
        log.add("geometry-promoted", count=int(promoted.sum()))
    shapes[~good] = None
    return Checked(shapes, good)


def check_inside(shapes: Shapes, good: Flags, rows: NDArray[np.int64], extent: BBox, log: IssueLog) -> None:
    """Rule `inside-city`: refuse shapes that leave the extent; `shapes` in the CRS of `extent`."""
    bounds = shapely.bounds(shapes)
    with np.errstate(invalid="ignore"):
        outside = (
            (bounds[:, 0] < extent.min_x)
            | (bounds[:, 1] < extent.min_y)
            | (bounds[:, 2] > extent.max_x)
            | (bounds[:, 3] > extent.max_y)
        )
    _refuse("inside-city", outside & good, good, rows, log)


def positions(shapes: Shapes) -> NDArray[np.float64]:
    """One (x, y) a row that lies on the shape, or its first vertex where the shape is broken; NaN without shape."""
    found = np.full((len(shapes), 2), np.nan)
    present = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
    if present.any():
        coordinates, owner = shapely.get_coordinates(shapes[present], return_index=True)
        _owners, first = np.unique(owner, return_index=True)
        found[np.flatnonzero(present)] = coordinates[first]
    return found


def _present(shapes: Shapes, unreadable: Flags, rows: NDArray[np.int64], log: IssueLog) -> Flags:
    good = np.ones(len(shapes), dtype=bool)
    _refuse("geometry-unreadable", unreadable, good, rows, log)
    _refuse("geometry-missing", good & shapely.is_missing(shapes), good, rows, log)
    _refuse("geometry-empty", good & shapely.is_empty(shapes), good, rows, log)
    return good


def _check_validity(
    shapes: Shapes,
    good: Flags,
    broken: Flags,
    rows: NDArray[np.int64],
    kind: str,
    log: IssueLog,
    *,
    repair: bool,
) -> None:
    """Shapes that break Simple Features: refused with reason and place, or made valid where that was asked."""
    for index in np.flatnonzero(broken):
        reason = str(shapely.is_valid_reason(shapes[index]))
        where = _WHERE.search(reason)
        at = (float(where[1]), float(where[2])) if where else None
        text = reason.split("[")[0].strip()
        if repair and (mended := _mend(shapes[index], kind)) is not None:
            log.add(
                "geometry-repaired", row=rows[index], at=at, why=text,
                before=f"{shapely.area(shapes[index]):.2f}", after=f"{shapely.area(mended):.2f}",
            )  # fmt: skip
            shapes[index] = mended
            continue
        log.add("valid-geometry", row=rows[index], at=at, why=text)
        good[index] = False


def _mend(shape: shapely.Geometry, kind: str) -> shapely.Geometry | None:
    """A valid shape of the layer's dimension covering the same ground, rings oriented; None when nothing is left."""
    fixed = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    parts = [
        part
        for part in shapely.get_parts(shapely.get_parts(fixed))
        if shapely.get_dimensions(part) == DIMENSIONS[kind]
    ]
    if not parts:
        return None
    if len(parts) == 1:
        return shapely.normalize(parts[0])
    return shapely.normalize(_MULTI["Multi" + kind.removeprefix("Multi")](parts))


def _check_kind(shapes: Shapes, good: Flags, rows: NDArray[np.int64], kind: str, log: IssueLog) -> None:
    types = shapely.get_type_id(shapes)
    single = good & (types == 4) & (kind == "Point")
    for index in np.flatnonzero(single):
        if shapely.get_num_geometries(shapes[index]) == 1:
            shapes[index] = shapely.get_geometry(shapes[index], 0)
            types[index] = 0
    for index in np.flatnonzero(good & ~np.isin(types, _ALLOWED[kind])):
        at = shapely.get_coordinates(shapes[index])[0]
        log.add(
            "geometry-kind",
            row=rows[index],
            at=(float(at[0]), float(at[1])),
            found=_KINDS[int(types[index])],
            kind=kind,
        )
        good[index] = False


def _promote(shapes: Shapes, kind: str) -> Shapes:
    result: Shapes = _MULTI[kind](shapes, indices=np.arange(len(shapes)))
    return result


def _refuse(rule: str, bad: Flags, good: Flags, rows: NDArray[np.int64], log: IssueLog) -> None:
    for index in np.flatnonzero(bad):
        log.add(rule, row=rows[index])
        good[index] = False
