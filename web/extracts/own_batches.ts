/** The reader's batches on the page: how far each is, its file, cancelling. */
import { html, nothing, render } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { pageLanguage } from "../shared/i18n";
import { type BatchJob, cancel, isOver, ownBatches, secondsLeft, sizeText, timeOf } from "./batch";
import { t } from "./texts";

const POLL_MS = 1500;

/** The batches of the last days, looked at again and again as long as one of them is under way. */
export class OwnBatches {
  private readonly seen = new Map<string, { at: number; progress: number }>();
  private readonly followed = new Set<string>();
  private timer = 0;

  constructor(
    private readonly place: HTMLElement,
    private readonly tell: (job: BatchJob) => void,
  ) {}

  /** A batch that was asked for just now: its end is said aloud. */
  follow(id: string): Promise<void> {
    this.followed.add(id);
    return this.show();
  }

  async show(): Promise<void> {
    window.clearTimeout(this.timer);
    const jobs = await ownBatches().catch(() => undefined);
    window.clearTimeout(this.timer); // of a look that was quicker
    if (jobs === undefined || jobs.some((job) => !isOver(job))) {
      this.timer = window.setTimeout(() => void this.show(), POLL_MS);
    }
    if (jobs === undefined) return;
    render(
      jobs.length
        ? html`<h2>${t("extracts.own")}</h2>
            <ul class="list">${repeat(
              jobs,
              (job) => job.id,
              (job) => this.item(job),
            )}</ul>`
        : nothing,
      this.place,
    );
    for (const job of jobs.filter((one) => isOver(one) && this.followed.delete(one.id))) this.tell(job);
  }

  private item(job: BatchJob) {
    const when = new Date(job.created_at).toLocaleString(pageLanguage());
    return html`<li class="list__item"><p><strong>${job.title}</strong> <span class="soft">${when}</span></p>
      ${isOver(job) ? endOf(job) : this.progressOf(job)}</li>`;
  }

  private progressOf(job: BatchJob) {
    const now = { at: Date.now(), progress: job.progress };
    const first = this.seen.get(job.id) ?? now;
    if (job.state === "running") this.seen.set(job.id, first);
    const left = secondsLeft(first, now);
    const words =
      left === undefined ? wordsOf(job) : `${wordsOf(job)} ${t("extracts.left", { time: timeText(left) })}`;
    return html`<div class="upload__state"><progress max="1" .value=${job.progress} aria-label=${job.title}></progress>
        <p class="soft">${words}</p>
        <p><button class="button" type="button" aria-label=${t("extracts.cancel_which", { title: job.title })} @click=${() => this.cancel(job)}>${t("extracts.cancel")}</button></p></div>`;
  }

  private async cancel(job: BatchJob): Promise<void> {
    if (!window.confirm(t("extracts.cancel_sure"))) return;
    await cancel(job.id).catch(() => undefined); // over meanwhile: the list says so
    await this.show();
  }
}

function endOf(job: BatchJob) {
  if (!job.result) {
    const problem = job.problem ? `${job.problem.message} ${job.problem.remedy}`.trim() : "";
    return html`<p class="soft">${job.state === "dismissed" ? t("extracts.dismissed") : t("extracts.stopped", { why: problem })}</p>`;
  }
  return html`<p>${wordsOf(job)}</p>
    <p><a class="button" href=${job.result.download} download>${t("extracts.download", {
      file: job.result.file,
      size: sizeText(job.result.bytes, pageLanguage()),
    })}</a></p>
    <p class="soft">${t("extracts.kept")}</p>`;
}

/** How a batch stands, in a sentence or two. */
export function wordsOf(job: BatchJob): string {
  if (job.state === "waiting") return t("extracts.waiting");
  if (job.state === "running") return t("extracts.working", { percent: Math.round(job.progress * 100) });
  if (!job.result) return job.state === "dismissed" ? t("extracts.dismissed") : t("extracts.failed");
  const words = [t("extracts.done", { parcels: job.result.parcels.toLocaleString(pageLanguage()) })];
  const tells = job.result.format === "xlsx" || job.result.format === "pdf";
  if (job.result.missing) {
    const missing = { missing: job.result.missing };
    words.push(tells ? t("extracts.missing", missing) : t("extracts.missing_bare", missing));
  }
  return words.join(" ");
}

export function timeText(seconds: number): string {
  const [unit, count] = timeOf(seconds);
  return t(`extracts.time.${unit}`, { count: count.toLocaleString(pageLanguage()) });
}
