"""Features that a run edits: parcels, planning zones and plans of the installation, each with values for its turns."""

from __future__ import annotations

import random

from django.db import connection

from tests.endurance.freshness_run import Edited

_SHARE = (("parcels", 60), ("planning_zones", 25), ("plans", 6))
_PLACES = """\
SELECT id::text, ST_X(ST_PointOnSurface(geom_3857)), ST_Y(ST_PointOnSurface(geom_3857)), {value}
FROM {layer} WHERE {where} ORDER BY md5(id::text || %(seed)s) LIMIT %(count)s
"""
_COLUMNS = {
    "parcels": ("round(computed_area_m2::numeric, 1)::float8", "computed_area_m2 IS NOT NULL"),
    "planning_zones": ("function_name", "function_name <> ''"),
    "plans": ("name", "status = 'announced'"),
}


def pool(dice: random.Random) -> list[Edited]:
    """Features by chance, the same ones for the same seed."""
    seed, found = str(dice.random()), []
    for layer, count in _SHARE:
        value, where = _COLUMNS[layer]
        with connection.cursor() as cursor:
            cursor.execute(
                _PLACES.format(layer=layer, value=value, where=where), {"seed": seed, "count": count}
            )
            for feature, x, y, held in cursor.fetchall():
                found.append(_edited(layer, feature, (x, y), held))
    assert found, "the installation holds no parcel, zone or plan"
    return found


def _edited(layer: str, feature: str, place: tuple[float, float], held: float | str) -> Edited:
    if layer == "parcels":
        area = float(held)
        values = tuple(round(area * part, 1) for part in (1.001, 1.002, 1.003))
        return Edited(layer, feature, *place, ("parcels", "cadastre", "shared"), "official_area_m2", values)
    texts = tuple(f"{held} {number}" for number in (1, 2, 3))
    name = "function_name" if layer == "planning_zones" else "name"
    return Edited(layer, feature, *place, (layer, "planning", "shared"), name, texts)
