/** The place that an opinion is about: one point that the citizen sets on the small map; planners see those of all. */
import { html, nothing, render } from "lit";
import Feature from "ol/Feature";
import Point from "ol/geom/Point";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { fromLonLat, toLonLat } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { Circle, Fill, Stroke, Style } from "ol/style";
import { t } from "./texts";

const dot = (fill: string, radius: number): Style =>
  new Style({
    image: new Circle({
      radius,
      fill: new Fill({ color: fill }),
      stroke: new Stroke({ color: "#ffffff", width: 2 }),
    }),
  });
const OWN = dot("#b3124e", 8);
const RECEIVED = dot("#0d5c63", 6);

/** Above the boundary of the plan. */
const Z_INDEX = 7000;

/** Points of opinions received, degrees WGS 84. */
export function showPlaces(map: OlMap, places: readonly [number, number][]): void {
  const features = places.map((place) => new Feature(new Point(fromLonLat(place))));
  map.addLayer(new VectorLayer({ source: new VectorSource({ features }), style: RECEIVED, zIndex: Z_INDEX }));
}

/**
 * A click on the map, Enter while it has the focus (its centre), or the button sets the point; the form carries it in
 * the fields `lon` and `lat`, degrees WGS 84, empty without one.
 */
export function startPlace(
  map: OlMap,
  element: HTMLElement,
  form: HTMLFormElement,
  tools: HTMLElement,
): void {
  const field = (name: string): HTMLInputElement => form.elements.namedItem(name) as HTMLInputElement;
  const source = new VectorSource();
  map.addLayer(new VectorLayer({ source, style: OWN, zIndex: Z_INDEX + 1 }));

  const put = (place: readonly [number, number] | undefined): void => {
    source.clear();
    if (place) source.addFeature(new Feature(new Point(fromLonLat([...place]))));
    field("lon").value = place ? place[0].toFixed(7) : "";
    field("lat").value = place ? place[1].toFixed(7) : "";
    draw();
  };
  const putAt = (coordinate: number[] | undefined): void => {
    if (coordinate) put(toLonLat(coordinate) as [number, number]);
  };
  const draw = (): void => {
    const [lon, lat] = [field("lon").value, field("lat").value];
    render(
      html`<span role="status">${lon ? t("place.set", { lat: Number(lat).toFixed(6), lon: Number(lon).toFixed(6) }) : t("place.none")}</span>
        <button class="button" type="button" data-centre @click=${() => putAt(map.getView().getCenter())}>${t("place.centre")}</button>
        ${lon ? html`<button class="button" type="button" data-remove @click=${() => put(undefined)}>${t("place.remove")}</button>` : nothing}`,
      tools,
    );
  };
  map.on("singleclick", (event) => putAt(event.coordinate));
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    putAt(map.getView().getCenter());
  });
  const known = [field("lon").value, field("lat").value].map(Number.parseFloat) as [number, number];
  if (known.every(Number.isFinite)) put(known);
  else draw();
}
