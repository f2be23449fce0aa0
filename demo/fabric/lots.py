"""Street blocks into lots, the way a Vietnamese city grew: alleys, back-to-back rows, narrow tube houses.

Each round looks at the oriented box of every open piece and decides: too deep → an alley (hẻm) across it;
two rows deep → a jogged rear line along it; one row → side lines across it until a lot is about one frontage
wide. Coordinates EPSG:9210, metres; the pieces of a block cover it exactly but for rounding, which
`noding` settles on the 1 mm grid.
"""

from dataclasses import dataclass

import numpy as np
import shapely

from demo.fabric.cutting import Frame, bends, cut, frames, frames_along, jogs, parts, sides

LOT, ALLEY = 0, 1
MAX_ROUNDS = 40


@dataclass(frozen=True)
class Style:
    """How a kind of block is divided; metres. `whole` is the chance that a row-sized piece stays one lot."""

    frontage_m: tuple[float, float]
    one_row_m: float
    two_rows_m: float
    alley_m: tuple[float, float]
    whole: float
    wide: float


STYLES = (
    Style((3.8, 5.4), 21.0, 41.0, (1.8, 3.2), 0.008, 0.05),  # tube houses on alleys
    Style((4.2, 6.5), 24.0, 48.0, (2.5, 4.5), 0.015, 0.08),  # street houses
    Style((9.0, 15.0), 30.0, 62.0, (4.0, 6.0), 0.05, 0.15),  # villas
    Style((22.0, 60.0), 90.0, 190.0, (6.0, 9.0), 0.30, 0.30),  # compounds: ports, schools, works
    Style((6.0, 13.0), 48.0, 95.0, (3.0, 4.5), 0.06, 0.10),  # gardens on the outskirts
)
TUBE, STREET, VILLA, COMPOUND, GARDEN = range(5)


@dataclass
class Pieces:
    """Polygons with the block they belong to, what they are, how they are divided and the row they lie in."""

    polygon: np.ndarray
    block: np.ndarray
    kind: np.ndarray
    style: np.ndarray
    row: np.ndarray  # direction of the row of lots, radians from east; NaN until the rows are found

    @staticmethod
    def start(polygon: np.ndarray, style: np.ndarray) -> "Pieces":
        n = len(polygon)
        return Pieces(polygon, np.arange(n), np.full(n, LOT), style, np.full(n, np.nan))

    def take(self, index: np.ndarray) -> "Pieces":
        return self.replaced(self.polygon[index], index)

    def replaced(self, polygon: np.ndarray, index: np.ndarray) -> "Pieces":
        """Pieces cut from those at `index`: new shapes, the rest inherited."""
        return Pieces(polygon, self.block[index], self.kind[index], self.style[index], self.row[index])

    @staticmethod
    def joined(many: list["Pieces"]) -> "Pieces":
        names = ("polygon", "block", "kind", "style", "row")
        return Pieces(*(np.concatenate([getattr(p, name) for p in many]) for name in names))


def _per_style(style: np.ndarray, field: str) -> np.ndarray:
    return np.array([getattr(s, field) for s in STYLES])[style]


def divide(blocks: Pieces, rng: np.random.Generator) -> Pieces:
    """All lots and alleys of the blocks."""
    done: list[Pieces] = []
    work = blocks
    for _ in range(MAX_ROUNDS):
        if len(work.polygon) == 0:
            break
        box = frames(work.polygon)
        in_row = ~np.isnan(work.row)
        deep = ~in_row & (box.width_m > _per_style(work.style, "two_rows_m"))
        double = ~in_row & ~deep & (box.width_m > _per_style(work.style, "one_row_m"))
        work.row = np.where(in_row | deep | double, work.row, np.arctan2(*box.along.T[::-1]))
        single = ~deep & ~double
        luck = rng.random(len(work.polygon))
        whole = double & (luck < _per_style(work.style, "whole"))
        frontage = rng.uniform(*_per_style(work.style, "frontage_m").T)
        rows = np.flatnonzero(single)
        row_box = frames_along(work.polygon[rows], work.row[rows])
        count = np.zeros(len(work.polygon))
        count[rows] = np.rint(row_box.length_m / frontage[rows])
        wide = single & (count <= 3) & (luck < _per_style(work.style, "wide"))
        small = shapely.area(work.polygon) < 1.6 * frontage * np.minimum(10.0, 2.4 * frontage)
        stop = whole | wide | (single & (count < 1.5)) | small
        done.append(work.take(np.flatnonzero(stop)))
        groups = []
        for chosen, cutter in ((deep, _alley), (double, _rear_line)):
            index = np.flatnonzero(chosen & ~stop)
            if len(index):
                groups.append(cutter(work.take(index), box.take(index), rng))
        index = np.flatnonzero(~stop[rows])
        if len(index):
            groups.append(_side_line(work.take(rows[index]), row_box.take(index), count[rows[index]], rng))
        work = Pieces.joined(groups) if groups else work.take(np.array([], int))
        done.append(work.take(np.flatnonzero(work.kind == ALLEY)))
        work = work.take(np.flatnonzero(work.kind == LOT))
    done.append(work)
    return Pieces.joined(done)


