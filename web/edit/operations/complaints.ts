/** Why the server does not carry out an operation, and beside which field of the form it says so. */
import { html, nothing, type TemplateResult } from "lit";
import { ASKED_OF_USE } from "./children";

export interface Complaint {
  /** Parameter of the request ("params.area.area_m2"); "" = all of it. */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

/** Places of the form by the parameter that is given there; of several that fit, the first. */
const PLACES: readonly (readonly [parameter: string, place: string])[] = [
  ["params.line", "line"],
  ["params.vertices", "line"],
  ["params.group", "group"],
  ["params.offset.edge", "edge"],
  ["params.offset", "metres"],
  ["params.area.edge", "edge"],
  ["params.area.side", "side"],
  ["params.area", "squareMetres"],
  ["params.with", "subjects"],
  ["params.reason", "reason"],
  ["params.survey_document", "survey"],
  ["params.red_line", "ground"],
  ["params.geometry", "ground"],
  ["params.decision.date", "date"],
  ["params.decision.authority", "authority"],
  ["params.decision", "number"],
  ["params.land_use_code", "use"],
  ["params.document", "document"],
  ["params.sheets", "sheets"],
];
const OF_CHILD = /^params\.children\.(\d+)\.(number|official_area_m2|land_uses)(?:\.(\d+)\.(\w+))?/;
const CHILDREN = "params.children";
const OF_SHEET = /^params\.sheets\.(\d+)\.(ward|sheet|to_ward|to_ward_name|to_sheet)$/;
const NAMES: Readonly<Record<string, string>> = {
  number: "number",
  official_area_m2: "area",
  land_uses: "uses",
};

/** Where the form asks for a parameter; "" where it does not. */
export function placeOf(field: string): string {
  const [child, nth, what = "", use, value = ""] = OF_CHILD.exec(field) ?? [];
  if (child && use && ASKED_OF_USE.includes(value)) return `child-${nth}-use-${use}-${value}`;
  if (child) return `child-${nth}-${NAMES[what]}`;
  if (field === CHILDREN) return "children";
  const [sheet, row, key] = OF_SHEET.exec(field) ?? [];
  if (sheet) return `sheet-${row}-${key}`;
  return PLACES.find(([one]) => field === one || field.startsWith(`${one}.`))?.[1] ?? "";
}

export const complaintsAt = (complaints: readonly Complaint[], place: string): Complaint[] =>
  complaints.filter(({ field }) => placeOf(field) === place);

/** What is said beside a field; its control names it as its description. */
export const wrongId = (place: string): string => `operation-${place}-wrong`;

export function wrongAt(complaints: readonly Complaint[], place: string): TemplateResult | typeof nothing {
  const told = complaintsAt(complaints, place);
  if (!told.length) return nothing;
  return html`<div id=${wrongId(place)} class="field__wrong" role="alert" data-complaint=${place}>
    ${told.map(({ message, remedy }) => html`<p><b>${message}</b> ${remedy}</p>`)}
  </div>`;
}
