"""Chủ đề trích lục. The hook by which an app adds a theme to the parcel extract without `planning` knowing the app.

A theme is one SELECT over the relation `subject` (one row: id uuid, geom in the storage CRS, geom_4326, area_m2) and
the parameter `as_of`, on which day every `visible` layer is taken as it held; all themes travel in the one statement
of the extract, so a theme costs no round trip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layers.labels import Label


@dataclass(frozen=True)
class ExtractTheme:
    """One theme of the parcel extract.

    Attributes:
        key: name of the theme in the answer.
        layer: layer that it is read from; who may not read the layer does not learn of the theme.
        select: named SQL, one row per feature that concerns the parcel; only public columns.
        present: turns a row into the entry shown under `key` of the answer; arguments are the row and `vi` or `en`.
    """

    key: str
    layer: str
    title: Label
    select: str
    present: Callable[[Mapping[str, Any], str], dict[str, Any]]


class ExtractThemes(Sequence[ExtractTheme]):
    """Themes in the order of registration; `generation` grows with each, so that a composed statement can be kept."""

    def __init__(self) -> None:
        self._themes: list[ExtractTheme] = []
        self.generation = 0

    def register(self, theme: ExtractTheme) -> None:
        """Add a theme; the same key again replaces it."""
        self._themes = [one for one in self._themes if one.key != theme.key] + [theme]
        self.generation += 1

    def __getitem__(self, index: Any) -> Any:
        return self._themes[index]

    def __len__(self) -> int:
        return len(self._themes)

    def __iter__(self) -> Iterator[ExtractTheme]:
        return iter(self._themes)


extract_themes = ExtractThemes()
