/** Requests and answers about change sets under review (docs/review.md, /api/v1/openapi.json). */
import { getJson, sendJson } from "../shared/api";
import type { GeoJsonGeometry } from "../shared/api_types";

const ROOT = "/api/v1/changesets";

export type Status = "draft" | "submitted" | "returned" | "approved" | "published" | "withdrawn";
export type Operation = "create" | "update" | "delete";
export type Tab = "waiting" | "mine" | "published" | "all";
export const OPERATIONS: readonly Operation[] = ["create", "update", "delete"];

export interface Summary {
  id: string;
  title: string;
  status: Status;
  kind: "edit" | "import" | "revert" | "qgis";
  legal_basis: { document: string; date: string | null };
  effective_date: string | null;
  author: string;
  mine: boolean;
  layers: string[];
  counts: Record<Operation, number>;
  created_at: string;
  changed_at: string;
  submitted_at: string | null;
  /** Somebody is publishing it at this moment. */
  publishing_since: string | null;
  published_at: string | null;
  reverts: string | null;
}

export interface Counts {
  tabs: Record<Tab, { count: number; more: boolean }>;
  layers: string[];
  authors: { login: string; name: string }[];
}

export interface StepMade {
  at: string;
  actor: string;
  action: string;
  from: Status | null;
  to: Status;
  reason: string | null;
}

export interface Attachment {
  number: number;
  name: string;
  size: number;
  href: string;
}

export interface ChangeSet extends Summary {
  return_reason: string | null;
  approved_by: string | null;
  publish_on_effective_date: boolean;
  published_by: string | null;
  reverted_by: string[];
  may: string[];
  events: StepMade[];
  attachments: Attachment[];
}

export interface Totals {
  count: number;
  reshaped: number;
  area_before_m2: number | null;
  area_after_m2: number | null;
}

export interface LayerTotals extends Record<Operation, Totals> {
  layer: string;
  title: string;
  has_area: boolean;
}

export interface Cell extends Record<Operation, number> {
  bbox: [number, number, number, number];
  with_findings: number;
}

/** A domain operation, such as a split, and how many features of its layer it makes, changes and deletes. */
export interface DomainOperation {
  edit: number;
  layer: string;
  operation: string;
  title: string;
  counts: Record<Operation, number>;
  findings: Finding[];
}

export interface Overview {
  layers: LayerTotals[];
  operations: DomainOperation[];
  findings: { error: number; warning: number };
  bbox: [number, number, number, number] | null;
  cells: Cell[];
}

export interface Finding {
  rule: string;
  severity: "error" | "warning";
  message: string;
  remedy: string;
  geometry: GeoJsonGeometry | null;
}

export interface Remark {
  author: string;
  at: string;
  text: string;
}

export interface State {
  version: number;
  properties: Record<string, unknown>;
  geometry: GeoJsonGeometry | null;
}

export interface FieldChange {
  field: string;
  label: string;
  before_text: string;
  after_text: string;
}

export interface Difference {
  edit: number;
  seq: number;
  layer: string;
  operation: Operation;
  feature: string;
  name: string;
  changes: FieldChange[];
  geometry_changed: boolean;
  area_before_m2: number | null;
  area_after_m2: number | null;
  before: State | null;
  after: State | null;
  crs: string;
  findings: Finding[];
  comments: Remark[];
}

export interface Conflict {
  edit: number;
  layer: string;
  operation: Operation;
  feature: string;
  base: State | null;
  theirs: State | null;
  mine: State | null;
  /** Fields that both sides changed to different ends; those that only they changed stand in `their_fields`. */
  fields: string[];
  geometry_conflict: boolean;
  their_fields: string[];
  their_geometry_changed: boolean;
  part_of_operation: number | null;
  /** What the features are called that the states point to, by id. */
  names: Readonly<Record<string, string>>;
  crs: string;
}

export interface ImpactTotal {
  code: string | null;
  name: string;
  before_m2: number;
  after_m2: number;
  gained_m2: number;
  lost_m2: number;
  parcels_gaining: number;
  parcels_losing: number;
}

