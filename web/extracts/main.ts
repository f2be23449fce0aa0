/** Entry of /extracts/: sends a list of parcels, shows how far its job is and where the file is. */
import { html, nothing, render } from "lit";
import { ApiError } from "../shared/api";
import { pageLanguage } from "../shared/i18n";
import "../shared/upload.css";
import { ask, type BatchJob, isOver, jobOf, ownBatches, parcelsOf, sizeText } from "./batch";
import { t } from "./texts";

const POLL_MS = 1000;
const form = document.querySelector<HTMLFormElement>("#batch");
if (form) start(form);

function start(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("#send");
  const bar = form.querySelector<HTMLProgressElement>("#progress");
  const said = form.querySelector<HTMLElement>("#said");
  const result = document.querySelector<HTMLElement>("#result");
  const own = document.querySelector<HTMLElement>("#own");
  if (!button || !bar || !said || !result || !own) return;
  void showOwn(own);

  button.disabled = false; // sent before, the form would go to the page itself
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = new FormData(form);
    const parcels = parcelsOf(String(values.get("parcels") ?? ""));
    if (parcels.length === 0) {
      complain(result, t("extracts.empty"));
      form.querySelector<HTMLElement>("#parcels")?.focus();
      return;
    }
    button.disabled = true;
    bar.hidden = false;
    bar.removeAttribute("value");
    render(nothing, result);
    ask(parcels, String(values.get("format")), String(values.get("as_of") ?? ""))
      .then(({ id }) => followed(id, bar, said))
      .then((job) => {
        render(resultOf(job), result);
        return showOwn(own, job.id);
      })
      .catch((error: unknown) => {
        complain(result, error instanceof ApiError ? error.message : t("extracts.failed"));
      })
      .finally(() => {
        button.disabled = false;
        bar.hidden = true;
        said.textContent = "";
        result.focus();
      });
  });
}

async function followed(id: string, bar: HTMLProgressElement, said: HTMLElement): Promise<BatchJob> {
  for (;;) {
    const job = await jobOf(id);
    if (isOver(job)) return job;
    if (job.progress > 0) bar.value = job.progress;
    said.textContent =
      job.state === "waiting"
        ? t("extracts.waiting")
        : t("extracts.working", { percent: Math.round(job.progress * 100) });
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const resultOf = (job: BatchJob) =>
  job.result
    ? html`<p role="status">${t("extracts.done", { parcels: job.result.parcels })}
          ${job.result.missing ? t("extracts.missing", { missing: job.result.missing }) : nothing}</p>
        <p>${downloadOf(job)}</p>
        <p class="soft">${t("extracts.kept")}</p>`
    : html`<p class="notice notice--bad" role="alert">${job.state === "dismissed" ? t("extracts.dismissed") : (job.problem?.message ?? t("extracts.failed"))} ${job.problem?.remedy ?? ""}</p>`;

const downloadOf = (job: BatchJob) =>
  job.result
    ? html`<a class="button button--main" href=${job.result.download} download>${t("extracts.download", {
        file: job.result.file,
        size: sizeText(job.result.bytes, pageLanguage()),
      })}</a>`
    : nothing;

/** Batches of the last days, that of this visit left out. */
async function showOwn(place: HTMLElement, without = ""): Promise<void> {
  const found = (await ownBatches().catch(() => [])).filter((job) => job.id !== without && job.result);
  render(
    found.length
      ? html`<h2>${t("extracts.own")}</h2>
          <ul class="list">${found.map(
            (job) => html`<li class="list__item"><p>${job.title} <span class="soft">${new Date(
              job.created_at,
            ).toLocaleString(pageLanguage())}</span></p>
              <p><a href=${job.result?.download ?? ""} download>${t("extracts.download", {
                file: job.result?.file ?? "",
                size: sizeText(job.result?.bytes ?? 0, pageLanguage()),
              })}</a></p></li>`,
          )}</ul>`
      : nothing,
    place,
  );
}

function complain(place: HTMLElement, words: string): void {
  render(html`<p class="notice notice--bad" role="alert">${words}</p>`, place);
}
