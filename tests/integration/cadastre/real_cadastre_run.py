"""What `test_real_cadastre.py` runs in a process of its own, on a database of Hà Nội that holds the real cadastre.

Prints one JSON object of figures: every step goes through change sets, export and import as officers use them.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
django.setup()

import shapely  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from shapely.geometry import mapping  # noqa: E402

from cadastre.domain.operations.balance import balance  # noqa: E402
from cadastre.domain.operations.lineage import is_acyclic  # noqa: E402
from cadastre.models import Parcel, ParcelLineage  # noqa: E402
from layers.registry import registry  # noqa: E402
from tests.drawing import draw_survey  # noqa: E402
from tests.integration.cadastre.conftest import Cadastre, born, ground  # noqa: E402

CRS = "EPSG:5897"
WARD = "09694"
#: What the record of a change set adds to a parcel; a file brings its own.
_OF_THE_RECORD = {"id", "source", "source_key", "source_srid", "version", "valid_from", "valid_to"}


def main(folder: Path) -> dict[str, Any]:
    """All steps."""
    office = Cadastre()
    return {
        "parcels": Parcel.objects.count(),
        "split_and_merged": [split_and_merge(office, parcel) for parcel in some_parcels(5)],
        "resurveyed": resurvey(office, *a_sheet()),
        "acyclic": is_acyclic(
            ((one.parent, one.parent_version), (one.child, one.child_version))
            for one in ParcelLineage.objects.all()
        ),
        "there_and_back": export_and_import(office, folder),
    }


def some_parcels(count: int) -> list[Parcel]:
    """Parcels of several sheets, the most crooked first."""
    crooked = Parcel.objects.raw(
        "SELECT * FROM (SELECT DISTINCT ON (sheet_number) * FROM parcels WHERE ST_Area(geom) > 300"
        " ORDER BY sheet_number, ST_NPoints(geom) DESC) one ORDER BY ST_NPoints(geom) DESC"
    )
    return list(crooked[:count])


def split_and_merge(office: Cadastre, parcel: Parcel) -> dict[str, Any]:
    """100.0 m² cut off the north side, and both parts merged again."""
    parcel.refresh_from_db()  # a neighbour cut before may have put a corner on it
    before = ground(parcel)
    cut = born(office.carry_out("split", parcel, area={"area_m2": 100.0, "side": "north"}))
    parts = [ground(one) for one in cut]
    found = balance([before], parts)
    rest = [{"feature": str(one.pk), "base_version": one.version} for one in cut[1:]]
    (whole,) = born(office.carry_out("merge", cut[0], **{"with": rest}))
    return {
        "corners": int(shapely.get_num_coordinates(before)),
        "areas": [round(part.area, 4) for part in parts],
        "official": [
            sum(one.official_area_m2 for one in cut),
            whole.official_area_m2,
            parcel.official_area_m2,
        ],
        "holds": found.holds,
        "merged_off_m": float(shapely.hausdorff_distance(before.boundary, ground(whole).boundary)),
        "merged_off_m2": abs(before.area - ground(whole).area),
    }


def a_sheet() -> tuple[str, list[Parcel]]:
    """A sheet of some size whose parcels do not overlap."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.sheet_number FROM parcels p WHERE NOT EXISTS (SELECT 1 FROM parcels a JOIN parcels b"
            " ON a.id < b.id AND a.geom && b.geom AND ST_Relate(a.geom, b.geom, 'T********')"
            " WHERE a.sheet_number = p.sheet_number AND b.sheet_number = p.sheet_number)"
            " GROUP BY 1 HAVING count(*) BETWEEN 20 AND 80 ORDER BY count(*) LIMIT 1"
        )
        (sheet,) = cursor.fetchone()
    return sheet, list(Parcel.objects.filter(sheet_number=sheet).order_by("pk"))


def resurvey(office: Cadastre, sheet: str, parcels: list[Parcel]) -> dict[str, Any]:
    """A whole sheet surveyed again: the same ground, new parcels with their former keys."""
    before = [ground(one) for one in parcels]
    rows = [
        {"geometry": mapping(shape), "properties": {"land_use_codes": one.land_use_codes}}
        for one, shape in zip(parcels, before, strict=True)
    ]
    survey = str(draw_survey(source_srid=5897).pk)
    leader = office.carry_out(
        "resurvey", None, crs=CRS, ward=WARD, sheet=sheet, parcels=rows, survey_document=survey
    )
    after = born(leader)
    found = balance(before, [ground(one) for one in after])
    return {
        "parcels": [len(before), len(after)],
        "fits": found.fits,
        "changed_m2": abs(found.after_m2 - sum(shape.area for shape in before)),
        "former_keys": sorted(one.old_parcel_number for one in after)
        == sorted(one.parcel_number for one in parcels),
        "numbers": len({one.parcel_number for one in after} - {one.parcel_number for one in parcels}),
    }


def export_and_import(office: Cadastre, folder: Path) -> dict[str, Any]:
    """The whole layer written to a GeoPackage by an officer, emptied, and read again."""
    spec = registry.get("parcels")
    names = [
        one.name
        for one in spec.fields
        if one.name not in _OF_THE_RECORD and not one.name.startswith("computed")
    ]
    before = {
        str(one.pk): (ground(one), {name: getattr(one, name) for name in names})
        for one in Parcel.objects.all()
    }
    path = folder / "parcels.gpkg"
    call_command("export_layer", "parcels", path, crs=5897, as_user=office.editor.username, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE parcels CASCADE")
    call_command("import_layer", path, "parcels", source="back", key="id", report_dir=folder / "report")
    after = {one.source_key: one for one in Parcel.objects.all()}
    off = [
        shapely.hausdorff_distance(shape.boundary, ground(after[key]).boundary)
        for key, (shape, _f) in before.items()
    ]
    other = {
        name
        for key, (_shape, values) in before.items()
        for name, value in values.items()
        if value != getattr(after[key], name)
    }
    return {
        "parcels": [len(before), len(after)],
        "off_m": max(off),
        "fields": len(names),
        "other_fields": sorted(other),
    }


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps(main(Path(sys.argv[1]))))
