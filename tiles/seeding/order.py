"""Yêu cầu vẽ trước. What is to be drawn: a map or the vector tiles of a layer, in one grid, some levels, an area."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any, Literal

from tiles.maps import UnknownMap, drawn_maps, get_layer
from tiles.scales import WEB_GRID, Grid
from tiles.workspace import vn2000_grid

Kind = Literal["raster", "vector"]


class OrderInvalid(ValueError):
    """A request for seeding cannot be carried out; `field` names what is wrong, `vi` and `en` say why."""

    def __init__(self, field: str, vi: str, en: str) -> None:
        super().__init__(en)
        self.field, self.vi, self.en = field, vi, en


@dataclass(frozen=True)
class Order:
    """One request.

    Attributes:
        name: of a map, or of a layer with vector tiles.
        grid: `webmercator` or `vn2000`.
        first, last: levels of the grid; zooms of web mercator.
        areas: see `tiles.seeding.areas.shape_of`.
        box: min E, min N, max E, max N in metres of the city's zone.
    """

    name: str
    kind: Kind = "raster"
    grid: str = WEB_GRID.name
    first: int = 8
    last: int = 13
    areas: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None

    @property
    def levels(self) -> range:
        """Levels, coarse first."""
        return range(self.first, self.last + 1)

    @property
    def title(self) -> str:
        """In one line, for lists."""
        where = ", ".join(self.areas) or (" ".join(f"{one:.0f}" for one in self.box) if self.box else "*")
        return f"{self.name} · {self.kind} · {self.grid} {self.first}–{self.last} · {where}"

    def tile_grid(self) -> Grid:
        """The grid itself."""
        return WEB_GRID if self.grid == WEB_GRID.name else vn2000_grid()

    def as_json(self) -> dict[str, Any]:
        """As it is kept with a run."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Order:
        """What `as_json` made."""
        box = tuple(kept["box"]) if kept.get("box") else None
        return cls(**(kept | {"areas": tuple(kept.get("areas", ())), "box": box}))

    def checked(self) -> Order:
        """The order itself.

        Raises:
            OrderInvalid: no such map, vector tiles or grid; levels that the grid does not have.
        """
        known = [WEB_GRID.name] if self.kind == "vector" else [WEB_GRID.name, vn2000_grid().name]
        if self.grid not in known:
            choices = ", ".join(known)
            raise OrderInvalid("grid", f"Không có lưới {self.grid} cho loại này; có: {choices}.",
                               f"There is no grid {self.grid} of this kind; there is: {choices}.")  # fmt: skip
        if not _exists(self):
            raise OrderInvalid("map", f"Không có bản đồ hoặc lớp ô véc-tơ nào tên {self.name}.",
                               f"There is no map or layer with vector tiles called {self.name}.")  # fmt: skip
        deepest = len(self.tile_grid().resolutions) - 1
        if not 0 <= self.first <= self.last <= deepest:
            raise OrderInvalid("zoom", f"Mức phóng phải là FIRST-LAST trong khoảng 0–{deepest}.",
                               f"The zooms are FIRST-LAST within 0–{deepest}.")  # fmt: skip
        return self


def parse_levels(text: str) -> tuple[int, int]:
    """First and last level of `8-13` or `12`. Raises OrderInvalid."""
    match = re.fullmatch(r"(\d{1,2})(?:[-–](\d{1,2}))?", text.strip())
    if match is None:
        raise OrderInvalid("zoom", f"Không hiểu mức phóng “{text}”: viết như 8-13.",
                           f"The zooms {text!r} are not understood: write them like 8-13.")  # fmt: skip
    return int(match[1]), int(match[2] or match[1])


def _exists(order: Order) -> bool:
    if order.kind == "raster":
        return any(one.name == order.name for one in drawn_maps())
    try:
        return get_layer(order.name).tiles is not None
    except UnknownMap:
        return False
