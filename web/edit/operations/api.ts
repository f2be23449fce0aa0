/** Requests about operations on parcels: what one would mean, and keeping it in a change set (docs/parcel-operations.md). */
import { sendJson } from "../../shared/api";
import type { GeoJsonGeometry } from "../../shared/api_types";
import type { Finding } from "../api_types";
import type { OperationBody } from "./input";

const ROOT = "/api/v1/changesets";

/** One edit that an operation means; `geometry` in `crs`. */
export interface MeantEdit {
  layer: string;
  operation: "create" | "update" | "delete";
  feature: string;
  base_version: number;
  geometry: GeoJsonGeometry | null;
  properties: Record<string, unknown>;
}

export interface Meaning {
  edits: MeantEdit[];
  findings: Finding[];
}

/** What an operation would do in a draft; nothing is stored. */
export const preview = (changeSet: string, body: OperationBody, signal: AbortSignal): Promise<Meaning> =>
  sendJson("POST", `${ROOT}/preview`, body, signal, { changeset: changeSet });

export const addOperation = (changeSet: string, body: OperationBody): Promise<{ id: number }> =>
  sendJson("POST", `${ROOT}/${changeSet}/edits`, body);

/** Takes the operation back with everything that it means. */
export const removeOperation = (changeSet: string, edit: number): Promise<unknown> =>
  sendJson("DELETE", `${ROOT}/${changeSet}/edits/${edit}`);
