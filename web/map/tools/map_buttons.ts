/** Buttons beside the map: zoom, whole city, own position, layers, day, help. */
import { html, render } from "lit";
import type OlMap from "ol/Map";
import type { MapConfig } from "../../shared/api_types";
import { whole } from "../../shared/format";
import { t } from "../../shared/i18n";
import { homeButton, mapButton, zoomButtons } from "../../shared/map/buttons";
import { showMessage } from "../../shared/map/messages";
import type { Selection } from "../view/selection";

export interface MapButtonActions {
  toggleLayers: () => void;
  chooseDay: () => void;
  help: () => void;
}

export function startMapButtons(
  element: HTMLElement,
  map: OlMap,
  config: MapConfig,
  selection: Selection,
  actions: MapButtonActions,
): void {
  render(
    html`${zoomButtons(map)}
      <div class="tools__group">
        ${homeButton(map, config)} ${mapButton("map.locate", "locate", () => locate(config, selection))}
      </div>
      <div class="tools__group">
        ${mapButton("layers.open", "layers", actions.toggleLayers)}
        ${mapButton("date.open", "calendar", actions.chooseDay)} ${mapButton("app.help", "help", actions.help)}
      </div>`,
    element,
  );
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
