"""Dáng bản đồ. The looks of the one style source: light, dark, black-line print, hybrid over orthophoto, safe colours.

Ask `tiles.style.table.style_of(spec, look)` for a layer's style in a look, and `raster_name` for the WMTS/WMS layer.
"""

from __future__ import annotations

from dataclasses import dataclass

from layers.labels import Label

LIGHT, DARK, PRINT, HYBRID, SAFE = "light", "dark", "print", "hybrid", "safe"


class UnknownLook(LookupError):
    """There is no look of this name."""


@dataclass(frozen=True)
class Look:
    """One way to draw every map.

    Attributes:
        background: colour of the sea, below everything, `#rrggbb`.
        transparent: base maps in this look have no background and no areas; they lie over an orthophoto.
    """

    name: str
    title: Label
    background: str
    transparent: bool = False


LOOKS: dict[str, Look] = {
    look.name: look
    for look in (
        Look(LIGHT, Label("Nền sáng", "Light"), "#c6dde8"),
        Look(DARK, Label("Nền tối", "Dark"), "#101d27"),
        Look(PRINT, Label("In nét đen", "Black-line print"), "#ffffff"),
        Look(HYBRID, Label("Trên ảnh", "Over imagery"), "#0b2230", transparent=True),
        Look(SAFE, Label("Dễ phân biệt màu", "Colour-blind safe"), "#c6dde8"),
    )
}
"""Looks by name, the default first."""


def look_named(name: str) -> Look:
    """The look called `name`. Raises UnknownLook."""
    try:
        return LOOKS[name]
    except KeyError:
        raise UnknownLook(name) from None


def raster_name(map_name: str, look: str) -> str:
    """Name of a drawn map in a look: the light one bears the plain name.

    >>> raster_name("basemap", "dark")
    'basemap_dark'
    """
    return map_name if look == LIGHT else f"{map_name}_{look}"
