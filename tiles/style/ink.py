"""Mực vẽ. Colours that know what they become in each look; as plain text they are those of the light map."""

from __future__ import annotations

from typing import Self

from tiles.style.colour import at_night
from tiles.style.looks import DARK, HYBRID, LIGHT, PRINT, SAFE


class Ink(str):
    """A colour by look, `#rrggbb`, or "" where nothing is drawn.

    Attributes:
        by_look: colour in each look; the safe look has the light colour unless another is named.
    """

    by_look: dict[str, str]

    def __new__(cls, light: str, *, dark: str, paper: str, hybrid: str, safe: str | None = None) -> Self:
        """An ink; `paper` is its colour in the black-line print."""
        ink = super().__new__(cls, light)
        ink.by_look = {
            LIGHT: light, DARK: dark, PRINT: paper, HYBRID: hybrid, SAFE: light if safe is None else safe,
        }  # fmt: skip
        return ink


def area(light: str, dark: str) -> Ink:
    """Fill of the ground: none in print, where lines tell it, and none over imagery."""
    return Ink(light, dark=dark, paper="", hybrid="")


def road(light: str, dark: str, hybrid: str) -> Ink:
    """Surface of a road: white paper in print."""
    return Ink(light, dark=dark, paper="#ffffff", hybrid=hybrid)


def line(light: str, dark: str, paper: str, hybrid: str = "") -> Ink:
    """A line; most lines of the ground are left to the imagery."""
    return Ink(light, dark=dark, paper=paper, hybrid=hybrid)


def text(light: str, dark: str, *, paper: str = "#1a1a1a", hybrid: str = "#ffffff") -> Ink:
    """Colour of letters."""
    return Ink(light, dark=dark, paper=paper, hybrid=hybrid)


def in_look(colour: str, look: str) -> str:
    """`colour` as a look draws it.

    A colour that is no ink (of a code list, of a layer without a style) keeps its hue and is dimmed on the dark map.
    """
    if isinstance(colour, Ink):
        return colour.by_look[look]
    return at_night(colour) if look == DARK and colour else str(colour)
