/** Requests about the quality of a ward's parcels (docs/quality.md). */
import { getJson, sendJson } from "../shared/api";
import type { GeoJsonGeometry } from "../shared/api_types";

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
