"""Ground by group before the features: made of public rows alone, and anew where a publication touched it."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import shapely
from django.core.management import call_command
from django.core.management.base import CommandError

from layers.changesets.models import OutboxEntry
from layers.registry import registry
from tests.integration.tiles.conftest import EAST, NORTH, Site, owner_conninfo
from tests.integration.tiles.looking import mercator, mvt
from tiles.freshness import drain
from tiles.generalised import building, whole
from tiles.generalised.cells import Cell
from tiles.vector import EMPTY

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
PARCELS = registry.get("parcels")
#: South-west corner of the fields of this file, metres from the corner of the drawn city.
X = Y = 3000.0
INSERT = (
    "INSERT INTO parcels (source, sheet_number, parcel_number, computed_area_m2, land_use_codes, holder_name, geom)"
    " VALUES ('fields', '91', %s, 1, %s, 'PHẠM KÍN', ST_Multi(ST_MakeEnvelope(%s, %s, %s, %s, 9210)))"
)


@pytest.fixture
def owner(site: Site) -> Iterator[psycopg.Connection]:
    """Four fields side by side over several squares, one of them of the army, and the shapes made of them."""
    with psycopg.connect(owner_conninfo(), autocommit=True) as connection:
        for number, codes in enumerate(("ODT", "LUC", "CQP", "ODT+CLN")):
            west = EAST + X + 200 * number
            connection.execute(INSERT, (f"X{number}", codes, west, NORTH + Y, west + 200, NORTH + Y + 150))
        try:
            drain.refresh({"parcels": None}, site.place)
            yield connection
        finally:
            connection.execute("DELETE FROM parcels WHERE source = 'fields'")
            connection.execute("DELETE FROM generalised_shapes")


def fields(connection: psycopg.Connection, condition: str = "TRUE") -> list[shapely.Geometry]:
    rows = connection.execute(
        f"SELECT ST_AsBinary(geom_3857) FROM parcels WHERE source = 'fields' AND {condition} ORDER BY parcel_number"
    )
    return [shapely.from_wkb(row[0]) for row in rows]


def kept(connection: psycopg.Connection) -> dict[tuple[int, int, int], set[int]]:
    """Rows of each square by level, column and row."""
    found: dict[tuple[int, int, int], set[int]] = {}
    for level, x, y, row in connection.execute("SELECT level, cell_x, cell_y, id FROM generalised_shapes"):
        found.setdefault((level, x, y), set()).add(row)
    return found


def tile(site: Site, zoom: int) -> bytes:
    response = mvt(site.client, "parcels", zoom, *mercator(X + 100, Y + 70))
    assert response.status_code == 200
    return gzip.decompress(response.data)


def test_a_tile_before_the_features_shows_groups_and_nothing_of_a_single_one(
    site: Site, owner: psycopg.Connection
) -> None:
    for zoom in (11, 12, 13, 14):
        body = tile(site, zoom)
        for word in ("parcels", "land_use_group", "feature_count", "area_m2", "OTC", "NNP", "mixed"):
            assert word.encode() in body, (zoom, word)
        for secret in ("CQP", "CQA", "PHẠM KÍN", "parcel_number", "holder_name"):
            assert secret.encode() not in body, (zoom, secret)
    assert mvt(site.client, "parcels", 10, *mercator(X, Y)).data == EMPTY
    assert b"land_use_group" not in tile(site, 15)


def test_the_army_is_in_no_shape_of_any_level(owner: psycopg.Connection) -> None:
    (army,) = fields(owner, "land_use_codes = 'CQP'")
    rows = owner.execute("SELECT group_code, ST_AsBinary(geom_3857) FROM generalised_shapes").fetchall()
    assert rows and {row[0] for row in rows} <= {"OTC", "NNP", "mixed", "other"}
    inside = army.buffer(-5)
    assert not [row for row in rows if row[1] is not None and shapely.from_wkb(row[1]).intersects(inside)]


def test_dissolved_ground_is_the_union_of_the_members_as_the_database_knows_it(
    owner: psycopg.Connection,
) -> None:
    (rice,) = fields(owner, "land_use_codes = 'LUC'")
    squares = building.touched_by(PARCELS, [rice], 100)
    assert squares is not None and len(squares) > 1
    ground = shapely.union_all(
        [
            piece.shape
            for cell in squares
            for piece in building._from_features(owner, PARCELS, cell)
            if piece.group == "NNP"
        ]
    )
    (difference,) = owner.execute(
        "SELECT ST_Area(ST_SymDifference(ST_Union(geom_3857), ST_GeomFromWKB(%s, 3857))) FROM parcels"
        " WHERE source = 'fields' AND land_use_codes = 'LUC'",
        (shapely.to_wkb(ground),),
    ).fetchone() or (None,)
    assert difference is not None and difference < 1e-6


def test_an_edit_makes_its_squares_anew_and_leaves_the_others(site: Site, owner: psycopg.Connection) -> None:
    before, old, far = kept(owner), tile(site, 14), mvt(site.client, "parcels", 14, *mercator(35, 40))
    (left, *_rest) = fields(owner)
    owner.execute(
        "UPDATE parcels SET land_use_codes = 'TMD' WHERE source = 'fields' AND parcel_number = 'X0'"
    )
    assert tile(site, 14) == old, "nothing is dropped yet"
    drain.refresh({"parcels": [left]}, site.place)
    touched = building.touched_by(PARCELS, [left], 100) or set()
    chain = {(zoom - 3, *(cell.at(zoom).x, cell.at(zoom).y)) for cell in touched for zoom in range(12, 18)}
    changed = {place for place, rows in kept(owner).items() if before.get(place) != rows}
    assert changed and changed <= chain
    assert {place for place in before if place not in chain} == {
        place for place, rows in kept(owner).items() if before.get(place) == rows
    }
    now = tile(site, 14)
    assert b"CSK" in now and b"OTC" not in now
    assert mvt(site.client, "parcels", 14, *mercator(35, 40)).headers["ETag"] == far.headers["ETag"]


def test_tiles_of_the_features_do_not_go_with_the_ground(site: Site, owner: psycopg.Connection) -> None:
    (left, *_rest) = fields(owner)
    for zoom in (13, 14, 15, 16):
        mvt(site.client, "parcels", zoom, *mercator(X + 100, Y + 70))
    files = drawn(site)
    assert set(files) >= {13, 14, 15, 16}
    drain.drop({"parcels": [left]}, site.place, ground_only=True)
    left_over = drawn(site)
    assert files[13] - left_over.get(13, set()) and files[14] - left_over.get(14, set())
    assert (left_over[15], left_over[16]) == (files[15], files[16])


def drawn(site: Site) -> dict[int, set[Path]]:
    """Kept vector tiles of parcels by zoom."""
    found: dict[int, set[Path]] = {}
    for path in site.place.cache.glob("mvt_parcels-*/*/*/**/*.*"):
        found.setdefault(int(path.relative_to(site.place.cache).parts[2]), set()).add(path)
    return found


def test_a_split_and_a_deletion_are_followed(site: Site, owner: psycopg.Connection) -> None:
    (left, *_rest) = fields(owner)
    owner.execute("DELETE FROM parcels WHERE source = 'fields' AND parcel_number = 'X0'")
    for number in (0, 1):
        west = EAST + X + 100 * number
        owner.execute(INSERT, (f"X0{number}", "ODT", west, NORTH + Y, west + 100, NORTH + Y + 150))
    count = "SELECT sum(features) FROM generalised_shapes WHERE level = 9 AND group_code = 'OTC'"
    assert owner.execute(count).fetchone() == (1,)
    drain.refresh({"parcels": [left]}, site.place)
    assert owner.execute(count).fetchone() == (2,)
    everything = fields(owner)
    owner.execute("DELETE FROM parcels WHERE source = 'fields'")
    drain.refresh({"parcels": everything}, site.place)
    assert b"OTC" not in tile(site, 14) and b"NNP" not in tile(site, 12)
    area = shapely.union_all(everything)
    rows = owner.execute("SELECT level, cell_x, cell_y FROM generalised_shapes").fetchall()
    assert not [row for row in rows if row[0] == 14 and Cell(17, *row[1:]).box.intersects(area)]


def test_whoever_is_killed_between_the_squares_and_their_tiles_leaves_the_message(
    site: Site, owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    old = tile(site, 14)
    (left, *_rest) = fields(owner)
    message = OutboxEntry.objects.create(
        layer="parcels", operation="update", bounds=f"SRID=3857;{left.envelope.wkt}"
    )
    owner.execute(
        "UPDATE parcels SET land_use_codes = 'TMD' WHERE source = 'fields' AND parcel_number = 'X0'"
    )

    class Killed(BaseException):
        """Nobody catches it."""

    def killed(*args: object, ground_only: bool = False) -> drain.Dropped:
        if not ground_only:  # the tiles of the features, before the squares
            return drain.Dropped(0, ())
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(drain, "drop", killed)
        with pytest.raises(Killed):
            drain.drain()
    message.refresh_from_db()
    assert message.done_at is None and tile(site, 14) == old
    assert "dropped instead" not in caplog.text
    assert owner.execute("SELECT 1 FROM generalised_shapes WHERE group_code = 'CSK' LIMIT 1").fetchone()
    assert drain.drain() >= 1
    message.refresh_from_db()
    assert message.done_at is not None and b"CSK" in tile(site, 14)


def test_a_layer_made_anew_forgets_what_is_gone(owner: psycopg.Connection) -> None:
    assert whole.is_made(PARCELS)
    owner.execute("DELETE FROM parcels WHERE source = 'fields'")
    owner.execute(
        "INSERT INTO generalised_shapes (layer, level, cell_x, cell_y, group_code, features, area_m2)"
        " VALUES ('parcels', 3, 1, 1, 'OTC', 1, 1), ('gone', 14, 1, 1, 'OTC', 1, 1)"
    )
    out = io.StringIO()
    call_command("tiles_generalise", "parcels", "--processes", "1", stdout=out)
    assert "squares in" in out.getvalue() and "z14:" in out.getvalue()
    rows = owner.execute("SELECT DISTINCT layer, level FROM generalised_shapes").fetchall()
    assert {row[0] for row in rows} <= {"parcels"} and all(9 <= row[1] <= 14 for row in rows)
    call_command("tiles_generalise", "--missing", stdout=out)
    with pytest.raises(CommandError, match="parcels"):
        call_command("tiles_generalise", "wards")


def test_processes_that_share_the_work_make_the_same(
    owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shapes() -> list[tuple[object, ...]]:
        return owner.execute(
            "SELECT level, cell_x, cell_y, group_code, features, ST_AsBinary(geom_3857) FROM generalised_shapes"
            " ORDER BY 1, 2, 3, 4"
        ).fetchall()

    before = shapes()
    monkeypatch.setattr(whole, "_WORTH_SHARING", 1)
    whole.make(PARCELS, processes=2)
    assert shapes() == before
