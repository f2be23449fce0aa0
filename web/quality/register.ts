/** Entry of the comparison of a register book with the map: sends the book, shows where the two disagree. */
import "../shared/upload.css";
import "./quality.css";
import { html, render } from "lit";
import { ApiError } from "../shared/api";
import { startFileDrop } from "../shared/file_drop";
import { type BookComparison, compareBook } from "./api";
import { RegisterResult } from "./register_result";
import { t } from "./texts";

function start(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("#send");
  const bar = document.querySelector<HTMLProgressElement>("#progress");
  const said = document.getElementById("said");
  const result = document.getElementById("result");
  if (!button || !bar || !said || !result) return;
  const { ward = "" } = form.dataset;
  const megabytes = Number(form.dataset.megabytes);
  startFileDrop(form, megabytes, t("register.too_large", { megabytes }));

  const send = (): Promise<BookComparison> => {
    const values = new FormData(form);
    values.set("ward", ward);
    bar.removeAttribute("value");
    return compareBook(values, (share) => {
      // The comparison begins when all has left; nobody knows how long it takes.
      if (share < 1) bar.value = share;
      else bar.removeAttribute("value");
      said.textContent =
        share < 1 ? t("register.sending", { percent: Math.round(share * 100) }) : t("register.comparing");
    });
  };

  button.disabled = false; // sent before, the form would go to the page itself and its file nowhere
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.disabled = true;
    bar.hidden = false;
    render("", result);
    send()
      .then((found) => new RegisterResult(result, ward, found).draw())
      .catch((error: unknown) => {
        const words = error instanceof ApiError ? error.message : t("register.failed");
        render(html`<p class="notice notice--bad" role="alert">${words}</p>`, result);
      })
      .finally(() => {
        button.disabled = false;
        bar.hidden = true;
        said.textContent = "";
        result.focus();
      });
  });
}

const form = document.querySelector<HTMLFormElement>("#upload");
if (form) start(form);
