"""Thanh tiến trình. One bar a file on a terminal, nothing elsewhere."""

from __future__ import annotations

from types import TracebackType

from tqdm import tqdm

PHASES = {
    "read": "đọc tệp / read", "columns": "ánh xạ cột / columns", "crs": "hệ tọa độ / CRS",
    "geometry": "hình học / shapes",
    "values": "giá trị / values", "codes": "danh mục mã / codes", "storage": "chuyển hệ / transform",
    "duplicates": "trùng lặp / duplicates", "rules": "quy tắc lớp / rules", "links": "liên kết / links",
    "write": "ghi / write", "report": "báo cáo / report",
}  # fmt: skip


class Progress:
    """A progress bar over the phases of one import."""

    def __init__(self, name: str, *, enabled: bool) -> None:
        self._bar: tqdm | None = tqdm(total=len(PHASES), desc=name, unit="", leave=False) if enabled else None
        self._places = list(PHASES)

    def step(self, phase: str) -> None:
        """A phase begins."""
        if self._bar is not None:
            self._bar.n = self._places.index(phase)
            self._bar.set_postfix_str(PHASES[phase])

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()
