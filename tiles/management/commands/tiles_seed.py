"""`manage.py tiles_seed MAP --zoom 8-16 --area wards:26734`: draw tiles before anybody asks for them."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tiles.seeding import areas, arguments, forecast, runs, wording
from tiles.seeding.models import SeedRun
from tiles.seeding.running import Progress, Stopped
from tiles.workspace import workspace


class Command(BaseCommand):
    """Vẽ trước các ô bản đồ."""

    help = "Fill the cache of a map over an area; shows a forecast first and goes on where an earlier run stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """What is to be drawn, how, and what else can be done about runs."""
        arguments.add_order(parser)
        parser.add_argument("--yes", action="store_true", help="start without asking")
        parser.add_argument("--queue", action="store_true", help="let the worker do it")
        parser.add_argument("--processes", type=int, default=settings.SEED_PROCESSES)
        parser.add_argument("--full-speed", action="store_true", help="no throttle in office hours")
        parser.add_argument("--quiet", action="store_true", help="no line of progress")
        parser.add_argument("--list", action="store_true", help="show the last runs")
        parser.add_argument(
            "--resume", metavar="RUN", help="go on with a run; those of the queue: with --queue"
        )
        parser.add_argument("--stop", metavar="RUN", help="end a run; it can be resumed")
        parser.add_argument("--with-parent", type=int, default=0, help="end with this process")

    def handle(self, *args: Any, **options: Any) -> None:
        """One of list, stop, resume, or a new run."""
        if options["list"]:
            return self._list()
        if options["stop"]:
            return self._stop(_find(options["stop"]))
        run = _find(options["resume"]) if options["resume"] else self._ask(options)
        if run is None:
            return None
        if options["resume"] and not options["with_parent"]:
            runs.again(run, queued=options["queue"])
        if options["queue"]:
            self.stdout.write(f"{run.pk} · trong hàng đợi · in the queue")
            return None
        return self._work(run, options)

    def _ask(self, options: dict[str, Any]) -> SeedRun | None:
        """A new run, after the forecast."""
        order = arguments.order_of(options)
        place = workspace()
        try:
            told = forecast.forecast(order, place)
            for line in [order.title, *wording.forecast_lines(told, options["processes"])]:
                self.stdout.write(line)
            room = runs.quota.room(place)
            if room is not None and (told.new_bytes or 0) > room:
                raise CommandError(
                    f"chỉ còn chỗ cho {wording.size(room)} (NEN_TILES_QUOTA_GB, đĩa)"
                    f" · there is room for {wording.size(room)} only (quota, disk)"
                )
            if not options["yes"] and not _agreed():
                return None
            return runs.ask(
                order, asked_by=os.environ.get("USER", ""), queued=options["queue"],
                processes=options["processes"], at_full_speed=options["full_speed"],
            )  # fmt: skip
        except areas.AreaUnknown as error:
            raise CommandError(f"{error.vi} · {error.en}") from None

    def _work(self, run: SeedRun, options: dict[str, Any]) -> None:
        ending: list[int] = []

        def end(number: int, _frame: FrameType | None) -> None:
            ending.append(number)

        def shown(progress: Progress) -> None:
            if ending or (options["with_parent"] and os.getppid() != options["with_parent"]):
                raise Stopped
            if not options["quiet"]:
                self.stdout.write(wording.progress_line(progress))

        before = {one: signal.signal(one, end) for one in (signal.SIGINT, signal.SIGTERM)}
        try:
            runs.carry_out(run, shown=shown)
        except runs.AlreadyRunning:
            raise CommandError(
                "lần này đã xong hoặc đang chạy · this run is over, or it runs already"
            ) from None
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)
        self.stdout.write(_line(run))
        if run.state == SeedRun.State.FAILED:
            told = run.problem or {}
            raise CommandError(
                f"{told.get('vi')} {told.get('remedy_vi')} · {told.get('en')} {told.get('remedy_en')}"
            )

    def _list(self) -> None:
        for run in SeedRun.objects.all()[:20]:
            self.stdout.write(_line(run))

    def _stop(self, run: SeedRun) -> None:
        if not runs.stop(run):
            raise CommandError("lần này đã xong · this run is over")
        self.stdout.write(_line(run))


def _agreed() -> bool:
    """What the person at the keyboard answers. Raises CommandError where nobody sits."""
    if not sys.stdin.isatty():
        raise CommandError("không có ai trả lời: thêm --yes · nobody to answer: add --yes")
    answer = input("Bắt đầu? · Start? [y/N] ").strip().lower()
    return answer in {"y", "yes", "c", "có"}


def _find(text: str) -> SeedRun:
    """The run with this id, or whose id begins so."""
    found = (
        [one for one in SeedRun.objects.all() if str(one.pk).startswith(text)][:2] if len(text) < 36 else []
    )
    try:
        found = found or list(SeedRun.objects.filter(pk=text))
    except ValidationError:
        found = []
    if len(found) != 1:
        raise CommandError(f"không có lần vẽ {text} · there is no run {text}")
    return found[0]


def _line(run: SeedRun) -> str:
    return (
        f"{str(run.pk)[:8]} · {run.get_state_display()} · {run.state} · {run.title} · {run.share_done:.0%}"
        f" · vẽ·drawn {run.tiles_drawn:,} · có sẵn·there {run.tiles_kept:,} · lỗi·failed {run.tiles_failed:,}"
        f" · {wording.size(run.bytes_drawn)}"
    )
