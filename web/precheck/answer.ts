/** The pre-check as the API tells it (docs/precheck.md), and the parcels of a request. */
import { getJson, sendForFile, sendJson } from "../shared/api";
import type { GeoJsonGeometry, Lookup } from "../shared/api_types";
import { type Asked, isId } from "./asking";

export type Verdict = "pass" | "fail" | "needs_officer";

export interface Figure {
  key: string;
  value: number | null;
  limit: number | null;
  unit: string | null;
  raw: string | null;
  zone: string | null;
}

export interface RuleAnswer {
  id: string;
  title: string;
  verdict: Verdict;
  law: string;
  message: string;
  figures: Figure[];
  geometry: GeoJsonGeometry | null;
}

export interface UsedParcel {
  number: string;
  sheet: string;
  ward_name: string;
  version: number;
}

export interface Precheck {
  as_of: string;
  verdict: Verdict;
  counts: Record<Verdict, number>;
  proposal: { footprint: GeoJsonGeometry | null };
  site: { parcels: UsedParcel[]; geometry: GeoJsonGeometry | null };
  plans: { code: string; name: string; governing: boolean }[];
  rules: RuleAnswer[];
  not_checked: { key: string; title: string }[];
  disclaimer: string;
}

/** A line that stands for no parcel, or for several. */
export class ParcelUnclear extends Error {
  constructor(
    readonly key: "precheck.not_found" | "precheck.ambiguous",
    readonly text: string,
  ) {
    super(key);
  }
}

const GRAVEST_FIRST: readonly Verdict[] = ["fail", "needs_officer", "pass"];

/** The rules with what matters most first, otherwise in the order of the answer. */
export const gravestFirst = (rules: readonly RuleAnswer[]): RuleAnswer[] =>
  GRAVEST_FIRST.flatMap((verdict) => rules.filter((rule) => rule.verdict === verdict));

/** Ids of the parcels of a list; words are looked up. */
export async function idsOf(lines: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const line of lines) {
    if (isId(line)) {
      found.push(line.toLowerCase());
      continue;
    }
    const answer = await getJson<Lookup>("/api/v1/parcels", { q: line });
    const first = answer.candidates[0];
    if (answer.status === "NOT_FOUND" || !first) throw new ParcelUnclear("precheck.not_found", line);
    if (answer.status === "AMBIGUOUS") throw new ParcelUnclear("precheck.ambiguous", line);
    found.push(first.id);
  }
  return found;
}

export const outlineOf = async (id: string): Promise<GeoJsonGeometry> =>
  (await getJson<{ geometry: GeoJsonGeometry }>(`/api/v1/parcels/${encodeURIComponent(id)}`)).geometry;

export const ask = (asked: Asked): Promise<Precheck> => sendJson("POST", "/api/v1/permits/precheck", asked);
export const report = (asked: Asked): Promise<Blob> => sendForFile("/api/v1/permits/precheck.pdf", asked);
