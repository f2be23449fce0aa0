"""Loads the two administrative tables that are no layers: the crosswalk old ↔ new and the sovereignty labels.

Both are small and replaced as a whole in one transaction.
"""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import numpy as np
from django.contrib.gis.geos import Point
from django.db import transaction

from geo.domain.crs import CRS84, WEB_MERCATOR
from geo.domain.transform import transform_xy
from geo.models import AdminUnitSuccession, SovereigntyLabel

_RANKS = frozenset({"archipelago", "island"})
_PARTS = frozenset({"whole", "part"})


class AdminFileInvalid(ValueError):
    """A file of successions or sovereignty labels lacks a column or holds a value that is not admitted."""


def load_successions(path: Path) -> int:
    """Replace the crosswalk by the rows of a CSV (UTF-8; columns as the table); returns their number.

    Raises:
        AdminFileInvalid: a column is missing, a date or a part is none.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    try:
        links = [
            AdminUnitSuccession(
                old_code=row["old_code"],
                old_name=row["old_name"],
                old_district=row["old_district"],
                old_province_code=row["old_province_code"],
                new_code=row["new_code"],
                new_name=row["new_name"],
                part=_one_of(row["part"], _PARTS),
                effective_on=date.fromisoformat(row["effective_on"]),
                legal_act=row["legal_act"],
                evidence=row["evidence"],
            )
            for row in rows
        ]
    except (KeyError, ValueError) as error:
        raise AdminFileInvalid(f"{path.name}: {error}") from error
    with transaction.atomic():
        AdminUnitSuccession.objects.all().delete()
        AdminUnitSuccession.objects.bulk_create(links)
    return len(links)


def load_sovereignty(path: Path) -> int:
    """Replace the sovereignty labels by the points of a GeoJSON file in WGS 84; returns their number.

    Raises:
        AdminFileInvalid: a property is missing, a rank is unknown, or Hoàng Sa or Trường Sa is not among them.
    """
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    try:
        labels = [_label(feature["properties"], feature["geometry"]["coordinates"]) for feature in features]
    except (KeyError, ValueError) as error:
        raise AdminFileInvalid(f"{path.name}: {error}") from error
    names = " ".join(label.name for label in labels)
    if "Quần đảo Hoàng Sa" not in names or "Quần đảo Trường Sa" not in names:
        raise AdminFileInvalid(f"{path.name}: Hoàng Sa, Trường Sa (Luật 27/2018/QH14 Điều 6.4)")
    with transaction.atomic():
        SovereigntyLabel.objects.all().delete()
        SovereigntyLabel.objects.bulk_create(labels)
    return len(labels)


def _label(properties: dict[str, str], position: list[float]) -> SovereigntyLabel:
    lon, lat = position[:2]
    x, y = transform_xy(np.array([lon]), np.array([lat]), CRS84, WEB_MERCATOR)
    return SovereigntyLabel(
        name=properties["name"],
        name_en=properties["name_en"],
        belongs_to=properties["belongs_to"],
        rank=_one_of(properties["rank"], _RANKS),
        geom_4326=Point(lon, lat, srid=CRS84.srid),
        geom_3857=Point(float(x[0]), float(y[0]), srid=WEB_MERCATOR.srid),
    )


def _one_of(value: str, admitted: frozenset[str]) -> str:
    if value not in admitted:
        raise ValueError(f"{value!r}: {', '.join(sorted(admitted))}")
    return value
