"""No left-over of the cutting becomes a parcel."""

from __future__ import annotations

import numpy as np
import shapely

from demo.fabric.land import ALLEY, LOT, _tidied

DRAWN = {
    "lot": (LOT, shapely.box(0, 0, 10, 10)),
    "rounding at its corner, 6 mm": (LOT, shapely.box(10, 0, 10.001, 0.006)),
    "lot across": (LOT, shapely.box(0, 13, 10, 23)),
    "alley between": (ALLEY, shapely.box(0, 10, 10, 13)),
    "left-over at its end": (LOT, shapely.box(10, 10, 10.2, 13)),
    "alley of a square metre": (ALLEY, shapely.box(-1, 15, 0, 16)),
}


def test_each_sliver_joins_what_it_borders() -> None:
    face = np.array([shape for _kind, shape in DRAWN.values()], dtype=object)
    kind = np.array([one for one, _shape in DRAWN.values()])
    none = np.zeros(len(face), dtype=bool)
    tidy, index = _tidied(face, kind, np.zeros(len(face), int), none, np.random.default_rng(3))
    found = {list(DRAWN)[at]: round(shapely.area(shape), 6) for shape, at in zip(tidy, index, strict=True)}
    assert found == {"lot": 100.000006, "lot across": 101.0, "alley between": 30.6}
