/** The hatched layer of ground without planning data. A part of the program that is loaded by itself. */
import GeoJSON from "ol/format/GeoJSON";
import VectorLayer from "ol/layer/Vector";
import VectorSource from "ol/source/Vector";
import { Fill, Style } from "ol/style";
import { hatchPattern } from "./hatch";

/** Below every planning layer, above the base map. */
const Z_INDEX = 150;
const HATCH = { colour: "#5c6b7399", angle: 45, spacing: 7, width: 1 };

export function noDataLayer(): VectorLayer<VectorSource> {
  const pattern = hatchPattern(HATCH);
  const layer = new VectorLayer({
    source: new VectorSource(),
    zIndex: Z_INDEX,
    ...(pattern ? { style: new Style({ fill: new Fill({ color: pattern }) }) } : {}),
  });
  layer.set("role", "no-planning-data");
  return layer;
}

/** Show GeoJSON (degrees WGS 84) instead of what was shown; null shows nothing. */
export function showGround(layer: VectorLayer<VectorSource>, found: object | null): void {
  const source = layer.getSource();
  source?.clear(true);
  if (found) source?.addFeatures(new GeoJSON().readFeatures(found, { featureProjection: "EPSG:3857" }));
}
