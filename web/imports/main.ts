/** Entry of /imports/: sends a file, shows how far its job is and what came of it. */
import { ApiError } from "../shared/api";
import { decimal } from "../shared/format";
import { isOver, jobOf, send } from "./api";
import "./imports.css";
import { showProblem, showResult } from "./result";
import { phaseText, t } from "./texts";

const POLL_MS = 700;
const form = document.querySelector<HTMLFormElement>("#upload");
if (form) follow(form);

function follow(upload: HTMLFormElement): void {
  const input = upload.querySelector<HTMLInputElement>("#file");
  const drop = upload.querySelector<HTMLElement>("#drop");
  const name = upload.querySelector<HTMLElement>("#file-name");
  const button = upload.querySelector<HTMLButtonElement>("#send");
  const bar = document.querySelector<HTMLProgressElement>("#progress");
  const said = document.querySelector<HTMLElement>("#said");
  const result = document.querySelector<HTMLElement>("#result");
  if (!input || !drop || !name || !button || !bar || !said || !result) return;
  const most = Number(upload.dataset.megabytes);

  const named = (): void => {
    const file = input.files?.[0];
    name.textContent = file ? `${file.name} · ${decimal(file.size / 1e6, 1)} MB` : "";
    input.setCustomValidity(
      file && file.size > most * 1e6 ? t("imports.too_large", { megabytes: most }) : "",
    );
  };
  input.addEventListener("change", named);
  for (const kind of ["dragenter", "dragover"] as const) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("drop--over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("drop--over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("drop--over");
    if (!event.dataTransfer?.files.length) return;
    input.files = event.dataTransfer.files;
    named();
  });

  upload.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    bar.hidden = false;
    result.replaceChildren();
    void load(upload, bar, said)
      .then((job) => showResult(result, job))
      .catch((error: unknown) => {
        showProblem(result, error instanceof ApiError ? error.message : t("imports.failed"));
      })
      .finally(() => {
        button.disabled = false;
        bar.hidden = true;
        said.textContent = "";
        result.focus();
      });
  });
}

async function load(upload: HTMLFormElement, bar: HTMLProgressElement, said: HTMLElement) {
  bar.removeAttribute("value");
  const id = await send(filled(upload), (share) => {
    said.textContent = t("imports.sending", { percent: Math.round(share * 100) });
  });
  for (;;) {
    const job = await jobOf(id);
    if (isOver(job)) return job;
    said.textContent = job.state === "waiting" ? t("imports.waiting") : phaseText(job.phase);
    if (job.progress > 0) bar.value = job.progress;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** What was filled in; an empty day is none. */
function filled(upload: HTMLFormElement): FormData {
  const data = new FormData(upload);
  for (const [name, value] of [...data.entries()]) {
    if (value === "") data.delete(name);
  }
  return data;
}
