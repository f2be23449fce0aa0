"""Lời văn. Figures of seeding as people read them, in Vietnamese and English beside each other."""

from __future__ import annotations

from tiles.seeding.forecast import Forecast
from tiles.seeding.running import Progress

_WAITS = {
    "source": "đợi bộ vẽ · waiting for the renderer",
    "office-hours": "giờ làm việc, vẽ chậm · office hours, slowed down",
}


def size(count: float | None) -> str:
    """Bytes in the unit that fits.

    >>> size(57_300_000)
    '57 MB'
    """
    if count is None:
        return "?"
    for unit, least in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= least:
            value = count / least
            return f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}"
    return f"{count:.0f} B"


def duration(seconds: float | None) -> str:
    """Seconds as hours, minutes and seconds.

    >>> duration(3725)
    '1 h 02 min'
    """
    if seconds is None:
        return "?"
    whole = round(seconds)
    if whole >= 3600:
        return f"{whole // 3600} h {whole % 3600 // 60:02} min"
    return f"{whole // 60} min {whole % 60:02} s" if whole >= 60 else f"{whole} s"


def forecast_lines(told: Forecast, processes: int) -> list[str]:
    """A table of the levels and the sums."""
    lines = [f"{'mức·level':>10} {'ô·tiles':>10} {'đã có·there':>12} {'kB/ô·tile':>10} {'cả mức·level':>14}"]
    for one in told.levels:
        there = one.present / one.blocks if one.blocks else 0.0
        each = (
            "?"
            if one.block_bytes is None
            else f"{one.block_bytes * one.blocks / max(1, one.tiles) / 1000:.1f}"
        )
        whole = size(None if one.block_bytes is None else one.block_bytes * one.blocks)
        lines.append(f"{one.level:>10} {one.tiles:>10,} {there:>12.0%} {each:>10} {whole:>14}")
    lines.append(
        f"Tổng · total: {told.tiles:,} ô·tiles, {size(told.bytes)};"
        f" cần thêm · to add: {size(told.new_bytes)},"
        f" khoảng · about {duration(told.seconds(processes))}"
        f" ({processes} tiến trình · processes, ngoài giờ làm việc · outside office hours)"
    )
    return lines


def progress_line(told: Progress) -> str:
    """How far a run is, in one line."""
    share = told.blocks_done / told.blocks_total if told.blocks_total else 0.0
    parts = [
        f"{share:6.1%}",
        f"mức·level {told.level}",
        f"vẽ·drawn {told.tiles_drawn:,}",
        f"có sẵn·there {told.tiles_kept:,}",
        f"{told.tiles_per_s:.0f} ô·tiles/s",
        f"còn·left {duration(told.remaining_s)}",
    ]
    if told.tiles_failed:
        parts.append(f"lỗi·failed {told.tiles_failed:,}")
    if told.waiting_for:
        parts.append(_WAITS[told.waiting_for])
    return " · ".join(parts)
