"""Phân bổ diện tích. Areas on paper shared out among parcels, adding up to the last tenth of a square metre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_FLOOR, Decimal

from cadastre.domain.operations.tolerances import AREA_UNIT_M2


def share_out(total: float, weights: Sequence[float], unit: float = AREA_UNIT_M2) -> list[float]:
    """Shares of a total in proportion to weights, in whole units, by largest remainder; they sum exactly.

    What of the total is no whole unit goes with the largest weight.

    Args:
        total: area in m² (or any measure), not negative.
        weights: not negative; all zero means equal shares.

    >>> share_out(100.0, [1, 1, 1]), share_out(0.0, [2, 1]), share_out(5.0, [])
    ([33.3, 33.3, 33.4], [0.0, 0.0], [])
    """
    if not weights:
        return []
    exact, step = Decimal(repr(float(total))), Decimal(repr(unit))
    units = int((exact / step).to_integral_value(ROUND_FLOOR))
    rest = exact - units * step
    parts = [Decimal(repr(float(weight))) for weight in weights]
    whole = sum(parts)
    if not whole:
        parts, whole = [Decimal(1)] * len(weights), Decimal(len(weights))
    quotas = [units * part / whole for part in parts]
    shares = [int(quota.to_integral_value(ROUND_FLOOR)) for quota in quotas]
    by_remainder = sorted(
        range(len(shares)),
        key=lambda index: (quotas[index] - shares[index], parts[index], index),
        reverse=True,
    )
    for index in by_remainder[: units - sum(shares)]:
        shares[index] += 1
    amounts = [share * step for share in shares]
    amounts[max(range(len(parts)), key=lambda index: parts[index])] += rest
    return [float(amount) for amount in amounts]


@dataclass(frozen=True)
class Use:
    """A land use of a parcel (DC_MUCDICHSUDUNGDAT): code, area in m² (None where the papers give none), the rest."""

    code: str
    area_m2: float | None
    rest: Mapping[str, object] = field(default_factory=dict)


def uses_of_children(uses: Sequence[Use], areas_m2: Sequence[float]) -> list[list[Use]]:
    """Land uses of a parcel shared out among its children.

    The areas of each use add up to that of the parent, and where the uses of the parent add up to its area those of
    each child add up to the child's. A use that would get nothing of a child is left out there.

    Args:
        areas_m2: areas of the children on paper.
    """
    shares = _table([use.area_m2 for use in uses], areas_m2)
    return [
        [
            replace(use, area_m2=share[child])
            for use, share in zip(uses, shares, strict=True)
            if share[child] != 0 or use.area_m2 == 0
        ]
        for child in range(len(areas_m2))
    ]


def _table(areas: Sequence[float | None], weights: Sequence[float]) -> list[list[float | None]]:
    """Use × child: each use shared out; the largest takes what is left of each child, so that columns add up too."""
    table: list[list[float | None]] = [
        [None] * len(weights) if area is None else [*share_out(area, weights)] for area in areas
    ]
    known = [area for area in areas if area is not None]
    if len(known) != len(areas) or len(known) < 2 or _sum(known) != _sum(weights):
        return table
    largest = max(range(len(areas)), key=lambda index: known[index])
    left = [
        _exact(weight) - sum(_exact(row[child]) for index, row in enumerate(table) if index != largest)
        for child, weight in enumerate(weights)
    ]
    if min(left) >= 0:
        table[largest] = [float(amount) for amount in left]
    return table


def _exact(value: float | None) -> Decimal:
    return Decimal(repr(float(value or 0)))


def _sum(values: Sequence[float]) -> Decimal:
    return sum((_exact(value) for value in values), Decimal(0))


def uses_together(uses: Sequence[Use]) -> list[Use]:
    """Land uses of merged parcels: entries alike in all but area become one; an unknown area stays unknown.

    >>> [use.area_m2 for use in uses_together([Use("ODT", 60.1), Use("CLN", 9.0), Use("ODT", 40.2)])]
    [100.3, 9.0]
    """
    kept: list[Use] = []
    for use in uses:
        same = next((i for i, one in enumerate(kept) if (one.code, one.rest) == (use.code, use.rest)), None)
        if same is None:
            kept.append(use)
            continue
        areas = (kept[same].area_m2, use.area_m2)
        kept[same] = replace(use, area_m2=None if None in areas else float(_sum([a or 0.0 for a in areas])))
    return kept
