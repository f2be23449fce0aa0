/** Plan packages: sent to be judged or taken in, and the report (docs/plan-packages.md). */
import { ApiError, getJson, type Problem } from "../shared/api";
import type { GeoJsonGeometry } from "../shared/api_types";
import { pageLanguage, t } from "../shared/i18n";

export type Severity = "error" | "warning";

export interface Rule {
  id: string;
  group: string;
  group_title: string;
  severity: Severity;
  title: string;
  source: string;
  count: number;
  listed: number;
}

export interface PackageFinding {
  rule: string;
  severity: Severity;
  message: string;
  remedy: string;
  class: string;
  feature: string;
  geometry: GeoJsonGeometry | null;
}

export interface Report {
  accepted: boolean;
  file: { name: string };
  counts: { errors: number; warnings: number; objects: Record<string, number> };
  plan: {
    code: string;
    name: string;
    decision_number: string;
    stated_area_ha: number | null;
    drawn_area_ha: number | null;
  };
  rules: Rule[];
  findings: PackageFinding[];
}

export interface PackageJob {
  state: "waiting" | "running" | "done" | "refused" | "failed";
  result: { changeset: string | null; counts: { added: number; changed: number; removed: number } } | null;
  problem: { message: string; remedy: string } | null;
}

const ROOT = "/api/v1/plan-packages";

/** Have a package judged; `told` hears which share of it has left, 1 when it is there. */
export const validate = async (form: FormData, told: (share: number) => void): Promise<Report> =>
  JSON.parse(await (await post(`${ROOT}/validate?format=json`, form, told)).text()) as Report;

/** The report as a paper. */
export const paper = (form: FormData): Promise<Blob> =>
  post(`${ROOT}/validate?format=pdf`, form, () => undefined);

/** Have a package taken in as a draft; resolves with the id of the job. */
export async function takeIn(form: FormData): Promise<string> {
  const answer = await post(ROOT, form, () => undefined);
  return (JSON.parse(await answer.text()) as { job: string }).job;
}

export const jobOf = (id: string): Promise<PackageJob> => getJson(`/api/v1/jobs/${encodeURIComponent(id)}`);

export const isOver = (job: PackageJob): boolean => job.state !== "waiting" && job.state !== "running";

/** An XMLHttpRequest, as fetch does not tell how much of a large file has left. */
function post(address: string, form: FormData, told: (share: number) => void): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${address}${address.includes("?") ? "&" : "?"}lang=${pageLanguage()}`);
    request.responseType = "blob";
    request.setRequestHeader("X-CSRFToken", /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) told(event.loaded / event.total);
    };
    request.upload.onload = () => told(1);
    request.onerror = () => reject(new ApiError(t("error.network"), 0));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Blob);
      else void problemOf(request).then(reject);
    };
    request.send(form);
  });
}

async function problemOf(request: XMLHttpRequest): Promise<ApiError> {
  let problem: Problem = {};
  try {
    problem = JSON.parse(await (request.response as Blob).text()) as Problem;
  } catch {
    // a proxy may answer with something else than a problem document
  }
  const first = problem.errors?.[0];
  const words = [first?.message || problem.detail || problem.title || t("error.server"), first?.remedy];
  return new ApiError(words.filter(Boolean).join(" "), request.status, problem.request_id ?? "", problem);
}
