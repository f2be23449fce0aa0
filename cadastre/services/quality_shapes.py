"""Kiểm tra chất lượng hình học. Overlaps, gaps, missing shared vertices, edges of sheets, borders of the ward, ids.

Shapes in the storage CRS, metres. A breach between parcels of two sheets is one of the edge match (tiếp biên), one
between parcels of two wards is one of the border; within a sheet it is an overlap or a gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from cadastre.domain.quality import Measured, QualityFound, about
from geo.domain.crs import Crs
from geo.domain.figures import figure
from layers.checks.shapes.identifiers import TOLERANCE_M, metres_outside
from layers.checks.shapes.squares import gap_pieces
from layers.checks.shapes.width import mean_width
from layers.importing.overlaps import find_overlaps

Shapes = NDArray[np.object_]
#: Overlaps and gaps up to this width along the seam of two sheets are a matter of the edge match, metres.
SEAM_M = 0.3
#: Enclosed holes up to this area count as gaps, m².
HOLE_M2 = 2.0
#: A corner this near to a neighbour's edge ought to be a vertex of it, metres.
SAME_PLACE_M = 0.01
#: Borders of wards are drawn apart by less than this, metres.
BORDER_M = 0.05


@dataclass(frozen=True)
class Ground:
    """The parcels of a ward and their neighbours.

    Attributes:
        parcels: those of the ward; their shapes are the first ones.
        shapes: valid shapes of the ward's parcels, then of parcels of other wards along its border.
        border: area of the ward; None when it is not known.
    """

    parcels: Sequence[Measured]
    shapes: Shapes
    border: shapely.Geometry | None

    def sheet(self, at: int) -> str | None:
        """Sheet of a shape; None: it belongs to another ward."""
        return self.parcels[at].sheet if at < len(self.parcels) else None


def shape_findings(ground: Ground, crs: Crs) -> list[QualityFound]:
    """Findings of the rules about shapes."""
    return [*_overlaps(ground), *_gaps(ground), *_dangles(ground), *_strayed(ground), *_ids(ground, crs)]


def _overlaps(ground: Ground) -> Iterator[QualityFound]:
    for pair in find_overlaps(ground.shapes):
        if pair.first >= len(ground.parcels):
            continue
        first = ground.parcels[pair.first]
        shared = ground.shapes[pair.first].intersection(ground.shapes[pair.second])
        width = mean_width(shared)
        other = ground.sheet(pair.second)
        vi, en = (
            (f"thửa {_called(ground.parcels[pair.second])}", _called(ground.parcels[pair.second], "en"))
            if other is not None
            else ("thửa của xã, phường bên cạnh", "a parcel of the adjoining ward")
        )
        yield QualityFound(
            _rule("overlap", {first.sheet, other}, width),
            f"Chồng lên {vi}: {figure(pair.area_m2, 'vi', 2)} m², rộng {figure(width, 'vi', 2)} m.",
            f"Overlaps {en}: {figure(pair.area_m2, 'en', 2)} m², {figure(width, 'en', 2)} m wide.",
            first.id, first.sheet, first.number, shapely.Point(pair.x, pair.y),
        )  # fmt: skip


def _gaps(ground: Ground) -> Iterator[QualityFound]:
    if not len(ground.shapes):
        return
    tree = shapely.STRtree(ground.shapes)
    own_shapes = ground.shapes[: len(ground.parcels)]
    pieces = gap_pieces(ground.shapes, where=own_shapes, narrower_than_m=SEAM_M, hole_below_m2=HOLE_M2)
    for gap in shapely.get_parts(shapely.union_all(pieces)):  # whole across squares
        beside = tree.query(gap, predicate="dwithin", distance=SAME_PLACE_M)
        own = [int(at) for at in beside if at < len(ground.parcels)]
        if not own:
            continue
        width, parcel = mean_width(gap), ground.parcels[min(own)]
        yield QualityFound(
            _rule("gap", {ground.sheet(int(at)) for at in beside}, width),
            f"Khe hở {figure(gap.area, 'vi', 2)} m², rộng {figure(width, 'vi', 2)} m.",
            f"A gap of {figure(gap.area, 'en', 2)} m², {figure(width, 'en', 2)} m wide.",
            parcel.id, parcel.sheet, parcel.number, gap,
        )  # fmt: skip


def _dangles(ground: Ground) -> Iterator[QualityFound]:
    """Corners on an edge of a parcel that has no vertex there, told of the parcel that lacks them."""
    if not len(ground.shapes):
        return
    vertices, owner = shapely.get_coordinates(ground.shapes, return_index=True)
    corners = np.unique(vertices.round(4), axis=0)
    places = shapely.points(corners)
    on_edge = shapely.STRtree(shapely.boundary(ground.shapes)).query(
        places, predicate="dwithin", distance=SAME_PLACE_M
    )
    at_vertex = shapely.STRtree(shapely.points(vertices)).query(
        places, predicate="dwithin", distance=SAME_PLACE_M
    )
    count = len(ground.shapes)
    met = np.unique(at_vertex[0] * count + owner[at_vertex[1]])
    pairs = np.setdiff1d(on_edge[0] * count + on_edge[1], met)
    corner, lacking = np.divmod(pairs, count)
    for at in np.unique(lacking[lacking < len(ground.parcels)]):
        parcel, points = ground.parcels[at], corners[corner[lacking == at]]
        found = about(
            parcel,
            "dangle",
            f"{len(points)} đỉnh của thửa bên cạnh nằm trên cạnh mà thửa này không có đỉnh.",
            f"{len(points)} corners of neighbours lie on edges where this parcel has no vertex.",
        )
        yield replace(found, geometry=shapely.multipoints(points))


def _strayed(ground: Ground) -> Iterator[QualityFound]:
    if ground.border is None:
        return
    shapely.prepare(ground.border)
    own = ground.shapes[: len(ground.parcels)]
    for at in np.flatnonzero(~shapely.covered_by(own, ground.border)):
        outside = own[at].difference(ground.border)
        stray = [part for part in shapely.get_parts(outside) if mean_width(part) > BORDER_M]
        if not stray:
            continue
        area = sum(part.area for part in stray)
        found = about(
            ground.parcels[at],
            "ward-border",
            f"{figure(area, 'vi', 1)} m² của thửa nằm ngoài ranh xã, phường.",
            f"{figure(area, 'en', 1)} m² of the parcel lie outside the border of its ward.",
        )
        yield replace(found, geometry=shapely.multipolygons(stray))


def _ids(ground: Ground, crs: Crs) -> Iterator[QualityFound]:
    codes = [one.national_id for one in ground.parcels]
    away = metres_outside(codes, ground.shapes[: len(ground.parcels)], crs)
    for parcel, distance in zip(ground.parcels, away, strict=True):
        if distance <= TOLERANCE_M:
            continue
        if not parcel.national_id:
            vi, en = "Thửa chưa có mã định danh.", "The parcel has no national id yet."
        elif not np.isfinite(distance):
            vi = f"“{parcel.national_id}” không phải mã 12 ký tự GeoHash."
            en = f"“{parcel.national_id}” is no GeoHash of 12 characters."
        else:
            vi = f"Mã {parcel.national_id} chỉ một điểm ngoài thửa, cách {figure(distance, 'vi', 2)} m."
            en = f"{parcel.national_id} names a place {figure(distance, 'en', 2)} m outside the parcel."
        yield about(parcel, "id-verified", vi, en)


def _rule(inside: str, sheets: set[str | None], width_m: float) -> str:
    """Which rule a breach belongs to, by the sheets on its sides; None stands for another ward."""
    if None in sheets:
        return "ward-border"
    return "edge-match" if len(sheets) > 1 and width_m <= SEAM_M else inside


def _called(parcel: Measured, lang: str = "vi") -> str:
    return (
        f"{parcel.number} tờ {parcel.sheet}"
        if lang == "vi"
        else f"parcel {parcel.number} of sheet {parcel.sheet}"
    )
