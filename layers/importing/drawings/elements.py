"""Phần tử bản vẽ. What the levels of a drawing mean, and its lines and texts sorted by them. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray

Shapes = NDArray[np.object_]
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class LabelLevel:
    """Texts of a level fill a field; several of them are joined by `separator`, "" = the field takes one."""

    level: int
    field: str
    separator: str = ""


@dataclass(frozen=True, slots=True)
class Levels:
    """The level table of a drawing.

    Attributes:
        boundaries: levels whose lines bound areas; the first is that of their own lines.
        labels: the first names an area: without it an area is no feature. Without labels every area is one.
        area_label: level of the stated area, square metres.
        names: pattern of the name of a DXF layer without a number, and the level that it stands for.
    """

    boundaries: tuple[int, ...]
    labels: tuple[LabelLevel, ...]
    area_label: int | None = None
    names: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, given: Mapping[str, object]) -> Levels:
        """The table out of plain values, as they reach the reader process."""
        boundaries, labels, names = (_items(given[key]) for key in ("boundaries", "labels", "names"))
        area = given["area_label"]
        return cls(
            tuple(int(str(level)) for level in boundaries),
            tuple(LabelLevel(int(one[0]), str(one[1]), str(one[2])) for one in map(_items, labels)),
            None if area is None else int(str(area)),
            tuple((str(one[0]), int(one[1])) for one in map(_items, names)),
        )

    def level_of(self, name: str) -> int | None:
        """Level of a DXF layer: the number in its name ("10", "LEVEL 10"), else the pattern that it fits.

        >>> table = Levels((10,), (), names=((r"ranh", 10),))
        >>> [table.level_of(name) for name in ("Level_13", "RANH_THUA", "GHICHU")]
        [13, 10, None]
        """
        numbers = _NUMBER.findall(name)
        if len(numbers) == 1:
            return int(numbers[0])
        return next((level for pattern, level in self.names if re.search(pattern, name, re.IGNORECASE)), None)


def _items(value: object) -> Sequence[str]:
    assert isinstance(value, (list, tuple))
    return value


@dataclass(frozen=True, slots=True)
class Label:
    """A text of a drawing at its place, in the units of the drawing."""

    level: int
    text: str
    x: float
    y: float


@dataclass(slots=True)
class Elements:
    """What of a drawing matters for areas.

    Attributes:
        lines: line strings of the boundary levels, flat; `line_levels` says of which.
        seen: number of elements of each level of the drawing.
    """

    lines: Shapes
    line_levels: NDArray[np.int64]
    labels: list[Label] = field(default_factory=list)
    seen: Counter[int] = field(default_factory=Counter)


def collect(
    levels: Sequence[int | None], shapes: Shapes, texts: Sequence[str | None], table: Levels
) -> Elements:
    """Sort the elements of a drawing.

    Args:
        levels: of each element; None = it has none.
        shapes: its shape, None without.
        texts: its text, None or "" for a line.
    """
    of = np.array([-1 if level is None else level for level in levels], dtype=np.int64)
    there = ~shapely.is_missing(shapes)
    lines, places = _lines(shapes, np.flatnonzero(there & np.isin(of, table.boundaries)))
    labelled = {one.level for one in table.labels} | ({table.area_label} - {None})
    labels = []
    wanted = there & np.isin(of, [level for level in labelled if level is not None])
    for place in np.flatnonzero(wanted).tolist():
        text = " ".join((texts[place] or "").split())
        if text:
            x, y = shapely.get_coordinates(shapes[place])[0]
            labels.append(Label(int(of[place]), text, float(x), float(y)))
    seen = Counter(int(level) for level in of if level >= 0)
    return Elements(lines, of[places], labels, seen)


def _lines(shapes: Shapes, places: NDArray[np.intp]) -> tuple[Shapes, NDArray[np.intp]]:
    """Line strings of the chosen elements, rings of areas included, with the element each comes from."""
    parts, owner = shapes[places], places
    while len(parts) and (shapely.get_type_id(parts) >= 4).any():
        parts, index = shapely.get_parts(parts, return_index=True)
        owner = owner[index]
    areas = shapely.get_type_id(parts) == 3
    rings, index = shapely.get_rings(parts[areas], return_index=True)
    straight = np.isin(shapely.get_type_id(parts), (1, 2))
    lines = np.concatenate([parts[straight], rings])
    owners = np.concatenate([owner[straight], owner[areas][index]])
    kept = ~shapely.is_empty(lines)
    return shapely.force_2d(lines[kept]), owners[kept]
