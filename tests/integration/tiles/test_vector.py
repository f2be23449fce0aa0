"""Vector tiles and the read-only role: public attributes of rows in force, nothing personal, nothing classified."""

from __future__ import annotations

import gzip

import psycopg
import pytest

from tests.integration.tiles.conftest import Site
from tests.integration.tiles.looking import mercator, mvt
from tiles import access
from tiles.maps import public_layers
from tiles.vector import EMPTY

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
SECRETS = ("BÍ MẬT", "BM 123456", "GIẤU", "Đường Kín", "holder_name", "certificate_serial", "investor_name")


def test_parcel_tile_carries_the_declared_attributes(site: Site) -> None:
    response = mvt(site.client, "parcels", 17, *mercator(35, 40))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/vnd.mapbox-vector-tile"
    assert response.headers["Content-Encoding"] == "gzip"
    body = gzip.decompress(response.data)
    for text in ("parcels", "parcel_number", "118", "ODT+CLN", "official_area_m2"):
        assert text.encode() in body
    assert b"9999" not in body, "the classified parcel stays out"
    same = mvt(site.client, "parcels", 17, *mercator(35, 40), **{"If-None-Match": response.headers["ETag"]})
    assert same.status_code == 304


def test_no_personal_value_is_in_any_vector_tile(site: Site) -> None:
    for spec in public_layers():
        if spec.tiles is None:
            continue
        for zoom in range(spec.tiles.first_zoom, spec.tiles.max_zoom + 1):
            for at in ((35, 40), (29, 29), (210, 215)):
                body = gzip.decompress(mvt(site.client, spec.name, zoom, *mercator(*at)).data)
                assert not [secret for secret in SECRETS if secret.encode() in body], (spec.name, zoom)


def test_only_the_ward_in_force_is_in_the_tile(site: Site) -> None:
    body = gzip.decompress(mvt(site.client, "wards", 14, *mercator(35, 40)).data)
    assert "Phường Sài Gòn".encode() in body
    assert "Bến Nghé".encode() not in body


def test_below_the_first_zoom_the_tile_is_valid_and_empty(site: Site) -> None:
    response = mvt(site.client, "parcels", 10, *mercator(35, 40))
    assert response.status_code == 200
    assert response.data == EMPTY and gzip.decompress(EMPTY) == b""


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT holder_name FROM parcels",
        "SELECT * FROM building_permits",
        "SELECT password FROM auth_user",
        "UPDATE parcels SET parcel_number = '1'",
        "DELETE FROM basemap_roads",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_role_of_the_maps_reads_public_columns_and_nothing_else(site: Site, statement: str) -> None:
    with psycopg.connect(access.conninfo(site.place)) as connection:
        connection.execute("SELECT parcel_number, geom_3857 FROM parcels LIMIT 1")
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)):
            connection.execute(statement)


def test_the_role_may_not_run_long(site: Site) -> None:
    with psycopg.connect(access.conninfo(site.place)) as connection:
        row = connection.execute("SHOW statement_timeout").fetchone()
    assert row == ("10s",)
    assert site.place.service_file.stat().st_mode & 0o777 == 0o600
    for mapfile in site.place.mapfiles.glob("*.map"):
        assert "password" not in mapfile.read_text(encoding="utf-8")
