/** A batch of extracts as the API tells it: asked for, followed, fetched. */
import { getJson, sendJson } from "../shared/api";

export interface BatchJob {
  id: string;
  kind: string;
  title: string;
  state: "waiting" | "running" | "done" | "refused" | "failed" | "dismissed";
  progress: number;
  created_at: string;
  result: {
    parcels: number;
    missing: number;
    file: string;
    bytes: number;
    format?: string;
    download: string;
  } | null;
  problem: { message: string; remedy: string } | null;
}

/** What a batch would take, asked for before it is sent. */
export interface Forecast {
  parcels: number;
  seconds: number;
  bytes: number;
  ahead: number;
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

/** A time for people: seconds below two minutes, minutes below two hours, else hours with a half. */
export function timeOf(seconds: number): [unit: "seconds" | "minutes" | "hours", count: number] {
  if (seconds < 120) return ["seconds", Math.max(1, Math.round(seconds))];
  if (seconds < 7200) return ["minutes", Math.round(seconds / 60)];
  return ["hours", Math.round(seconds / 1800) / 2];
}

/** Seconds that are left of a job by two looks at it; undefined as long as nothing can be said. */
export function secondsLeft(
  first: { at: number; progress: number },
  now: { at: number; progress: number },
): number | undefined {
  const done = now.progress - first.progress;
  if (done < 0.005 || now.at - first.at < 5000) return undefined;
  return ((1 - now.progress) * (now.at - first.at)) / done / 1000;
}

export const isOver = (job: BatchJob): boolean => job.state !== "waiting" && job.state !== "running";

export const ask = (parcels: string[], format: string, asOf: string): Promise<{ id: string }> =>
  sendJson("POST", "/api/v1/extracts", { parcels, format, ...(asOf ? { as_of: asOf } : {}) });

export const forecastOf = (parcels: number, format: string, signal: AbortSignal): Promise<Forecast> =>
  getJson("/api/v1/extracts/forecast", { parcels, format }, signal);

export const cancel = (id: string): Promise<unknown> => sendJson("DELETE", `/api/v1/extracts/batches/${id}`);

export const ownBatches = async (): Promise<BatchJob[]> =>
  (await getJson<BatchJob[]>("/api/v1/jobs", { limit: 30 })).filter((job) => job.kind === "extract-batch");
