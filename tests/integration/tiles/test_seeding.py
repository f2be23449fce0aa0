"""Seeding with real renderers: what is drawn is what is served, a run goes on where it stopped, the quota holds."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client as DjangoClient

from tests.integration.tiles.conftest import EAST, NORTH, Site, owner_conninfo
from tests.integration.tiles.looking import mercator, mvt, tile_at, wmts
from tiles import generations
from tiles.seeding import areas, caches, forecast, quota, running, runs
from tiles.seeding.models import SeedRun
from tiles.seeding.order import Order
from tiles.workspace import workspace

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
BOX = (EAST, NORTH, EAST + 400, NORTH + 400)
STREETS = Order("basemap", first=15, last=17, box=BOX)


def files(site: Site, map_name: str) -> set[Path]:
    """Tiles on the disk of every cache of a map."""
    return {one for one in site.place.cache.glob(f"{map_name}-*/*/*/*/*.*")}


def seed(order: Order, **values: object) -> SeedRun:
    return runs.carry_out(runs.ask(order, at_full_speed=True, **values))


def test_seeded_tiles_are_the_ones_that_are_served(site: Site) -> None:
    run = seed(STREETS)
    assert (run.state, run.tiles_failed) == ("done", 0)
    assert run.tiles_drawn >= 3 * 16 and run.blocks_done == run.blocks_total
    before = files(site, "basemap")
    assert wmts(site.client, "basemap", 17, *mercator(200, 100)).status_code == 200
    assert files(site, "basemap") == before, "nothing was left to draw"


def test_a_run_again_draws_only_what_was_dropped(site: Site) -> None:
    first = seed(STREETS)
    kept = caches.cache_of(STREETS, site.place)
    column, row = tile_at(17, *mercator(200, 100))
    dropped = kept.block((column, row, 17))
    Path(kept.manager.cache.tile_location(caches.Tile(dropped[3]))).unlink()
    again = seed(STREETS)
    assert again.tiles_drawn == len(dropped)
    assert again.tiles_kept == first.tiles_drawn + first.tiles_kept - len(dropped)


def test_a_new_generation_is_drawn_anew(site: Site) -> None:
    seed(STREETS)
    generations.advance(site.place, ["basemap"])
    again = seed(STREETS)
    assert again.tiles_kept == 0 and again.tiles_drawn >= 3 * 16


def test_both_grids_and_vector_tiles_are_seeded(site: Site) -> None:
    legal = seed(Order("cadastre", grid="vn2000", first=10, last=11, box=BOX))
    assert legal.state == "done" and any("vn2000" in one.parts for one in files(site, "cadastre"))
    earlier = files(site, "mvt_parcels")
    generations.advance(site.place, ["mvt_parcels"])
    tiles = seed(Order("parcels", "vector", first=16, last=17, box=BOX))
    assert tiles.state == "done"
    assert tiles.tiles_drawn == len(files(site, "mvt_parcels") - earlier) >= 16
    before = files(site, "mvt_parcels")
    assert mvt(site.client, "parcels", 17, *mercator(35, 40)).data[:2] == b"\x1f\x8b"
    assert files(site, "mvt_parcels") == before


def test_several_processes_share_the_work(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    database = connection.settings_dict
    monkeypatch.setenv(
        "DATABASE_URL", "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database)
    )
    monkeypatch.delenv("NEN_WITHOUT_DATABASE", raising=False)
    generations.advance(site.place, ["basemap"])
    run = seed(STREETS, processes=2)
    assert (run.state, run.tiles_failed) == ("done", 0)
    assert len(files(site, "basemap")) >= run.tiles_drawn >= 3 * 16


def test_a_ward_is_an_area_and_a_hidden_plan_is_none(site: Site) -> None:
    grid = STREETS.tile_grid()
    ward = areas.shape_of(["wards:26740"], None, grid)
    assert areas.shape_of(["wards:name=Sài Gòn"], None, grid).equals(ward)
    assert areas.shape_of(["wards:26740", "wards:*"], None, grid).equals(ward)
    for wish in (
        "plans:79QPK7QZX01",
        "wards:99999",
        "roads:1",
        "nowhere:1",
        "wards",
        "parcels:holder_name=x",
    ):
        with pytest.raises(areas.AreaUnknown) as refused:
            areas.shape_of([wish], None, grid)
        assert refused.value.vi != refused.value.en
    with pytest.raises(areas.AreaUnknown):
        areas.shape_of([], (0.0, 0.0, 10.0, 10.0), grid)


def test_the_forecast_counts_what_the_run_draws(site: Site) -> None:
    order = Order("basemap", first=16, last=18, box=BOX)
    generations.advance(site.place, ["basemap"])
    told = forecast.forecast(order, site.place)
    assert told.bytes is not None and told.bytes > 0 and told.seconds(1) is not None
    run = seed(order)
    assert run.tiles_drawn + run.tiles_kept == told.tiles
    whole = forecast.forecast(order, site.place)
    assert whole.new_bytes == 0 and all(one.missing == 0 for one in whole.levels)


def test_a_dead_renderer_ends_the_run_and_it_is_resumed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    generations.advance(site.place, ["basemap"])
    monkeypatch.setattr(running, "PATIENCE_S", 0.2)
    away = site.place.socket.with_suffix(".away")
    site.place.socket.rename(away)
    try:
        run = seed(STREETS)
        assert run.state == "failed" and run.problem is not None and run.problem["code"] == "source-down"
    finally:
        away.rename(site.place.socket)
    runs.again(run, queued=False)
    assert runs.carry_out(run).state == "done"


def test_a_stopped_run_is_not_taken_up_and_one_run_has_one_worker(site: Site) -> None:
    run = runs.ask(STREETS)
    assert runs.stop(run) and not runs.stop(run)
    with pytest.raises(runs.AlreadyRunning):
        runs.carry_out(run)
    other = runs.ask(STREETS, at_full_speed=True)

    def stop_it(_told: object) -> None:
        with pytest.raises(runs.AlreadyRunning):
            runs.carry_out(SeedRun.objects.get(pk=other.pk))
        runs.stop(other)

    runs.carry_out(other, shown=stop_it)
    assert other.state == "stopped"


def test_a_publication_during_seeding_leaves_no_tile_of_before(site: Site) -> None:
    """Rows change and the touched tiles are dropped while the run draws; what is served afterwards shows them."""
    from tiles.freshness import expire

    order = Order("cadastre", first=17, last=18, box=BOX)
    changed: list[bool] = []

    def publish(_told: object) -> None:
        if not changed:
            changed.append(True)
            with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
                owner.execute(
                    "INSERT INTO parcels (source, sheet_number, parcel_number, computed_area_m2, geom) VALUES"
                    " ('test', '3', '777', 1, ST_Multi(ST_MakeEnvelope(%s, %s, %s, %s, 9210)))",
                    [EAST + 210, NORTH + 310, EAST + 260, NORTH + 360],
                )
            expire("parcels", site.place)

    run = runs.carry_out(runs.ask(order, at_full_speed=True), shown=publish)
    seeded = wmts(site.client, "cadastre", 18, *mercator(235, 335)).data
    expire("parcels", site.place)
    assert run.state == "done" and changed
    assert wmts(site.client, "cadastre", 18, *mercator(235, 335)).data == seeded


def test_the_quota_takes_the_most_detailed_tiles_first(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    seed(Order("basemap", first=11, last=17, box=BOX))
    for one in [path for path in site.place.cache.rglob("*") if path.is_file() or path.is_symlink()]:
        # read long ago; the time of change of a file is its ETag, which other tests look at
        changed = 1_000_000 if one.is_symlink() else one.stat().st_mtime
        os.utime(one, (1_000_000, changed), follow_symlinks=False)
    stale = site.place.cache / "basemap-0000000000-0" / "webmercator" / "17" / "1"
    stale.mkdir(parents=True)
    (stale / "1.png").write_bytes(b"x" * 9000)
    before = quota.usage(site.place)
    assert sum(before.unused.values()) >= 8192
    assert quota.evict(site.place, 0) == quota.Evicted(0, 0, 0, before.bytes)
    limit = before.bytes - sum(before.unused.values()) - 1
    done = quota.evict(site.place, limit)
    assert done is not None and done.directories == 1 and done.blocks >= 1
    left = quota.usage(site.place)
    assert left.bytes == done.left <= limit and not left.unused
    gone = set(before.blocks) - set(left.blocks)
    assert (
        min(block[2] for block in gone)
        >= max(block[2] for block in left.blocks if block[1] == "webmercator") - 3
    )
    assert wmts(site.client, "basemap", 17, *mercator(200, 100)).status_code == 200, "drawn again"
    quota.evict(site.place, 1)
    spared = quota.usage(site.place).blocks
    assert any(block[2] == 11 for block in spared), "small scales stay"
    assert all(block[2] <= 12 or used > 1_000_001 for block, (_size, used) in spared.items())


def test_the_commands_say_what_there_is(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert workspace() == site.place
    box = [str(value) for value in BOX]
    call_command("tiles_forecast", "basemap", "--zoom", "15-16", "--extent", *box)
    assert "Tổng" in capsys.readouterr().out
    call_command("tiles_seed", "basemap", "--zoom", "15-16", "--yes", "--processes", "1", "--extent", *box)
    assert "Đã xong" in capsys.readouterr().out
    call_command("tiles_seed", "--list")
    assert "basemap · raster · webmercator 15–16" in capsys.readouterr().out
    call_command("tiles_disk", "--evict", "--quota-gb", "1")
    assert "basemap" in capsys.readouterr().out
    with pytest.raises(CommandError, match="No feature of wards"):
        call_command("tiles_forecast", "basemap", "--area", "wards:00000")
    with pytest.raises(CommandError, match="there is no run"):
        call_command("tiles_seed", "--stop", "zzzz")


def test_without_anybody_to_ask_nothing_starts(site: Site) -> None:
    box = ["--extent", *map(str, (EAST, NORTH, EAST + 400, NORTH + 400))]
    with pytest.raises(CommandError, match="--yes"):
        call_command("tiles_seed", "basemap", "--zoom", "15", *box)
    assert not SeedRun.objects.exists()


def test_administrators_see_runs_stop_them_and_have_them_taken_up(
    site: Site, admin_client: DjangoClient
) -> None:
    run = runs.ask(STREETS, at_full_speed=True)
    address = "/admin/tiles/seedrun/"
    page = admin_client.get(address)
    assert page.status_code == 200 and run.title in page.content.decode()
    assert admin_client.get(f"{address}{run.pk}/change/").status_code == 200
    admin_client.post(address, {"action": "stop", "_selected_action": [str(run.pk)]})
    run.refresh_from_db()
    assert run.state == "stopped"
    admin_client.post(address, {"action": "take_up", "_selected_action": [str(run.pk)]})
    run.refresh_from_db()
    assert (run.state, run.queued) == ("waiting", True)
