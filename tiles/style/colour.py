"""Màu sắc. Colour arithmetic of the styles: contrast (WCAG 2.2), laying over, perceived distance, colour blindness."""

from __future__ import annotations

from typing import Literal

Rgb = tuple[float, float, float]

#: Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
_BLINDNESS: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
#: Lightness (OKLab) range into which the dark map presses the colours of code lists.
_NIGHT_RANGE = (0.36, 0.62)
_NIGHT_CHROMA = 0.75


def parsed(colour: str) -> Rgb:
    """Red, green, blue from 0 to 1 of `#rrggbb`. Raises ValueError for anything else."""
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def written(rgb: Rgb) -> str:
    """`#rrggbb` of red, green, blue from 0 to 1; values outside are cut."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in rgb)


def over(colour: str, opacity: float, ground: str) -> str:
    """What is seen where `colour` lies over `ground` with an opacity from 0 to 1."""
    above, below = parsed(colour), parsed(ground)
    red, green, blue = (opacity * a + (1 - opacity) * b for a, b in zip(above, below, strict=True))
    return written((red, green, blue))


def luminance(colour: str) -> float:
    """Relative luminance from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(part) for part in parsed(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio from 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen_by(colour: str, blindness: Literal["protanopia", "deuteranopia"]) -> str:
    """`colour` as somebody without red or green cones sees it."""
    linear = [_linear(part) for part in parsed(colour)]
    red, green, blue = (
        _gamma(sum(factor * part for factor, part in zip(row, linear, strict=True)))
        for row in _BLINDNESS[blindness]
    )
    return written((red, green, blue))


def distance(one: str, other: str) -> float:
    """Perceived distance, 100 times that of OKLab: black to white is 100; about 2 is just noticeable."""
    a, b = _oklab(parsed(one)), _oklab(parsed(other))
    return 100 * sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5


def at_night(colour: str) -> str:
    """The colour on a dark map: the same hue, less bright and less strong, never so dark that it is lost."""
    lightness, a, b = _oklab(parsed(colour))
    low, high = _NIGHT_RANGE
    return written(_from_oklab((low + (high - low) * lightness, _NIGHT_CHROMA * a, _NIGHT_CHROMA * b)))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _oklab(rgb: Rgb) -> Rgb:
    """OKLab of Björn Ottosson (2020): lightness 0 to 1, green to red, blue to yellow."""
    r, g, b = (_linear(part) for part in rgb)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _from_oklab(lab: Rgb) -> Rgb:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _gamma(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )
