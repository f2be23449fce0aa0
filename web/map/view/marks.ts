/** The layer of what is chosen on the map. A part of the program that is loaded when something is chosen. */
import Feature from "ol/Feature";
import GeoJSON from "ol/format/GeoJSON";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { fromLonLat } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { Circle, Fill, Stroke, Style } from "ol/style";
import type { GeoJsonGeometry } from "../../shared/api_types";

const PARCEL_STYLE = [
  new Style({ stroke: new Stroke({ color: "#ffffff", width: 7 }), zIndex: 1 }),
  new Style({
    stroke: new Stroke({ color: "#b3124e", width: 3.5 }),
    fill: new Fill({ color: "rgba(179, 18, 78, 0.12)" }),
    zIndex: 2,
  }),
];

/** What may be built on, the line that limits it, the corner that is cut off, the chosen point: by the role. */
const STYLES: Readonly<Record<Role, Style | Style[]>> = {
  parcel: PARCEL_STYLE,
  area: new Style({ fill: new Fill({ color: "rgba(22, 128, 80, 0.22)" }), zIndex: 3 }),
  line: new Style({ stroke: new Stroke({ color: "#0b6b40", width: 3, lineDash: [9, 6] }), zIndex: 5 }),
  chamfer: new Style({
    fill: new Fill({ color: "rgba(190, 30, 30, 0.35)" }),
    stroke: new Stroke({ color: "#be1e1e", width: 1.5 }),
    zIndex: 4,
  }),
  point: new Style({
    image: new Circle({
      radius: 7,
      fill: new Fill({ color: "#b3124e" }),
      stroke: new Stroke({ color: "#ffffff", width: 3 }),
    }),
    zIndex: 6,
  }),
};

export type Role = "parcel" | "area" | "line" | "chamfer" | "point";

export class Marks {
  private readonly source = new VectorSource();
  private readonly drawn = new Map<Role, Feature>();

  constructor(map: OlMap) {
    const style = (feature: { get(name: string): unknown }): Style | Style[] =>
      STYLES[feature.get("role") as Role];
    map.addLayer(new VectorLayer({ source: this.source, zIndex: 10_000, style }));
  }

  /** Draw a shape (degrees WGS 84, longitude first) in a role, instead of the one before. */
  shape(role: Role, geometry: GeoJsonGeometry): void {
    const geom = new GeoJSON().readGeometry(geometry, { featureProjection: "EPSG:3857" });
    if (geom) this.put(role, new Feature({ geometry: geom, role }));
  }

  point(lon: number, lat: number): void {
    this.put("point", new Feature({ geometry: new Point(fromLonLat([lon, lat])), role: "point" }));
  }

  clear(...roles: readonly Role[]): void {
    for (const role of roles) {
      const feature = this.drawn.get(role);
      if (feature) this.source.removeFeature(feature);
      this.drawn.delete(role);
    }
  }

  /** Extent in web mercator of what is drawn in a role. */
  extent(role: Role): number[] | undefined {
    return this.drawn.get(role)?.getGeometry()?.getExtent();
  }

  private put(role: Role, feature: Feature): void {
    this.clear(role);
    this.drawn.set(role, feature);
    this.source.addFeature(feature);
  }
}
