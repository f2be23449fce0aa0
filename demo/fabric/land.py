"""The parcel fabric: blocks, real institutions in them, lots, alleys; a coverage on the 1 mm grid."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from demo.fabric.blocks import near, street_blocks, streets_at_grade
from demo.fabric.config import GRID_M, OUTSKIRT_WARDS
from demo.fabric.lots import ALLEY, COMPOUND, GARDEN, LOT, STREET, STYLES, TUBE, VILLA, Pieces, divide
from demo.fabric.noding import SLIVER_M2, faces, is_sliver, longest_neighbour, merged
from demo.fabric.sources import Sources

SITE = 2
SITE_CLASSES = (
    "park",
    "education",
    "health",
    "religious",
    "cemetery",
    "office",
    "sport",
    "commercial",
    "industrial",
)
SMALLEST_SITE_M2 = 150.0
COMPOUND_RADIUS_M = 95.0
STRIP_M = 9.0  # what is left between a site and the street and is narrower belongs to the site
ROUNDABOUT_M2 = 6000.0
JOINED_LOTS_SHARE = 0.035  # two lots bought and joined (hợp thửa)
# Chances of a block's style: tube, street, villa, compound, garden.
STYLE_CHANCES = {
    "26740": (0.22, 0.45, 0.15, 0.18, 0.0),
    "26743": (0.45, 0.40, 0.08, 0.07, 0.0),
    "27139": (0.40, 0.28, 0.28, 0.04, 0.0),
}
OTHER_CHANCES = (0.66, 0.26, 0.06, 0.02, 0.0)


@dataclass(frozen=True)
class Land:
    """The fabric. Parallel arrays, one entry for each parcel-to-be."""

    polygon: np.ndarray
    block: np.ndarray
    kind: np.ndarray  # LOT, ALLEY or SITE
    style: np.ndarray
    site_class: np.ndarray  # land-cover class of a SITE, "" for others
    blocks: np.ndarray  # the street blocks themselves
    streets: pd.DataFrame


def _styles(sources: Sources, blocks: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    points = shapely.point_on_surface(blocks)
    at, ward = shapely.STRtree(sources.wards["geometry"].to_numpy()).query(points, predicate="intersects")
    code = np.full(len(blocks), "", dtype=object)
    code[at] = sources.wards["code"].to_numpy()[ward]
    radius = shapely.length(shapely.maximum_inscribed_circle(blocks, tolerance=1.0))
    luck = rng.random(len(blocks))
    style = np.empty(len(blocks), int)
    for i in range(len(blocks)):
        chances = STYLE_CHANCES.get(code[i], OTHER_CHANCES)
        style[i] = min(int(np.searchsorted(np.cumsum(chances), luck[i])), COMPOUND)
        if code[i] in OUTSKIRT_WARDS:
            style[i] = GARDEN if luck[i] < 0.75 else TUBE
        elif radius[i] > COMPOUND_RADIUS_M:
            style[i] = COMPOUND
    small = shapely.area(blocks) < 4000.0
    style[small & (style == COMPOUND)] = STREET
    style[small & (style == VILLA) & (luck < 0.5)] = TUBE
    return style


def _round_greens(blocks: np.ndarray) -> np.ndarray:
    """Blocks that are the round middle of a roundabout: planted, never built on."""
    area = shapely.area(blocks)
    return (area < ROUNDABOUT_M2) & (4 * np.pi * area / shapely.length(blocks) ** 2 > 0.93)


def _sites(sources: Sources, blocks: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Real parks, schools, temples… inside the blocks: polygons free of each other, block index, class."""
    cover = sources.cover.iloc[near(sources.cover["geometry"].to_numpy(), sources.area, 0.0)]
    cover = cover[cover["site_use"].isin(SITE_CLASSES)]
    shapes = shapely.get_parts(cover["geometry"].to_numpy(), return_index=True)
    shape, cls = shapes[0], cover["site_use"].to_numpy()[shapes[1]]
    order = np.argsort(shapely.area(shape), kind="stable")
    shape, cls = shapely.set_precision(shape[order], GRID_M), cls[order]
    free = []
    tree = shapely.STRtree(shape)
    for i, one in enumerate(shape):
        earlier = [j for j in tree.query(one, predicate="intersects") if j < i]
        free.append(
            shapely.difference(one, shapely.union_all(shape[earlier]), grid_size=GRID_M) if earlier else one
        )
    site, block = shapely.STRtree(blocks).query(np.array(free, dtype=object), predicate="intersects")
    cut = shapely.intersection(np.array(free, dtype=object)[site], blocks[block], grid_size=GRID_M)
    part, index = shapely.get_parts(cut, return_index=True)
    good = (shapely.get_type_id(part) == 3) & (shapely.area(part) >= SMALLEST_SITE_M2)
    green = np.flatnonzero(_round_greens(blocks))
    good &= ~np.isin(block[index], green)
    return (
        np.concatenate((part[good], blocks[green])),
        np.concatenate((block[index[good]], green)),
        np.concatenate((cls[site[index[good]]], np.full(len(green), "park", dtype=object))),
    )


