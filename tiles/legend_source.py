"""Chú giải qua WMS. GetLegendGraphic from the style itself: legends of a map's layers below each other, in its look."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from mapproxy.image import ImageResult
from mapproxy.image.merge import concat_legends
from mapproxy.image.opts import ImageOptions
from mapproxy.source import LegendSource

from tiles import tickets
from tiles.maps import MapDefinition, get_layer
from tiles.style import legend_picture


class MapLegendSource(LegendSource):  # type: ignore[misc]
    """Legend of one map, in the language of the request (`lang=en`)."""

    identifier = "nen"

    def __init__(self, definition: MapDefinition) -> None:
        self.look = definition.look
        # the uppermost layer first, as people read a legend; MapProxy wants the lowest first
        self.names = [spec.name for spec in definition.specs if legend_picture.entries(spec, definition.look)]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, as the capabilities state them; computed without drawing."""
        sizes = [legend_picture.png_size(get_layer(name), "vi", self.look) for name in self.names]
        return (max(width for width, _ in sizes), sum(height for _, height in sizes)) if sizes else (1, 1)

    def get_legend(self, query: Any) -> Any:
        """The picture; `query.scale` changes nothing, a legend lists all that the map may show."""
        lang = tickets.current().lang
        pictures = [
            ImageResult(BytesIO(_png(name, lang, self.look)), image_opts=_OPTIONS) for name in self.names
        ]
        return concat_legends(pictures)


@lru_cache(maxsize=512)
def _png(name: str, lang: str, look: str) -> bytes:
    return legend_picture.png(get_layer(name), lang, look)


_OPTIONS = ImageOptions(format="image/png")