export interface ImpactParcel {
  id: string;
  national_id: string | null;
  ward: { code: string; name: string };
  sheet: string;
  number: string;
  changes: {
    function: string | null;
    name: string;
    before_m2: number;
    after_m2: number;
    change_m2: number;
  }[];
  plan_changes: boolean;
  indicators_change: boolean;
  road_reserve_m2: number;
}

/** What publication would change in the answers for parcels; `parcels` names the most affected only. */
export interface Impact {
  layers: string[];
  parcels_looked_at: number;
  parcels_changed: number;
  parcels_by: Record<"function" | "plan" | "indicators" | "road_reserve", number>;
  function_changed_m2: number;
  functions: ImpactTotal[];
  plans: ImpactTotal[];
  road_reserve: {
    before_m2: number;
    after_m2: number;
    taken_m2: number;
    given_back_m2: number;
    parcels_losing: number;
    parcels_gaining: number;
  } | null;
  /** Codes of plans that the public does not see yet; they count as if they were announced. */
  not_announced: string[];
  parcels: ImpactParcel[];
  listed_at_most: number;
}

export interface Control {
  name: string;
  label: string;
  unit: string;
  control: string;
  choices?: { value: string; label: string }[];
}

export interface Filter {
  layer?: string;
  operation?: Operation | "";
  finding?: "error" | "warning" | "";
  bbox?: string;
  sample?: number;
  /** Only what one domain operation means. */
  partOf?: number;
}

export interface LayerName {
  name: string;
  title: string;
}

export const readLayers = async (): Promise<LayerName[]> =>
  (await getJson<{ layers: LayerName[] }>("/api/v1/layers")).layers;

export const readCounts = (layer: string, author: string): Promise<Counts> =>
  getJson(`${ROOT}/counts`, { layer, author });

export const readList = (
  asked: Record<string, string | number>,
): Promise<{ changesets: Summary[]; next: string | null }> => getJson(ROOT, asked);

export const readChangeSet = (id: string): Promise<ChangeSet> => getJson(`${ROOT}/${id}`, { edits_limit: 0 });

export const readOverview = (id: string): Promise<Overview> => getJson(`${ROOT}/${id}/overview`);

export const readImpact = (id: string): Promise<Impact> => getJson(`${ROOT}/${id}/impact`);

export const readDiff = (
  id: string,
  filter: Filter,
  after: number,
  limit: number,
): Promise<{ edits: Difference[]; next: number | null }> =>
  getJson(`${ROOT}/${id}/diff`, {
    layer: filter.layer ?? "",
    operation: filter.operation ?? "",
    finding: filter.finding ?? "",
    bbox: filter.bbox ?? "",
    sample: filter.sample ?? "",
    part_of: filter.partOf ?? "",
    after,
    limit,
  });

export const readConflicts = async (id: string): Promise<Conflict[]> =>
  (await getJson<{ conflicts: Conflict[] }>(`${ROOT}/${id}/conflicts`)).conflicts;

export const readControls = async (layer: string): Promise<Control[]> =>
  (await getJson<{ controls: Control[] }>(`/api/v1/layers/${layer}/form`)).controls;

export type Move = "submit" | "approve" | "return" | "publish" | "withdraw" | "revert";

/** One step of a change set; answers its new state (revert: the new draft). */
export const move = (id: string, step: Move, body?: object): Promise<{ id: string; status: Status }> =>
  sendJson("POST", `${ROOT}/${id}/${step}`, body);

export const comment = (id: string, edit: number, text: string): Promise<Remark> =>
  sendJson("POST", `${ROOT}/${id}/edits/${edit}/comments`, { text });

export interface Resolution {
  choice: "mine" | "theirs" | "merge";
  geometry?: "mine" | "theirs";
  fields?: Record<string, "mine" | "theirs">;
}

export const resolve = (
  id: string,
  edit: number,
  resolution: Resolution,
): Promise<{ id: string; status: Status; edit: object | null }> =>
  sendJson("POST", `${ROOT}/${id}/edits/${edit}/resolve`, resolution);