def _filled_parts(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    part, owner = shapely.get_parts(geometries, return_index=True)
    good = ~shapely.is_empty(part) & (shapely.get_type_id(part) == 3)
    return part[good], owner[good]


def _rest(blocks: np.ndarray, site: np.ndarray, site_block: np.ndarray):
    """The blocks without their sites, and apart from them the strips too narrow for lots, with their block."""
    rest = blocks.copy()
    strips, strip_block = [], []
    for index in np.unique(site_block):
        free = shapely.difference(
            blocks[index], shapely.union_all(site[site_block == index]), grid_size=GRID_M
        )
        opened = free.buffer(-STRIP_M / 2, join_style="mitre").buffer(STRIP_M / 2 + 0.5, join_style="mitre")
        rest[index] = shapely.intersection(free, opened, grid_size=GRID_M)
        narrow, _ = _filled_parts(np.array([shapely.difference(free, rest[index], grid_size=GRID_M)]))
        strips.append(narrow)
        strip_block.append(np.full(len(narrow), index))
    if not strips:
        return rest, np.array([], dtype=object), np.array([], int)
    return rest, np.concatenate(strips), np.concatenate(strip_block)


def build(sources: Sources, rng: np.random.Generator) -> Land:
    """Make the fabric of the covered wards."""
    streets = streets_at_grade(sources)
    blocks = street_blocks(sources, streets)
    style = _styles(sources, blocks, rng)
    site, site_block, site_class = _sites(sources, blocks)
    rest, strip, strip_block = _rest(blocks, site, site_block)
    part, owner = _filled_parts(rest)
    start = Pieces.start(part, style[owner])
    start.block = owner
    pieces = divide(start, rng)
    site = np.concatenate((site, strip))
    site_block = np.concatenate((site_block, strip_block))
    site_class = np.concatenate((site_class, np.full(len(strip), "", dtype=object)))
    polygon = np.concatenate((pieces.polygon, site))
    face, source = faces(polygon, np.concatenate((pieces.block, site_block)))
    kind = np.concatenate((pieces.kind, np.full(len(site), SITE)))[source]
    block = np.concatenate((pieces.block, site_block))[source]
    styles = np.concatenate((pieces.style, style[site_block]))[source]
    classes = np.concatenate((np.full(len(pieces.polygon), "", dtype=object), site_class))[source]
    strips = (kind == SITE) & (classes == "")
    face, index = _tidied(face, kind, block, strips, rng)
    return Land(face, block[index], kind[index], styles[index], classes[index], blocks, streets)


def _tidied(
    face: np.ndarray, kind: np.ndarray, block: np.ndarray, strips: np.ndarray, rng: np.random.Generator
):
    """Slivers into the neighbour with the longest common edge, some lots joined, alleys of a block in one.

    A sliver beside alleys only becomes alley; an alley no larger than a sliver becomes part of a lot.
    """
    into = np.arange(len(face))
    beside = np.flatnonzero(strips)
    best = longest_neighbour(face, beside, (kind == SITE) & ~strips)
    into[beside[best >= 0]] = best[best >= 0]
    tiny = is_sliver(face)
    sliver = tiny & (kind != ALLEY) & (into == np.arange(len(face)))
    for allowed in (~sliver & (kind != ALLEY), kind == ALLEY):
        chosen = np.flatnonzero(sliver & (into == np.arange(len(face))))
        best = longest_neighbour(face, chosen, allowed)
        into[chosen[best >= 0]] = best[best >= 0]
    joined = np.flatnonzero(~sliver & (kind == LOT) & (rng.random(len(face)) < JOINED_LOTS_SHARE))
    best = longest_neighbour(face, joined, ~sliver & (kind == LOT) & ~np.isin(np.arange(len(face)), joined))
    into[joined[best >= 0]] = best[best >= 0]
    stubs: list[int] = []
    for one in np.unique(block[kind == ALLEY]):
        alleys = np.flatnonzero((kind == ALLEY) & (block == one))
        for group in _touching(face[alleys]):
            into[alleys[group]] = alleys[group[0]]
            if shapely.area(face[alleys[group]]).sum() < SLIVER_M2:
                stubs.append(alleys[group[0]])
    best = longest_neighbour(face, np.array(stubs, int), ~tiny & (kind != ALLEY))
    into[np.array(stubs, int)[best >= 0]] = best[best >= 0]
    return merged(face, into)


def _touching(polygons: np.ndarray) -> list[np.ndarray]:
    """Groups of polygons joined by common edges."""
    group = np.arange(len(polygons))
    a, b = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    keep = a < b
    a, b = a[keep], b[keep]
    common = shapely.length(shapely.intersection(polygons[a], polygons[b])) > 0.05
    for i, j in zip(a[common], b[common], strict=True):
        group[group == group[j]] = group[i]
    return [np.flatnonzero(group == g) for g in np.unique(group)]


__all__ = ["ALLEY", "LOT", "SITE", "STYLES", "Land", "build"]
