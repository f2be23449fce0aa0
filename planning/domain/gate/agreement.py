"""Khớp số liệu. Stated figures against what is drawn, with tolerances; areas in m² unless said otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
#: A plan's stated area may differ from the drawn one by this share, and by what rounding to 0.01 ha makes (m²).
PLAN_SHARE, PLAN_ROUNDING_M2 = 0.005, 50.0
#: The stated areas of the plots may sum to another area than the plan's by this share.
SUM_SHARE = 0.01
#: A plot's stated area: this share, and never less than this many m² (29,16 is written as 29,2).
PLOT_SHARE, PLOT_LEAST_M2 = 0.01, 0.5
#: Share of the plots that must agree once multiplied for a class to be read as hectares.
_MOST = 0.8
HECTARE_M2 = 10_000.0


@dataclass(frozen=True, slots=True)
class Stated:
    """Stated areas of plots in m²; `in_hectares` when the dossier wrote hectares."""

    areas_m2: Numbers
    in_hectares: bool


def in_square_metres(stated: Sequence[float | None], drawn_m2: Numbers) -> Stated:
    """Stated areas in m². A class that agrees with its shapes only when multiplied by 10,000 was written in hectares.

    Args:
        stated: as delivered; None where there is none.
        drawn_m2: areas of the shapes, same order.
    """
    areas = np.array([np.nan if one is None else one for one in stated], dtype=np.float64)
    known = np.isfinite(areas) & (drawn_m2 > 0)
    if not known.any():
        return Stated(areas, False)
    as_hectares = np.abs(areas[known] * HECTARE_M2 - drawn_m2[known]) <= 0.05 * drawn_m2[known]
    as_metres = np.abs(areas[known] - drawn_m2[known]) <= 0.05 * drawn_m2[known]
    if as_hectares.mean() >= _MOST and as_metres.mean() < as_hectares.mean():
        return Stated(areas * HECTARE_M2, True)
    return Stated(areas, False)


def differing_plots(stated_m2: Numbers, drawn_m2: Numbers, in_hectares: bool = False) -> NDArray[np.int64]:
    """Places of plots whose stated and drawn area differ by more than the tolerance.

    Args:
        in_hectares: the figures were written in hectares, so their rounding to 0.01 ha is tolerated.
    """
    least = HECTARE_M2 * 0.005 if in_hectares else PLOT_LEAST_M2
    tolerance = np.maximum(PLOT_SHARE * drawn_m2, least)
    with np.errstate(invalid="ignore"):
        wrong = np.isfinite(stated_m2) & (stated_m2 > 0) & (np.abs(stated_m2 - drawn_m2) > tolerance)
    return np.flatnonzero(wrong)


def difference_share(stated_m2: float, other_m2: float, tolerated: float = PLAN_SHARE) -> float | None:
    """By which share of the stated area another one differs; None within the tolerance."""
    if stated_m2 <= 0:
        return None
    difference = abs(stated_m2 - other_m2)
    return None if difference <= max(tolerated * stated_m2, PLAN_ROUNDING_M2) else difference / stated_m2
