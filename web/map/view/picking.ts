/** Choosing a place: a click, or Enter for the cross at the centre when the map has the keyboard's focus. */
import type OlMap from "ol/Map";
import { toLonLat } from "ol/proj";

/** Below this zoom a click would hit one of many parcels by chance; the map comes closer instead. */
const PICKING_ZOOM = 15;

/** Calls `pick` with longitude and latitude in degrees WGS 84. */
export function startPicking(
  map: OlMap,
  element: HTMLElement,
  pick: (lon: number, lat: number) => void,
): void {
  const cross = document.createElement("div");
  cross.className = "crosshair";
  cross.setAttribute("aria-hidden", "true");
  element.append(cross);

  const choose = (coordinate: number[]): void => {
    const view = map.getView();
    if ((view.getZoom() ?? 0) < PICKING_ZOOM) {
      view.animate({ center: coordinate, zoom: PICKING_ZOOM + 1.5, duration: 300 });
      return;
    }
    const [lon, lat] = toLonLat(coordinate) as [number, number];
    pick(lon, lat);
  };
  map.on("singleclick", (event) => choose(event.coordinate));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target !== element) return;
    const centre = map.getView().getCenter();
    if (centre) choose(centre);
  });
}
