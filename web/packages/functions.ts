/** Entry of /plans/functions/: a code is given to a name, taken back, or brought to the zones on file by a draft. */
import { ApiError, sendJson } from "../shared/api";
import { t } from "./texts";

const ROOT = "/api/v1/function-names";
const said = document.getElementById("functions-said");

function say(text: string, bad = false, link = ""): void {
  if (!said) return;
  said.className = bad ? "notice notice--bad" : "notice";
  said.replaceChildren(text);
  if (!link) return;
  const anchor = document.createElement("a");
  anchor.href = link;
  anchor.textContent = t("packages.to_review");
  said.append(" ", anchor);
}

/** Run a request with its button off; what goes wrong is told. */
function run(button: HTMLButtonElement, work: () => Promise<void>): void {
  button.disabled = true;
  work()
    .catch((error: unknown) => say(error instanceof ApiError ? error.message : String(error), true))
    .finally(() => {
      button.disabled = false;
    });
}

for (const form of document.querySelectorAll<HTMLFormElement>("[data-decide]"))
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (!button) return;
    run(button, async () => {
      await sendJson("POST", ROOT, Object.fromEntries(new FormData(form)));
      location.reload();
    });
  });

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-remove]"))
  button.addEventListener("click", () =>
    run(button, async () => {
      await sendJson("DELETE", `${ROOT}/${button.dataset.remove ?? ""}`);
      location.reload();
    }),
  );

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-apply]"))
  button.addEventListener("click", () =>
    run(button, async () => {
      const made = await sendJson<{ changeset: string; count: number }>(
        "POST",
        `${ROOT}/${button.dataset.apply ?? ""}/draft`,
      );
      say(t("functions.applied", { count: made.count }), false, `/review/?changeset=${made.changeset}`);
    }),
  );
