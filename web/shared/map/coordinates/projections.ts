/**
 * Coordinates of a point in WGS 84 and in the city's VN-2000 zone.
 *
 * The definitions come from the server's CRS registry with the map configuration, so the browser uses the same
 * pinned datum operation (EPSG:6960) as every other component. VN-2000 papers call north X and east Y.
 */
import proj4 from "proj4";
import { decimal } from "../../format";
import type { Language } from "../../i18n";

const LONGITUDE_LATITUDE = "EPSG:4326";

/** Make the server's definitions known; EPSG:4326 is the browser's own, longitude first. */
export function registerDefinitions(definitions: Readonly<Record<string, string>>): void {
  for (const [code, text] of Object.entries(definitions)) {
    if (code !== LONGITUDE_LATITUDE) proj4.defs(code, text);
  }
}

/** East and north in metres in `code` of a position in degrees WGS 84. */
export function eastNorth(lon: number, lat: number, code: string): [east: number, north: number] {
  const [east, north] = proj4(LONGITUDE_LATITUDE, code, [lon, lat]) as [number, number];
  return [east, north];
}

/** The other way: a position in degrees WGS 84 of east and north in metres in `code`. */
export function lonLatOf(east: number, north: number, code: string): [lon: number, lat: number] {
  const [lon, lat] = proj4(code, LONGITUDE_LATITUDE, [east, north]) as [number, number];
  return [lon, lat];
}

export interface Readout {
  lat: string;
  lon: string;
  north: string;
  east: string;
}

/** A position in degrees WGS 84 and in metres in `code`, as people of the language write numbers. */
export function readout(lon: number, lat: number, code: string, language?: Language): Readout {
  const [east, north] = eastNorth(lon, lat, code);
  return {
    lat: decimal(lat, 6, language),
    lon: decimal(lon, 6, language),
    north: decimal(north, 2, language),
    east: decimal(east, 2, language),
  };
}
