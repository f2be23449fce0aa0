"""MapProxy sources of ours: pictures from MapServer over FastCGI, vector tiles from PostGIS, feature information.

The only module besides `tiles.application` that imports MapProxy's own modules; MapProxy is pinned to 7.0.0.
"""

from __future__ import annotations

import json
import logging
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from mapproxy.cache.tile import CacheInfo
from mapproxy.config.configuration.source import SourceConfiguration, register_source_configuration
from mapproxy.extent import DefaultMapExtent
from mapproxy.featureinfo import create_featureinfo_doc
from mapproxy.image import ImageResult
from mapproxy.image.opts import ImageOptions
from mapproxy.layer import BlankImageError
from mapproxy.layer.map_layer import MapLayer
from mapproxy.source import InfoSource, SourceError
from mapproxy.srs import SRS
from psycopg import Error as DatabaseError

from tiles import feature_info, file_stamp, leaving, lock_files, pool, tickets, vector
from tiles.fastcgi import Answer, RendererUnavailable, ask
from tiles.keeping.shared_cache import use_shared_caches
from tiles.legend_source import MapLegendSource
from tiles.maps import get_layer, get_map
from tiles.mapserver.mapfile import PIXELS_PER_INCH, ROOT_LAYER
from tiles.scales import HALF_WORLD_M, TILE_SIZE, WEB_GRID, resolution_of_zoom
from tiles.style.looks import look_named
from tiles.workspace import renderer_environment, renderer_key, workspace

logger = logging.getLogger(__name__)
_KEPT_EVERYWHERE_ABOVE_M = resolution_of_zoom(12)
"""Outside the city, tiles finer than this (metres per pixel) are drawn but not kept, or a crawler fills the disk."""
_NEAR_PX = 4


def _srid(srs: Any) -> int:
    return int(srs.srs_code.split(":")[1])


def _city_box(srs: Any) -> tuple[float, float, float, float]:
    """The city in `srs`, which is one of the two grids."""
    return _box_of_city(_srid(srs), *_city())


def _city() -> tuple[int, tuple[float, float, float, float]]:
    return settings.STORAGE_SRID, tuple(settings.CITY.extent)


