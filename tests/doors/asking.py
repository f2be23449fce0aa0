"""The doors: what is asked at each of them to learn of a feature, and what an honest answer there holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

from tests.doors.canaries import AROUND_M, Canary
from tiles.scales import HALF_WORLD_M, TILE_SIZE, resolution_of_zoom

Tells = Literal["must", "may", "never"]
#: Tiles of this zoom are 76 m wide.
ZOOM = 19


@dataclass(frozen=True)
class Ask:
    """One request.

    Attributes:
        by_id: the answer is 404 or 401, or it knows the feature; the id in it may be an echo.
        session: a page for people, which knows its reader by the session and by nothing else.
    """

    path: str
    method: str = "GET"
    body: Any = None
    by_id: bool = False
    session: bool = False


@dataclass(frozen=True)
class Door:
    """One way to ask.

    Attributes:
        asks: the questions, the most telling one last.
        rows: whether who may see the feature finds it here.
        personal: whether who may read its personal fields finds them here.
        by_row: masks row by row, so that a ward's officer sees the personal data of the ward.
        shared: shows everybody the same, so hidden rows to nobody.
        near: asks for what is drawn at a place, where other features may stand too.
        picture: the answer is an image; it tells of a feature when it is not blank.
        serves: which canaries can be asked for here.
    """

    name: str
    asks: Callable[[Canary], list[Ask]]
    rows: Tells
    personal: Tells = "never"
    by_row: bool = False
    shared: bool = False
    near: bool = False
    picture: bool = False
    serves: Callable[[Canary], bool] = field(default=lambda canary: True)


def _spatial(canary: Canary) -> bool:
    return canary.spec.is_spatial


def _tiled(canary: Canary) -> bool:
    return canary.spec.tiles is not None


def _is(layer: str) -> Callable[[Canary], bool]:
    return lambda canary: canary.layer == layer


def _query(path: str, **values: object) -> str:
    return f"{path}?{urlencode({name.replace('__', '-'): value for name, value in values.items()})}"


def _box(canary: Canary) -> str:
    """Around the feature, in whole metres, so that no coordinate of it stands in the request."""
    x, y = canary.metres
    return f"{int(x - AROUND_M)},{int(y - AROUND_M)},{int(x + AROUND_M)},{int(y + AROUND_M)}"


def _api_features(canary: Canary) -> list[Ask]:
    path = f"/api/v1/layers/{canary.layer}/features"
    return [Ask(_query(path, bbox=_box(canary), limit=5000) if _spatial(canary) else _query(path, limit=1))]


def _names(canary: Canary) -> list[Ask]:
    """What a link field offers: by words that are not public, by number, by place."""
    path = f"/api/v1/layers/{canary.layer}/names"
    words = [text for text in (*canary.personal, canary.number) if text]
    near = {"near": _box(canary)} if _spatial(canary) else {}
    return [*(Ask(_query(path, q=text)) for text in words), Ask(_query(path, limit=50, **near))]


def _ogc_items(canary: Canary, **more: object) -> list[Ask]:
    path = f"/ogc/collections/{canary.layer}/items"
    if _spatial(canary):
        more = {"bbox": _box(canary), "bbox__crs": "http://www.opengis.net/def/crs/EPSG/0/9210", **more}
    return [Ask(_query(path, **({"f": "json", "limit": 100} | more)))]


def _ogc_files(canary: Canary) -> list[Ask]:
    """The same features in every other format, whole sets as files among them."""
    formats = ("jsonfg", "geojson", "csv", "gpkg", "fgb")
    return [ask for one in formats for ask in _ogc_items(canary, f=one)]


def _ogc_words(canary: Canary) -> list[Ask]:
    base = f"/ogc/collections/{canary.layer}"
    return [
        Ask(f"{base}?f=html"),
        Ask(f"{base}?f=json"),
        *(Ask(f"{base}/{one}") for one in ("schema", "queryables", "returnables", "sortables")),
    ]


def _ogc_writes(canary: Canary) -> list[Ask]:
    path = f"/ogc/collections/{canary.layer}/items/{canary.id}"
    return [Ask(path, "PATCH", {}, by_id=True)]


def _by_id(pattern: str) -> Callable[[Canary], list[Ask]]:
    return lambda canary: [Ask(pattern.format(layer=canary.layer, id=canary.id), by_id=True)]


def _lookups(canary: Canary) -> list[Ask]:
    lon, lat = (round(value, 7) for value in canary.degrees)
    key = {name: canary.column(name) for name in ("ward", "sheet", "number")}
    return [Ask(_query("/api/v1/parcels", lon=lon, lat=lat)), Ask(_query("/api/v1/parcels", **key))]


def _change_set(canary: Canary) -> list[Ask]:
    path = f"/api/v1/changesets/{canary.column('change set')}"
    return [Ask(path), Ask(f"{path}/diff"), Ask(f"{path}/conflicts")]


def _tile(canary: Canary) -> tuple[int, int]:
    x, y = canary.mercator
    side = resolution_of_zoom(ZOOM) * TILE_SIZE
    return int((x + HALF_WORLD_M) // side), int((HALF_WORLD_M - y) // side)


def _mvt(canary: Canary) -> list[Ask]:
    zoom = min(ZOOM, 18)
    column, row = (value >> (ZOOM - zoom) for value in _tile(canary))
    return [Ask(f"/tiles/{canary.layer}/{zoom}/{column}/{row}.mvt")]


def _map_words(canary: Canary) -> list[Ask]:
    words = ["/tiles/style.json", "/map/wmts/1.0.0/WMTSCapabilities.xml",
             "/map/service?SERVICE=WMS&REQUEST=GetCapabilities", f"/tiles/legend/{canary.layer}.json"]  # fmt: skip
    return [Ask(path) for path in (*words, *([f"/tiles/{canary.layer}.json"] if _tiled(canary) else []))]


def _wmts_tile(canary: Canary) -> list[Ask]:
    column, row = _tile(canary)
    return [Ask(f"/map/wmts/{canary.layer}/webmercator/{ZOOM}/{column}/{row}.png")]


def _wms(canary: Canary, **more: object) -> str:
    x, y = canary.mercator
    box = ",".join(str(value) for value in (x - 5, y - 5, x + 5, y + 5))
    layer = canary.layer
    return _query(
        "/map/service", SERVICE="WMS", VERSION="1.3.0", LAYERS=layer, STYLES="", CRS="EPSG:3857", BBOX=box,
        WIDTH=64, HEIGHT=64, FORMAT="image/png", TRANSPARENT="TRUE", **more,
    )  # fmt: skip


def _wms_map(canary: Canary) -> list[Ask]:
    return [Ask(_wms(canary, REQUEST="GetMap"))]


def _feature_info(canary: Canary) -> list[Ask]:
    info = {
        "REQUEST": "GetFeatureInfo",
        "INFO_FORMAT": "application/json",
        "I": 32,
        "J": 32,
        "FEATURE_COUNT": 20,
    }
    return [
        Ask(_wms(canary, QUERY_LAYERS=canary.layer, **info)),
        Ask(_wms(canary, QUERY_LAYERS=canary.layer, **(info | {"INFO_FORMAT": "text/plain"}))),
    ]


def _wmts_info(canary: Canary) -> list[Ask]:
    x, y = canary.mercator
    column, row = _tile(canary)
    pixel = resolution_of_zoom(ZOOM)
    return [
        Ask(_query(
            "/map/service", SERVICE="WMTS", REQUEST="GetFeatureInfo", VERSION="1.0.0", LAYER=canary.layer, STYLE="",
            FORMAT="png", TILEMATRIXSET="webmercator", TILEMATRIX=ZOOM, TILECOL=column, TILEROW=row,
            I=int((x + HALF_WORLD_M) / pixel) - column * TILE_SIZE,
            J=int((HALF_WORLD_M - y) / pixel) - row * TILE_SIZE, INFOFORMAT="application/json",
        ))
    ]  # fmt: skip


def _search(canary: Canary) -> list[Ask]:
    texts = [canary.number, *canary.personal]
    if canary.layer == "parcels":
        texts.append(f"thửa {canary.column('number')} tờ {canary.column('sheet')} {canary.column('ward')}")
    return [Ask(_query("/api/v1/search", q=text, limit=50)) for text in texts if text]


def _autocomplete(canary: Canary) -> list[Ask]:
    """As somebody types: the first letters of what must not be found."""
    return [Ask(_query("/api/v1/search", q=text[: max(4, len(text) * 2 // 3)], limit=50))
            for text in (canary.number, *canary.personal) if text]  # fmt: skip


def _pages(canary: Canary) -> list[Ask]:
    paths = ["/", "/data/", f"/data/{canary.layer}/"]
    if canary.layer == "building_permits":
        paths += [_query("/permits/", q=text) for text in (canary.number, *canary.personal)]
    return [Ask(path, session=True) for path in paths]


def _plan_of(*paths: str) -> Callable[[Canary], list[Ask]]:
    """Paths with {number}; those outside the API are pages."""
    return lambda canary: [
        Ask(path.format(number=canary.number), session=not path.startswith("/api/")) for path in paths
    ]


def _numbered_plan(canary: Canary) -> bool:
    return canary.layer == "plans" and bool(canary.number)


def _permit_places(canary: Canary) -> list[Ask]:
    lon, lat = canary.degrees
    box = ",".join(f"{value:.4f}" for value in (lon - 0.0005, lat - 0.0005, lon + 0.0005, lat + 0.0005))
    return [Ask(_query("/api/v1/permits/places", bbox=box, zoom=19, state="all"))]


def _permit_list(canary: Canary) -> list[Ask]:
    lon, lat = canary.degrees
    box = ",".join(f"{value:.5f}" for value in (lon - 0.0005, lat - 0.0005, lon + 0.0005, lat + 0.0005))
    asked = [_query("/api/v1/permits", q=text) for text in (canary.number, *canary.personal) if text]
    return [Ask(path) for path in (*asked, _query("/api/v1/permits", bbox=box, shapes="true", limit=200))]


def _precheck(canary: Canary) -> list[Ask]:
    """By id, as answer and as page."""
    body = {"parcels": [canary.id]}
    return [Ask(f"/api/v1/permits/precheck{form}", "POST", body, by_id=True) for form in (".html", "")]


def _precheck_here(canary: Canary) -> list[Ask]:
    """A building of 16 m² on the feature: what is under it, beside it and on the drawing of the page."""
    x, y = (round(value) for value in canary.metres)
    ring = [[x - 2, y - 2], [x + 2, y - 2], [x + 2, y + 2], [x - 2, y + 2], [x - 2, y - 2]]
    body = {"footprint": {"type": "Polygon", "coordinates": [ring]}, "crs": "EPSG:9210", "use": "nha_o"}
    return [Ask(f"/api/v1/permits/precheck{form}", "POST", body) for form in (".html", "")]


def _extract_process(canary: Canary) -> list[Ask]:
    """As a process that is run at once."""
    body = {"inputs": {"parcel": canary.id}}
    return [Ask("/ogc/processes/parcel-extract/execution", "POST", body, by_id=True)]


#: What tells of a plan in its window of consultation too: its public facts, and nothing of what is in it.
TOLD_IN_CONSULTATION = frozenset({"plan catalogue", "plan"})


DOORS: tuple[Door, ...] = (
    Door("pages", _pages, "may"),
    Door("api layers, form", lambda c: [Ask("/api/v1/layers"), Ask(f"/api/v1/layers/{c.layer}/form")], "never"),
    Door("api features", _api_features, "must", "must", by_row=True, serves=_spatial),
    Door("api feature", _by_id("/api/v1/layers/{layer}/features/{id}"), "must", "must", by_row=True),
    Door("api names", _names, "must", serves=_spatial),
    Door("api history", _by_id("/api/v1/layers/{layer}/features/{id}/history"), "must", "may", by_row=True),
    Door("api changes", lambda c: [Ask(f"/api/v1/changes?layer={c.layer}&limit=1000")], "may"),
    Door("api snapshot, checksum", lambda c: [
        Ask(f"/api/v1/layers/{c.layer}/checksum"), Ask(f"/api/v1/layers/{c.layer}/snapshot?format=gpkg"),
    ], "may"),
    Door("api changesets", lambda c: [
        Ask(f"/api/v1/changesets?layer={c.layer}&limit=200"),
        *([Ask(_query("/api/v1/changesets/presence", bbox=_box(c)))] if _spatial(c) else []),
    ], "may"),
    Door("api change set", _change_set, "may", "may", by_row=True, serves=lambda c: bool(c.column("change set"))),
    Door("parcel lookup", _lookups, "must", serves=_is("parcels")),
    Door("parcel", _by_id("/api/v1/parcels/{id}"), "must", serves=_is("parcels")),
    Door("parcel history", _by_id("/api/v1/parcels/{id}/history"), "must", serves=_is("parcels")),
    Door("parcel lineage", _by_id("/api/v1/parcels/{id}/lineage"), "must", serves=_is("parcels")),
    Door("parcel rights", _by_id("/api/v1/parcels/{id}/rights"), "may", "may", by_row=True, serves=_is("parcels")),
    Door("parcel extract", _by_id("/api/v1/parcels/{id}/extract"), "must", serves=_is("parcels")),
    Door("parcel extract by OGC API Processes", _extract_process, "must", serves=_is("parcels")),
    Door("parcels bulk", lambda c: [Ask("/api/v1/parcels/bulk", "POST", {"ids": [c.id]}, by_id=True)], "must",
         serves=_is("parcels")),
    Door("plan catalogue", _plan_of("/plans/?q={number}", "/api/v1/plans?q={number}"), "must", serves=_numbered_plan),
    Door("plan", _plan_of("/plans/{number}/", "/api/v1/plans/{number}"), "must", serves=_numbered_plan),
    Door("plan zones", _plan_of(
        "/api/v1/plans/{number}/zones", "/api/v1/plans/{number}/zones.csv", "/api/v1/plans/{number}/zones.geojson",
    ), "must", serves=_numbered_plan),
    Door("permit", lambda c: [Ask(f"/permits/{c.id}/", session=True, by_id=True)], "must",
         serves=_is("building_permits")),
    Door("permit places", _permit_places, "must", serves=_is("building_permits")),
    Door("api permit", _by_id("/api/v1/permits/{id}"), "must", serves=_is("building_permits")),
    Door("api permits", _permit_list, "must", serves=_is("building_permits")),
    Door("permit precheck", _precheck, "must", serves=_is("parcels")),
    Door("permit precheck at a place", _precheck_here, "may", serves=_spatial),
    Door("search", _search, "may"),
    Door("autocomplete", _autocomplete, "may"),
    Door("ogc items", _ogc_items, "must", "must", serves=_spatial),
    Door("ogc items with drafts", lambda c: _ogc_items(c, changeset="mine"), "may", "may", serves=_spatial),
    Door("ogc files", _ogc_files, "must", "must", serves=_spatial),
    Door("ogc items page", lambda c: _ogc_items(c, f="html"), "may", "may", serves=_spatial),
    Door("ogc item", _by_id("/ogc/collections/{layer}/items/{id}?f=json"), "must", "must"),
    Door("ogc item page", _by_id("/ogc/collections/{layer}/items/{id}?f=html"), "must", "must"),
    # a patch that names nothing saves nothing, and answers only who may write
    Door("ogc item writes", _ogc_writes, "may", "may"),
    Door("ogc records", lambda c: [
        Ask("/ogc/collections/catalogue/items?type=plan&limit=1000"), Ask("/ogc/catalogue.jsonld?type=plan"),
    ], "must", serves=_numbered_plan),
    Door("ogc record", lambda c: [
        Ask(f"/ogc/collections/catalogue/items/plan-{c.id}?f={form}", by_id=True) for form in ("json", "html")
    ], "must", serves=_is("plans")),
    Door("ogc records of layers", lambda c: [
        Ask("/ogc/collections/catalogue/items?type=dataset,snapshot&limit=1000"),
        Ask("/ogc/catalogue.jsonld?type=dataset"),
        Ask(f"/ogc/collections/catalogue/items/{c.layer}?f=json"),
        Ask(f"/ogc/collections/catalogue/items/{c.layer}?f=html"),
    ], "never"),
    Door("ogc tilesets", lambda c: [
        Ask(f"/ogc/collections/{c.layer}/tiles"), Ask(f"/ogc/collections/{c.layer}/tiles/WebMercatorQuad"),
        Ask(f"/ogc/collections/{c.layer}/map/tiles/WebMercatorQuad"),
    ], "never", serves=_tiled),
    Door("ogc collection, schema", _ogc_words, "never"),
    Door("qgis style", lambda c: [Ask(f"/ogc/qgis/styles/{c.layer}.qml")], "never"),
    Door("mvt", _mvt, "must", shared=True, serves=_tiled),
    # made each night: here there is none, and what one holds is asked in tests/integration/tiles/test_pmtiles.py
    Door("pmtiles", lambda c: [Ask(f"/tiles/{c.layer}.pmtiles")], "may", shared=True, serves=_tiled),
    Door("tilejson, style, legend", _map_words, "never", shared=True, serves=_spatial),
    Door("wmts tile", _wmts_tile, "must", near=True, picture=True, shared=True, serves=_spatial),
    Door("wms map", _wms_map, "must", near=True, picture=True, shared=True, serves=_spatial),
    Door("wms feature info", _feature_info, "must", shared=True, serves=_spatial),
    Door("wmts feature info", _wmts_info, "must", shared=True, near=True, serves=_spatial),
)  # fmt: skip
