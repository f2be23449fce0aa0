"""A city of parcels for lookups: wards, sheets, numbers, former numbers and planted duplicates, loaded by COPY.

Every value follows from the number of the parcel and one seed, so that what is asked and what must be answered is known
without reading the table. A ward is a lattice of crooked lots of about 6 m × 18 m (`bench.crooked_lots`); in every
195,152 parcels 463 bear the key of another, as in a real register.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import psycopg
import pyarrow as pa
import shapely
from numpy.typing import NDArray
from psycopg import sql

from bench import crooked_lots
from bench.crooked_lots import Lattice
from geo.domain import geohash
from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_xy
from geo.named_sql import load
from layers.importing import copying

SRID = 9210
WARDS, FORMER_PER_WARD, PER_SHEET = 168, 3, 240
DUPLICATES, OF = 463, 195_152
SEED = 20_260_701
ORIGIN_EAST, ORIGIN_NORTH = 590_000.0, 1_170_000.0
LOT_EAST_M, LOT_NORTH_M, LOTS_IN_A_ROW = 6.0, 18.0, 160
WARD_EAST_M, WARD_NORTH_M, WARDS_IN_A_ROW = 1_000.0, 2_700.0, 14
BATCH = 200_000
#: One parcel in this many has an address.
ADDRESSES = 4
#: No two of them are alike without their marks.
_SYLLABLES = (
    *(
        "An",
        "Bình",
        "Cẩm",
        "Đông",
        "Gia",
        "Hòa",
        "Khánh",
        "Lạc",
        "Mỹ",
        "Ngọc",
        "Phú",
        "Quang",
        "Sơn",
        "Tân",
        "Uyên",
    ),
    *(
        "Vĩnh",
        "Xuân",
        "Yên",
        "Kỳ",
        "Trung",
        "Long",
        "Hưng",
        "Thới",
        "Linh",
        "Bảo",
        "Châu",
        "Hải",
        "Kim",
        "Minh",
        "Thanh",
    ),
)
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Fabric:
    """A city of `count` parcels, numbered from 0."""

    count: int

    @cached_property
    def per_ward(self) -> int:
        """Parcels of a ward; the last may have fewer."""
        return -(-self.count // WARDS)

    @cached_property
    def duplicates(self) -> tuple[Numbers, Numbers]:
        """Parcels that bear the key of another, and the others."""
        many = max(1, self.count * DUPLICATES // OF)
        chosen = np.random.default_rng(SEED).choice(self.count, size=2 * many, replace=False)
        return chosen[:many], chosen[many:]

    @cached_property
    def key_from(self) -> Numbers:
        """For each parcel the one whose key it bears: itself, but for the planted duplicates."""
        sources = np.arange(self.count)
        copies, originals = self.duplicates
        sources[copies] = originals
        return sources

    def key(self, parcel: int) -> tuple[str, str, str]:
        """Ward code, sheet and number of a parcel."""
        ward, sheet, number = (one[0] for one in self._place(self.key_from[[parcel]]))
        return ward_code(int(ward)), str(sheet), str(number)

    def former_key(self, parcel: int) -> tuple[str, str, str]:
        """Name of the former ward, sheet and number of before the merger."""
        ward, sheet, number = (int(one[0]) for one in self._place(np.array([parcel])))
        return former_name(_former(ward, sheet)), str(sheet + 7), str(number + 3)

    def centres(self, parcels: Numbers) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Easting and northing of the middles of parcels, metres in EPSG:9210."""
        ward, at = parcels // self.per_ward, parcels % self.per_ward
        east = _ward_east(ward) + (at % LOTS_IN_A_ROW) * LOT_EAST_M
        north = _ward_north(ward) + (at // LOTS_IN_A_ROW) * LOT_NORTH_M
        return east + LOT_EAST_M / 2, north + LOT_NORTH_M / 2

    def national_ids(self, parcels: Numbers) -> list[str]:
        """GeoHash of the middles."""
        lon, lat = transform_xy(*self.centres(parcels), by_srid(SRID), CRS84)
        return [str(one) for one in geohash.encode_many(lon, lat)]

    def address(self, parcel: int) -> str:
        """House number, street and ward, or "" where it has none."""
        if parcel % ADDRESSES:
            return ""
        house, street = f"{parcel % 997 + 1}/{parcel % 61 + 1}", f"Đường số {parcel // 997 % 4000 + 1}"
        return f"{house} {street}, {ward_name(parcel // self.per_ward)}"

    def batches(self) -> Iterator[copying.Content]:
        """Rows and shapes, a batch after the other."""
        for start in range(0, self.count, BATCH):
            yield self._batch(np.arange(start, min(start + BATCH, self.count)))

    def _shapes(self, parcels: Numbers) -> NDArray[np.object_]:
        ward, at = parcels // self.per_ward, parcels % self.per_ward
        origin = np.stack([_ward_east(ward), _ward_north(ward)], axis=1)
        return crooked_lots.lots(
            origin, ward, at // LOTS_IN_A_ROW, at % LOTS_IN_A_ROW, Lattice(LOT_EAST_M, LOT_NORTH_M)
        )

    def _place(self, parcels: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        at = parcels % self.per_ward
        return parcels // self.per_ward, at // PER_SHEET + 1, at % PER_SHEET + 1

    def _batch(self, parcels: Numbers) -> copying.Content:
        ward, sheet, number = self._place(self.key_from[parcels])
        own_ward, own_sheet, own_number = self._place(parcels)
        former = own_ward * FORMER_PER_WARD + own_sheet % FORMER_PER_WARD
        shapes = self._shapes(parcels)
        area = shapely.area(shapes)
        columns = {
            "id": [parcel_id(one) for one in parcels.tolist()],
            "source": ["bench"] * len(parcels),
            "source_srid": np.full(len(parcels), SRID, dtype=np.int32),
            "national_id": self.national_ids(parcels),
            "ward_code": pa.array([ward_code(one) for one in range(WARDS)]).take(pa.array(ward)),
            "ward_name": pa.array([ward_name(one) for one in range(WARDS)]).take(pa.array(ward)),
            "sheet_number": pa.array(sheet).cast(pa.string()),
            "parcel_number": pa.array(number).cast(pa.string()),
            "old_ward_code": pa.array([former_code(one) for one in range(WARDS * FORMER_PER_WARD)]).take(
                pa.array(former)
            ),
            "old_ward_name": pa.array([former_name(one) for one in range(WARDS * FORMER_PER_WARD)]).take(
                pa.array(former)
            ),
            "old_sheet_number": pa.array(own_sheet + 7).cast(pa.string()),
            "old_parcel_number": pa.array(own_number + 3).cast(pa.string()),
            "address": [self.address(one) for one in parcels.tolist()],
            "land_use_codes": ["ODT"] * len(parcels),
            "official_area_m2": np.round(area, 1),
            "computed_area_m2": area,
        }
        return copying.Content(pa.table(columns), shapely.multipolygons(shapes[:, None]), SRID, derived=True)


def load_fabric(connection: psycopg.Connection, fabric: Fabric) -> None:
    """Wards, then parcels by COPY: derived shapes computed before, secondary indexes built afterwards."""
    _load_wards(fabric)
    statements = load("bench", "lookups")
    connection.execute("SET maintenance_work_mem = '1GB'")
    indexes = connection.execute(load("layers", "importing")["indexes"], {"table": "parcels"}).fetchall()
    for name, _definition in indexes:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.SQL(name)))
    connection.execute("ALTER TABLE parcels DISABLE TRIGGER nen_derive_geometry")
    kinds = {name: kind for name, kind in connection.execute(statements["column_types"]).fetchall()}
    for content in fabric.batches():
        names = [*content.columns.column_names, "geom", "geom_4326", "geom_3857"]
        copy_in = sql.SQL("COPY parcels ({}) FROM STDIN (FORMAT binary)").format(
            sql.SQL(", ").join(map(sql.Identifier, names))
        )
        with connection.cursor().copy(copy_in) as stream:
            for block in copying.blocks(content, kinds):
                stream.write(memoryview(block))
    connection.execute("ALTER TABLE parcels ENABLE TRIGGER nen_derive_geometry")
    for _name, definition in indexes:
        connection.execute(definition)
    connection.execute("VACUUM (ANALYZE) parcels")
    connection.execute("VACUUM (ANALYZE) wards")
    connection.execute("VACUUM (ANALYZE) admin_unit_successions")


