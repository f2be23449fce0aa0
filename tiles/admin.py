"""Trang quản trị các lần vẽ trước. How far each run is; stopping one, and having the worker take one up again."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from tiles.models import SeedRun
from tiles.seeding import runs
from tiles.seeding.wording import duration, size


@admin.register(SeedRun)
class SeedRunAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Lần vẽ trước ô bản đồ. Runs are asked for with `manage.py tiles_seed`, which shows the forecast first."""

    list_display = (
        "title",
        "state",
        "done",
        "tiles_drawn",
        "tiles_kept",
        "tiles_failed",
        "speed",
        "left",
        "room",
        "why",
    )
    list_filter = ("state", "queued")
    date_hierarchy = "created_at"
    actions = ("stop", "take_up")

    @admin.display(description="Tiến độ")
    def done(self, run: SeedRun) -> str:
        """Part of the blocks that is behind it."""
        return f"{run.share_done:.0%}"

    @admin.display(description="Tốc độ")
    def speed(self, run: SeedRun) -> str:
        """Tiles a second while it runs."""
        return f"{run.tiles_per_s:.0f} ô/giây" if run.state == SeedRun.State.RUNNING else ""

    @admin.display(description="Còn lại")
    def left(self, run: SeedRun) -> str:
        """Time that it still takes, while it runs."""
        running = run.state == SeedRun.State.RUNNING and run.remaining_s is not None
        return duration(run.remaining_s) if running else ""

    @admin.display(description="Dung lượng")
    def room(self, run: SeedRun) -> str:
        """Room that its tiles take."""
        return size(run.bytes_drawn)

    @admin.display(description="Lý do")
    def why(self, run: SeedRun) -> str:
        """Why it failed and what to do, or what it waits for."""
        if run.problem:
            return f"{run.problem['vi']} {run.problem['remedy_vi']}"
        return {"source": "Đợi bộ vẽ", "office-hours": "Giờ làm việc, vẽ chậm"}.get(run.waiting_for, "")

    @admin.action(description="Dừng (có thể tiếp tục sau)", permissions=["change"])
    def stop(self, request: HttpRequest, chosen: QuerySet[SeedRun]) -> None:
        """End the chosen runs at their next look."""
        stopped = sum(runs.stop(one) for one in chosen)
        self.message_user(request, f"Đã dừng {stopped} lần vẽ.", messages.SUCCESS)

    @admin.action(description="Tiếp tục bằng hàng đợi", permissions=["change"])
    def take_up(self, request: HttpRequest, chosen: QuerySet[SeedRun]) -> None:
        """Have the worker go on with the chosen runs, one after the other."""
        taken = sum(runs.again(one, queued=True) for one in chosen)
        self.message_user(request, f"Hàng đợi sẽ vẽ tiếp {taken} lần.", messages.SUCCESS)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Asked for by the command."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Figures of a run are told by itself."""
        return tuple(field.name for field in SeedRun._meta.fields)
