/** The map of the pre-check: parcels, the outline that is drawn, where rules see a conflict. */
import type Feature from "ol/Feature";
import GeoJSON from "ol/format/GeoJSON";
import { MultiPolygon, Polygon } from "ol/geom";
import Draw from "ol/interaction/Draw";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { fromLonLat, toLonLat } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { Fill, Stroke, Style } from "ol/style";
import type { GeoJsonGeometry, MapConfig, StyleSheet } from "../shared/api_types";
import { eastNorth, lonLatOf } from "../shared/map/coordinates/projections";
import { createMap, motion } from "../shared/map/create_map";
import { LayerStack } from "../shared/map/layers/layer_stack";
import type { RuleAnswer } from "./answer";
import type { Corner } from "./asking";

const TO_MAP = { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" };
const paint = (stroke: string, fill: string, width = 2.5, lineDash: number[] = []): Style =>
  new Style({ stroke: new Stroke({ color: stroke, width, lineDash }), fill: new Fill({ color: fill }) });
const SITE = paint("#18242b", "rgba(255, 255, 255, 0.25)", 3);
const BUILDING = paint("#0b5cab", "rgba(11, 92, 171, 0.25)");
const CONFLICT = {
  fail: paint("#8b0000", "rgba(200, 0, 0, 0.45)"),
  needs_officer: paint("#8a5a00", "rgba(224, 154, 0, 0.35)", 2.5, [6, 4]),
  pass: paint("#1d6b3a", "rgba(29, 107, 58, 0.2)"),
};
/** What speaks against all of the building: its outline, so that places under it stay visible. */
const AROUND = paint("#8b0000", "rgba(200, 0, 0, 0.08)", 3.5);
/** Share of the building from which a conflict is all of it. */
const WHOLE = 0.98;
const CHOSEN = paint("#b3124e", "rgba(179, 18, 78, 0.35)", 4);

export class CheckMap {
  readonly map: OlMap;
  private readonly site = new VectorSource();
  private readonly building = new VectorSource();
  private readonly conflicts = new VectorSource();
  private draw: Draw | undefined;

  constructor(
    target: HTMLElement,
    config: MapConfig,
    sheet: StyleSheet,
    private readonly drawn: (ring: readonly [number, number][]) => void,
  ) {
    this.map = createMap(target, config, {});
    const layers = ["basemap", "planning_zones", "red_lines", "parcels"];
    new LayerStack(this.map, config, sheet, { layers }, () => undefined);
    const layer = (
      source: VectorSource,
      zIndex: number,
      style: Style | ((feature: unknown) => Style),
    ): void => this.map.addLayer(new VectorLayer({ source, zIndex, style: style as Style }));
    layer(this.site, 5000, SITE);
    layer(this.building, 5100, BUILDING);
    layer(this.conflicts, 5200, (feature) => (feature as Feature).get("paint") as Style);
  }

  get isDrawing(): boolean {
    return this.draw !== undefined;
  }

  showSite(shapes: readonly GeoJsonGeometry[], fit = true): void {
    this.site.clear();
    for (const shape of shapes) this.site.addFeatures(features(shape));
    if (fit && shapes.length) this.fit();
  }

  /** The outline of a table; none clears it. */
  showCorners(corners: readonly Corner[], code: string): void {
    this.building.clear();
    if (corners.length < 3) return;
    const ring = corners.map(([north, east]) => fromLonLat(lonLatOf(east, north, code)));
    this.building.addFeatures(
      features(new GeoJSON().writeGeometryObject(new Polygon([ring]), TO_MAP) as GeoJsonGeometry),
    );
    this.fit();
  }

  /** Where rules see something, what fails over what is open; findings of all of the ground stay out. */
  showConflicts(rules: readonly RuleAnswer[], chosen = ""): void {
    this.conflicts.clear();
    for (const verdict of ["needs_officer", "fail"] as const) {
      for (const rule of rules) {
        if (!rule.geometry || rule.verdict !== verdict) continue;
        if (chosen && rule.id !== chosen) continue;
        const found = features(rule.geometry);
        const whole = verdict === "fail" && areaOf(found) >= WHOLE * areaOf(this.building.getFeatures());
        const style = rule.id === chosen ? CHOSEN : whole ? AROUND : CONFLICT[verdict];
        for (const feature of found) feature.set("paint", style);
        this.conflicts.addFeatures(found);
      }
    }
    if (chosen) this.fit([this.conflicts]);
  }

  startDrawing(done: () => void): void {
    this.stopDrawing();
    this.draw = new Draw({ source: this.building, type: "Polygon", style: BUILDING });
    this.draw.on("drawstart", () => this.building.clear());
    this.draw.on("drawend", (event) => {
      const ring = (event.feature.getGeometry() as Polygon).getCoordinates()[0] ?? [];
      this.drawn(ring.slice(0, -1).map((point) => toLonLat(point) as [number, number]));
      this.stopDrawing();
      done();
    });
    this.map.addInteraction(this.draw);
  }

  stopDrawing(): void {
    if (this.draw) this.map.removeInteraction(this.draw);
    this.draw = undefined;
  }

  clearBuilding(): void {
    this.building.clear();
    this.conflicts.clear();
  }

  private fit(sources: readonly VectorSource[] = [this.site, this.building]): void {
    const shown = sources.filter((source) => source.getFeatures().length > 0);
    const first = shown[0]?.getExtent();
    if (!first) return;
    const extent = [...first] as [number, number, number, number];
    for (const source of shown.slice(1)) {
      const [west, south, east, north] = source.getExtent() as [number, number, number, number];
      extent[0] = Math.min(extent[0], west);
      extent[1] = Math.min(extent[1], south);
      extent[2] = Math.max(extent[2], east);
      extent[3] = Math.max(extent[3], north);
    }
    this.map.getView().fit(extent, { padding: [50, 50, 50, 50], maxZoom: 20, duration: motion(300) });
  }
}

/** Corners of a ring in degrees as a table of a VN-2000 zone. */
export const cornersIn = (ring: readonly [number, number][], code: string): Corner[] =>
  ring.map(([lon, lat]) => {
    const [east, north] = eastNorth(lon, lat, code);
    return [north, east];
  });

const areaOf = (found: readonly Feature[]): number =>
  found.reduce((sum, feature) => {
    const shape = feature.getGeometry();
    return sum + (shape instanceof Polygon || shape instanceof MultiPolygon ? shape.getArea() : 0);
  }, 0);

const features = (geometry: GeoJsonGeometry): Feature[] =>
  new GeoJSON().readFeatures({ type: "Feature", geometry, properties: {} }, TO_MAP);
