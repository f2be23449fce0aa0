"""Ô bản đồ véc-tơ. One SQL for each layer from the registry, its rules of generalisation and its size limit."""

from __future__ import annotations

import datetime
import hashlib
import logging
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import deflate

from geo.named_sql import load
from layers.registry import registry
from layers.rights import User
from layers.spec import DIMENSIONS, Field, LayerSpec
from tiles.generalised import tile as generalised
from tiles.scales import HALF_WORLD_M, MAX_ZOOM, resolution_of_zoom
from tiles.source_sql import (
    all_of,
    base_conditions,
    filter_sql,
    identifier,
    label_fields,
    literal,
    public_column,
    rows_of_day,
)
from tiles.style.model import Filter
from tiles.style.table import style_of

logger = logging.getLogger(__name__)
MVT_TYPE = "application/vnd.mapbox-vector-tile"
SIZE_LIMIT = 500_000
"""Largest tile in bytes before compression; above it the smallest features are left out, step by step."""
DROP_STEPS_PX = (0.0, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0)
#: Below this zoom, features smaller than so many pixels are left out of every tile.
_ALL_FROM_ZOOM, _LEAST_PX = 15, 0.5
#: libdeflate: quicker than zlib's first level and smaller than its sixth.
_PACKING = 5
EMPTY = bytes(deflate.gzip_compress(b"", _PACKING))

#: The first zooms of a layer, whose tiles hold most: they are made so that the second try costs no second reading.
_HEAVY_ZOOMS = 1
#: Simplifying gains nothing where a shape has no more points than this.
_FEW_POINTS = 8

#: Around a tile, in parts of it, so that lines do not end at its edge.
_MARGIN = 1 / 64

Query = Callable[[str, dict[str, object]], bytes]


@dataclass(frozen=True)
class TileAddress:
    """A tile of the web mercator grid, row counted from the north."""

    z: int
    x: int
    y: int

    @property
    def exists(self) -> bool:
        """True inside the grid."""
        return 0 <= self.z <= MAX_ZOOM and 0 <= self.x < 2**self.z and 0 <= self.y < 2**self.z

    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the tile, metres of EPSG:3857."""
        side = 2 * HALF_WORLD_M / 2**self.z
        west, north = self.x * side - HALF_WORLD_M, HALF_WORLD_M - self.y * side
        return west, north - side, west + side, north

    def degrees(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the tile and its margin, degrees WGS 84."""
        count = 2**self.z

        def latitude(row: float) -> float:
            return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / count))))

        west, east = ((self.x + step) / count * 360 - 180 for step in (-_MARGIN, 1 + _MARGIN))
        return west, latitude(self.y + 1 + _MARGIN), east, latitude(self.y - _MARGIN)


def tile_with(zoom: int, lon: float, lat: float) -> tuple[int, int]:
    """Column and row, from the north, of the tile with a point in degrees WGS 84 that lies in the grid."""
    count = 2**zoom
    row = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return min(count - 1, int((lon + 180) / 360 * count)), min(count - 1, int(row * count))


def tile_fields(spec: LayerSpec) -> tuple[Field, ...]:
    """Attributes of the tiles besides `id`: declared for tiles and public."""
    return tuple(field for field in spec.tile_fields if field.is_public and field.name != "id")


def lean_fields(spec: LayerSpec, zoom: int) -> tuple[Field, ...]:
    """Attributes that a tile over the limit keeps besides `id`: those that the style draws or writes at a zoom."""
    style = style_of(spec)
    used = {rule.filter.field for rule in style.rules if rule.filter is not None and rule.min_zoom <= zoom}
    for label in style.labels:
        if label.min_zoom <= zoom:
            used |= {*label_fields(label), *([label.filter.field] if label.filter is not None else [])}
    return tuple(field for field in tile_fields(spec) if field.name in used)


