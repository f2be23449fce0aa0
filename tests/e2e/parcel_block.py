"""Parcels of the demo city on which operations are tried: alone, side by side, crossed by a red line."""

from __future__ import annotations

import shapely

from tests.e2e.editing import Desk, Place, centre, rings, shared_vertices

#: Part of phường Sài Gòn where parcels stand wall to wall: west, south, east, north in metres of the storage CRS.
BLOCK = (603475.0, 1191945.0, 603515.0, 1191980.0)
MIDDLE = ((BLOCK[0] + BLOCK[2]) / 2, (BLOCK[1] + BLOCK[3]) / 2)


def simple_parcels(desk: Desk) -> list[dict]:
    """Simple parcels that lie wholly in the block, the largest first."""
    found = desk.get("/api/v1/layers/parcels/features", bbox=",".join(map(str, BLOCK)))["features"]
    west, south, east, north = BLOCK
    whole = [
        one for one in found
        if len(one["geometry"]["coordinates"]) == 1 and len(one["geometry"]["coordinates"][0]) == 1
        and all(west < x < east and south < y < north for x, y in rings(one)[0])
        and not one["properties"]["blocked"] and one["properties"]["official_area_m2"]
    ]  # fmt: skip
    return sorted(whole, key=lambda one: -one["properties"]["computed_area_m2"])


def across(parcel: dict) -> tuple[Place, Place]:
    """A line through the middle that begins and ends outside."""
    xs, ys = zip(*rings(parcel)[0], strict=True)
    middle = centre(rings(parcel)[0])
    reach = max(max(xs) - min(xs), max(ys) - min(ys)) * 0.8
    return (middle[0] - reach, middle[1] + 0.3), (middle[0] + reach, middle[1] - 0.3)


def neighbours(parcels: list[dict]) -> tuple[dict, dict]:
    """Two parcels that share an edge."""
    for one in parcels:
        for other in parcels:
            if one is not other and len(shared_vertices(one, other)) >= 2:
                return one, other
    raise AssertionError("no two parcels of the block share an edge")


def pair_with_own_vertex(parcels: list[dict]) -> tuple[dict, dict, Place]:
    """Two parcels and a vertex that only these two have."""
    for one in parcels:
        for other in parcels:
            for vertex in shared_vertices(one, other) if one is not other else []:
                if sum(vertex in rings(each)[0] for each in parcels) == 2:
                    return one, other, vertex
    raise AssertionError("no two parcels of the block share a vertex of their own")


def crossed_by_a_red_line(desk: Desk) -> tuple[dict, str]:
    """A free parcel of which a red line takes a good part, and the id of that red line."""
    box = ",".join(map(str, (MIDDLE[0] - 400, MIDDLE[1] - 400, MIDDLE[0] + 400, MIDDLE[1] + 400)))
    lines = desk.get("/api/v1/layers/red_lines/features", bbox=box, limit=200)["features"]
    parcels = desk.get("/api/v1/layers/parcels/features", bbox=box, limit=4000)["features"]
    shapes = [shapely.geometry.shape(one["geometry"]) for one in parcels]
    tree = shapely.STRtree(shapes)
    for line in lines:
        ground = shapely.geometry.shape(line["geometry"])
        for at in tree.query(ground, predicate="intersects"):
            one, shape = parcels[at], shapes[at]
            free = not one["properties"]["blocked"] and not one["properties"]["in_dispute"]
            taken = shape.intersection(ground).area / shape.area
            names = [place["id"] for place in _near_names(desk, shape)]
            if free and shape.area < 2000 and 0.2 < taken < 0.7 and line["id"] in names:
                return one, line["id"]
    raise AssertionError("no parcel near the middle is crossed by a red line")


def _near_names(desk: Desk, shape: shapely.Geometry) -> list[dict]:
    near = ",".join(f"{metres:.1f}" for metres in shape.bounds)
    return list(desk.get("/api/v1/layers/red_lines/names", near=near)["names"])
