/** Recording an event of a case: which can happen now, what each needs, and the request that the API takes. */
import { sendJson } from "../shared/api";
import { type Work, worksOf } from "./works_form";

export interface PossibleEvent {
  event: string;
  name: string;
  /** Fields that must be filled in. */
  needs: string[];
  /** Ends the procedure, or the permit. */
  ends: boolean;
}

/** What the server tells of a case whose events may be recorded. */
export interface Recording {
  id: string;
  number: string;
  version: number;
  kind: string;
  /** The day in Viet Nam (ISO). */
  today: string;
  events: PossibleEvent[];
  /** Whether the case has one. */
  footprint: boolean;
  /** Agencies whose answer is awaited. */
  agencies: string[];
  answers: { code: string; name: string }[];
  documents: { id: string; name: string }[];
  /** Several works that the case lists, and the classes of works, the highest first. */
  works: Work[];
  classes: string[];
}

export const FIELDS = [
  "on",
  "permit_number",
  "issuer",
  "footprint",
  "document_number",
  "months",
  "agencies",
  "agency",
  "answer",
  "work",
  "note",
  "document",
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Figures of the work that a supplement or a grant may change, with the step of their input. */
export const FIGURES = {
  storeys: 1,
  basements: 1,
  height_m: 0.01,
  floor_area_m2: 0.1,
  ground_floor_area_m2: 0.1,
  site_coverage_pct: 0.1,
  far: 0.01,
  setback_m: 0.01,
  ground_level_m: 0.01,
} as const;
export type Figure = keyof typeof FIGURES;
/** What a permit says of its lines, in words. */
export const STATEMENTS = ["red_line", "building_line"] as const;
/** How long a work of fixed term may stand. */
export const LIFETIME = "lifetime_until";
/** Kind of permits that end with the lifetime of the work. */
export const FIXED_TERM = "co_thoi_han";
/** In front of the names of what belongs to the design, in the form. */
const OF_WORK = "work.";

/** Kinds of cases that have no design of their own. */
const WITHOUT_DESIGN = ["gia_han", "cap_lai"];

/** Kinds of cases that change a permit: it keeps its number and its footprint. */
const CHANGING = ["dieu_chinh", "gia_han", "cap_lai"];

/** Fields that an event may carry beside those it needs. */
const MORE: Readonly<Record<string, readonly FieldName[]>> = {
  grant: ["issuer", "document"],
  refuse: ["document"],
  revoke: ["document"],
  cancel: ["document"],
  consulted: ["document"],
};

/** The fields of the form for an event, in their order. */
export function fieldsOf(event: PossibleEvent, told: Pick<Recording, "kind" | "footprint">): FieldName[] {
  const asked = new Set<string>(["on", "note", ...event.needs, ...(MORE[event.event] ?? [])]);
  if (event.event === "grant") {
    if (told.kind === "gia_han") asked.add("months");
    if (CHANGING.includes(told.kind)) asked.delete("permit_number");
    else if (!told.footprint) asked.add("footprint");
  }
  if (["supplement", "grant"].includes(event.event) && !WITHOUT_DESIGN.includes(told.kind)) asked.add("work");
  return FIELDS.filter((name) => asked.has(name));
}

/** The name in the form of what belongs to the design. */
export const nameOf = (figure: Figure | (typeof STATEMENTS)[number] | typeof LIFETIME): string => `${OF_WORK}${figure}`;

/** Whether a field of an event must be filled in. */
export const isNeeded = (event: PossibleEvent, name: FieldName): boolean =>
  name === "on" || name === "footprint" || event.needs.includes(name);

/** Whether a text is the GeoJSON of a polygon. */
export function isPolygon(text: string): boolean {
  try {
    const type = (JSON.parse(text) as { type?: string } | null)?.type;
    return type === "Polygon" || type === "MultiPolygon";
  } catch {
    return false;
  }
}

/** The body of the request: what was filled in, lists by line, numbers as numbers; `works` where they are told anew. */
export function bodyOf(
  event: PossibleEvent,
  version: number,
  filled: Iterable<[string, string]>,
  works?: readonly Work[],
): object {
  const body: Record<string, unknown> = { event: event.event, version, ...(works ? { works: worksOf(works) } : {}) };
  const work: Record<string, number | string> = {};
  for (const [name, text] of filled) {
    const value = text.trim();
    if (!value) continue;
    const part = name.startsWith(OF_WORK) ? name.slice(OF_WORK.length) : "";
    if (part) work[part] = part in FIGURES ? Number(value) : value;
    else if (name === "agencies")
      body[name] = value
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean);
    else if (name === "footprint") body[name] = JSON.parse(value);
    else body[name] = name === "months" ? Number(value) : value;
  }
  return Object.keys(work).length ? { ...body, work } : body;
}

export const record = (id: string, body: object): Promise<unknown> =>
  sendJson("POST", `/api/v1/permits/${encodeURIComponent(id)}/events`, body);
