"""Seeding without a renderer: orders, office hours, the loop of a run and its watchdog, sums of a forecast."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import shapely

from geo.domain.working_days import WorkingCalendar
from tiles.seeding import running, wording
from tiles.seeding.child import Drawn
from tiles.seeding.forecast import Forecast, LevelForecast, spread
from tiles.seeding.order import Order, OrderInvalid, parse_levels
from tiles.seeding.running import NothingDrawn, Progress, QuotaReached, Run, SourceDown, Stopped
from tiles.seeding.throttle import HoursInvalid, Throttle, parse_hours, rest_s
from tiles.workspace import Workspace

Coord = tuple[int, int, int]
MAINS = [(column * 4, 0, 9) for column in range(4)]


def test_levels_are_read_and_nonsense_is_refused() -> None:
    assert parse_levels("8-13") == (8, 13)
    assert parse_levels("12") == (12, 12)
    for text in ("", "8-", "a", "8-13-14", "-3"):
        with pytest.raises(OrderInvalid) as refused:
            parse_levels(text)
        assert refused.value.field == "zoom"


def test_an_order_survives_being_kept() -> None:
    order = Order("parcels", "vector", first=14, last=16, areas=("wards:26740",), box=(1.0, 2.0, 3.0, 4.0))
    assert Order.from_json(order.as_json()) == order
    assert "wards:26740" in order.title


@pytest.mark.parametrize(
    ("order", "field"),
    [
        (Order("nowhere"), "map"),
        (Order("wards", "vector", grid="vn2000"), "grid"),
        (Order("basemap", grid="mars"), "grid"),
        (Order("basemap", first=9, last=8), "zoom"),
        (Order("basemap", first=0, last=21), "zoom"),
        (Order("basemap", grid="vn2000", last=14), "zoom"),
    ],
)
def test_an_order_that_cannot_be_carried_out_names_its_field(order: Order, field: str) -> None:
    with pytest.raises(OrderInvalid) as refused:
        order.checked()
    assert refused.value.field == field
    assert refused.value.vi and refused.value.en


def test_office_hours_hold_on_working_days_only() -> None:
    throttle = Throttle(parse_hours("07:30-11:30,13:00-17:00"), 0.25, WorkingCalendar())
    monday = date(2026, 11, 23)
    assert throttle.share_at(datetime.combine(monday, time(7, 30))) == 0.25
    assert throttle.share_at(datetime.combine(monday, time(11, 30))) == 1.0
    assert throttle.share_at(datetime.combine(date(2026, 11, 22), time(9))) == 1.0, "Sunday"
    assert throttle.share_at(datetime.combine(date(2026, 9, 2), time(9))) == 1.0, "National Day"
    swapped = Throttle(throttle.hours, 0.25, WorkingCalendar({date(2026, 11, 22): True}))
    assert swapped.share_at(datetime.combine(date(2026, 11, 22), time(9))) == 0.25, "worked by decision"


def test_hours_that_end_before_they_begin_are_refused() -> None:
    assert parse_hours("") == ()
    for text in ("17:00-08:00", "8-17", "25:00-26:00"):
        with pytest.raises(HoursInvalid):
            parse_hours(text)


def test_rest_leaves_work_its_share() -> None:
    assert rest_s(1.0, 0.25) == pytest.approx(3.0)
    assert rest_s(1.0, 1.0) == 0.0


def test_samples_are_spread_over_the_walk() -> None:
    mains = [(column, 0, 9) for column in range(30)]
    assert spread(mains, 3) == [(5, 0, 9), (15, 0, 9), (25, 0, 9)]
    assert spread(mains[:2], 3) == mains[:2]


def test_a_level_without_sample_takes_the_mean_of_its_neighbour() -> None:
    told = Forecast(
        (
            LevelForecast(10, 2, 32, 1, 1000.0, 0.5),
            LevelForecast(11, 8, 128, 0, None, None),
            LevelForecast(12, 10, 160, 10, 4000.0, None),
        )
    )
    assert told.tiles == 320
    assert told.bytes == 2 * 1000 + 8 * 1000 + 10 * 4000
    assert told.new_bytes == 1 * 1000 + 8 * 1000
    assert told.seconds(2) == pytest.approx((1 + 8) * 0.5 / 2)
    unknown = Forecast((LevelForecast(10, 2, 32, 0, None, None),))
    assert unknown.bytes is None and unknown.seconds(1) is None
    assert "?" in wording.forecast_lines(unknown, 1)[-1]


class FakeCache:
    """Blocks of one tile; those in `there` are kept."""

    name = "basemap-0123456789-0"

    def __init__(self, there: set[Coord]) -> None:
        self.there = there

    def block(self, main: Coord) -> list[Coord]:
        return [main]

    def missing(self, main: Coord) -> list[Coord]:
        return [] if main in self.there else [main]


class FakeDrawers:
    """Draws at once by `draw`."""

    count = 1

    def __init__(self, cache: FakeCache, draw: Callable[[Coord], str]) -> None:
        self.cache, self._draw, self.asked, self.closed = cache, draw, [], False

    def submit(self, main: Coord) -> Future[Drawn]:
        self.asked.append(main)
        failure = self._draw(main)
        if not failure:
            self.cache.there.add(main)
        done: Future[Drawn] = Future()
        done.set_result(Drawn(main, 100, 0.0, failure))
        return done

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A run over four blocks whose surroundings are made up; returns how to make one."""
    monkeypatch.setattr(running.areas, "shape_of", lambda *_: shapely.box(0, 0, 1, 1))
    monkeypatch.setattr(running.walking, "blocks", lambda *_: {9: list(MAINS)})
    monkeypatch.setattr(running, "stamp", lambda _: 0)
    monkeypatch.setattr(running, "_TELL_EVERY_S", 0.0)

    def make(
        draw: Callable[[Coord], str], there: tuple[Coord, ...] = (), answers: bool = True, **values: object
    ) -> tuple[Run, FakeDrawers]:
        cache = FakeCache(set(there))
        drawers = FakeDrawers(cache, draw)
        monkeypatch.setattr(running, "cache_of", lambda *_: cache)
        monkeypatch.setattr(running, "drawers", lambda *_: drawers)
        monkeypatch.setattr(running, "source_answers", lambda *_: answers)
        tell = values.pop("tell", lambda _: None)
        return Run(Order("basemap"), Workspace(tmp_path), tell, **values), drawers

    return make


