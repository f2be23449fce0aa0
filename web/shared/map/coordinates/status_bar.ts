/** The bar under the map: scale, coordinates under the pointer (or at the centre, for keyboard and touch), sources. */
import { html, render } from "lit";
import ScaleLine from "ol/control/ScaleLine";
import type OlMap from "ol/Map";
import { toLonLat } from "ol/proj";
import type { MapConfig } from "../../api_types";
import { t } from "../../i18n";
import { showMessage } from "../messages";

type Projections = typeof import("./projections");

/** Start the status bar in `element`; coordinates are shown once their program is there, which is not asked for before `after`. */
export function startStatusBar(
  map: OlMap,
  element: HTMLElement,
  config: MapConfig,
  after: Promise<void> = Promise.resolve(),
): void {
  const scale = document.createElement("div");
  scale.className = "status-bar__scale";
  map.addControl(new ScaleLine({ target: scale, minWidth: 70 }));

  let place: [number, number] | undefined;
  let projections: Projections | undefined;
  const draw = (): void => {
    const centre = map.getView().getCenter();
    const position = place ?? (centre ? (toLonLat(centre) as [number, number]) : undefined);
    render(
      html`${scale}${position && projections ? coordinates(position, config, projections) : ""}
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
  void after
    .then(() => import("./projections"))
    .then((found) => {
      found.registerDefinitions(config.crs.definitions);
      projections = found;
      draw();
    })
    // Without it the map works as well; the next page has it.
    .catch(() => undefined);
}

function coordinates([lon, lat]: [number, number], config: MapConfig, { readout }: Projections): unknown {
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
