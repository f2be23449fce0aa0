/** The upload of a file that becomes a change set, and the job that is followed meanwhile (docs/import.md). */
import { getJson } from "../shared/api";
import { upload } from "../shared/upload";

export const COUNTS = ["added", "changed", "removed", "unchanged", "refused", "missing"] as const;
export type CountName = (typeof COUNTS)[number];

export interface Job {
  id: string;
  title: string;
  state: "waiting" | "running" | "done" | "refused" | "failed" | "dismissed";
  phase: string;
  /** 0 to 1. */
  progress: number;
  result: {
    changeset: string | null;
    counts: Record<CountName | "read", number>;
    errors: number;
    report: string;
  } | null;
  problem: { code: string; message: string; remedy: string } | null;
}

export const jobOf = (id: string): Promise<Job> => getJson(`/api/v1/jobs/${encodeURIComponent(id)}`);

export const isOver = (job: Job): boolean => job.state !== "waiting" && job.state !== "running";

/** Send the form with its file; resolves with the id of the job. */
export const send = async (form: FormData, told: (share: number) => void): Promise<string> =>
  (await upload<{ job: string }>("/api/v1/changesets/imports", form, told)).job;
