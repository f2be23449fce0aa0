/** Requests about the quality of a ward's parcels (docs/quality.md). */
import { getJson, sendJson } from "../shared/api";
import type { GeoJsonGeometry } from "../shared/api_types";
import { upload } from "../shared/upload";

const ROOT = "/api/v1/cadastre/quality";

/** A finding; coordinates in degrees WGS 84. */
export interface Finding {
  id: number;
  geometry: GeoJsonGeometry | null;
  properties: {
    rule: string;
    severity: "error" | "warning";
    message: string;
    parcel: string | null;
    sheet: string;
    number: string;
  };
}

export interface Findings {
  features: Finding[];
  /** Where the next page begins; null at the end. */
  next: number | null;
}

export const readFindings = (
  ward: string,
  rule: string,
  after: number,
  signal: AbortSignal,
): Promise<Findings> => getJson(`${ROOT}/${ward}/findings`, { rule, after, limit: 500 }, signal);

/** Have the rules run over the ward now; they run in the background. */
export const runNow = (ward: string): Promise<unknown> => sendJson("POST", `${ROOT}/${ward}/runs`);

/** A gap or an overlap at the edge of a sheet; the shape in degrees WGS 84. */
export interface EdgeFound {
  rule: string;
  parcel: string | null;
  sheet: string;
  number: string;
  message: string;
  geometry: GeoJsonGeometry | null;
}

/** Where a sheet does not meet those beside it, as findings of the map. */
export async function readEdges(ward: string, sheet: string, signal: AbortSignal): Promise<Finding[]> {
  const path = `/api/v1/cadastre/sheets/${ward}/${encodeURIComponent(sheet)}/edges`;
  const { findings } = await getJson<{ findings: EdgeFound[] }>(path, {}, signal);
  return findings.map(({ geometry, ...properties }, nth) => ({
    id: nth + 1,
    geometry,
    properties: { ...properties, severity: "error" },
  }));
}

export const CODES = [
  "not-on-map",
  "not-in-book",
  "several-on-map",
  "twice-in-book",
  "area-differs",
  "use-differs",
] as const;
export type Code = (typeof CODES)[number];

/** Where a register book and the map disagree; `book` and `map` are what each says. */
export interface BookDifference {
  code: Code;
  sheet: string;
  number: string;
  book: string;
  map: string;
  message: string;
}

export interface BookComparison {
  /** Parcels of the book. */
  rows: number;
  matched: number;
  findings: BookDifference[];
}

export const compareBook = (form: FormData, told: (share: number) => void): Promise<BookComparison> =>
  upload("/api/v1/cadastre/register-books", form, told);
