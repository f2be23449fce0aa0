/** Entry of /imports/: sends a file, shows how far its job is and what came of it. */
import { ApiError } from "../shared/api";
import { startFileDrop } from "../shared/file_drop";
import "../shared/upload.css";
import { isOver, jobOf, send } from "./api";
import "./imports.css";
import { showProblem, showResult } from "./result";
import { phaseText, t } from "./texts";

const POLL_MS = 700;
const form = document.querySelector<HTMLFormElement>("#upload");
if (form) follow(form);

function follow(upload: HTMLFormElement): void {
  const button = upload.querySelector<HTMLButtonElement>("#send");
  const bar = document.querySelector<HTMLProgressElement>("#progress");
  const said = document.querySelector<HTMLElement>("#said");
  const result = document.querySelector<HTMLElement>("#result");
  if (!button || !bar || !said || !result) return;
  const megabytes = Number(upload.dataset.megabytes);
  startFileDrop(upload, megabytes, t("imports.too_large", { megabytes }));

  button.disabled = false; // sent before, the form would go to the page itself and its file nowhere
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
