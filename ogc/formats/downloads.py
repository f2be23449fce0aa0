"""The row of a page from which a person takes the whole result as a file: formats and coordinate system."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from layers.spec import LayerSpec
from ogc import shapes
from ogc.door import Door
from ogc.formats.kinds import FILES

#: What belongs to the page itself or is chosen in the row.
_NOT_KEPT = ("f", "lang", "limit", "after", "offset", "crs", "profile", "headers", "resultType", "resulttype")


@dataclass(frozen=True)
class Offer:
    """A form without a script.

    Attributes:
        kept: conditions of the page that go along, name and value.
        formats: value of `f` and what people call it.
        systems: URI and name of each CRS; empty for a layer without shapes.
    """

    address: str
    kept: tuple[tuple[str, str], ...]
    formats: tuple[tuple[str, str], ...]
    systems: tuple[tuple[str, str], ...]


def offer(door: Door, spec: LayerSpec) -> Offer:
    """What can be taken of a layer under the conditions of this request."""
    kept = {name: value for name, value in door.parameters.items() if name not in _NOT_KEPT}
    systems = shapes.supported() if spec.is_spatial else ()
    return Offer(
        address=reverse("ogc-items", args=[spec.name]),
        kept=tuple({**kept, "lang": door.lang}.items()),
        formats=tuple((kind.key, kind.label) for kind in FILES),
        systems=tuple(
            (crs.uri, f"{crs.name_en if door.lang == 'en' else crs.name_vi} ({crs.code})") for crs in systems
        ),
    )
