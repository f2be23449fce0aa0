/** Shapes of the answers that the editor reads (docs/api.md). */
import type { GeoJsonGeometry } from "../shared/api_types";
import type { GeometryKind } from "./geometry/shape";

export interface EditableLayer {
  name: string;
  title: string;
  theme: string;
  /** Who answers for the data. */
  owner: string;
  /** The role that edits it, "" where nobody does. */
  editors: string;
  geometry: GeometryKind | null;
  editable: boolean;
  units: string[] | null;
  tiles: boolean;
  min_zoom: number | null;
}

export interface Control {
  name: string;
  label: string;
  unit: string;
  control: "text" | "textarea" | "number" | "date" | "checkbox" | "choice" | "feature";
  read_only: boolean;
  hint?: string;
  choices?: { value: string; label: string }[];
  several?: boolean;
  free?: boolean;
  /** Of a link: the layer whose features it points to. */
  layer?: string;
  layer_title?: string;
}

export interface FieldSchema {
  title: string;
  type: string | string[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  enum?: (string | null)[];
}

export interface Form {
  layer: string;
  title: string;
  editable: boolean;
  geometry: GeometryKind | null;
  schema: { properties: Record<string, FieldSchema>; required: string[] };
  controls: Control[];
}

export interface ApiFeature {
  id: string;
  geometry: GeoJsonGeometry | null;
  properties: Record<string, unknown>;
}

export interface ApiFeatures {
  crs: string;
  features: ApiFeature[];
  next?: string | null;
}

export interface Finding {
  rule: string;
  severity: "error" | "warning";
  message: string;
  remedy: string;
  layer?: string;
  feature: string | null;
  edit?: number | string | null;
  geometry: GeoJsonGeometry | null;
}

export interface EditComment {
  author: string;
  at: string;
  text: string;
}

export interface ApiEdit {
  id: number;
  seq: number;
  layer: string;
  operation: string;
  feature: string;
  base_version: number;
  geometry: GeoJsonGeometry | null;
  properties: Record<string, unknown>;
  findings: Finding[];
  comments: EditComment[];
  /** The domain operation (split, merge) that this edit is part of. */
  expanded_from: number | null;
}

/** Why the server does not take an edit; `field` as in the edit ("properties.address"), "" = all of it. */
export interface Reason {
  field: string;
  code: string;
  message: string;
  remedy: string;
}

export interface SavedBatch {
  edits: (Pick<ApiEdit, "id" | "findings"> | null)[];
  refused: { at: number; reasons: Reason[] }[];
}

export type Status = "draft" | "submitted" | "returned" | "approved" | "published" | "withdrawn";

export interface ChangeSetHead {
  id: string;
  title: string;
  status: Status;
  legal_basis: { document: string; date: string | null } | null;
  effective_date: string | null;
  changed_at?: string;
  return_reason?: string | null;
}

export interface Attachment {
  number: number;
  name: string;
  href: string;
  /** Not the log of an import. */
  removable: boolean;
}

export interface ChangeSet extends ChangeSetHead {
  attachments: Attachment[];
  edits: ApiEdit[];
  /** There are more edits than one answer holds. */
  edits_next: number | null;
}

/** Somebody else's draft on a feature. */
export interface Presence {
  changeset: string;
  title: string;
  author: string;
  status: Status;
  layer: string;
  feature: string;
  bbox: [number, number, number, number];
}
