/** The features that can be touched, drawn as the map draws them, with what the officer has changed. */
import Feature from "ol/Feature";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import VectorSource from "ol/source/Vector";
import { Fill, Stroke, Style, Text } from "ol/style";
import type { LayerStyle } from "../../shared/api_types";
import { largeFirst, vectorStyle } from "../../shared/map/layers/vector_style";
import type { Presence } from "../api_types";
import { distanceTo, partAt } from "../geometry/plane";
import type { Position } from "../geometry/shape";
import { area, dimension } from "../geometry/shape";
import { keyOf, layerOfKey, type Operation } from "../state/edits";
import type { Session } from "../state/session";
import type { Projection } from "./projection";

const OPERATION_STYLES: Record<Operation, Style> = {
  create: new Style({
    stroke: new Stroke({ color: "#1d6b3a", width: 3 }),
    fill: new Fill({ color: "rgba(29, 107, 58, 0.18)" }),
    zIndex: 3,
  }),
  update: new Style({
    stroke: new Stroke({ color: "#c25e00", width: 2.5 }),
    fill: new Fill({ color: "rgba(194, 94, 0, 0.14)" }),
    zIndex: 3,
  }),
  delete: new Style({
    stroke: new Stroke({ color: "#a3211b", width: 2, lineDash: [6, 5] }),
    fill: new Fill({ color: "rgba(163, 33, 27, 0.10)" }),
    zIndex: 2,
  }),
};
const SELECTED = [
  new Style({ stroke: new Stroke({ color: "#ffffff", width: 7 }), zIndex: 4 }),
  new Style({
    stroke: new Stroke({ color: "#b3124e", width: 3.5 }),
    fill: new Fill({ color: "rgba(179, 18, 78, 0.12)" }),
    zIndex: 5,
  }),
];
const PLAIN = new Style({
  stroke: new Stroke({ color: "#4d5c64", width: 1.2 }),
  fill: new Fill({ color: "rgba(255,255,255,0.01)" }),
});

const LABEL_ZOOM = 18;
const AT_ONCE = 600;

