/** Layers of vector tiles. A part of the program that is loaded by itself: the base map stands without it. */
import MVT from "ol/format/MVT";
import VectorTileLayer from "ol/layer/VectorTile";
import VectorTileSource from "ol/source/VectorTile";
import { createXYZ } from "ol/tilegrid";
import type View from "ol/View";
import type { LayerStyle, MapLayer } from "../../api_types";
import { largeFirst, vectorStyle } from "./vector_style";

/** Vector tiles have 512 pixels, so at map zoom 16 tiles of zoom 15 are drawn. */
const TILE_PIXELS = 512;
/** Tiles that a layer holds at least; half as many earlier states of it are drawn until newer tiles are there. */
const TILES_KEPT = 24;

/** The layer as the style sheet draws it; its place among the others, opacity and zooms are told by its group. */
export function vectorTiles(
  config: MapLayer,
  style: LayerStyle | undefined,
  view: View,
): { layer: VectorTileLayer; source: VectorTileSource } {
  const drawn = style && config.in_base_map ? { ...style, labels: [] } : style;
  const source = new VectorTileSource({
    format: new MVT(),
    url: config.url,
    tileGrid: createXYZ({ tileSize: TILE_PIXELS, minZoom: config.minzoom, maxZoom: config.maxzoom }),
  });
  const zoomOf = (resolution: number): number => view.getZoomForResolution(resolution) ?? 0;
  const layer = new VectorTileLayer({
    source,
    cacheSize: TILES_KEPT,
    declutter: true,
    renderMode: "hybrid",
    renderOrder: largeFirst,
    ...(drawn ? { style: vectorStyle(drawn, config.opacity < 1, zoomOf) } : {}),
  });
  return { layer, source };
}
