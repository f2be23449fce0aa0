"""Cộng thống kê. Planned function by actual use, added up by function, and by use with its functions. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


#: Sums below this are the noise of the overlay, not ground.
LEAST_M2 = 0.5


def by_function(rows: Sequence[Row], whole_m2: float) -> list[dict[str, Any]]:
    """Planned functions, largest first: `function`, `parcels`, `area_m2`, `share_pct`.

    A parcel has one actual use, so the parcels of a function are those of its rows added up.

    Args:
        rows: `function`, `land_use`, `parcels`, `area_m2` (m²), as the statistics tell them.
        whole_m2: what the shares refer to: all parcels of the ward, m².
    """
    found = _sums(rows, lambda row: (row["function"]["code"], row["function"]["name"]), "function", whole_m2)
    for one in found:
        one["parcels"] = sum(row["parcels"] for row in rows if row["function"] == one["function"])
    return found


def by_use(rows: Sequence[Row], whole_m2: float, most: int) -> list[dict[str, Any]]:
    """Actual uses, largest first: `land_use`, `area_m2`, `share_pct`, and `parts`: the rows of each, largest first.

    Parcels are not told: one that lies in two functions would count twice.

    Args:
        most: uses told one by one; the others are one last entry with `land_use` None and `others`, how many they are.
    """
    found = _sums(rows, lambda row: row["land_use"]["code"], "land_use", whole_m2)
    shown, rest = (found, []) if len(found) <= most else (found[: most - 1], found[most - 1 :])
    for one in shown:
        one["parts"] = [row for row in rows if row["land_use"] == one["land_use"]]
    if rest:
        codes = {one["land_use"]["code"] for one in rest}
        of_rest = [row for row in rows if row["land_use"]["code"] in codes]
        parts = by_function(of_rest, whole_m2)
        shown.append(_added(of_rest, whole_m2) | {"land_use": None, "others": len(rest), "parts": parts})
    for one in shown:
        one["parts"] = sorted(one["parts"], key=lambda row: -row["area_m2"])
    return shown


def _sums(
    rows: Sequence[Row], key: Callable[[Row], object], name: str, whole_m2: float
) -> list[dict[str, Any]]:
    groups: dict[object, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    found = [{name: group[0][name]} | _added(group, whole_m2) for group in groups.values()]
    return sorted((one for one in found if one["area_m2"] >= LEAST_M2), key=lambda one: -one["area_m2"])


def _added(rows: Sequence[Row], whole_m2: float) -> dict[str, Any]:
    area = sum(row["area_m2"] for row in rows)
    return {"area_m2": round(area, 1), "share_pct": round(100 * area / whole_m2, 1) if whole_m2 else 0.0}
