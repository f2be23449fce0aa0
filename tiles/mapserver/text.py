"""Writing of mapfile text: nested blocks, quoted strings, colours."""

from __future__ import annotations

from collections.abc import Iterable


def quoted(text: str) -> str:
    """`text` as a mapfile string; MapServer knows no escape for a double quote inside one, so it is refused."""
    if '"' in text or "\n" in text:
        raise ValueError(f"not allowed in a mapfile string: {text!r}")
    return f'"{text}"'


def colour(value: str, opacity: float = 1.0) -> str:
    """`#rrggbb` with an opacity from 0 to 1 as MapServer's hexadecimal colour."""
    alpha = "" if opacity >= 1 else f"{round(opacity * 255):02x}"
    return quoted(f"{value}{alpha}")


def number(value: float) -> str:
    """A number without needless digits."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def block(name: str, lines: Iterable[str]) -> list[str]:
    """`name` … END with its lines indented."""
    return [name, *(f"  {line}" for line in lines), "END"]
