/** Two maps side by side that move together: before with the old shape dashed, after with the new one solid over it. */
import { html, render } from "lit";
import { createEmpty, extend, isEmpty } from "ol/extent";
import Feature from "ol/Feature";
import GeoJSON from "ol/format/GeoJSON";
import type Geometry from "ol/geom/Geometry";
import type MultiPoint from "ol/geom/MultiPoint";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { register } from "ol/proj/proj4";
import VectorSource from "ol/source/Vector";
import proj4 from "proj4";
import type { GeoJsonGeometry, MapConfig, StyleSheet } from "../api_types";
import { t } from "../i18n";
import { registerDefinitions } from "../map/coordinates/projections";
import { createMap, motion } from "../map/create_map";
import { LayerStack } from "../map/layers/layer_stack";
import { AFTER, BEFORE, FADED, FINDING, GONE, NEW_VERTEX, OLD_VERTEX } from "./compare_styles";
import { shapeDiff } from "./shape_diff";

export type Side = "before" | "after";

export interface Compared {
  before: GeoJsonGeometry | null;
  after: GeoJsonGeometry | null;
  /** CRS of both, for example EPSG:9210. */
  crs: string;
  /** Layer whose other features are shown around. */
  layer: string;
}

const CLOSEST_ZOOM = 21;
const SIDES: readonly Side[] = ["before", "after"];

/** Make the city's zone known to OpenLayers; must come before shapes in it are read. */
export function knowCrs(config: MapConfig): void {
  registerDefinitions(config.crs.definitions);
  register(proj4);
}

/** A shape of the API on the map; null for none. */
export function onMap(geometry: GeoJsonGeometry | null, crs: string): Geometry | null {
  if (!geometry) return null;
  return new GeoJSON().readGeometry(geometry, { dataProjection: crs, featureProjection: "EPSG:3857" });
}

export class CompareMaps {
  private readonly maps: Record<Side, OlMap>;
  private readonly stacks: Record<Side, LayerStack>;
  private readonly sources: Record<Side, VectorSource>;
  private readonly findings = new VectorSource();
  private extent = createEmpty();

  /** Builds itself into `element`; with `single` there is only the map of what holds. */
  constructor(
    private readonly element: HTMLElement,
    config: MapConfig,
    sheet: StyleSheet,
    private readonly single = false,
  ) {
    element.classList.add("compare");
    element.classList.toggle("compare--single", single);
    element.dataset.side = "after";
    this.drawFrame();
    const near = { ...config, view: { ...config.view, max_zoom: CLOSEST_ZOOM + 1 } };
    const build = (side: Side): OlMap =>
      createMap(element.querySelector(`[data-map=${side}]`) as HTMLElement, near, {});
    this.maps = { before: build("before"), after: build("after") };
    this.maps.before.setView(this.maps.after.getView());
    const stack = (side: Side): LayerStack =>
      new LayerStack(this.maps[side], config, sheet, { layers: ["basemap"] }, () => undefined);
    this.stacks = { before: stack("before"), after: stack("after") };
    this.sources = { before: new VectorSource(), after: new VectorSource() };
    for (const side of SIDES) {
      this.maps[side].addLayer(new VectorLayer({ source: this.sources[side], zIndex: 6000 }));
      this.maps[side].addLayer(new VectorLayer({ source: this.findings, zIndex: 7000, style: FINDING }));
    }
  }

  show({ before, after, crs, layer }: Compared): void {
    const [old, now] = [onMap(before, crs), onMap(after, crs)];
    this.findings.clear();
    for (const side of SIDES) {
      for (const entry of this.stacks[side].entries) {
        const { name } = entry.config;
        entry.layer.setVisible(name === "basemap" || name === layer);
      }
      this.sources[side].clear();
    }
    const add = (side: Side, shape: Geometry | null, style: unknown): void => {
      if (!shape) return;
      const feature = new Feature(shape);
      feature.setStyle(style as never);
      this.sources[side].addFeature(feature);
    };
    add("before", old, now ? BEFORE : GONE);
    if (!this.single) add("after", old, FADED);
    add("after", now, AFTER);
    const vertices = shapeDiff(before, after);
    if (vertices) {
      const places = (list: readonly (readonly [number, number])[]): Geometry | null =>
        onMap({ type: "MultiPoint", coordinates: list }, crs);
      if (vertices.removed.length) add("before", places(vertices.removed) as MultiPoint, OLD_VERTEX);
      if (vertices.added.length) add("after", places(vertices.added) as MultiPoint, NEW_VERTEX);
    }
    this.extent = createEmpty();
    for (const shape of [old, now]) if (shape) extend(this.extent, shape.getExtent());
    this.element.dataset.shown = old || now ? "yes" : "no";
    this.fit(false);
  }

  /** Mark the place of a finding on both maps and go there. */
  showPlace(geometry: GeoJsonGeometry, crs: string): void {
    const shape = onMap(geometry, crs);
    if (!shape) return;
    this.findings.clear();
    this.findings.addFeature(new Feature(shape));
    this.zoom(shape.getExtent(), true);
  }

  /** Everything that is compared, in view. */
  fit(animated = true): void {
    if (!isEmpty(this.extent)) this.zoom(this.extent, animated);
  }

  private zoom(extent: number[], animated: boolean): void {
    for (const side of SIDES) this.maps[side].updateSize();
    const size = this.maps.after.getSize() ?? this.maps.before.getSize();
    this.maps.after.getView().fit(extent, {
      ...(size?.[0] ? { size } : {}),
      padding: [44, 44, 44, 44],
      maxZoom: CLOSEST_ZOOM,
      duration: animated ? motion(300) : 0,
    });
  }

  private choose(side: Side): void {
    this.element.dataset.side = side;
    this.drawFrame();
    this.maps[side].updateSize();
  }

  private drawFrame(): void {
    const chosen = this.element.dataset.side;
    render(
      html`<div class="compare__switch" role="group" aria-label=${t("compare.switch")}>
          ${SIDES.map(
            (side) =>
              html`<button class="button" type="button" aria-pressed=${String(side === chosen)} @click=${() => this.choose(side)}>
                ${t(`compare.${side}`)}
              </button>`,
          )}
        </div>
        <div class="compare__maps">
          ${SIDES.map(
            (side) => html`<figure class="compare__side compare__side--${side}">
              <figcaption>${t(`compare.${side}`)}</figcaption>
              <div class="compare__map" data-map=${side} tabindex="0" role="application" aria-label=${t(`compare.map_${side}`)}></div>
            </figure>`,
          )}
        </div>
        <p class="compare__legend" aria-hidden="true">
          <span class="compare__key compare__key--old">${t("compare.key_old")}</span>
          <span class="compare__key compare__key--new">${t("compare.key_new")}</span>
          <span class="compare__key compare__key--added">${t("compare.key_added")}</span>
          <span class="compare__key compare__key--removed">${t("compare.key_removed")}</span>
        </p>`,
      this.element,
    );
  }
}
