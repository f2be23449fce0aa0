"""Cấu hình bản đồ công khai. What the browser needs to draw the map: view, layers, coordinate systems, addresses.

Everything comes from the city's configuration, the layer registry and the CRS registry; the browser decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpRequest
from ninja import Router

from geo.domain import crs
from geo.domain.transform import browser_definitions, transform_point
from geo.http.language import language_of
from layers.registry import registry
from layers.rights import readable_layers
from layers.spec import LayerSpec
from tiles.freshness.versions import versions
from tiles.maps import drawn_maps, get_map, visible_layers
from tiles.style.looks import LOOKS, raster_name

router = Router(tags=["map"])

BASE_LAYER = "basemap"
#: Web mercator tiles of the base map, {z} counted as OpenStreetMap counts (256 pixels at zoom 0); half as long as PNG.
BASE_TILES = "/map/tiles/basemap/webmercator/{z}/{x}/{y}.webp"
#: Themes in the order of the layer tree.
THEMES = ("cadastre", "planning", "permits", "transport", "administration", "basemap")
#: Layers a citizen needs to see first; the others wait in the tree.
VISIBLE_AT_START = frozenset({"parcels", "planning_zones", "red_lines", "building_permits"})
#: Colours that cover the base map are drawn lighter, the layer as a whole.
OPACITY_AT_START = {"planning_zones": 0.45}


@dataclass(frozen=True)
class MapLayer:
    """One entry of the layer tree.

    Attributes:
        url: template of the tiles; vector tiles count zoom for 512 pixels, so zoom 15 is drawn from map zoom 16.
        minzoom, maxzoom: range of tiles that exist.
        in_base_map: the picture of the base map shows and names its features already.
        drawn_from: names of the layers whose publications change its tiles.
    """

    name: str
    title: str
    theme: str
    kind: str
    url: str
    minzoom: int
    maxzoom: int
    visible: bool
    opacity: float
    draw_order: int
    in_base_map: bool
    drawn_from: tuple[str, ...]


@router.get(
    "/map-config",
    response=dict[str, Any],
    url_name="map-config",
    summary="Cấu hình bản đồ · Map configuration",
)
def map_config(request: HttpRequest) -> dict[str, object]:
    """View, layers and coordinate systems of the public map; titles in the language of the request."""
    names = tuple(spec.name for spec in readable_layers(request.user) if _is_interactive(spec))
    return configuration(language_of(request), names, registry.generation)


@lru_cache(maxsize=32)
def configuration(lang: str, layers: tuple[str, ...], _generation: int) -> dict[str, object]:
    """The answer of `map-config`; built once for each language, choice of layers and state of the registry."""
    city = settings.CITY
    storage = crs.lookup(city.storage_srid)
    return {
        "lang": lang,
        "city": {"slug": city.slug, "name": city.name(lang), "synthetic": city.synthetic},
        "view": {
            "center": list(city.center),
            "zoom": city.zoom,
            "min_zoom": 8,
            "max_zoom": 21,
            "extent": _extent_in_degrees(city.extent, storage),
        },
        "crs": {
            "storage": storage.code,
            "storage_name": storage.name_en if lang == "en" else storage.name_vi,
            "definitions": browser_definitions(),
        },
        "style_url": "/tiles/style.json",
        "themes": list(THEMES),
        "looks": _looks(lang),
        "layers": [vars(layer) for layer in _layers(lang, layers)],
    }


def _looks(lang: str) -> list[dict[str, str]]:
    """Looks in which the base map is drawn with a ground of its own, the default first."""
    drawn = {one.name for one in drawn_maps()}
    return [
        {
            "name": look.name,
            "title": look.title.text(lang),
            "base_tiles": BASE_TILES.replace(BASE_LAYER, name),
        }
        for look in LOOKS.values()
        if (name := raster_name(BASE_LAYER, look.name)) in drawn and not look.transparent
    ]


def first_view() -> dict[str, str]:
    """What a browser needs to ask for the first tiles before it has the configuration: plain text for attributes."""
    lon, lat = settings.CITY.center
    return {"tiles": BASE_TILES, "center": f"{lon},{lat}", "zoom": f"{settings.CITY.zoom:g}"}


def words(request: HttpRequest) -> str:
    """State of the layers when the page was made, as `/tiles/versions.json`: an open map compares with it."""
    return orjson.dumps(versions(visible_layers(request.user))).decode()


def _layers(lang: str, names: tuple[str, ...]) -> list[MapLayer]:
    base = MapLayer(
        name=BASE_LAYER,
        title="Base map" if lang == "en" else "Bản đồ nền",
        theme="basemap",
        kind="raster",
        url=BASE_TILES,
        minzoom=0,
        maxzoom=20,
        visible=True,
        opacity=1.0,
        draw_order=0,
        in_base_map=False,
        drawn_from=tuple(spec.name for spec in get_map(BASE_LAYER).specs),
    )
    return [base, *(_interactive(registry.get(name), lang) for name in names)]


def _is_interactive(spec: LayerSpec) -> bool:
    """Layers with vector tiles; those of the base map are already in its picture."""
    return spec.tiles is not None and spec.theme != "basemap"


def _interactive(spec: LayerSpec, lang: str) -> MapLayer:
    assert spec.tiles is not None
    return MapLayer(
        name=spec.name,
        title=spec.title.text(lang),
        theme=spec.theme,
        kind="vector",
        url=f"/tiles/{spec.name}/{{z}}/{{x}}/{{y}}.mvt",
        minzoom=spec.tiles.first_zoom,
        maxzoom=spec.tiles.max_zoom,
        visible=spec.name in VISIBLE_AT_START,
        opacity=OPACITY_AT_START.get(spec.name, 1.0),
        draw_order=spec.draw_order,
        in_base_map=spec.map_group == BASE_LAYER,
        drawn_from=(spec.name,),
    )


def _extent_in_degrees(extent: tuple[float, float, float, float], storage: crs.Crs) -> list[float]:
    """West, south, east, north of the city in degrees WGS 84, from metres in its storage CRS."""
    west, south, east, north = extent
    corners = [transform_point(x, y, storage, crs.CRS84) for x in (west, east) for y in (south, north)]
    lons, lats = [lon for lon, _ in corners], [lat for _, lat in corners]
    return [round(value, 6) for value in (min(lons), min(lats), max(lons), max(lats))]
