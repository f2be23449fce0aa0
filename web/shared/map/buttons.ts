/** Buttons beside any map: zoom and the whole city. */
import { html, type TemplateResult } from "lit";
import type OlMap from "ol/Map";
import { fromLonLat } from "ol/proj";
import type { MapConfig } from "../api_types";
import { type TextKey, t } from "../i18n";
import { type IconName, icon } from "../icons";
import { motion } from "./create_map";

export function mapButton(label: TextKey, name: IconName, action: () => void): TemplateResult {
  return html`<button class="icon-button" type="button" data-tool=${name} aria-label=${t(label)} title=${t(label)} @click=${action}>
    ${icon(name)}
  </button>`;
}

export function zoomButtons(map: OlMap): TemplateResult {
  const zoom = (by: number): void => {
    const view = map.getView();
    view.animate({ zoom: (view.getZoom() ?? 0) + by, duration: motion(200) });
  };
  return html`<div class="tools__group">
    ${mapButton("map.zoom_in", "plus", () => zoom(1))} ${mapButton("map.zoom_out", "minus", () => zoom(-1))}
  </div>`;
}

export function homeButton(map: OlMap, config: MapConfig): TemplateResult {
  return mapButton("map.home", "home", () =>
    map.getView().animate({
      center: fromLonLat(config.view.center),
      zoom: config.view.zoom,
      duration: motion(400),
    }),
  );
}