def test_what_is_there_is_not_drawn_again(stage) -> None:
    run, drawers = stage(lambda _: "", there=(MAINS[0], MAINS[2]))
    done = run.work()
    assert drawers.asked == [MAINS[1], MAINS[3]] and drawers.closed
    assert (done.tiles_drawn, done.tiles_kept, done.tiles_failed, done.blocks_done) == (2, 2, 0, 4)
    assert done.bytes_drawn == 200 and done.remaining_s == 0


def test_a_block_that_cannot_be_drawn_is_left_out_after_three_attempts(stage) -> None:
    run, drawers = stage(lambda main: "no picture" if main == MAINS[1] else "")
    done = run.work()
    assert drawers.asked.count(MAINS[1]) == running.ATTEMPTS
    assert (done.tiles_drawn, done.tiles_failed, done.blocks_done) == (3, 1, 4)


def test_a_renderer_that_stays_away_ends_the_run(stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PATIENCE_S", 0.0)
    monkeypatch.setattr(running, "_LONGEST_PAUSE_S", 0.001)
    run, drawers = stage(lambda _: "renderer unavailable", answers=False)
    with pytest.raises(SourceDown, match="unavailable"):
        run.work()
    assert drawers.closed and len(drawers.asked) == 2


def test_a_renderer_that_comes_back_is_waited_for(stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_LONGEST_PAUSE_S", 0.001)
    failures = iter(["down", "down", "down", "down"])
    waits: list[str] = []
    run, _drawers = stage(
        lambda _: next(failures, ""), answers=False, tell=lambda told: waits.append(told.waiting_for)
    )
    done = run.work()
    assert (done.tiles_drawn, done.tiles_failed) == (4, 0), "what failed while it was away is drawn later"


def test_a_run_whose_every_block_fails_ends(stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "MOST_IN_A_ROW", 2)
    run, drawers = stage(lambda _: "the renderer reported an error")
    with pytest.raises(NothingDrawn):
        run.work()
    assert len(drawers.asked) == 2 * running.ATTEMPTS


def test_a_run_ends_at_the_quota(stage) -> None:
    run, drawers = stage(lambda _: "", room=150)
    with pytest.raises(QuotaReached):
        run.work()
    assert len(drawers.asked) == 2 and drawers.closed


def test_a_run_ends_when_told_so(stage) -> None:
    def tell(told: Progress) -> None:
        if told.tiles_drawn == 2:
            raise Stopped

    run, drawers = stage(lambda _: "", tell=tell)
    with pytest.raises(Stopped):
        run.work()
    assert len(drawers.asked) == 2 and drawers.closed


def test_a_new_generation_is_drawn_from_the_beginning(stage, monkeypatch: pytest.MonkeyPatch) -> None:
    run, drawers = stage(lambda _: "")
    generation = {"now": 0}

    def stamp(_place: Workspace) -> int:
        if len(drawers.asked) == 2 and generation["now"] == 0:
            drawers.cache.there.clear()
            generation["now"] = 1
        return generation["now"]

    monkeypatch.setattr(running, "stamp", stamp)
    done = run.work()
    assert drawers.asked == [*MAINS[:2], *MAINS]
    assert done.blocks_done == done.blocks_total == 4


def test_nothing_is_drawn_in_office_hours_with_a_share_of_nought(stage) -> None:
    morning = [datetime(2026, 11, 23, 11, minute, tzinfo=UTC) for minute in (0, 29, 31)]
    moments = iter(morning)
    waits: list[str] = []
    run, drawers = stage(
        lambda _: "",
        throttle=Throttle(parse_hours("07:30-11:30"), 0.0, WorkingCalendar()),
        now=lambda: next(moments, morning[-1]),
        tell=lambda told: waits.append(told.waiting_for),
    )
    run.work()
    assert "office-hours" in waits and len(drawers.asked) == 4


def test_figures_are_read_by_people() -> None:
    assert wording.size(999) == "999 B" and wording.size(9_940_000) == "9.9 MB" and wording.size(None) == "?"
    assert wording.duration(59.4) == "59 s" and wording.duration(61) == "1 min 01 s"
    told = Progress(blocks_total=4, blocks_done=1, tiles_drawn=16, level=12, waiting_for="source")
    assert "25.0%" in wording.progress_line(told) and "đợi bộ vẽ" in wording.progress_line(told)