def _across(box: Frame) -> np.ndarray:
    return np.column_stack((-box.along[:, 1], box.along[:, 0]))


def _reach(box: Frame) -> np.ndarray:
    return box.length_m + box.width_m + 20.0


def _alley(work: Pieces, box: Frame, rng: np.random.Generator) -> Pieces:
    """An alley across the long side near the middle, gently bent."""
    n = len(work.polygon)
    low, high = _per_style(work.style, "alley_m").T
    half = rng.uniform(low, high) / 2.0
    shift = rng.uniform(-0.12, 0.12, n) * box.length_m
    origin = box.centre + shift[:, None] * box.along
    turned = box.turned(rng.normal(0.0, 0.035, n))
    across, reach = _across(turned), _reach(box)
    t = np.linspace(-0.5, 0.5, 5)[None, :] * box.width_m[:, None] * 1.1
    offset = rng.normal(0.0, 0.9, (n, 5))
    upper = sides(origin, across, reach, t, offset + half[:, None])
    lower = sides(origin, across, reach, t, offset - half[:, None])
    a, index_a = parts(shapely.intersection(work.polygon, upper))
    b, index_b = parts(shapely.difference(work.polygon, lower))
    c, index_c = parts(shapely.intersection(shapely.difference(work.polygon, upper), lower))
    lots = work.replaced(np.concatenate((a, b)), np.concatenate((index_a, index_b)))
    alley = work.replaced(c, index_c)
    alley.kind = np.full(len(c), ALLEY)
    return Pieces.joined([lots, alley])


def _rear_line(work: Pieces, box: Frame, rng: np.random.Generator) -> Pieces:
    """The line between two rows back to back: jogged from lot to lot, straighter in planned quarters."""
    n = len(work.polygon)
    reach = _reach(box)
    shift = rng.uniform(-0.07, 0.07, n) * box.width_m
    origin = box.centre + shift[:, None] * _across(box)
    t, offset = jogs(rng, n, reach, (4.0, 11.0), 1.0, 14)
    calm = np.where(rng.random(n) < 0.3, 0.15, 1.0) * np.minimum(1.0, box.width_m / 26.0)
    left = sides(origin, box.along, reach, t, offset * calm[:, None])
    return work.replaced(*cut(work.polygon, left))


def _side_line(work: Pieces, box: Frame, count: np.ndarray, rng: np.random.Generator) -> Pieces:
    """A side line across a row, at a whole number of frontages, a little bent and a little askew."""
    n = len(work.polygon)
    count = np.maximum(count, 2.0)
    at = np.floor(count / 2.0 + np.where(rng.random(n) < 0.5, 0.0, 0.5)) / count
    at = np.clip(at + rng.uniform(-0.16, 0.16, n) / count, 0.2, 0.8)
    origin = box.centre + ((at - 0.5) * box.length_m)[:, None] * box.along
    turned = box.turned(rng.normal(0.0, 0.018, n))
    t, offset = bends(rng, n, box.width_m, 0.09, 4)
    straight = rng.random(n) < 0.25
    left = sides(origin, _across(turned), _reach(box), t, np.where(straight[:, None], 0.0, offset))
    return work.replaced(*cut(work.polygon, left))
