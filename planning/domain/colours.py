"""Màu chỉ số AutoCAD. AutoCAD colour index to RGB: TT 16/2025 Annex I names the colours of zones by index (ACI)."""

from __future__ import annotations

import colorsys

_FIXED = {
    1: "#ff0000", 2: "#ffff00", 3: "#00ff00", 4: "#00ffff", 5: "#0000ff", 6: "#ff00ff", 7: "#000000", 8: "#808080",
    9: "#c0c0c0", 250: "#333333", 251: "#505050", 252: "#696969", 253: "#828282", 254: "#bebebe", 255: "#ffffff",
}  # fmt: skip
_VALUE_OF_DIGIT = {0: 255, 2: 204, 4: 153, 6: 127, 8: 76}


def aci_to_hex(index: int) -> str:
    """RGB of an AutoCAD colour index as `#rrggbb`.

    Indices 10 to 249 walk the hue circle in steps of 15 degrees; the last digit sets the brightness, odd ones halve
    the saturation.

    >>> aci_to_hex(42), aci_to_hex(22), aci_to_hex(72)
    ('#cc9900', '#cc3300', '#66cc00')

    Raises:
        ValueError: not an index from 1 to 255.
    """
    if index in _FIXED:
        return _FIXED[index]
    if not 10 <= index <= 249:
        raise ValueError(f"not an AutoCAD colour index: {index}")
    hue = (index // 10 - 1) * 15 / 360
    value = _VALUE_OF_DIGIT[index % 10 - index % 2] / 255
    red, green, blue = colorsys.hsv_to_rgb(hue, 0.5 if index % 2 else 1.0, value)
    return f"#{int(red * 255):02x}{int(green * 255):02x}{int(blue * 255):02x}"


def lightened(colour: str, ink: float) -> str:
    """A colour with the white of the paper in it: `ink` is its own share.

    >>> lightened("#cc9900", 1.0), lightened("#cc9900", 0.5)
    ('#cc9900', '#e6cc80')
    """
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * ink):02x}" for part in parts)
