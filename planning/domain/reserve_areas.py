"""Diện tích trong lộ giới. How much of each parcel lies inside road reserves, overlaps counted once. Pure; metres.

A red line runs through half a city with thousands of corners, and each parcel needs the few beside it: the lines are
cut into small pieces first, which is what makes thousands of parcels a matter of a second.
"""

from __future__ import annotations

import numpy as np
import shapely

from planning.domain.outlines import Floats, Shapes
from planning.domain.overlay import common_pieces

#: Corners of a piece.
_CORNERS = 128


def reserve_areas(parcels: Shapes, reserves: Shapes) -> Floats:
    """Square metres of each parcel inside any of the reserves.

    Args:
        parcels, reserves: polygons or multipolygons of one CRS in metres; invalid reserves are mended.
    """
    found = np.zeros(len(parcels))
    if not len(parcels) or not len(reserves):
        return found
    tree = shapely.STRtree(parcels)
    near = np.unique(tree.query(reserves)[0])
    pieces = small_pieces(reserves[near], shapely.box(*shapely.total_bounds(parcels)))
    piece, parcel = tree.query(pieces)
    common = common_pieces(parcels[parcel], pieces[piece])
    kept = np.flatnonzero(~shapely.is_empty(common))
    parcel, common = parcel[kept], common[kept]
    order = np.argsort(parcel, kind="stable")
    parcel, common = parcel[order], common[order]
    touched, first, count = np.unique(parcel, return_index=True, return_counts=True)
    single = count == 1
    found[touched[single]] = shapely.area(common[first[single]])
    for at, start, many in zip(touched[~single], first[~single], count[~single], strict=True):
        found[at] = shapely.area(shapely.union_all(common[start : start + many]))
    return found


def small_pieces(shapes: Shapes, extent: shapely.Polygon) -> Shapes:
    """The shapes within an extent, halved along their longer side until each piece has few corners."""
    pending = [shapely.intersection(_sound(shapes), extent)]
    done: list[Shapes] = []
    while pending:
        parts = shapely.get_parts(pending.pop())
        parts = parts[shapely.get_dimensions(parts) == 2]
        large = shapely.get_num_coordinates(parts) > _CORNERS
        done.append(parts[~large])
        if not large.any():
            continue
        halved = parts[large]
        west, south, east, north = shapely.bounds(halved).T
        wide = (east - west) >= (north - south)
        middle_x, middle_y = (west + east) / 2, (south + north) / 2
        lower = shapely.box(west, south, np.where(wide, middle_x, east), np.where(wide, north, middle_y))
        upper = shapely.box(np.where(wide, middle_x, west), np.where(wide, south, middle_y), east, north)
        pending.append(np.r_[shapely.intersection(halved, lower), shapely.intersection(halved, upper)])
    pieces: Shapes = np.concatenate(done)
    return pieces


def _sound(shapes: Shapes) -> Shapes:
    return np.where(shapely.is_valid(shapes), shapes, shapely.make_valid(shapes))
