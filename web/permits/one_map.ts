/** The map of one permit: footprint of the work and the parcel it stands on. */
import { html, render } from "lit";
import GeoJSON from "ol/format/GeoJSON";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { transformExtent } from "ol/proj";
import VectorSource from "ol/source/Vector";
import type Style from "ol/style/Style";
import type { GeoJsonGeometry, MapConfig, StyleSheet } from "../shared/api_types";
import { zoomButtons } from "../shared/map/buttons";
import { createMap } from "../shared/map/create_map";
import { LayerStack } from "../shared/map/layers/layer_stack";
import { FOOTPRINT, PARCEL } from "./place_styles";
import { t } from "./texts";

/** What the server tells of a permit; degrees WGS 84. */
export interface PermitShapes {
  footprint: GeoJsonGeometry | null;
  parcels: GeoJsonGeometry[];
  bbox: [number, number, number, number] | null;
}

const TO_MAP = { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" };

export function drawPermit(
  element: HTMLElement,
  config: MapConfig,
  sheet: StyleSheet,
  shapes: PermitShapes,
): void {
  render(
    html`<div class="plan-map__map" tabindex="0" role="application" aria-label=${t("permit.map_one")}></div>
      <div class="tools"></div>`,
    element,
  );
  const map = createMap(element.querySelector(".plan-map__map") as HTMLElement, config, {});
  new LayerStack(map, config, sheet, { layers: ["basemap", "parcels"] }, () => undefined);
  render(zoomButtons(map), element.querySelector(".tools") as HTMLElement);
  addShapes(map, shapes.parcels, PARCEL, 5000);
  if (shapes.footprint) addShapes(map, [shapes.footprint], FOOTPRINT, 6000);
  if (shapes.bbox) {
    map.getView().fit(transformExtent(shapes.bbox, "EPSG:4326", "EPSG:3857"), {
      padding: [60, 60, 60, 60],
      maxZoom: 19.5,
    });
  }
  element.dataset.shown = String(shapes.parcels.length + (shapes.footprint ? 1 : 0));
}

function addShapes(map: OlMap, shapes: readonly GeoJsonGeometry[], style: Style, zIndex: number): void {
  const format = new GeoJSON();
  const features = shapes.flatMap((geometry) =>
    format.readFeatures({ type: "Feature", geometry, properties: {} }, TO_MAP),
  );
  map.addLayer(new VectorLayer({ source: new VectorSource({ features }), zIndex, style }));
}
