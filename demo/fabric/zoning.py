"""Zones as plan-makers draw them: road reserves, sites, street fronts and cells, on their own lines.

They start from the streets but not from the parcels: reserves cut front gardens, a mixed-use front of fixed
depth cuts through rows, straight lines divide large cells. EPSG:9210, metres.
"""

import numpy as np
import pandas as pd
import shapely

from demo.fabric.config import GRID_M
from demo.fabric.cutting import cut, frames, sides
from demo.fabric.noding import faces, longest_neighbour, merged

FRONT_CLASSES = ("trunk", "primary", "secondary", "tertiary")
FRONT_DEPTH_M = (14.0, 26.0)
FRONT_CHANCE = 0.76  # share of the main streets whose front is zoned for shops with flats above
CELL_M2 = (3_600.0, 11_500.0)
CELL_M2_OUTSKIRTS = (8_000.0, 32_000.0)
ROAD_M2 = 6_000.0
SMALLEST_ZONE_M2 = 90.0
SITE_ZONE_M2 = 900.0
ROAD, SITE, FRONT, CELL = range(4)


def macro_blocks(streets: pd.DataFrame, area: shapely.Geometry) -> np.ndarray:
    """The covered area divided along the centre lines of the main streets; covers it fully."""
    main = streets[streets["road_class"].isin(FRONT_CLASSES)]["geometry"].to_numpy()
    outline = [shapely.boundary(p) for p in shapely.get_parts(area)]
    lines = shapely.union_all(np.concatenate((main, np.array(outline))), grid_size=GRID_M)
    made = shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))
    made = made[shapely.contains_properly(area.buffer(0.01), shapely.point_on_surface(made))]
    inside = shapely.point_on_surface(made)
    return made[np.lexsort((shapely.get_x(inside), shapely.get_y(inside)))]


def plan_of_block(macro: np.ndarray, count: int) -> np.ndarray:
    """Neighbouring macro blocks put together into at most `count` plans: the plan of each block."""
    xy = shapely.get_coordinates(shapely.centroid(macro))
    weight = shapely.area(macro)
    order = np.argsort(-weight, kind="stable")
    centres = xy[order[:1]]
    while len(centres) < count:  # far seeds first, so that the result does not depend on chance
        far = np.min(np.hypot(*(xy[:, None] - centres[None]).transpose(2, 0, 1)), axis=1) * np.sqrt(weight)
        centres = np.vstack((centres, xy[np.argmax(far)]))
    for _ in range(12):
        nearest = np.argmin(np.hypot(*(xy[:, None] - centres[None]).transpose(2, 0, 1)), axis=1)
        for i in range(count):
            mine = nearest == i
            if mine.any():
                centres[i] = np.average(xy[mine], axis=0, weights=weight[mine])
    return np.unique(nearest, return_inverse=True)[1]


def divided(cells: np.ndarray, target: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Cells cut by straight lines until each is about its target size."""
    done = []
    for _ in range(30):
        large = shapely.area(cells) > target
        done.append(cells[~large])
        if not large.any():
            break
        open_cells, open_target = cells[large], target[large]
        box = frames(open_cells)
        n = len(open_cells)
        origin = box.centre + (rng.uniform(-0.15, 0.15, n) * box.length_m)[:, None] * box.along
        turned = box.turned(rng.normal(0.0, 0.05, n))
        across = np.column_stack((-turned.along[:, 1], turned.along[:, 0]))
        flat = np.zeros((n, 2))
        left = sides(origin, across, box.length_m + box.width_m + 50, flat + np.array([-1.0, 1.0]), flat)
        cells, index = cut(open_cells, left)
        target = open_target[index]
    return np.concatenate(done)


def _fronts(streets: pd.DataFrame, rng: np.random.Generator) -> shapely.Geometry:
    main = streets[streets["road_class"].isin(FRONT_CLASSES)]
    names = np.unique(main["street"].to_numpy(str))
    chosen = names[rng.random(len(names)) < FRONT_CHANCE]
    depth = dict(zip(chosen, rng.uniform(*FRONT_DEPTH_M, len(chosen)), strict=True))
    main = main[main["street"].isin(chosen)]
    reach = main["row_half_m"].to_numpy() + main["street"].map(depth).to_numpy(float)
    return shapely.union_all(
        shapely.buffer(main["geometry"].to_numpy(), reach, cap_style="flat", quad_segs=2)
    )


def _pieces(a: np.ndarray, b: shapely.Geometry, keep: bool) -> np.ndarray:
    shapely.prepare(b)
    touched = shapely.intersects(a, b)
    made = (shapely.intersection if keep else shapely.difference)(a[touched], b)
    parts = shapely.get_parts(np.concatenate((made, [] if keep else a[~touched])))
    return parts[(shapely.get_type_id(parts) == 3) & (shapely.area(parts) > 0.01)]


def zones(
    macro: np.ndarray,
    reserve: shapely.Geometry,
    streets: pd.DataFrame,
    sites: np.ndarray,
    outskirts: shapely.Geometry,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Zones tiling the macro blocks exactly: polygons, index of their macro block, kind (ROAD, SITE, FRONT, CELL)."""
    whole = macro
    cells = _pieces(whole, reserve, keep=False)
    drawn = shapely.union_all(
        shapely.simplify(sites[shapely.area(sites) > SITE_ZONE_M2], 2.0), grid_size=GRID_M
    )
    site = _pieces(cells, drawn, keep=True)
    cells = _pieces(cells, drawn, keep=False)
    fronts = _fronts(streets, rng)
    front = _pieces(cells, fronts, keep=True)
    cells = _pieces(cells, fronts, keep=False)
    far = shapely.intersects(cells, outskirts)
    target = np.where(far, rng.uniform(*CELL_M2_OUTSKIRTS, len(cells)), rng.uniform(*CELL_M2, len(cells)))
    cells = divided(cells, target, rng)
    road = _pieces(whole, reserve, keep=True)
    road = divided(road, np.full(len(road), ROAD_M2), rng)
    shape = np.concatenate((road, site, front, cells))
    kind = np.repeat([ROAD, SITE, FRONT, CELL], [len(road), len(site), len(front), len(cells)])
    block = shapely.STRtree(macro).query(shapely.point_on_surface(shape), predicate="within")
    part, plan, kind = shape[block[0]], block[1], kind[block[0]]
    face, owner = faces(part, plan)
    plan, kind = plan[owner], kind[owner]
    small = np.flatnonzero(shapely.area(face) < SMALLEST_ZONE_M2)
    into = np.arange(len(face))
    for one in np.unique(plan):
        mine = np.flatnonzero(plan == one)
        chosen = np.flatnonzero(np.isin(mine, small))
        if len(chosen):
            best = longest_neighbour(face[mine], chosen, ~np.isin(mine, small))
            into[mine[chosen[best >= 0]]] = mine[best[best >= 0]]
    face, index = merged(face, into)
    return face, plan[index], kind[index]
