"""Bản đồ nhiều lớp. Maps of several layers that this installation draws: who draws them offers them to who lists them.

Only maps that everybody may see; a map of one layer has the layer's name and needs no offer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from layers.labels import Label


@dataclass(frozen=True)
class DrawnMap:
    """A map by the name under which WMTS, WMS and TMS have it.

    Attributes:
        layers: names of its layers, bottom first.
    """

    name: str
    title: Label
    layers: tuple[str, ...]


_offers: list[Callable[[], Iterable[DrawnMap]]] = []


def offer(maps: Callable[[], Iterable[DrawnMap]]) -> None:
    """Declare who knows the maps; asked anew each time, as layers come and go."""
    if maps not in _offers:
        _offers.append(maps)


def drawn_maps() -> dict[str, DrawnMap]:
    """The maps by name, the foremost first."""
    return {one.name: one for maps in _offers for one in maps()}
