/** The upload of a file that becomes a change set, and the job that is followed meanwhile (docs/import.md). */
import { ApiError, getJson, type Problem } from "../shared/api";
import { pageLanguage, t } from "../shared/i18n";

export const COUNTS = ["added", "changed", "removed", "unchanged", "refused", "missing"] as const;
export type CountName = (typeof COUNTS)[number];

export interface Job {
  id: string;
  title: string;
  state: "waiting" | "running" | "done" | "refused" | "failed";
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

/**
 * Send the form with its file; resolves with the id of the job.
 *
 * An XMLHttpRequest, as fetch does not tell how much of a large file has left.
 */
export function send(form: FormData, told: (share: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/changesets/imports?lang=${pageLanguage()}`);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) told(event.loaded / event.total);
    };
    request.onerror = () => reject(new ApiError(t("error.network"), 0));
    request.onload = () => {
      if (request.status === 202) {
        resolve((JSON.parse(request.responseText) as { job: string }).job);
      } else {
        reject(problemOf(request));
      }
    };
    request.send(form);
  });
}

function problemOf(request: XMLHttpRequest): ApiError {
  let problem: Problem = {};
  try {
    problem = JSON.parse(request.responseText) as Problem;
  } catch {
    // a proxy may answer with something else than a problem document
  }
  const first = problem.errors?.[0];
  const words = [first?.message || problem.detail || problem.title || t("error.server"), first?.remedy];
  return new ApiError(words.filter(Boolean).join(" "), request.status, problem.request_id ?? "", problem);
}
