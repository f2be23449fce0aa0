/** What is marked on the map: the parcel of the card and the point that was clicked or found. */

import { isEmpty } from "ol/extent";
import Feature from "ol/Feature";
import GeoJSON from "ol/format/GeoJSON";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { fromLonLat, transformExtent } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { Circle, Fill, Stroke, Style } from "ol/style";
import type { GeoJsonGeometry, Setback } from "../../shared/api_types";
import { motion } from "../../shared/map/create_map";
import { uncover } from "../../shared/map/uncover";

const CLOSEST_ZOOM = 19;
const PARCEL_STYLE = [
  new Style({ stroke: new Stroke({ color: "#ffffff", width: 7 }), zIndex: 1 }),
  new Style({
    stroke: new Stroke({ color: "#b3124e", width: 3.5 }),
    fill: new Fill({ color: "rgba(179, 18, 78, 0.12)" }),
    zIndex: 2,
  }),
];
const POINT_STYLE = new Style({
  image: new Circle({
    radius: 7,
    fill: new Fill({ color: "#b3124e" }),
    stroke: new Stroke({ color: "#ffffff", width: 3 }),
  }),
  zIndex: 3,
});

/** What may be built on, the line that limits it, the corner that is cut off: by the role of the drawn feature. */
const BUILDING_STYLES: Readonly<Record<string, Style>> = {
  area: new Style({ fill: new Fill({ color: "rgba(22, 128, 80, 0.22)" }), zIndex: 3 }),
  line: new Style({ stroke: new Stroke({ color: "#0b6b40", width: 3, lineDash: [9, 6] }), zIndex: 5 }),
  chamfer: new Style({
    fill: new Fill({ color: "rgba(190, 30, 30, 0.35)" }),
    stroke: new Stroke({ color: "#be1e1e", width: 1.5 }),
    zIndex: 4,
  }),
};

export class Selection {
  private readonly source = new VectorSource();
  private parcel: Feature | undefined;
  private point: Feature | undefined;
  private building: Feature[] = [];

  /** `padding`: pixels at the top, right, bottom and left that panels cover, asked for at each movement. */
  constructor(
    private readonly map: OlMap,
    private readonly padding: () => [number, number, number, number],
  ) {
    map.addLayer(
      new VectorLayer({
        source: this.source,
        zIndex: 10_000,
        style: (feature) =>
          BUILDING_STYLES[String(feature.get("role"))] ??
          (feature.getGeometry()?.getType() === "Point" ? POINT_STYLE : PARCEL_STYLE),
      }),
    );
  }

  /** Mark a parcel's shape (degrees WGS 84, longitude first). */
  markParcel(geometry: GeoJsonGeometry): void {
    this.clearParcel();
    const shape = new GeoJSON().readGeometry(geometry, { featureProjection: "EPSG:3857" });
    if (!shape) return;
    this.parcel = new Feature(shape);
    this.source.addFeature(this.parcel);
  }

  /** Draw what the extract computed of the marked parcel: setback line, ground behind it, corner cut. */
  markBuilding(setback: Setback | null, chamfer: GeoJsonGeometry | null): void {
    this.clearBuilding();
    const drawn = { area: setback?.line ? setback.area : null, line: setback?.line, chamfer };
    for (const [role, geometry] of Object.entries(drawn)) {
      if (!geometry) continue;
      const shape = new GeoJSON().readGeometry(geometry, { featureProjection: "EPSG:3857" });
      if (!shape) continue;
      const feature = new Feature({ geometry: shape, role });
      this.building.push(feature);
      this.source.addFeature(feature);
    }
  }

  markPoint(lon: number, lat: number): void {
    this.clearPoint();
    this.point = new Feature(new Point(fromLonLat([lon, lat])));
    this.source.addFeature(this.point);
  }

  clearParcel(): void {
    this.clearBuilding();
    if (this.parcel) this.source.removeFeature(this.parcel);
    this.parcel = undefined;
  }

  private clearBuilding(): void {
    for (const feature of this.building) this.source.removeFeature(feature);
    this.building = [];
  }

  clearPoint(): void {
    if (this.point) this.source.removeFeature(this.point);
    this.point = undefined;
  }

  clear(): void {
    this.clearParcel();
    this.clearPoint();
  }

  /** Bring the marked parcel into the part of the map that no panel covers. */
  zoomToParcel(): void {
    const extent = this.parcel?.getGeometry()?.getExtent();
    if (extent && !isEmpty(extent)) {
      this.map.getView().fit(extent, {
        padding: this.padding().map((pixels) => pixels + 48),
        maxZoom: CLOSEST_ZOOM,
        duration: motion(500),
      });
    }
  }

  /** Move the map no farther than needed until no panel covers the marked parcel; the scale stays. */
  uncoverParcel(): void {
    const extent = this.parcel?.getGeometry()?.getExtent();
    if (extent && !isEmpty(extent))
      uncover(this.map, extent as [number, number, number, number], this.padding());
  }

  zoomToPoint(lon: number, lat: number, zoom: number): void {
    const [x, y] = fromLonLat([lon, lat]) as [number, number];
    this.map.getView().fit([x, y, x, y], {
      padding: this.padding(),
      maxZoom: zoom,
      duration: motion(500),
    });
  }

  /** west, south, east, north in degrees WGS 84. */
  zoomToBox(box: readonly [number, number, number, number]): void {
    this.map.getView().fit(transformExtent([...box], "EPSG:4326", "EPSG:3857"), {
      padding: this.padding().map((pixels) => pixels + 32),
      maxZoom: 17,
      duration: motion(500),
    });
  }
}
