/** Entry of the page of a plan: its boundary and zones on a map, and its link to copy. The words are there without it. */
import "ol/ol.css";
import "../shared/upload.css";
import "./plans.css";
import { html, nothing, render } from "lit";
import GeoJSON from "ol/format/GeoJSON";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { transformExtent } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { getJson, mapConfig, styleSheet } from "../shared/api";
import type { GeoJsonGeometry, MapConfig, StyleSheet } from "../shared/api_types";
import { zoomButtons } from "../shared/map/buttons";
import { registerDefinitions } from "../shared/map/coordinates/projections";
import { createMap } from "../shared/map/create_map";
import { LayerStack } from "../shared/map/layers/layer_stack";
import { largeFirst, vectorStyle } from "../shared/map/layers/vector_style";
import { showPlaces, startPlace } from "./place";
import { BOUNDARY, CONSULTED } from "./plan_styles";
import { t } from "./texts";

/** What the server tells of the plan; degrees WGS 84. */
interface Shapes {
  boundary: GeoJsonGeometry | null;
  bbox: [number, number, number, number];
  /** Address of the zones; a plan in consultation shows none. */
  zones?: string;
  most?: number;
  /** Where the opinions are about that a planner reads. */
  places?: [number, number][];
}

const TO_MAP = { dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" };

async function start(element: HTMLElement, shapes: Shapes): Promise<void> {
  const config = await mapConfig();
  const sheet = await styleSheet(config.style_url);
  registerDefinitions(config.crs.definitions);
  render(
    html`<div class="plan-map__map" tabindex="0" role="application" aria-label=${t("plan.map_label")}></div>
      <div class="tools"></div>`,
    element,
  );
  const map = createMap(element.querySelector(".plan-map__map") as HTMLElement, config, {});
  // Without a script nothing is missing but the picture, so a tile that fails is not worth a word.
  new LayerStack(map, config, sheet, { layers: ["basemap"] }, () => undefined);
  render(zoomButtons(map), element.querySelector(".tools") as HTMLElement);
  if (shapes.boundary) drawBoundary(map, shapes.boundary, "consulted" in element.dataset);
  map.getView().fit(transformExtent(shapes.bbox, "EPSG:4326", "EPSG:3857"), { padding: [24, 24, 24, 24] });
  element.dataset.shown = "boundary";
  if (shapes.places?.length) showPlaces(map, shapes.places);
  const form = document.querySelector<HTMLFormElement>("form[data-place]");
  const placeTools = document.getElementById("place-tools");
  if (form && placeTools)
    startPlace(map, element.querySelector(".plan-map__map") as HTMLElement, form, placeTools);
  if (!shapes.zones) return;
  const drawn = await drawZones(map, config, sheet, shapes.zones);
  element.dataset.shown = `${drawn}`;
  if (shapes.most && drawn >= shapes.most) {
    element.insertAdjacentHTML("afterend", `<p class="soft"></p>`);
    render(t("plan.map_part", { most: drawn }), element.nextElementSibling as HTMLElement);
  }
}

function drawBoundary(map: OlMap, boundary: GeoJsonGeometry, consulted: boolean): void {
  const features = new GeoJSON().readFeatures(
    { type: "Feature", geometry: boundary, properties: {} },
    TO_MAP,
  );
  map.addLayer(
    new VectorLayer({
      source: new VectorSource({ features }),
      zIndex: 6000,
      style: consulted ? CONSULTED : BOUNDARY,
    }),
  );
}

/** The zones in the colours of the map; their number. */
async function drawZones(map: OlMap, config: MapConfig, sheet: StyleSheet, address: string): Promise<number> {
  const collection = await getJson<{ features: unknown[] }>(address);
  const style = sheet.planning_zones;
  const view = map.getView();
  const opacity = config.layers.find((one) => one.name === "planning_zones")?.opacity ?? 1;
  map.addLayer(
    new VectorLayer({
      source: new VectorSource({ features: new GeoJSON().readFeatures(collection, TO_MAP) }),
      zIndex: 5000,
      opacity,
      declutter: true,
      renderOrder: largeFirst,
      ...(style
        ? {
            style: vectorStyle(
              style,
              opacity < 1,
              (resolution) => view.getZoomForResolution(resolution) ?? 0,
            ),
          }
        : {}),
    }),
  );
  return collection.features.length;
}

function drawTools(element: HTMLElement, said = ""): void {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href.split("#")[0] as string);
      drawTools(element, t("plan.link_copied"));
    } catch {
      drawTools(element, t("plan.copy_failed"));
    }
  };
  render(
    html`<button class="button" type="button" data-copy @click=${copy}>${t("plan.copy_link")}</button>
      <span role="status" class="soft">${said || nothing}</span>`,
    element,
  );
}

const tools = document.getElementById("plan-tools");
if (tools) drawTools(tools);
const element = document.getElementById("plan-map");
const data = document.getElementById("plan-shapes")?.textContent;
if (element && data) {
  start(element, JSON.parse(data) as Shapes).catch(() => {
    render(html`<p class="notice notice--bad" role="alert">${t("plan.map_failed")}</p>`, element);
  });
}
