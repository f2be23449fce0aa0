/** What the tools draw: sketch, vertices, snapped place, previews, findings. */
import Feature from "ol/Feature";
import MultiPoint from "ol/geom/MultiPoint";
import Point from "ol/geom/Point";
import Polygon from "ol/geom/Polygon";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import VectorSource from "ol/source/Vector";
import { Circle, Fill, RegularShape, Stroke, Style, Text } from "ol/style";
import { motion } from "../../shared/map/create_map";
import type { Position, Shape } from "../geometry/shape";
import type { Snap, SnapKind } from "../geometry/snapping";
import type { Marks } from "../tools/tool";
import type { Projection } from "./projection";

const INK = "#b3124e";
const HALO = new Stroke({ color: "#ffffff", width: 5 });
const LINE = [new Style({ stroke: HALO }), new Style({ stroke: new Stroke({ color: INK, width: 2.5 }) })];
const LOOSE = [
  new Style({ stroke: HALO }),
  new Style({ stroke: new Stroke({ color: INK, width: 2, lineDash: [5, 5] }) }),
];
const AREA = new Style({ fill: new Fill({ color: "rgba(179, 18, 78, 0.12)" }) });
const PREVIEW = [
  new Style({ stroke: HALO }),
  new Style({
    stroke: new Stroke({ color: "#1a4fd6", width: 2.5 }),
    fill: new Fill({ color: "rgba(26, 79, 214, 0.10)" }),
  }),
];
const square = (radius: number, fill: string, stroke: string): RegularShape =>
  new RegularShape({
    points: 4,
    radius,
    angle: Math.PI / 4,
    fill: new Fill({ color: fill }),
    stroke: new Stroke({ color: stroke, width: 2 }),
  });
const VERTEX = new Style({ image: square(5.5, "#ffffff", INK) });
const ACTIVE = new Style({ image: square(8, INK, "#ffffff"), zIndex: 2 });
const CROSSING = new Style({
  image: new RegularShape({
    points: 4,
    radius: 12,
    radius2: 0,
    angle: Math.PI / 4,
    stroke: new Stroke({ color: "#a3211b", width: 4 }),
  }),
});
/** Shapes that differ by more than colour: square = vertex, cross = crossing, diamond = on an edge. */
const SNAPS: Record<SnapKind, Style> = {
  vertex: new Style({ image: square(9, "rgba(26, 79, 214, 0.25)", "#1a4fd6") }),
  crossing: new Style({
    image: new RegularShape({
      points: 4,
      radius: 11,
      radius2: 0,
      angle: Math.PI / 4,
      stroke: new Stroke({ color: "#1a4fd6", width: 3 }),
    }),
  }),
  edge: new Style({
    image: new RegularShape({
      points: 4,
      radius: 9,
      fill: new Fill({ color: "rgba(26, 79, 214, 0.25)" }),
      stroke: new Stroke({ color: "#1a4fd6", width: 2 }),
    }),
  }),
};
const FLASHES = 6;
const FLASH_MS = 300;

export class MarksLayer {
  private readonly source = new VectorSource();
  private readonly findings = new VectorSource();

  constructor(
    private readonly map: OlMap,
    private readonly projection: Projection,
  ) {
    map.addLayer(new VectorLayer({ source: this.findings, zIndex: 8000 }));
    map.addLayer(new VectorLayer({ source: this.source, zIndex: 9000, updateWhileInteracting: true }));
  }

  show(marks: Marks, snap: Snap | undefined): void {
    const found: Feature[] = [];
    const add = (geometry: ConstructorParameters<typeof Feature>[0], style: Style | Style[]): void => {
      const feature = new Feature(geometry);
      feature.setStyle(style);
      found.push(feature);
    };
    const { projection } = this;
    for (const shape of marks.preview ?? []) add(projection.geometry(shape), PREVIEW);
    if (marks.area) add(new Polygon([projection.path(marks.area)]), AREA);
    if (marks.line && marks.line.length > 1) add(projection.line(marks.line), LINE);
    if (marks.loose) add(projection.line(marks.loose), LOOSE);
    if (marks.vertices?.length) add(new MultiPoint(projection.path(marks.vertices)), VERTEX);
    if (marks.active) add(new Point(projection.toMap(marks.active)), ACTIVE);
    if (marks.crossing) add(new Point(projection.toMap(marks.crossing)), CROSSING);
    if (snap) add(new Point(projection.toMap(snap.at)), SNAPS[snap.kind]);
    for (const { at, text } of marks.labels ?? []) add(new Point(projection.toMap(at)), label(text));
    this.source.clear(true);
    this.source.addFeatures(found);
  }

  /** A place that somebody should look at: drawn, and flashing for a moment. */
  flash(shape: Shape, places: readonly Position[] = []): void {
    const geometry = this.projection.geometry(shape);
    const style = [
      new Style({ stroke: new Stroke({ color: "#ffffff", width: 8 }) }),
      new Style({
        stroke: new Stroke({ color: "#d81e1e", width: 4 }),
        fill: new Fill({ color: "rgba(216, 30, 30, 0.25)" }),
        image: new Circle({ radius: 11, stroke: new Stroke({ color: "#d81e1e", width: 4 }) }),
      }),
    ];
    const features = [geometry, ...places.map((one) => new Point(this.projection.toMap(one)))].map(
      (one) => new Feature(one),
    );
    this.findings.clear(true);
    this.findings.addFeatures(features);
    const still = motion(FLASH_MS) === 0;
    for (let i = 0; i <= FLASHES; i++) {
      const shown = still || i % 2 === 0;
      setTimeout(() => {
        for (const feature of features) feature.setStyle(shown ? style : []);
      }, i * FLASH_MS);
    }
    setTimeout(() => {
      for (const feature of features)
        if (this.findings.hasFeature(feature)) this.findings.removeFeature(feature);
    }, 8000);
    this.map.render();
  }
}

function label(text: string): Style {
  return new Style({
    text: new Text({
      text,
      font: '600 13px "Be Vietnam Pro", sans-serif',
      fill: new Fill({ color: "#18242b" }),
      backgroundFill: new Fill({ color: "rgba(255, 255, 255, 0.92)" }),
      backgroundStroke: new Stroke({ color: "#8a979b", width: 1 }),
      padding: [4, 6, 3, 6],
      offsetX: 16,
      offsetY: 22,
      textAlign: "left",
    }),
  });
}
