"""Tên mười ký tự. Shapefiles cut column names to ten characters: each field gets a readable name of its own."""

from __future__ import annotations

from collections.abc import Sequence

from layers.spec import Field

LIMIT = 10


def short_names(fields: Sequence[Field]) -> dict[str, str]:
    """Field name -> unique name of at most ten characters; `export_name` comes first, then initials are kept.

    "official_area_m2" becomes "offi_ar_m2": every word keeps its beginning, so that two fields rarely collide.
    """
    names: dict[str, str] = {}
    for one in fields:
        name = one.export_name or _shortened(one.name)
        number = 1
        while name in names.values():
            name = f"{_shortened(one.name)[:8]}_{number}"
            number += 1
        names[one.name] = name
    return names


def _shortened(name: str) -> str:
    if len(name) <= LIMIT:
        return name
    words = name.split("_")
    room = LIMIT - (len(words) - 1)
    lengths = [1] * len(words)
    while sum(lengths) < room:
        growing = [place for place, word in enumerate(words) if lengths[place] < len(word)]
        if not growing:
            break
        lengths[min(growing, key=lambda place: lengths[place])] += 1
    return "_".join(word[:length] for word, length in zip(words, lengths, strict=True))[:LIMIT]
