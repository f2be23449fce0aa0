/** Where the permits of a search stand: single ones, and from afar how many are near each other. */
import { getJson } from "../shared/api";
import type { GeoJsonGeometry } from "../shared/api_types";

export interface Place {
  geometry: { type: "Point"; coordinates: [number, number] };
  properties: {
    permits: number;
    /** Of the centres, degrees WGS 84. */
    bbox: [number, number, number, number];
    id: string | null;
    number: string | null;
    address: string | null;
    footprint: GeoJsonGeometry | null;
    /** Of cases: past its day. */
    late?: boolean;
  };
}

/** As many as one answer holds. */
export const MOST_PLACES = 3000;

/** Places of a search inside a window (degrees WGS 84: west, south, east, north). */
export async function readPlaces(
  address: string,
  asked: Readonly<Record<string, string>>,
  window: readonly number[],
  zoom: number,
  signal: AbortSignal,
): Promise<Place[]> {
  const bbox = degrees(window).join(",");
  const found = await getJson<{ features: Place[] }>(
    address,
    { ...asked, bbox, zoom: zoom.toFixed(2) },
    signal,
  );
  return found.features;
}

/** A window cut to the world and rounded outwards to some 10 cm, so that neighbouring views share answers. */
export function degrees([west = 0, south = 0, east = 0, north = 0]: readonly number[]): number[] {
  const down = (value: number): number => Math.floor(value * 1e6) / 1e6;
  const up = (value: number): number => Math.ceil(value * 1e6) / 1e6;
  return [Math.max(-180, down(west)), Math.max(-90, down(south)), Math.min(180, up(east)), Math.min(90, up(north))];
}

/** All permits of some places. */
export const permitsIn = (places: readonly Place[]): number =>
  places.reduce((sum, one) => sum + one.properties.permits, 0);
