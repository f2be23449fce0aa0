"""Moving the public map in Chromium: the wheel there and back until the map rests, then a drag over the parcels of the
city, one step of the pointer a frame.

Two things are told apart. Frames a second are what the browser achieved on this machine, which draws without a graphics
card: next to them stand those of a page without a map, moved the same way. The processor time of the main thread for
each frame is what the program of the map costs, on any machine, however busy (the trace counts the time of the thread,
not of the clock). 60 frames a second leave 16.7 ms for both.
"""

from __future__ import annotations

import os
import statistics
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from bench.browser import WINDOWS, page, public_map
from bench.measure import Row
from bench.places import random_places
from bench.stage import hand_over, raw_connection, use_database

FRAMES_A_SECOND = 60.0
FRAME_MS = 1000 / FRAMES_A_SECOND
ZOOMS = (15, 16, 17, 18)
#: Steps of the pointer at each zoom, and pixels of a step: three widths of the window there and back.
STEPS, STEP_PIXELS = 240, 14
LAYERS = "basemap,parcels,planning_zones,red_lines,building_permits"
_CATEGORIES = ("toplevel", "devtools.timeline", "blink.user_timing", "disabled-by-default-devtools.timeline")
_WAIT_MS = 120_000

#: What main-thread events are, by their names in the trace; the time of an event is without that of those in it.
_PARTS = {
    "scripts": frozenset({
        "FunctionCall", "EvaluateScript", "FireAnimationFrame", "TimerFire", "EventDispatch", "RunMicrotasks",
        "XHRLoad", "XHRReadyStateChange", "v8.callFunction", "MinorGC", "MajorGC", "V8.GCScavenger",
    }),
    "layout": frozenset({"Layout", "UpdateLayoutTree", "HitTest", "PrePaint", "IntersectionObserverController"}),
    "paint": frozenset({"Paint", "Layerize", "Commit", "RasterTask", "Decode Image", "ImageDecodeTask"}),
}  # fmt: skip

#: Turns of the wheel, one each fourth frame, the first half of them in.
WHEEL_STEPS = 80
#: From the last turn until the map has come to rest (ms).
_REST_MS = 1500

#: Drags the map to and fro, one step in each frame; resolves with the frames' times.
_DRAG = """
([steps, pixels]) => new Promise((resolve) => {
  const target = document.querySelector('#map .ol-viewport');
  const box = target.getBoundingClientRect();
  const times = [];
  let [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const told = (kind, buttons = 1) => target.dispatchEvent(new PointerEvent(kind, {
    bubbles: true, cancelable: true, clientX: x, clientY: y, isPrimary: true, pointerId: 1, pointerType: 'mouse',
    button: 0, buttons,
  }));
  let at = 0;
  const next = (time) => {
    times.push(time);
    if (at === 0) { performance.mark('move-begin'); told('pointerdown'); }
    if (at === steps) { told('pointerup', 0); performance.mark('move-end'); resolve(times); return; }
    const leg = Math.floor((4 * at) / steps);
    x += leg === 0 || leg === 3 ? pixels : -pixels;
    y += (leg % 2 ? 0.4 : -0.4) * pixels;
    told('pointermove');
    at += 1;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})
"""

#: Turns the wheel in and out in the middle of the map; resolves with the frames' times.
_WHEEL = """
([steps, rest]) => new Promise((resolve) => {
  const target = document.querySelector('#map .ol-viewport');
  const box = target.getBoundingClientRect();
  const times = [];
  let at = 0;
  const next = (time) => {
    times.push(time);
    if (at === 0) performance.mark('move-begin');
    if (at === steps) { performance.mark('move-end'); setTimeout(() => resolve(times), rest); return; }
    if (at % 4 === 0) target.dispatchEvent(new WheelEvent('wheel', {
      bubbles: true, cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2,
      deltaY: at < steps / 2 ? -40 : 40, deltaMode: 0,
    }));
    at += 1;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})
"""

#: A page of the same size without a map.
_EMPTY = "<div id=map style='height:100vh'><div class=ol-viewport style='height:100%'></div></div>"


class Moved(NamedTuple):
    """Milliseconds between frames; processor milliseconds of the main thread for each, and their mean parts."""

    intervals: list[float]
    busy: list[float]
    parts: dict[str, float]


def main() -> None:
    """A page without a map, then each zoom once after one movement that fills the server's caches."""
    use_database()
    with raw_connection() as connection:
        place = random_places(connection, 1)[0]
    floor = 1000 / statistics.median(empty_page().intervals)
    rows = []
    with public_map() as (origin, _):
        for zoom in ZOOMS:
            link = f"{origin}/#map={zoom}/{place.lat:.6f}/{place.lon:.6f}&layers={LAYERS}"
            turned, dragged = [move(link) for _ in range(2)][-1]
            rows += list(_rows(f"z{zoom}: ", turned, dragged, floor, os.getloadavg()[0]))
    hand_over(rows)


def empty_page() -> Moved:
    """The drag over a page without a map."""
    with page(WINDOWS["desktop 1440×900"]) as (one, session):
        one.set_content(_EMPTY)
        return _traced(one, session, _DRAG, [STEPS, STEP_PIXELS])


def move(address: str) -> tuple[Moved, Moved]:
    """Open an address of the map and move it, by the wheel and by dragging."""
    with page(WINDOWS["desktop 1440×900"]) as (one, session):
        one.goto(address, wait_until="commit", timeout=_WAIT_MS)
        one.wait_for_function(
            "() => performance.getEntriesByName('map-complete').length > 0", timeout=_WAIT_MS, polling=100
        )
        turned = _traced(one, session, _WHEEL, [WHEEL_STEPS, _REST_MS])
        return turned, _traced(one, session, _DRAG, [STEPS, STEP_PIXELS])


