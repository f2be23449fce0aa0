"""Moving the public map in Chromium: a drag and a zoom over the parcels of the city, one step of the pointer a frame.

Two things are told apart. Frames a second are what the browser achieved on this machine, which draws without a graphics
card; the processor time of the main thread for each frame is what the program of the map costs, on any machine, however
busy (the trace counts the time of the thread, not of the clock). 60 frames a second leave 16.7 ms for both.
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

#: Drags the map to and fro, one step in each frame, then turns the wheel in and out; resolves with the frames' times.
_MOVE = """
([steps, pixels]) => new Promise((resolve) => {
  const target = document.querySelector('#map .ol-viewport');
  const box = target.getBoundingClientRect();
  const times = [];
  let [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const told = (kind, more) => {
    const common = { bubbles: true, cancelable: true, clientX: x, clientY: y, isPrimary: true, pointerId: 1 };
    const event = kind === 'wheel' ? new WheelEvent(kind, { ...common, ...more })
      : new PointerEvent(kind, { ...common, pointerType: 'mouse', button: 0, buttons: 1, ...more });
    target.dispatchEvent(event);
  };
  const drag = steps;
  const wheel = Math.round(steps / 3);
  let at = 0;
  const next = (time) => {
    times.push(time);
    if (at === 0) { performance.mark('pan-begin'); told('pointerdown'); }
    if (at < drag) {
      const leg = Math.floor((4 * at) / drag);
      x += leg === 0 || leg === 3 ? pixels : -pixels;
      y += (leg % 2 ? 0.4 : -0.4) * pixels;
      told('pointermove');
    } else if (at === drag) told('pointerup', { buttons: 0 });
    else if (at <= drag + wheel) {
      if (at % 4 === 0) told('wheel', { deltaY: at < drag + wheel / 2 ? -40 : 40, deltaMode: 0 });
    } else { performance.mark('pan-end'); resolve(times); return; }
    at += 1;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})
"""


class Moved(NamedTuple):
    """Milliseconds between frames; processor milliseconds of the main thread for each, and their mean parts."""

    intervals: list[float]
    busy: list[float]
    parts: dict[str, float]


def main() -> None:
    """Each zoom once after one movement that fills the server's caches."""
    use_database()
    with raw_connection() as connection:
        place = random_places(connection, 1)[0]
    rows = []
    with public_map() as (origin, _):
        for zoom in ZOOMS:
            link = f"{origin}/#map={zoom}/{place.lat:.6f}/{place.lon:.6f}&layers={LAYERS}"
            moved = [move(link) for _ in range(2)][-1]
            rows += list(_rows(zoom, moved, os.getloadavg()[0]))
    hand_over(rows)


def move(address: str) -> Moved:
    """Open an address of the map, move it, and read the trace of it."""
    events: list[dict[str, Any]] = []
    with page(WINDOWS["desktop 1440×900"]) as (one, session):
        one.goto(address, wait_until="commit", timeout=_WAIT_MS)
        one.wait_for_function(
            "() => performance.getEntriesByName('map-complete').length > 0", timeout=_WAIT_MS, polling=100
        )
        session.on("Tracing.dataCollected", lambda told: events.extend(told["value"]))
        ended: list[bool] = []
        session.on("Tracing.tracingComplete", lambda _: ended.append(True))
        session.send(
            "Tracing.start",
            {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": list(_CATEGORIES)}},
        )
        times = one.evaluate(_MOVE, [STEPS, STEP_PIXELS])
        session.send("Tracing.end")
        while not ended:
            one.wait_for_timeout(100)
    return read(events, times)


def read(events: Sequence[dict[str, Any]], times: Sequence[float]) -> Moved:
    """Frames and main-thread time between the two marks of a trace (Chromium's trace event format, microseconds)."""
    marks = {one["name"]: one for one in events if one.get("name") in ("pan-begin", "pan-end")}
    begin, end = marks["pan-begin"]["ts"], marks["pan-end"]["ts"]
    thread = marks["pan-begin"]["pid"], marks["pan-begin"]["tid"]
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


def _rows(zoom: int, moved: Moved, load: float) -> Iterator[Row]:
    intervals, busy = sorted(moved.intervals), sorted(moved.busy)
    if not intervals or not busy:
        raise SystemExit("Chromium told nothing of its frames")
    middle = statistics.median(intervals)
    slow = intervals[int(len(intervals) * 0.95)]
    in_time = sum(one < FRAME_MS * 1.1 for one in intervals) / len(intervals)
    yield Row(
        "panning", f"z{zoom}: frames while the map is moved, median", "per s", 1000 / middle, FRAMES_A_SECOND,
        "promised 60 fps", 0.99,
        f"slowest twentieth {1000 / slow:.0f} per s; {in_time:.0%} in time; longest {intervals[-1]:.0f} ms; "
        f"drawn without a graphics card, load {load:.0f}",
    )  # fmt: skip
    costly = busy[int(len(busy) * 0.95)]
    parts = ", ".join(f"{name} {took:.1f}" for name, took in moved.parts.items() if took >= 0.05)
    yield Row(
        "panning", f"z{zoom}: frames that the main thread has processor time for, 95 of 100", "per s",
        1000 / max(costly, 0.1), FRAMES_A_SECOND, "60 fps", 1.0,
        f"{statistics.median(busy):.1f} ms a frame in the middle, {costly:.1f} at p95; on the average, ms: {parts}",
    )  # fmt: skip


if __name__ == "__main__":
    main()