def tile_sql(
    spec: LayerSpec,
    zoom: int,
    reader: User | None = None,
    day: datetime.date | None = None,
    *,
    sized: bool = True,
    lean: bool = False,
) -> str:
    """Statement for the tiles of a layer at one zoom; parameters z, x, y, and min_size (metres of EPSG:3857) if sized.

    Args:
        reader: for whom the tile is; None = everybody.
        day: on which its features held, with the parameters west, south, east, north; None = what is in force.
        lean: a tile over the limit is made with `lean_fields` alone.
    """
    if reader is None and day is None and spec.name in registry and registry.get(spec.name) is spec:
        return _shared_sql(registry.generation, spec.name, zoom, sized=sized, lean=lean)
    return _sql(spec, zoom, reader, day, sized=sized, lean=lean)


@lru_cache(maxsize=2048)
def _shared_sql(_generation: int, layer: str, zoom: int, *, sized: bool, lean: bool) -> str:
    """Written once for each registry: writing, and the hash of a declaration, take as long as a small tile."""
    return _sql(registry.get(layer), zoom, None, None, sized=sized, lean=lean)


def _sql(
    spec: LayerSpec, zoom: int, reader: User | None, day: datetime.date | None, *, sized: bool, lean: bool
) -> str:
    assert spec.geometry is not None
    table = identifier(spec.table) if day is None else rows_of_day(spec, day, reader)
    rows = base_conditions(spec, reader) if day is None else ""
    dimension = DIMENSIONS[spec.geometry.kind]
    named = load("tiles", "vector")
    drawn = named["drawn"].format(
        columns=_columns(spec, tile_fields(spec), reader),
        plain=_plain(spec, zoom),
        turned="ST_ForcePolygonCCW" if dimension == 2 else "",
        side="least" if dimension == 2 else "greatest",
        shape=_shape(spec, zoom),
        table=table,
        conditions=all_of([rows, *_hidden_classes(spec, zoom, reader)]).replace("%", "%%"),
        large_enough=_large_enough(spec) if sized else "TRUE",
    )
    return named["lean_tile" if lean else "tile"].format(
        bounds=named["bounds"],
        drawn=drawn,
        layer=literal(spec.name),
        limit=SIZE_LIMIT,
        kept=_columns(spec, lean_fields(spec, zoom), reader),
    )


def _columns(spec: LayerSpec, fields: Iterable[Field], reader: User | None) -> str:
    return "".join(f", {public_column(spec, field.name, reader)}" for field in fields)


def fingerprint(spec: LayerSpec) -> str:
    """Changes when the tiles of a layer would look different."""
    statements = "".join(tile_sql(spec, zoom, lean=True) for zoom in range(MAX_ZOOM + 1))
    rule = f"{SIZE_LIMIT} {DROP_STEPS_PX} {_ALL_FROM_ZOOM} {_LEAST_PX} {_HEAVY_ZOOMS}"
    return hashlib.sha256(f"{rule} {_PACKING} {statements}{generalised.rule(spec)}".encode()).hexdigest()


def build(
    spec: LayerSpec,
    address: TileAddress,
    query: Query,
    reader: User | None = None,
    day: datetime.date | None = None,
) -> bytes:
    """The tile, gzip-compressed and equal byte for byte as long as the data are; of a day, or of what is in force.

    Below the layer's first zoom it is empty; before the zoom of its features it shows their ground by group, where the
    layer is declared so and no day is asked for. From a tile over the limit the attributes that the style does not use
    are left out; when that is not enough, features smaller than 1, 1.5, 2, … pixels, by the first of these sizes that
    brings it under the limit: what is dropped follows a rule and the largest features stay. A tile that even its
    features over 512 pixels fill is served as it is, and the log names it.
    """
    if spec.tiles is None or address.z < spec.tiles.first_zoom:
        return EMPTY
    if address.z < spec.tiles.min_zoom:
        if day is not None:
            return EMPTY
        return packed(generalised.drawn(spec, address.z, address.x, address.y, query, SIZE_LIMIT))

    def drawn(step: int, *, lean: bool = True) -> bytes:
        return query(*question(spec, address, reader, day, step, lean=lean))

    light = is_light(spec, address)
    body = drawn(0, lean=not light)
    if len(body) > SIZE_LIMIT and light:
        body = drawn(0)
    if len(body) > SIZE_LIMIT:
        body = _under_limit(drawn, f"{spec.name} {address}")
    return packed(body)


