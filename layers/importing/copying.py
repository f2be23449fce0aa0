"""Dòng thành luồng COPY. Arrow columns and shapes as blocks of binary COPY, without a Python object for each row.

Shapes travel as EWKB, little endian. For a first load the derived shapes are computed here: through the
pinned operation to WGS 84 (lon, lat), and from there to Web Mercator (EPSG method 1024), as the trigger does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from numpy.typing import NDArray

from geo.domain.crs import by_srid
from geo.domain.transform import transform_xy
from layers.importing import tuples
from layers.importing.rings import ring_sizes

Shapes = NDArray[np.object_]
Floats = NDArray[np.float64]
#: Rows in one block.
CHUNK = 5_000
#: SRIDs of the derived shapes, in the order in which they are computed.
DERIVED_SRIDS = (4326, 3857)
_WGS84, _EARTH_RADIUS_M = by_srid(4326), 6_378_137.0
_MULTIPOLYGON, _POLYGON, _WITH_SRID = 6, 3, 0x20000000
_SHAPE = np.dtype([("order", "u1"), ("type", "<u4"), ("srid", "<u4"), ("parts", "<u4")])
_PART = np.dtype([("order", "u1"), ("type", "<u4"), ("rings", "<u4")])
_RING = np.dtype([("points", "<u4")])
#: What stands before the points of a ring that opens a part that opens a shape.
_HEADS = np.dtype([("shape", _SHAPE), ("part", _PART), ("ring", _RING)])
_POINT_BYTES = 16
_SHAPE_TYPE = "geometry"


@dataclass(frozen=True, slots=True)
class Content:
    """What is copied: plain columns, and shapes in the CRS `srid`.

    The columns of the shapes come last: stored, then, with `derived`, those of `DERIVED_SRIDS`.
    """

    columns: pa.Table
    shapes: Shapes | None
    srid: int
    derived: bool = False

    @property
    def count(self) -> int:
        """Number of rows."""
        return int(self.columns.num_rows)


def blocks(content: Content, kinds: Mapping[str, str]) -> Iterator[bytes | pa.Buffer]:
    """Blocks of the stream; the next is made while the database reads the last.

    Args:
        kinds: type of each plain column in the database, without its length.
    Raises:
        OutsideProjection: a shape without image in WGS 84.
        ValueError: a value that its column does not take.
    """
    made = _blocks(content, kinds)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(next, made, None)
        while (block := waiting.result()) is not None:
            waiting = pool.submit(next, made, None)
            yield block


def _blocks(content: Content, kinds: Mapping[str, str]) -> Iterator[bytes | pa.Buffer]:
    yield tuples.HEADER
    plain = content.columns.combine_chunks()
    for start in range(0, content.count, CHUNK):
        part = plain.slice(start, CHUNK)
        columns = [(kinds[name], part.column(name).combine_chunks()) for name in part.column_names]
        if content.shapes is not None:
            shapes = content.shapes[start : start + CHUNK]
            made = ewkb_columns(shapes, content.srid, derived=content.derived)
            columns += [(_SHAPE_TYPE, column) for column in made]
        yield tuples.rows(columns)
    yield tuples.TRAILER


def ewkb_columns(shapes: Shapes, srid: int, *, derived: bool) -> list[pa.Array]:
    """EWKB of shapes and, if wanted, of their images in `DERIVED_SRIDS`.

    Args:
        shapes: geometries in the CRS `srid`; None stays null.
    """
    known = ~shapely.is_missing(shapes)
    if (
        known.all()
        and (shapely.get_type_id(shapes) == _MULTIPOLYGON).all()
        and not shapely.has_z(shapes).any()
    ):
        return _of_multipolygons(shapes, srid, derived=derived)
    found = [_ewkb(shapes, srid)]
    if derived:
        points = shapely.get_coordinates(shapes)
        for image_srid, moved in _images(points, srid):
            found.append(_ewkb(shapely.set_coordinates(shapes.copy(), moved), image_srid))
    return found


def _images(points: Floats, srid: int) -> Iterator[tuple[int, Floats]]:
    """Positions in WGS 84 (lon, lat in degrees) and in Web Mercator (m)."""
    lon, lat = transform_xy(points[:, 0], points[:, 1], by_srid(srid), _WGS84)
    yield DERIVED_SRIDS[0], np.stack([lon, lat], axis=1)
    east, north = np.radians(lon), np.arcsinh(np.tan(np.radians(lat)))
    yield DERIVED_SRIDS[1], _EARTH_RADIUS_M * np.stack([east, north], axis=1)


def _ewkb(shapes: Shapes, srid: int) -> pa.Array:
    return pa.array(shapely.to_wkb(shapely.set_srid(shapes, srid), include_srid=True), pa.large_binary())


def _of_multipolygons(shapes: Shapes, srid: int, *, derived: bool) -> list[pa.Array]:
    """The same bytes as GEOS writes, all shapes at once: each ring's points after the heads that open it."""
    parts, shape_of = shapely.get_parts(shapes, return_index=True)
    shape_parts = np.bincount(shape_of, minlength=len(shapes))
    part_rings, ring_points = ring_sizes(parts)
    part_of = np.repeat(np.arange(len(parts)), part_rings)
    opens_part = np.r_[True, part_of[1:] != part_of[:-1]]
    opens_shape = np.r_[True, shape_of[part_of][1:] != shape_of[part_of][:-1]]
    heads = np.zeros(len(ring_points), dtype=_HEADS)
    heads["shape"]["order"], heads["shape"]["type"] = 1, _MULTIPOLYGON | _WITH_SRID
    heads["shape"]["parts"] = shape_parts[shape_of[part_of]]
    heads["part"]["order"], heads["part"]["type"], heads["part"]["rings"] = 1, _POLYGON, part_rings[part_of]
    heads["ring"]["points"] = ring_points
    kept = np.repeat(
        np.stack([opens_shape, opens_part, np.ones_like(opens_part)], axis=1),
        [_SHAPE.itemsize, _PART.itemsize, _RING.itemsize],
        axis=1,
    )
    head_ends = np.r_[0, np.cumsum(kept.sum(axis=1))]
    point_ends = np.r_[0, np.cumsum(ring_points * _POINT_BYTES)]
    shape_ends = (head_ends + point_ends)[np.r_[np.flatnonzero(opens_shape), len(ring_points)]]
    points = shapely.get_coordinates(shapes)
    found = []
    for image_srid, positions in ((srid, points), *(_images(points, srid) if derived else ())):
        heads["shape"]["srid"] = image_srid
        opened = _binary(heads.view(np.uint8).reshape(kept.shape)[kept], head_ends)
        rings = _binary(np.ascontiguousarray(positions, dtype="<f8"), point_ends)
        joined = pc.binary_join_element_wise(opened, rings, pa.scalar(b"", pa.large_binary()))
        found.append(
            pa.LargeBinaryArray.from_buffers(
                pa.large_binary(), len(shapes), [None, pa.py_buffer(shape_ends), joined.buffers()[2]]
            )
        )
    return found


def _binary(content: NDArray[np.generic], ends: NDArray[np.int64]) -> pa.Array:
    """One value of bytes between each two ends, without a copy."""
    return pa.LargeBinaryArray.from_buffers(
        pa.large_binary(), len(ends) - 1, [None, pa.py_buffer(ends), pa.py_buffer(content)]
    )