@cache
def _box_of_city(
    srid: int, storage_srid: int, extent: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Computed once: a small vector tile takes little longer than this."""
    if srid == storage_srid:
        return extent
    west, south, east, north = SRS(storage_srid).transform_bbox_to(SRS(srid), extent)
    return west, south, east, north


def _touches(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _failed(ticket: tickets.Ticket, why: str) -> SourceError:
    """The failure of a source, told to the ticket as well: MapProxy's answer does not say whose fault it was."""
    ticket.failure = why
    return SourceError(why)


class MapServerSource(MapLayer):
    """Pictures of one map, drawn without any reprojection: each grid has its own mapfile and stored column."""

    supports_meta_tiles = True

    def __init__(self, map_name: str, scale: int = 1) -> None:
        """Of a map; with scale 2, symbols and letters have twice as many pixels, for fine screens."""
        self.definition = get_map(map_name)
        self.scale = scale
        super().__init__(image_opts=ImageOptions(transparent=not self.definition.opaque, format="png"))
        self.extent = DefaultMapExtent()
        self.place = workspace()
        environment = renderer_environment(self.place)
        # libfcgi replaces the environment of the process by that of the request.
        self.told = {key: environment[key] for key in ("PGSERVICEFILE", "PROJ_LIB") if key in environment}

    def is_opaque(self, query: Any) -> bool:
        """Base maps have a background."""
        return self.definition.opaque

    def get_map(self, query: Any) -> ImageResult:
        """Picture of a metatile.

        Raises:
            BlankImageError: an overlay outside the city.
            SourceError: no renderer answered, or MapServer reported an error.
        """
        inside = _touches(query.bbox, _city_box(query.srs))
        if not inside and not self.definition.with_country:
            raise BlankImageError
        answer = self._ask(self._params(query))
        resolution = (query.bbox[2] - query.bbox[0]) / query.size[0]
        kept = inside or resolution > _KEPT_EVERYWHERE_ABOVE_M
        return ImageResult(
            BytesIO(answer.body),
            size=query.size,
            image_opts=self.image_opts,
            cacheable=CacheInfo(cacheable=kept),
        )

    def _ask(self, params: dict[str, str]) -> Answer:
        ticket = tickets.current()
        if not ticket.remaining_s:
            raise _failed(ticket, "too late")
        params = {**params, "QUERY_STRING": f"{params['QUERY_STRING']}&{tickets.PARAMETER}={ticket.number}"}
        try:
            answer = ask(self.place.socket, params, timeout_s=ticket.remaining_s)
        except RendererUnavailable as error:
            if not ticket.remaining_s:
                leaving.cancel_once(ticket)
            raise _failed(ticket, f"renderer unavailable: {error}") from error
        if answer.content_type != "image/png":
            if not ticket.left.is_set():
                logger.error("%s: %s", self.definition.name, answer.body[:600].decode("utf-8", "replace"))
            raise _failed(ticket, "the renderer reported an error")
        return answer

    def _params(self, query: Any) -> dict[str, str]:
        srid = _srid(query.srs)
        width, height = query.size
        wish = {
            "map": renderer_key(self.definition.name, srid),
            "SERVICE": "WMS",
            "VERSION": "1.1.1",
            "REQUEST": "GetMap",
            "LAYERS": ROOT_LAYER,
            "STYLES": "",
            "SRS": f"EPSG:{srid}",
            "BBOX": ",".join(repr(float(value)) for value in query.bbox),
            "WIDTH": str(width),
            "HEIGHT": str(height),
            "FORMAT": "image/png",
            "TRANSPARENT": "FALSE" if self.definition.opaque else "TRUE",
            "BGCOLOR": look_named(self.definition.look).background.replace("#", "0x"),
            "MAP_RESOLUTION": f"{self.scale * PIXELS_PER_INCH:.3f}",
        }
        return {**self.told, "REQUEST_METHOD": "GET", "QUERY_STRING": urlencode(wish)}


class PublicInfoSource(InfoSource):
    """Feature information of the layers of one map: what the declaration makes public, nothing else."""

    def __init__(self, map_name: str) -> None:
        self.definition = get_map(map_name)

    def get_info(self, query: Any) -> Any:
        """Document in the wished format. Raises SourceError when the database does not answer."""
        place = _place(query)
        count = max(1, min(int(query.feature_count or 1), feature_info.MAX_FEATURES))
        found: list[tuple[str, list[dict[str, object]]]] = []
        try:
            for spec in reversed(self.definition.specs):
                sql = feature_info.statement(spec, place.srid, settings.STORAGE_SRID)
                rows = pool.fetch_all(
                    sql, {"x": place.x, "y": place.y, "tolerance": place.tolerance, "count": count}
                )
                if rows:
                    found.append((spec.name, [row[0] for row in rows]))
        except DatabaseError as error:
            raise _failed(tickets.current(), "feature information is unavailable") from error
        return create_featureinfo_doc(*_document(found, query.info_format, tickets.current().lang))


def _place(query: Any) -> feature_info.Place:
    x, y = query.coord
    srs = query.srs
    if _srid(srs) not in (3857, settings.STORAGE_SRID):
        target = SRS(3857)
        min_x, _min_y, max_x, _max_y = srs.transform_bbox_to(target, query.bbox)
        x, y = srs.transform_to(target, (x, y))
        return feature_info.Place(3857, x, y, _NEAR_PX * (max_x - min_x) / query.size[0])
    tolerance = _NEAR_PX * (query.bbox[2] - query.bbox[0]) / query.size[0]
    return feature_info.Place(_srid(srs), x, y, tolerance)


def _document(
    found: list[tuple[str, list[dict[str, object]]]], info_format: str, lang: str
) -> tuple[str, str]:
    if "json" in (info_format or ""):
        features = [{"layer": name, "properties": one} for name, rows in found for one in rows]
        told = {name: feature_info.words(get_layer(name), lang) for name, _rows in found}
        body = {"type": "FeatureInfo", "features": features, "layers": told}
        return json.dumps(body, ensure_ascii=False, default=str), "application/json"
    return feature_info.as_text(found, lang), "text/plain"


class VectorSource(MapLayer):
    """Vector tiles of one layer, already compressed; MapProxy stores and serves the bytes as they are."""

    supports_meta_tiles = False

    def __init__(self, layer: str) -> None:
        super().__init__(image_opts=ImageOptions(format="image/mvt"))
        self.spec = get_layer(layer)
        self.extent = DefaultMapExtent()

    def get_map(self, query: Any) -> ImageResult:
        """The tile of `query.bbox`. Raises SourceError when the database does not answer."""
        body, kept = self.drawn(_address(query.bbox))
        return ImageResult(
            BytesIO(body),
            size=query.size,
            image_opts=ImageOptions(format=query.format),
            cacheable=CacheInfo(cacheable=kept),
        )

    def drawn(self, address: vector.TileAddress) -> tuple[bytes, bool]:
        """A tile, and whether it is worth keeping. Raises SourceError when the database does not answer."""
        if not self._in_city(address):
            return vector.EMPTY, False
        try:
            return vector.build(self.spec, address, _fetch_one), True
        except DatabaseError as error:
            if not tickets.current().left.is_set():
                logger.exception("%s %s", self.spec.name, address)
            raise _failed(tickets.current(), "the database did not answer") from error

    def light_question(self, address: vector.TileAddress) -> tuple[str, dict[str, object]] | None:
        """The one statement behind a tile, with its parameters; None where others may follow, or none is needed."""
        if not vector.is_light(self.spec, address) or not self._in_city(address):
            return None
        return vector.question(self.spec, address)

    def _in_city(self, address: vector.TileAddress) -> bool:
        return _touches(address.bounds(), _box_of_city(WEB_GRID.crs.srid, *_city()))


def _address(bbox: tuple[float, float, float, float]) -> vector.TileAddress:
    width = bbox[2] - bbox[0]
    zoom = 0
    while resolution_of_zoom(zoom) * TILE_SIZE > width * 1.5:
        zoom += 1
    return vector.TileAddress(
        zoom, round((bbox[0] + HALF_WORLD_M) / width), round((HALF_WORLD_M - bbox[3]) / width)
    )


def _fetch_one(statement: str, params: dict[str, object]) -> bytes:
    rows = pool.fetch_all(statement, params)
    return bytes(rows[0][0]) if rows and rows[0][0] is not None else b""


class _MapServerConfiguration(SourceConfiguration):
    source_type = ("nen_mapserver",)

    def source(self, params: dict[str, str] | None = None) -> MapServerSource:
        return MapServerSource(self.conf["map"], self.conf.get("scale", 1))

    def fi_source(self, params: dict[str, str] | None = None) -> PublicInfoSource:
        return PublicInfoSource(self.conf["map"])

    def lg_source(self, params: dict[str, str] | None = None) -> MapLegendSource:
        return MapLegendSource(get_map(self.conf["map"]))


class _VectorConfiguration(SourceConfiguration):
    source_type = ("nen_vector",)
    supports_meta_tiles = False

    def source(self, params: dict[str, str] | None = None) -> VectorSource:
        return VectorSource(self.conf["layer"])


def register() -> None:
    """Tell MapProxy about the sources; once for each process."""
    file_stamp.use_stamped_files()
    lock_files.use_linked_locks()
    use_shared_caches()
    register_source_configuration(
        "nen_mapserver", _MapServerConfiguration, "nen_mapserver", {"map": "", "scale": 1}
    )
    register_source_configuration("nen_vector", _VectorConfiguration, "nen_vector", {"layer": ""})
