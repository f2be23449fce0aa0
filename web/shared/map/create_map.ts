/** The map itself: view, extent, keyboard and pointer; layers and tools are added by their own folders. */
import { defaults } from "ol/interaction/defaults";
import OlMap from "ol/Map";
import { fromLonLat, transformExtent } from "ol/proj";
import View from "ol/View";
import type { MapConfig } from "../api_types";
import type { MapState } from "./permalink/permalink";
import { settleAfterWheel } from "./settle";

/** Web mercator map of the city; starts where the permanent link says, else at the city's centre. */
export function createMap(target: HTMLElement, config: MapConfig, state: MapState): OlMap {
  const [lon, lat] =
    state.lon !== undefined && state.lat !== undefined ? [state.lon, state.lat] : config.view.center;
  const map = new OlMap({
    target,
    controls: [],
    // Within a page, wheel and finger move the page until the map has been chosen; a map that is the page moves at once.
    interactions: defaults({ onFocusOnly: !document.body.classList.contains("app") }),
    view: new View({
      center: fromLonLat([lon, lat]),
      zoom: state.zoom ?? config.view.zoom,
      minZoom: config.view.min_zoom,
      maxZoom: config.view.max_zoom,
      enableRotation: false,
    }),
  });
  settleAfterWheel(map, motion);
  return map;
}

/** Extent of the city in web mercator. */
export function cityExtent(config: MapConfig): [number, number, number, number] {
  return transformExtent(config.view.extent, "EPSG:4326", "EPSG:3857") as [number, number, number, number];
}

export const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Milliseconds of a movement; none for people who asked for less motion. */
export const motion = (milliseconds: number): number => (reducedMotion() ? 0 : milliseconds);