def is_light(spec: LayerSpec, address: TileAddress) -> bool:
    """Whether one statement, its `question`, is nearly always enough for a tile of features."""
    return spec.tiles is not None and address.z >= spec.tiles.min_zoom + _HEAVY_ZOOMS


def question(
    spec: LayerSpec,
    address: TileAddress,
    reader: User | None = None,
    day: datetime.date | None = None,
    step: int = 0,
    *,
    lean: bool = False,
) -> tuple[str, dict[str, object]]:
    """Statement and parameters of a tile of features; at step n without those below the n-th of DROP_STEPS_PX."""
    place: dict[str, object] = {"z": address.z, "x": address.x, "y": address.y}
    if day is not None:
        place |= zip(("west", "south", "east", "north"), address.degrees(), strict=True)
    pixels = DROP_STEPS_PX[step] or (0.0 if address.z >= _ALL_FROM_ZOOM else _LEAST_PX)
    place["min_size"] = pixels * resolution_of_zoom(address.z)
    return tile_sql(spec, address.z, reader, day, sized=pixels > 0, lean=lean), place


def packed(body: bytes) -> bytes:
    """As it is sent and kept."""
    return bytes(deflate.gzip_compress(body, _PACKING))


def _under_limit(drawn: Callable[[int], bytes], name: str) -> bytes:
    """The tile with as many features as the limit allows; found by halving, as each try is a statement."""
    low, high = 1, len(DROP_STEPS_PX) - 1
    best: bytes | None = None
    while low <= high:
        middle = (low + high) // 2
        body = drawn(middle)
        if len(body) <= SIZE_LIMIT:
            best, high = body, middle - 1
            logger.info("%s: features below %s px left out", name, DROP_STEPS_PX[middle])
        else:
            low = middle + 1
    if best is None:
        logger.warning("%s: over %s bytes with the largest features alone", name, SIZE_LIMIT)
        return body
    return best


def _simplifies(spec: LayerSpec, zoom: int) -> bool:
    assert spec.geometry is not None and spec.tiles is not None
    return DIMENSIONS[spec.geometry.kind] > 0 and zoom < min(spec.tiles.max_zoom, 17)


def _plain(spec: LayerSpec, zoom: int) -> str:
    """Which shapes may be moved onto the grid as they are: neither points nor those with corners to leave out."""
    assert spec.geometry is not None
    if DIMENSIONS[spec.geometry.kind] == 0:
        return "FALSE"
    return f"ST_NPoints(geom_3857) <= {_FEW_POINTS}" if _simplifies(spec, zoom) else "TRUE"


def _shape(spec: LayerSpec, zoom: int) -> str:
    """Shapes simplified to half a pixel below the last zoom of the layer; points as they are."""
    if not _simplifies(spec, zoom):
        return "geom_3857"
    return f"ST_Simplify(geom_3857, {resolution_of_zoom(zoom) / 2:.6f}, TRUE)"


def _large_enough(spec: LayerSpec) -> str:
    assert spec.geometry is not None
    if DIMENSIONS[spec.geometry.kind] == 0:
        return "%(min_size)s::float8 IS NOT NULL"
    return "ST_Length(ST_BoundingDiagonal(geom_3857, TRUE)) >= %(min_size)s"


def _hidden_classes(spec: LayerSpec, zoom: int, reader: User | None) -> list[str]:
    """Classes that the style shows only from a higher zoom on, unless that would leave nothing."""
    first: dict[Filter | None, int] = {}
    for rule in style_of(spec).rules:
        first[rule.filter] = min(first.get(rule.filter, MAX_ZOOM), rule.min_zoom)
    late = [condition for condition, at in first.items() if at > zoom]
    if not late or len(late) == len(first):
        return []
    hidden = [f"NOT ({filter_sql(spec, condition, reader)})" for condition in late if condition is not None]
    if None in late:
        shown = [filter_sql(spec, condition, reader) for condition in first if condition is not None]
        hidden.append("(" + " OR ".join(shown) + ")")
    return hidden