def _traced(one: Any, session: Any, movement: str, told: Sequence[int]) -> Moved:
    events: list[dict[str, Any]] = []
    ended: list[bool] = []

    def collect(more: dict[str, Any]) -> None:
        events.extend(more["value"])

    def end(_: object) -> None:
        ended.append(True)

    session.on("Tracing.dataCollected", collect)
    session.on("Tracing.tracingComplete", end)
    session.send(
        "Tracing.start",
        {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": list(_CATEGORIES)}},
    )
    times = one.evaluate(movement, told)
    session.send("Tracing.end")
    while not ended:
        one.wait_for_timeout(100)
    session.remove_listener("Tracing.dataCollected", collect)
    session.remove_listener("Tracing.tracingComplete", end)
    return read(events, times)


def read(events: Sequence[dict[str, Any]], times: Sequence[float]) -> Moved:
    """Frames and main-thread time between the two marks of a trace (Chromium's trace event format, microseconds)."""
    marks = {one["name"]: one for one in events if one.get("name") in ("move-begin", "move-end")}
    begin, end = marks["move-begin"]["ts"], marks["move-end"]["ts"]
    thread = marks["move-begin"]["pid"], marks["move-begin"]["tid"]
    mine = sorted(
        (one for one in events
         if one.get("ph") == "X" and (one["pid"], one["tid"]) == thread and begin <= one["ts"] < end),
        key=lambda one: (one["ts"], -one.get("dur", 0)),
    )  # fmt: skip
    tasks = [(one["ts"], one.get("tdur", 0) / 1000) for one in mine if one["name"].endswith("RunTask")]
    began = [ts for ts, _ in tasks]
    # All callbacks of a frame are called in one task.
    drawn = {bisect(began, one["ts"]) - 1 for one in mine if one["name"] == "FireAnimationFrame"}
    frames = _shared_out(tasks, [began[at] for at in sorted(drawn) if at >= 0])
    parts = dict.fromkeys((*_PARTS, "other"), 0.0)
    for name, own in _own_times(mine):
        part = next((key for key, names in _PARTS.items() if name in names), "other")
        parts[part] += own / max(1, len(frames))
    return Moved([b - a for a, b in pairwise(times)], frames, parts)


def _shared_out(tasks: Sequence[tuple[float, float]], starts: Sequence[float]) -> list[float]:
    """Milliseconds of the tasks that began between one frame and the next, for each frame."""
    frames = [0.0] * len(starts)
    at = 0
    for began, took in tasks:
        while at + 1 < len(starts) and began >= starts[at + 1]:
            at += 1
        if frames:
            frames[at] += took
    return frames


def _own_times(events: Sequence[dict[str, Any]]) -> Iterator[tuple[str, float]]:
    """Name and processor milliseconds of each event without those inside of it."""
    open_ones: list[list[Any]] = []
    for one in [*events, {"ts": float("inf"), "name": "", "dur": 0}]:
        while open_ones and one["ts"] >= open_ones[-1][0]:
            _, name, own = open_ones.pop()
            yield name, max(0.0, own)
        took = one.get("tdur", 0) / 1000
        if open_ones:
            open_ones[-1][2] -= took
        open_ones.append([one["ts"] + one.get("dur", 0), one["name"], took])


def _rows(at: str, turned: Moved, dragged: Moved, floor: float, load: float) -> Iterator[Row]:
    told = f"drawn without a graphics card, load {load:.0f}"
    middle, note = _frames(dragged)
    yield Row(
        "panning", f"{at}frames while the map is dragged, median", "per s", middle, FRAMES_A_SECOND,
        "promised 60 fps", 0.99, f"{note}; {told}",
    )  # fmt: skip
    yield Row(
        "panning", f"{at}frames while the map is dragged, median", "per s", middle, floor,
        "a page without a map, same run", 0.99, told,
    )  # fmt: skip
    busy = sorted(dragged.busy)
    costly = busy[int(len(busy) * 0.95)]
    parts = ", ".join(f"{name} {took:.1f}" for name, took in dragged.parts.items() if took >= 0.05)
    yield Row(
        "panning", f"{at}frames that the main thread has processor time for, 95 of 100", "per s",
        1000 / max(costly, 0.1), FRAMES_A_SECOND, "60 fps", 1.0,
        f"{statistics.median(busy):.1f} ms a frame in the middle, {costly:.1f} at p95; on the average, ms: {parts}",
    )  # fmt: skip
    middle, note = _frames(turned)
    yield Row(
        "panning", f"{at}frames while the wheel turns, median", "per s", middle, FRAMES_A_SECOND, "60 fps", 0.0,
        f"{note}; {told}",
    )  # fmt: skip


def _frames(moved: Moved) -> tuple[float, str]:
    """Frames a second in the middle, and how the others were."""
    intervals = sorted(moved.intervals)
    if not intervals or not moved.busy:
        raise SystemExit("Chromium told nothing of its frames")
    slow = intervals[int(len(intervals) * 0.95)]
    in_time = sum(one < FRAME_MS * 1.1 for one in intervals) / len(intervals)
    return 1000 / statistics.median(intervals), (
        f"slowest twentieth {1000 / slow:.0f} per s; {in_time:.0%} in time; longest {intervals[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
