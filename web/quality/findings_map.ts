/** Where the findings of a ward lie: shapes, and a dot for each, so that a strip of a millimetre is seen too. */
import { getCenter, isEmpty } from "ol/extent";
import Feature from "ol/Feature";
import type Geometry from "ol/geom/Geometry";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { transformExtent } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { Circle, Fill, Stroke, Style } from "ol/style";
import type { MapConfig, StyleSheet } from "../shared/api_types";
import { onMap } from "../shared/compare/compare_maps";
import { createMap, motion } from "../shared/map/create_map";
import { LayerStack } from "../shared/map/layers/layer_stack";
import type { Finding } from "./api";

const COLOURS = { error: "#a3211b", warning: "#b06000" } as const;
/** Parcels are still drawn here. */
const CLOSEST_ZOOM = 19;

const styles = (severity: keyof typeof COLOURS, chosen: boolean): Style[] => {
  const color = COLOURS[severity];
  const dot = new Circle({
    radius: chosen ? 9 : 5,
    fill: new Fill({ color: chosen ? "#ffffff" : color }),
    stroke: new Stroke({ color: chosen ? color : "#ffffff", width: chosen ? 5 : 1.5 }),
  });
  return [
    new Style({ stroke: new Stroke({ color, width: 3 }), fill: new Fill({ color: `${color}33` }) }),
    new Style({
      image: dot,
      geometry: (feature) => {
        const extent = feature.getGeometry()?.getExtent();
        return extent && new Point(getCenter(extent));
      },
      zIndex: chosen ? 2 : 1,
    }),
  ];
};

export class FindingsMap {
  private readonly map: OlMap;
  private readonly source = new VectorSource();
  private chosen = "";

  constructor(element: HTMLElement, config: MapConfig, sheet: StyleSheet, choose: (id: string) => void) {
    this.map = createMap(element, config, {});
    new LayerStack(this.map, config, sheet, { layers: ["basemap", "parcels"] }, () => undefined);
    this.map.addLayer(
      new VectorLayer({
        source: this.source,
        zIndex: 6000,
        style: (feature) =>
          styles(feature.get("severity") as keyof typeof COLOURS, String(feature.getId()) === this.chosen),
      }),
    );
    this.map.on("singleclick", ({ pixel }) => {
      const found = this.map.forEachFeatureAtPixel(pixel, (one) => String(one.getId()), { hitTolerance: 6 });
      if (found) choose(found);
    });
  }

  show(findings: readonly Finding[]): void {
    this.source.clear(true);
    this.source.addFeatures(
      findings.flatMap((one) => {
        const geometry = onMap(one.geometry, "EPSG:4326");
        if (!geometry) return [];
        const feature = new Feature<Geometry>(geometry);
        feature.setId(String(one.id));
        feature.set("severity", one.properties.severity, true);
        return [feature];
      }),
    );
    const extent = this.source.getExtent();
    if (extent && !isEmpty(extent)) this.fit(extent, 17.5);
  }

  /** Bring a window in degrees (west, south, east, north) into view. */
  look(degrees: [number, number, number, number]): void {
    this.fit(transformExtent(degrees, "EPSG:4326", "EPSG:3857"), CLOSEST_ZOOM);
  }

  choose(id: string): void {
    this.chosen = id;
    this.source.changed();
    const extent = this.source.getFeatureById(id)?.getGeometry()?.getExtent();
    if (extent) this.fit(extent, CLOSEST_ZOOM);
  }

  private fit(extent: number[], maxZoom: number): void {
    this.map.getView().fit(extent, { padding: [50, 50, 50, 50], maxZoom, duration: motion(300) });
  }
}