def parcel_id(parcel: int) -> str:
    """A UUID that looks random, so that rows and their primary key lie apart as in a real table."""
    return f"{(parcel + 1) * 0x9E3779B97F4A7C15F39CC0605CEDC835 % (1 << 128):032x}"


def ward_code(ward: int) -> str:
    """Code of a present ward."""
    return f"{26_000 + ward:05d}"


def former_code(former: int) -> str:
    """Code of a former ward."""
    return f"{20_000 + former:05d}"


def ward_name(ward: int) -> str:
    """Full name of a present ward."""
    return f"Phường {_name(ward)}"


def former_name(former: int) -> str:
    """Full name of a former ward; no present ward has it."""
    return f"Phường {_name(WARDS + former)}"


def _ward_east(ward: Numbers) -> NDArray[np.float64]:
    return ORIGIN_EAST + (ward % WARDS_IN_A_ROW) * WARD_EAST_M


def _ward_north(ward: Numbers) -> NDArray[np.float64]:
    return ORIGIN_NORTH + (ward // WARDS_IN_A_ROW) * WARD_NORTH_M


def _former(ward: int, sheet: int) -> int:
    return ward * FORMER_PER_WARD + sheet % FORMER_PER_WARD


def _name(at: int) -> str:
    first, second = divmod(at, len(_SYLLABLES))
    return f"{_SYLLABLES[first]} {_SYLLABLES[second]}"


def _load_wards(fabric: Fabric) -> None:
    from datetime import date

    from django.contrib.gis.geos import MultiPolygon, Polygon

    from geo.models import AdminUnit, AdminUnitSuccession

    since = date(2025, 7, 1)
    units: list[AdminUnit] = []
    links: list[AdminUnitSuccession] = []
    for ward in range(WARDS):
        east = ORIGIN_EAST + (ward % WARDS_IN_A_ROW) * WARD_EAST_M
        north = ORIGIN_NORTH + (ward // WARDS_IN_A_ROW) * WARD_NORTH_M
        shape = Polygon.from_bbox((east, north, east + WARD_EAST_M, north + WARD_NORTH_M))
        units.append(
            AdminUnit(
                code=ward_code(ward), name=_name(ward), full_name=ward_name(ward), kind="phuong", level="commune",
                province_code="79", valid_from=since, source="bench",
                geom=MultiPolygon(shape, srid=SRID),
            )
        )  # fmt: skip
        links += [
            AdminUnitSuccession(
                old_code=former_code(former), old_name=former_name(former), old_district="Quận 1",
                new_code=ward_code(ward), new_name=ward_name(ward), part="whole", effective_on=since,
            )
            for former in range(ward * FORMER_PER_WARD, (ward + 1) * FORMER_PER_WARD)
        ]  # fmt: skip
    AdminUnit.objects.bulk_create(units)
    AdminUnitSuccession.objects.bulk_create(links)


def samples(fabric: Fabric, many: int) -> list[int]:
    """Parcels to ask for, without planted duplicates; the same in every run."""
    copies, originals = fabric.duplicates
    planted = set(copies.tolist()) | set(originals.tolist())
    rng = np.random.default_rng(SEED + 1)
    chosen: list[int] = []
    while len(chosen) < many:
        chosen += [one for one in rng.integers(0, fabric.count, many).tolist() if one not in planted]
    return chosen[:many]
