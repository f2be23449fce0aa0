/** New parcels in figures: what they are given on paper and how large they are drawn; whether the sums agree. Pure. */
import type { GeoJsonGeometry } from "../../shared/api_types";
import type { Control } from "../api_types";
import { readLength } from "../geometry/coordinate_text";
import { area, fromGeoJson } from "../geometry/shape";
import type { MeantEdit } from "./api";
import type { Child, ChildUse } from "./input";

interface Made {
  readonly geometry: GeoJsonGeometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Register of land uses, and its fields that are counted with here. */
export const USES = "parcel_land_uses";
export const USE_CODE = "land_use_code";
export const USE_AREA = "area_m2";
/** What the form asks for each use, in this order. */
export const ASKED_OF_USE: readonly string[] = [
  USE_CODE,
  USE_AREA,
  "term_kind",
  "term_from",
  "term_to",
  "origin_of_use",
];
/** Link of a land use to its parcel: the server sets it. */
const OF_PARCEL = "parcel";
/** Areas are written to 0.1 m²: so much may each of them be rounded by, as on the server. */
const ROUNDING_M2 = 0.05;

/** Plane area of the drawn shape in m². */
export const drawnArea = ({ geometry }: Made): number => (geometry ? area(fromGeoJson(geometry)) : 0);

/** The official area where there is one, else the drawn one; m². */
export function areaOf(made: Made): number {
  const official = made.properties.official_area_m2;
  return typeof official === "number" ? official : drawnArea(made);
}

/** Square metres as typed; null when there is no number. */
export const readArea = (text: string): number | null => (text.trim() ? (readLength(text) ?? null) : null);

/** Sum in m² to 0.1 m²; null when one is not known, or there is none. */
export function sumOf(areas: readonly unknown[]): number | null {
  let sum = 0;
  for (const one of areas) {
    if (typeof one !== "number") return null;
    sum += one;
  }
  return areas.length ? Math.round(sum * 10) / 10 : null;
}

export const usesSum = (uses: readonly ChildUse[]): number | null => sumOf(uses.map((one) => one[USE_AREA]));

/** Whether `count` rounded areas add up to a whole; where either is not known, nothing contradicts. */
export const fits = (sum: number | null, whole: number | null, count: number): boolean =>
  sum === null || whole === null || Math.abs(sum - whole) <= ROUNDING_M2 * count + 1e-9;

/** Land uses that the server gives a new parcel, as the officer may change them. */
export const usesOf = (edits: readonly MeantEdit[], parcel: string): ChildUse[] =>
  edits
    .filter((one) => one.layer === USES && one.operation === "create" && one.properties[OF_PARCEL] === parcel)
    .map(({ properties: { [OF_PARCEL]: _parcel, ...values } }) => values);

/** The values of a use that may be given: what the system writes itself is left to it. */
export const givable = (use: ChildUse, controls: readonly Control[]): ChildUse =>
  Object.fromEntries(
    controls.flatMap(({ name, read_only }) => (name in use && !read_only ? [[name, use[name]]] : [])),
  );

/** What the server says of a new parcel, in the words of the form. */
export const asChild = (made: Made): Child => ({
  number: String(made.properties.parcel_number ?? ""),
  area:
    typeof made.properties.official_area_m2 === "number"
      ? made.properties.official_area_m2.toFixed(1).replace(".", ",")
      : "",
  uses: null,
});

/** A use more: with what is left of the area, so that the sum agrees at once. */
export function withUse(uses: readonly ChildUse[], squareMetres: number | null): ChildUse[] {
  const sum = uses.length ? usesSum(uses) : 0;
  const left = sum === null || squareMetres === null ? null : Math.round((squareMetres - sum) * 10) / 10;
  return [...uses, { [USE_CODE]: null, [USE_AREA]: left !== null && left > 0 ? left : null }];
}
