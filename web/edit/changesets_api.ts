/** Requests about change sets, presence and checks (docs/api.md). */
import { getJson, sendFile, sendJson } from "../shared/api";
import type {
  Attachment,
  ChangeSet,
  ChangeSetHead,
  EditableLayer,
  Finding,
  Form,
  Presence,
  SavedBatch,
} from "./api_types";
import type { Box } from "./geometry/shape";
import type { EditBody } from "./state/sending";

const ROOT = "/api/v1/changesets";

export const readLayers = async (): Promise<EditableLayer[]> =>
  (await getJson<{ layers: EditableLayer[] }>("/api/v1/layers")).layers;

export const readForm = (layer: string): Promise<Form> => getJson(`/api/v1/layers/${layer}/form`);

/** Own change sets of one status, the latest first. */
export const readOwn = async (status: string): Promise<ChangeSetHead[]> =>
  (await getJson<{ changesets: ChangeSetHead[] }>(ROOT, { mine: "true", status, limit: 50 })).changesets;

export const readChangeSet = (id: string): Promise<ChangeSet> => getJson(`${ROOT}/${id}`);

export interface Heading {
  title: string;
  legal_basis: { document: string; date: string | null };
  effective_date: string | null;
}

export const createChangeSet = (heading: Heading): Promise<{ id: string }> => sendJson("POST", ROOT, heading);

export const changeHeading = (id: string, heading: Heading): Promise<unknown> =>
  sendJson("PATCH", `${ROOT}/${id}`, heading);

/** Each edit that can be saved, in the order given; null where one was refused, and why. */
export const saveBatch = (
  id: string,
  edits: readonly EditBody[],
  removed: readonly number[],
): Promise<SavedBatch> =>
  sendJson("POST", `${ROOT}/${id}/edits/batch`, { edits, remove: removed, partial: true });

export const attach = (id: string, file: File): Promise<Attachment> =>
  sendFile(`${ROOT}/${id}/attachments`, file);

export const detach = (id: string, file: number): Promise<unknown> =>
  sendJson("DELETE", `${ROOT}/${id}/attachments/${file}`);

export const submit = (id: string): Promise<{ status: string }> => sendJson("POST", `${ROOT}/${id}/submit`);

export const withdraw = (id: string): Promise<{ status: string }> =>
  sendJson("POST", `${ROOT}/${id}/withdraw`);

export const readPresence = async (layer: string, box: Box, signal: AbortSignal): Promise<Presence[]> => {
  const bbox = box.map((metres) => metres.toFixed(1)).join(",");
  return (await getJson<{ drafts: Presence[] }>(`${ROOT}/presence`, { layer, bbox }, signal)).drafts;
};

export const check = async (layer: string, edits: readonly EditBody[]): Promise<Finding[]> =>
  (await sendJson<{ findings: Finding[] }>("POST", `/api/v1/layers/${layer}/check`, { edits })).findings;
