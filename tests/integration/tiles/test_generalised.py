"""Ground by group before the features: made of public rows alone, and anew where a publication touched it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import psycopg
import pytest
import shapely
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.integration.tiles.conftest import EAST, NORTH, Site
from tests.integration.tiles.grounds import (
    INSERT,
    PARCELS,
    X,
    Y,
    drawn,
    fields,
    fields_drawn,
    kept,
    publish,
    shapes_of,
    tile,
)
from tests.integration.tiles.looking import mercator, mvt
from tiles.freshness import drain, ground
from tiles.generalised import building, owed
from tiles.generalised.cells import Cell
from tiles.vector import EMPTY

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def owner(site: Site) -> Iterator[psycopg.Connection]:
    """The fields are there, and what is made of them."""
    with fields_drawn(site) as connection:
        yield connection


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
    found = shapely.union_all(
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
        (shapely.to_wkb(found),),
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
    assert kept(owner) == before and tile(site, 14) == old, "the tiles of the features wait for nothing"
    ground.work_off([PARCELS], place=site.place)
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


def test_a_split_and_a_deletion_are_followed(site: Site, owner: psycopg.Connection) -> None:
    (left, *_rest) = fields(owner)
    owner.execute("DELETE FROM parcels WHERE source = 'fields' AND parcel_number = 'X0'")
    for number in (0, 1):
        west = EAST + X + 100 * number
        owner.execute(INSERT, (f"X0{number}", "ODT", west, NORTH + Y, west + 100, NORTH + Y + 150))
    count = "SELECT sum(features) FROM generalised_shapes WHERE level = 9 AND group_code = 'OTC'"
    assert owner.execute(count).fetchone() == (1,)
    publish(site, [left])
    assert owner.execute(count).fetchone() == (2,)
    everything = fields(owner)
    owner.execute("DELETE FROM parcels WHERE source = 'fields'")
    publish(site, everything)
    assert b"OTC" not in tile(site, 14) and b"NNP" not in tile(site, 12)
    area = shapely.union_all(everything)
    rows = owner.execute("SELECT level, cell_x, cell_y FROM generalised_shapes").fetchall()
    assert not [row for row in rows if row[0] == 14 and Cell(17, *row[1:]).box.intersects(area)]


def test_whoever_is_killed_between_the_squares_and_their_tiles_leaves_them_owed(
    site: Site, owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tile(site, 14)
    (left, *_rest) = fields(owner)
    owner.execute(
        "UPDATE parcels SET land_use_codes = 'TMD' WHERE source = 'fields' AND parcel_number = 'X0'"
    )
    drain.refresh({"parcels": [left]}, site.place)
    assert tile(site, 14) == old

    class Killed(BaseException):
        """Nobody catches it."""

    def killed(*args: object, ground_only: bool) -> drain.Dropped:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(drain, "drop", killed)
        with pytest.raises(Killed):
            ground.work_off([PARCELS], place=site.place)
    assert owner.execute("SELECT 1 FROM generalised_shapes WHERE group_code = 'CSK' LIMIT 1").fetchone()
    assert tile(site, 14) == old and owed.anything_waits(owner, ["parcels"])
    ground.work_off([PARCELS], place=site.place)
    assert b"CSK" in tile(site, 14) and not owed.anything_waits(owner, ["parcels"])


def test_a_layer_made_anew_forgets_what_is_gone(owner: psycopg.Connection) -> None:
    owner.execute("DELETE FROM parcels WHERE source = 'fields'")
    owner.execute(
        "INSERT INTO generalised_shapes (layer, level, cell_x, cell_y, group_code, features, area_m2)"
        " VALUES ('parcels', 3, 1, 1, 'OTC', 1, 1), ('gone', 14, 1, 1, 'OTC', 1, 1)"
    )
    owner.execute("INSERT INTO generalised_layers (layer, rule) VALUES ('gone', '')")
    owner.execute("UPDATE generalised_layers SET rule = 'of before' WHERE layer = 'parcels'")
    out = io.StringIO()
    call_command("tiles_generalise", "--missing", "--processes", "1", stdout=out)
    assert "parcels: " in out.getvalue() and "z14:" in out.getvalue()
    rows = owner.execute("SELECT DISTINCT layer, level FROM generalised_shapes").fetchall()
    assert {row[0] for row in rows} <= {"parcels"} and all(9 <= row[1] <= 14 for row in rows)
    out.truncate(0)
    call_command("tiles_generalise", "--missing", stdout=out)
    assert "parcels: there already" in out.getvalue()
    with pytest.raises(CommandError, match="parcels"):
        call_command("tiles_generalise", "wards")


def test_processes_that_share_the_work_make_the_same(site: Site, owner: psycopg.Connection) -> None:
    before = shapes_of(owner)
    owner.execute("DELETE FROM generalised_shapes")
    owed.owe_whole(owner, PARCELS)
    ground.work_off([PARCELS], processes=2, place=site.place)
    assert before and shapes_of(owner) == before
