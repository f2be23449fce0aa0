/**
 * The permanent link: what the map shows, written into the address after `#`.
 *
 * `#map=16.25/10.77690/106.69810&layers=parcels,red_lines&opacity=planning_zones:60&parcel=…&lang=vi`
 * map = zoom/latitude/longitude in degrees WGS 84; `layers` lists what is visible ("" = nothing); `show` adds
 * to the layers that are visible anyway (links of the server's pages).
 */
export interface MapState {
  zoom?: number;
  lat?: number;
  lon?: number;
  layers?: string[];
  show?: string[];
  opacity?: Record<string, number>;
  parcel?: string;
  /** A day (ISO) whose data are shown instead of today's. */
  asOf?: string;
  /** A day (ISO) that is compared with what the map shows, left of a divider. */
  swipe?: string;
  lang?: "vi" | "en";
}

const NAME = /^[a-z][a-z0-9_]*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const IDENTITY = /^[0-9A-Za-z-]{4,64}$/;

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));

const names = (text: string): string[] => text.split(",").filter((name) => NAME.test(name));

function view(text: string): Pick<MapState, "zoom" | "lat" | "lon"> {
  const [zoom, lat, lon] = text.split("/").map(Number);
  if (zoom === undefined || lat === undefined || lon === undefined) return {};
  const plausible = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return plausible ? { zoom, lat, lon } : {};
}

function opacities(text: string): Record<string, number> {
  const found: Record<string, number> = {};
  for (const part of text.split(",")) {
    const [name = "", percent = ""] = part.split(":");
    const value = Number(percent);
    if (NAME.test(name) && percent !== "" && value >= 0 && value <= 100) found[name] = value / 100;
  }
  return found;
}

/** Read hash and query of an address; whatever is malformed is left out. */
export function readState(hash: string, query = ""): MapState {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const state: MapState = view(parts.get("map") ?? "");
  const layers = parts.get("layers");
  if (layers !== null) state.layers = names(layers);
  const show = parts.get("show");
  if (show !== null) state.show = names(show);
  const opacity = parts.get("opacity");
  if (opacity !== null) state.opacity = opacities(opacity);
  const parcel = parts.get("parcel") ?? new URLSearchParams(query).get("parcel") ?? "";
  if (IDENTITY.test(parcel)) state.parcel = parcel;
  const day = parts.get("as_of") ?? new URLSearchParams(query).get("as_of") ?? "";
  if (isDay(day)) state.asOf = day;
  const swipe = parts.get("swipe") ?? "";
  if (isDay(swipe)) state.swipe = swipe;
  const lang = parts.get("lang");
  if (lang === "vi" || lang === "en") state.lang = lang;
  return state;
}

/** The hash of a state, with `#`; readable, so nothing in it is percent-encoded. */
export function writeState(state: MapState): string {
  const parts: string[] = [];
  if (state.zoom !== undefined && state.lat !== undefined && state.lon !== undefined) {
    parts.push(`map=${state.zoom.toFixed(2)}/${state.lat.toFixed(6)}/${state.lon.toFixed(6)}`);
  }
  if (state.layers) parts.push(`layers=${state.layers.join(",")}`);
  const changed = Object.entries(state.opacity ?? {});
  if (changed.length) {
    parts.push(`opacity=${changed.map(([name, value]) => `${name}:${Math.round(value * 100)}`).join(",")}`);
  }
  if (state.parcel) parts.push(`parcel=${state.parcel}`);
  if (state.asOf) parts.push(`as_of=${state.asOf}`);
  if (state.swipe) parts.push(`swipe=${state.swipe}`);
  if (state.lang) parts.push(`lang=${state.lang}`);
  return `#${parts.join("&")}`;
}
