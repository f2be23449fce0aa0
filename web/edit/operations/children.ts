/** New parcels in figures: the official area that they get, and how large they are drawn. */
import type { GeoJsonGeometry } from "../../shared/api_types";
import { area, fromGeoJson } from "../geometry/shape";

interface Made {
  readonly geometry: GeoJsonGeometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Plane area of the drawn shape in m². */
export const drawnArea = ({ geometry }: Made): number => (geometry ? area(fromGeoJson(geometry)) : 0);

/** The official area where there is one, else the drawn one; m². */
export function areaOf(made: Made): number {
  const official = made.properties.official_area_m2;
  return typeof official === "number" ? official : drawnArea(made);
}

/** Sum of the official areas in m²; null when a parcel has none. */
export function officialSum(made: readonly Made[]): number | null {
  let sum = 0;
  for (const { properties } of made) {
    if (typeof properties.official_area_m2 !== "number") return null;
    sum += properties.official_area_m2;
  }
  return made.length ? Math.round(sum * 10) / 10 : null;
}
