"""Polygons to a PNG with Pillow: no labels, no styles of the product, only a look at the shapes."""

from pathlib import Path

import numpy as np
import shapely
from PIL import Image, ImageDraw

Colour = tuple[int, int, int]


class Picture:
    """A north-up window of `size_m` metres around a centre, EPSG:9210."""

    def __init__(self, centre_en: tuple[float, float], size_m: float, pixels: int = 1100) -> None:
        self.scale = pixels / size_m
        self.left, self.top = centre_en[0] - size_m / 2, centre_en[1] + size_m / 2
        self.window = shapely.box(self.left, self.top - size_m, self.left + size_m, self.top)
        self.image = Image.new("RGB", (pixels, pixels), (225, 225, 225))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def _pixels(self, ring: shapely.Geometry) -> list[tuple[float, float]]:
        xy = shapely.get_coordinates(ring)
        return [
            tuple(p) for p in np.column_stack(((xy[:, 0] - self.left), (self.top - xy[:, 1]))) * self.scale
        ]

    def polygons(
        self, polygons: np.ndarray, fill: list | tuple | None, line: Colour | None, width: int = 1
    ) -> None:
        """Draw polygons; `fill` is one colour or one for each polygon."""
        for i, polygon in enumerate(polygons):
            if not polygon.intersects(self.window):
                continue
            colour = fill[i] if isinstance(fill, list) else fill
            for part in shapely.get_parts(polygon):
                points = self._pixels(part.exterior)
                if colour is not None:
                    self.pen.polygon(points, fill=colour)
                if line is not None:
                    self.pen.line(points, fill=line, width=width)
                    for hole in part.interiors:
                        self.pen.line(self._pixels(hole), fill=line, width=width)

    def save(self, path: Path) -> None:
        self.image.save(path)
