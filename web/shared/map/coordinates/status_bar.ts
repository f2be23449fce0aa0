/** The bar under the map: scale, coordinates under the pointer (or at the centre, for keyboard and touch), sources. */
import { html, render } from "lit";
import ScaleLine from "ol/control/ScaleLine";
import type OlMap from "ol/Map";
import { toLonLat } from "ol/proj";
import type { MapConfig } from "../../api_types";
import { t } from "../../i18n";
import { showMessage } from "../messages";
import { readout } from "./projections";

/** Start the status bar in `element`. */
export function startStatusBar(map: OlMap, element: HTMLElement, config: MapConfig): void {
  const scale = document.createElement("div");
  scale.className = "status-bar__scale";
  map.addControl(new ScaleLine({ target: scale, minWidth: 70 }));

  let place: [number, number] | undefined;
  const draw = (): void => {
    const centre = map.getView().getCenter();
    const position = place ?? (centre ? (toLonLat(centre) as [number, number]) : undefined);
    render(
      html`${scale}${position ? coordinates(position, config) : ""}
        <details class="status-bar__sources">
          <summary aria-label=${t("map.attribution_label")}>©</summary>
          <p>${t("map.attribution")}</p>
        </details>`,
      element,
    );
  };
  map.on("pointermove", (event) => {
    if (event.dragging) return;
    place = toLonLat(event.coordinate) as [number, number];
    draw();
  });
  map.getViewport()?.addEventListener("pointerleave", () => {
    place = undefined;
    draw();
  });
  map.on("moveend", draw);
  draw();
}

function coordinates([lon, lat]: [number, number], config: MapConfig): unknown {
  const shown = readout(lon, lat, config.crs.storage);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(
      `${lat.toFixed(7)}, ${lon.toFixed(7)} (WGS 84); X=${shown.north} Y=${shown.east} (${config.crs.storage})`,
    );
    showMessage(t("coordinates.copied"));
  };
  return html`<button
    class="status-bar__coordinates"
    type="button"
    title=${t("coordinates.copy")}
    aria-label=${t("coordinates.copy")}
    @click=${copy}
  >
    <span><b>WGS 84</b> ${t("coordinates.lat")} ${shown.lat}° · ${t("coordinates.lon")} ${shown.lon}°</span>
    <span class="status-bar__vn2000" title=${config.crs.storage_name}
      ><b>VN-2000</b> ${t("coordinates.north")} ${shown.north} · ${t("coordinates.east")} ${shown.east}
      <small>${config.crs.storage}</small></span
    >
  </button>`;
}
