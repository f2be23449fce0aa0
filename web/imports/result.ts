/** What came of a file: how many features by what becomes of them, and where to look further. */
import { decimal } from "../shared/format";
import { COUNTS, type Job } from "./api";
import { t } from "./texts";

export function showResult(place: HTMLElement, job: Job): void {
  if (job.state === "failed" || !job.result) {
    showProblem(place, ...wordsOf(job, t("imports.failed")));
    return;
  }
  const { changeset, counts, errors, report } = job.result;
  if (job.state === "refused") {
    showProblem(place, t("imports.refused"), ...wordsOf(job, ""));
  } else {
    place.replaceChildren(element("p", "outcome", t(changeset ? "imports.done" : "imports.nothing")));
    if (errors) place.append(element("p", "outcome__errors", t("imports.errors", { count: errors })));
  }
  place.append(figures(counts), links(changeset, report));
}

export function showProblem(place: HTMLElement, ...words: string[]): void {
  const notice = element("div", "notice notice--bad");
  notice.setAttribute("role", "alert");
  notice.append(...words.filter(Boolean).map((one) => element("p", "", one)));
  place.replaceChildren(notice);
}

const wordsOf = (job: Job, fallback: string): string[] =>
  job.problem ? [job.problem.message, job.problem.remedy] : [fallback];

function figures(counts: NonNullable<Job["result"]>["counts"]): HTMLElement {
  const list = element("dl", "counts");
  for (const name of COUNTS) {
    const one = element("div", `counts__one counts__one--${name}`);
    one.append(element("dt", "", t(`imports.count.${name}`)), element("dd", "", decimal(counts[name], 0)));
    list.append(one);
  }
  return list;
}

function links(changeset: string | null, report: string): HTMLElement {
  const actions = element("p", "actions");
  if (changeset) {
    const review = link(`/review/?changeset=${changeset}`, t("imports.to_review"));
    review.className = "button button--main";
    actions.append(review);
  }
  const details = link(report, t("imports.to_report"));
  details.className = "button";
  actions.append(details);
  return actions;
}

function link(address: string, text: string): HTMLAnchorElement {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.textContent = text;
  return anchor;
}

function element(tag: string, className = "", text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
