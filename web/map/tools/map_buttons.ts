/** Buttons beside the map: zoom, whole city, own position, layers, help. */
import { html, render, type TemplateResult } from "lit";
import type OlMap from "ol/Map";
import { fromLonLat } from "ol/proj";
import type { MapConfig } from "../../shared/api_types";
import { whole } from "../../shared/format";
import { type TextKey, t } from "../../shared/i18n";
import { type IconName, icon } from "../../shared/icons";
import { motion } from "../../shared/map/create_map";
import { showMessage } from "../../shared/map/messages";
import type { Selection } from "../view/selection";

export interface MapButtonActions {
  toggleLayers: () => void;
  help: () => void;
}

export function startMapButtons(
  element: HTMLElement,
  map: OlMap,
  config: MapConfig,
  selection: Selection,
  actions: MapButtonActions,
): void {
  const zoom = (by: number): void => {
    const view = map.getView();
    view.animate({ zoom: (view.getZoom() ?? 0) + by, duration: motion(200) });
  };
  const home = (): void =>
    map.getView().animate({
      center: fromLonLat(config.view.center),
      zoom: config.view.zoom,
      duration: motion(400),
    });
  render(
    html`<div class="tools__group">
        ${button("map.zoom_in", "plus", () => zoom(1))} ${button("map.zoom_out", "minus", () => zoom(-1))}
      </div>
      <div class="tools__group">
        ${button("map.home", "home", home)} ${button("map.locate", "locate", () => locate(config, selection))}
      </div>
      <div class="tools__group">
        ${button("layers.open", "layers", actions.toggleLayers)} ${button("app.help", "help", actions.help)}
      </div>`,
    element,
  );
}

function button(label: TextKey, name: IconName, action: () => void): TemplateResult {
  return html`<button class="icon-button" type="button" data-tool=${name} aria-label=${t(label)} title=${t(label)} @click=${action}>
    ${icon(name)}
  </button>`;
}

function locate(config: MapConfig, selection: Selection): void {
  if (!("geolocation" in navigator)) {
    showMessage(t("map.locate_failed"), { bad: true });
    return;
  }
  showMessage(t("map.locating"), { lasting: true });
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      const [west, south, east, north] = config.view.extent;
      const { longitude: lon, latitude: lat, accuracy } = coords;
      if (lon < west || lon > east || lat < south || lat > north) {
        showMessage(t("map.locate_outside"));
        return;
      }
      selection.markPoint(lon, lat);
      selection.zoomToPoint(lon, lat, 18);
      showMessage(t("map.located", { metres: whole(accuracy) }));
    },
    (error) => {
      const denied = error.code === error.PERMISSION_DENIED;
      showMessage(t(denied ? "map.locate_denied" : "map.locate_failed"), { bad: true });
    },
    { enableHighAccuracy: true, timeout: 10_000 },
  );
}
