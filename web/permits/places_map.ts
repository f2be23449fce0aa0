/** The map beside a list of permits: those of the search, gathered from afar; what is pressed is told below the map. */
import { html, nothing, render } from "lit";
import Feature from "ol/Feature";
import GeoJSON from "ol/format/GeoJSON";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { fromLonLat, transformExtent } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { ApiError } from "../shared/api";
import type { MapConfig, StyleSheet } from "../shared/api_types";
import { homeButton, zoomButtons } from "../shared/map/buttons";
import { createMap, motion } from "../shared/map/create_map";
import { LayerStack } from "../shared/map/layers/layer_stack";
import { FOOTPRINT, placeStyle } from "./place_styles";
import { MOST_PLACES, type Place, permitsIn, readPlaces } from "./places";
import { t } from "./texts";

/** What is listed beside the map. */
export interface PlacesAsked {
  asked: Record<string, string>;
  /** Address of the places; without one `fixed` are all there are. */
  places?: string;
  fixed?: Place[];
  /** Address of the page of one, `{id}` in it. */
  page: string;
}

const NEAR_ZOOM = 18;
const WHOLE_SEARCH_ZOOM = 17;
const WHOLE_CITY_ZOOM = 9;
const TO_MAP = { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" };
const number = (value: number): string =>
  value.toLocaleString(document.documentElement.lang === "en" ? "en" : "vi");

export class PlacesMap {
  private readonly map: OlMap;
  private readonly points = new VectorSource();
  private readonly shapes = new VectorSource();
  private readonly said: HTMLElement;
  private request: AbortController | undefined;
  private places: Place[] = [];
  private chosen: Place | undefined;
  private marked = "";

  constructor(
    private readonly element: HTMLElement,
    private readonly config: MapConfig,
    sheet: StyleSheet,
    private readonly told: PlacesAsked,
  ) {
    render(
      html`<div class="plan-map__map" tabindex="0" role="application" aria-label=${t("permit.map_label")}></div>
        <div class="tools"></div>
        <div class="permits__said"></div>`,
      element,
    );
    this.said = element.querySelector(".permits__said") as HTMLElement;
    this.map = createMap(element.querySelector(".plan-map__map") as HTMLElement, config, {});
    new LayerStack(this.map, config, sheet, { layers: ["basemap"] }, () => undefined);
    this.map.addLayer(new VectorLayer({ source: this.shapes, zIndex: 5000, style: FOOTPRINT }));
    this.map.addLayer(
      new VectorLayer({
        source: this.points,
        zIndex: 6000,
        style: (feature) => placeStyle(feature, this.isMarked(feature.get("place") as Place)),
      }),
    );
    const tools = element.querySelector(".tools") as HTMLElement;
    render(html`${zoomButtons(this.map)}<div class="tools__group">${homeButton(this.map, config)}</div>`, tools);
    this.map.on("singleclick", ({ pixel }) => {
      const found = this.map.forEachFeatureAtPixel(pixel, (one) => one.get("place") as Place | undefined, {
        hitTolerance: 6,
      });
      this.choose(found);
    });
    this.map.on("pointermove", ({ pixel, dragging }) => {
      if (dragging) return;
      const over = this.map.hasFeatureAtPixel(pixel, { hitTolerance: 4 });
      this.map.getTargetElement().style.cursor = over ? "pointer" : "";
    });
  }

  /** Bring what the search found into view, then follow the map. */
  async start(): Promise<void> {
    const whole = this.config.view.extent;
    const all = await this.read(whole, WHOLE_CITY_ZOOM, new AbortController().signal);
    const boxes = all.map((one) => one.properties.bbox);
    const view = this.map.getView();
    if (boxes.length) {
      const around = boxes.reduce((sum, one) => [
        Math.min(sum[0], one[0]),
        Math.min(sum[1], one[1]),
        Math.max(sum[2], one[2]),
        Math.max(sum[3], one[3]),
      ]);
      view.fit(transformExtent(around, "EPSG:4326", "EPSG:3857"), {
        padding: [50, 60, 60, 40],
        maxZoom: WHOLE_SEARCH_ZOOM,
      });
    }
    this.map.on("moveend", () => void this.load());
    await this.load();
  }

  /** Show a permit of the list on the map by a mark; "" shows none. */
  mark(id: string, lon: number, lat: number): void {
    this.marked = id;
    this.points.changed();
    if (!id) return;
    const extent = this.map.getView().calculateExtent(this.map.getSize());
    const [x = 0, y = 0] = fromLonLat([lon, lat]);
    const seen = extent[0] !== undefined && x >= extent[0] && x <= (extent[2] ?? 0) && y >= (extent[1] ?? 0);
    if (!seen || y > (extent[3] ?? 0)) this.map.getView().animate({ center: [x, y], duration: motion(250) });
  }

  private async read(window: readonly number[], zoom: number, signal: AbortSignal): Promise<Place[]> {
    const { fixed, places, asked } = this.told;
    return places ? readPlaces(places, asked, window, zoom, signal) : (fixed ?? []);
  }

  private isMarked(place: Place): boolean {
    return place === this.chosen || (this.marked !== "" && place.properties.id === this.marked);
  }

  private async load(): Promise<void> {
    const view = this.map.getView();
    const size = this.map.getSize();
    if (!size) return;
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const window = transformExtent(view.calculateExtent(size), "EPSG:3857", "EPSG:4326");
    if (!this.places.length) this.say(html`<span role="status">${t("permit.map_loading")}</span>`);
    try {
      this.places = await this.read(window, view.getZoom() ?? this.config.view.zoom, request.signal);
    } catch (error) {
      if (request.signal.aborted) return;
      const why = error instanceof ApiError ? error.message : t("permit.map_failed");
      this.say(
        html`<span role="alert" class="bad">${why}</span>
          <button class="button" type="button" @click=${() => void this.load()}>${t("permit.retry")}</button>`,
      );
      return;
    }
    this.draw();
  }

  private draw(): void {
    if (this.chosen && !this.places.some((one) => one.properties.id === this.chosen?.properties.id))
      this.chosen = undefined;
    this.points.clear(true);
    this.shapes.clear(true);
    const format = new GeoJSON();
    for (const place of this.places) {
      const { permits, footprint, id } = place.properties;
      if (id && id === this.chosen?.properties.id) this.chosen = place;
      const point = new Feature(new Point(fromLonLat(place.geometry.coordinates)));
      point.setProperties({ place, permits, late: Boolean(place.properties.late) });
      this.points.addFeature(point);
      if (!footprint) continue;
      const shape = new Feature(format.readGeometry(footprint, TO_MAP));
      shape.set("place", place);
      this.shapes.addFeature(shape);
    }
    this.element.dataset.shown = String(permitsIn(this.places));
    this.tell();
  }

  private choose(place: Place | undefined): void {
    this.chosen = place?.properties.id ? place : undefined;
    this.points.changed();
    this.tell();
    if (place && !place.properties.id) this.open(place);
  }

  /** Go nearer until a group falls apart. */
  private open(place: Place): void {
    const view = this.map.getView();
    const extent = transformExtent(place.properties.bbox, "EPSG:4326", "EPSG:3857");
    const nearer = Math.min((view.getZoom() ?? 12) + 2, NEAR_ZOOM + 1);
    const spread = extent[0] !== extent[2] || extent[1] !== extent[3];
    if (spread) view.fit(extent, { padding: [60, 60, 80, 60], maxZoom: NEAR_ZOOM, duration: motion(300) });
    else
      view.animate({
        center: fromLonLat(place.geometry.coordinates),
        zoom: nearer,
        duration: motion(300),
      });
  }

  private tell(): void {
    const one = this.chosen?.properties;
    if (one?.id) {
      this.say(
        html`<span><a href=${this.told.page.replace("{id}", one.id)}><strong>${one.number}</strong></a>${one.address ? html`<br />${one.address}` : nothing}</span>
          <button class="button button--plain" type="button" aria-label=${t("permit.close")} @click=${() => this.choose(undefined)}>✕</button>`,
      );
      return;
    }
    if (this.told.fixed) {
      this.say(nothing);
      return;
    }
    const count = permitsIn(this.places);
    const text = this.places.length >= MOST_PLACES ? "permit.map_part" : "permit.map_count";
    this.say(
      html`<span role="status">${count ? t(text, { count: number(count) }) : t("permit.map_none")}</span>`,
    );
  }

  private say(content: unknown): void {
    this.said.hidden = content === nothing;
    render(html`${content}`, this.said);
  }
}