export class TouchLayer {
  private readonly source = new VectorSource();
  private readonly layer: VectorLayer;
  private drawn = new Map<string, Feature>();
  private name = "";
  private base: (feature: Feature, resolution: number) => Style[] = () => [PLAIN];
  private readonly others = new Map<string, readonly Presence[]>();
  private isNear = false;
  private waiting: string[] = [];
  private adding: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly map: OlMap,
    private readonly session: Session,
    private readonly projection: Projection,
    private readonly sheet: Readonly<Record<string, LayerStyle>>,
    /** How clear the map draws a layer; fills here are as clear. */
    private readonly opacity: (layer: string) => number,
  ) {
    this.layer = new VectorLayer({
      source: this.source,
      zIndex: 5000,
      renderOrder: largeFirst,
      declutter: true,
      updateWhileAnimating: false,
      style: (feature, resolution) => this.style(feature as Feature, resolution),
    });
    map.addLayer(this.layer);
    session.on((topic, keys) => {
      if (topic === "edits" || topic === "draft") for (const key of keys ?? []) this.draw(key);
      if (topic === "features") this.addLoaded();
      if (topic === "selection") this.layer.changed();
    });
  }

  /** Show another layer's features. */
  show(name: string): void {
    this.name = name;
    this.source.clear(true);
    this.drawn.clear();
    this.waiting = [];
    const view = this.map.getView();
    const sheet = this.sheet[name];
    // Closer than the style sheet goes, features look as they do at its last zoom.
    const closest = Math.max(0, ...(sheet?.rules ?? []).map((rule) => rule.maxzoom));
    this.base = sheet?.rules.length
      ? vectorStyle(forTouching(sheet, this.opacity(name)), false, (resolution) =>
          Math.min(view.getZoomForResolution(resolution) ?? 0, closest),
        )
      : () => [PLAIN];
    this.addLoaded();
    for (const key of this.session.edits.keys()) this.draw(key);
  }

  /** Far from the ground only what was changed is drawn; vector tiles show the rest. */
  set near(near: boolean) {
    if (near === this.isNear) return;
    this.isNear = near;
    this.layer.changed();
  }

  /** Features that are in somebody else's draft. */
  setPresence(others: readonly Presence[]): void {
    this.others.clear();
    for (const one of others) {
      const key = keyOf(one.layer, one.feature);
      this.others.set(key, [...(this.others.get(key) ?? []), one]);
    }
    this.layer.changed();
  }

  presenceOf(key: string): readonly Presence[] {
    return this.others.get(key) ?? [];
  }

  /** The feature at a place: the smallest area that holds it, or the nearest line or point within reach. */
  at(place: Position, reach: number): string | undefined {
    const found = this.source
      .getFeaturesAtCoordinate(this.projection.toMap(place))
      .map((feature) => String(feature.getId()))
      .flatMap((key) => {
        const shape = this.session.current(key)?.shape;
        return shape && dimension(shape.kind) === 2 && partAt(shape, place) >= 0
          ? [{ key, size: area(shape) }]
          : [];
      })
      .sort((a, b) => a.size - b.size)[0];
    if (found) return found.key;
    const [x, y] = place;
    let nearest: { key: string; away: number } | undefined;
    for (const [key, shape] of this.session
      .features(this.name)
      .shapesIn([x - reach, y - reach, x + reach, y + reach])) {
      const away = distanceTo(shape, place, dimension(shape.kind) === 2);
      if (away <= reach && away < (nearest?.away ?? Infinity)) nearest = { key, away };
    }
    return nearest?.key;
  }

  private addLoaded(): void {
    const { stored } = this.session.features(this.name);
    for (const key of [...this.drawn.keys()]) {
      const edited = this.session.edits.has(key);
      if (!edited && stored.get(key)?.version !== this.drawn.get(key)?.get("drawn version")) this.draw(key);
    }
    this.waiting = [...stored.keys()].filter((key) => !this.drawn.has(key));
    this.addWaiting();
  }

  /** Some hundred at a time, so that the page answers while thousands are added. */
  private addWaiting(): void {
    clearTimeout(this.adding);
    const some = this.waiting.splice(0, AT_ONCE);
    if (!some.length) return;
    this.source.addFeatures(some.flatMap((key) => (this.drawn.has(key) ? [] : this.feature(key))));
    this.adding = setTimeout(() => this.addWaiting());
  }

  private draw(key: string): void {
    if (layerOfKey(key) !== this.name) return;
    const old = this.drawn.get(key);
    if (old) this.source.removeFeature(old);
    this.drawn.delete(key);
    this.source.addFeatures(this.feature(key));
  }

  private feature(key: string): Feature[] {
    const now = this.session.current(key);
    const stored = this.session.features(this.name).stored.get(key);
    // What an operation of the draft makes is drawn with the operation, until it is reshaped.
    if (!now?.shape || (!stored && this.session.drafted.has(key))) return [];
    const feature = new Feature(this.projection.geometry(now.shape));
    feature.setProperties({ ...now.values }, true);
    feature.setId(key);
    feature.set("operation", now.operation, true);
    feature.set("drawn version", stored?.version, true);
    this.drawn.set(key, feature);
    return [feature];
  }

  private style(feature: Feature, resolution: number): Style[] {
    const key = String(feature.getId());
    const operation = feature.get("operation") as Operation | null;
    if (!this.isNear && !operation) return [];
    const styles = operation === "delete" || !this.isNear ? [] : [...this.base(feature, resolution)];
    const others = this.others.get(key);
    if (others) styles.push(presenceStyle([...new Set(others.map((one) => one.author))].join(", ")));
    if (operation) styles.push(OPERATION_STYLES[operation]);
    if (this.session.selection.includes(key)) styles.push(...SELECTED);
    return styles.length ? styles : [PLAIN];
  }
}

/** As the map draws it, with later labels: thousands at once help nobody and cost more than all the lines. */
function forTouching(sheet: LayerStyle, opacity: number): LayerStyle {
  const rules = sheet.rules.map((one) => ({ ...one, fill_opacity: one.fill_opacity * opacity }));
  const labels = sheet.labels.map((one) => ({ ...one, minzoom: Math.max(one.minzoom, LABEL_ZOOM) }));
  return { ...sheet, rules, labels };
}

function presenceStyle(author: string): Style {
  return new Style({
    stroke: new Stroke({ color: "#6a2fb5", width: 3, lineDash: [9, 5] }),
    text: new Text({
      text: author,
      font: '600 12px "Be Vietnam Pro", sans-serif',
      fill: new Fill({ color: "#ffffff" }),
      backgroundFill: new Fill({ color: "#6a2fb5" }),
      padding: [2, 5, 2, 5],
      overflow: true,
    }),
    zIndex: 6,
  });
}
