/** Base, theirs and mine of one feature on one map. */
import { createEmpty, extend, isEmpty } from "ol/extent";
import Feature from "ol/Feature";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import VectorSource from "ol/source/Vector";
import type { MapConfig, StyleSheet } from "../shared/api_types";
import { onMap } from "../shared/compare/compare_maps";
import { CONFLICT } from "../shared/compare/compare_styles";
import { createMap } from "../shared/map/create_map";
import { LayerStack } from "../shared/map/layers/layer_stack";
import type { Conflict } from "./api";

const CLOSEST_ZOOM = 21;

export class ConflictMap {
  private readonly map: OlMap;
  private readonly source = new VectorSource();

  constructor(element: HTMLElement, config: MapConfig, sheet: StyleSheet) {
    this.map = createMap(element, { ...config, view: { ...config.view, max_zoom: CLOSEST_ZOOM + 1 } }, {});
    new LayerStack(this.map, config, sheet, { layers: ["basemap"] }, () => undefined);
    this.map.addLayer(new VectorLayer({ source: this.source, zIndex: 6000 }));
  }

  show(conflict: Conflict): void {
    this.source.clear();
    const extent = createEmpty();
    for (const side of ["base", "theirs", "mine"] as const) {
      const shape = onMap(conflict[side]?.geometry ?? null, conflict.crs);
      if (!shape) continue;
      const feature = new Feature(shape);
      feature.setStyle([...CONFLICT[side]]);
      this.source.addFeature(feature);
      extend(extent, shape.getExtent());
    }
    this.map.updateSize();
    if (!isEmpty(extent))
      this.map.getView().fit(extent, { padding: [40, 40, 40, 40], maxZoom: CLOSEST_ZOOM });
  }
}
