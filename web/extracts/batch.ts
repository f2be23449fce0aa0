/** A batch of extracts as the API tells it: asked for, followed, fetched. */
import { getJson, sendJson } from "../shared/api";

export interface BatchJob {
  id: string;
  kind: string;
  title: string;
  state: "waiting" | "running" | "done" | "refused" | "failed" | "dismissed";
  progress: number;
  created_at: string;
  result: { parcels: number; missing: number; file: string; bytes: number; download: string } | null;
  problem: { message: string; remedy: string } | null;
}

/** The parcels of a typed or pasted list: one a line, blank lines and repetitions left out. */
export function parcelsOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/\s+/g, " "));
  return [...new Set(lines.filter(Boolean))];
}

/** Bytes for people, with a decimal comma where the language has one. */
export function sizeText(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), "kB"] : [bytes / 1_000_000, "MB"];
  return `${value.toLocaleString(locale, { maximumFractionDigits: 1 })} ${unit}`;
}

export const isOver = (job: BatchJob): boolean => job.state !== "waiting" && job.state !== "running";

export const ask = (parcels: string[], format: string, asOf: string): Promise<{ id: string }> =>
  sendJson("POST", "/api/v1/extracts", { parcels, format, ...(asOf ? { as_of: asOf } : {}) });

export const jobOf = (id: string): Promise<BatchJob> => getJson(`/api/v1/jobs/${id}`);

export const ownBatches = async (): Promise<BatchJob[]> =>
  (await getJson<BatchJob[]>("/api/v1/jobs", { limit: 30 })).filter((job) => job.kind === "extract-batch");
