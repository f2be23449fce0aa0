/** Entry of /extracts/: forecasts and sends a list of parcels, shows how far its job is and where the file is. */
import { html, nothing, render } from "lit";
import { ApiError } from "../shared/api";
import { pageLanguage } from "../shared/i18n";
import "../shared/upload.css";
import { ask, forecastOf, parcelsOf, sizeText } from "./batch";
import { OwnBatches, timeText, wordsOf } from "./own_batches";
import { t } from "./texts";

const FORECAST_AFTER_MS = 400;
const form = document.querySelector<HTMLFormElement>("#batch");
if (form) start(form);

function start(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("#send");
  const forecast = form.querySelector<HTMLElement>("#forecast");
  const said = form.querySelector<HTMLElement>("#said");
  const result = document.querySelector<HTMLElement>("#result");
  const own = document.querySelector<HTMLElement>("#own");
  if (!button || !forecast || !said || !result || !own) return;
  const list = new OwnBatches(own, (job) => {
    said.textContent = wordsOf(job);
  });
  void list.show();
  tellForecast(form, forecast);

  button.disabled = false; // sent before, the form would go to the page itself
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { parcels, format, asOf } = given(form);
    if (parcels.length === 0) {
      complain(result, t("extracts.empty"));
      form.querySelector<HTMLElement>("#parcels")?.focus();
      return;
    }
    button.disabled = true;
    render(nothing, result);
    said.textContent = "";
    ask(parcels, format, asOf)
      .then(({ id }) => {
        said.textContent = t("extracts.accepted");
        return list.follow(id);
      })
      .catch((error: unknown) => {
        said.textContent = "";
        complain(result, error instanceof ApiError ? error.message : t("extracts.failed"));
        result.focus();
      })
      .finally(() => {
        button.disabled = false;
      });
  });
}

function given(form: HTMLFormElement): { parcels: string[]; format: string; asOf: string } {
  const values = new FormData(form);
  return {
    parcels: parcelsOf(String(values.get("parcels") ?? "")),
    format: String(values.get("format")),
    asOf: String(values.get("as_of") ?? ""),
  };
}

/** Time and size are told while the list is written, before it is sent. */
function tellForecast(form: HTMLFormElement, place: HTMLElement): void {
  let timer = 0;
  let asking = new AbortController();
  const tell = async () => {
    asking.abort();
    asking = new AbortController();
    const { parcels, format } = given(form);
    if (parcels.length === 0) {
      place.textContent = "";
      return;
    }
    try {
      const found = await forecastOf(parcels.length, format, asking.signal);
      const values = {
        parcels: found.parcels.toLocaleString(pageLanguage()),
        time: timeText(found.seconds),
        size: sizeText(found.bytes, pageLanguage()),
      };
      const words = [t("extracts.forecast", values)];
      if (found.ahead) words.push(t("extracts.forecast.ahead", { ahead: found.ahead }));
      if (found.seconds >= 60) words.push(t("extracts.forecast.leave"));
      place.textContent = words.join(" ");
    } catch (error) {
      if (error instanceof ApiError) place.textContent = error.message;
    }
  };
  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void tell(), FORECAST_AFTER_MS);
  });
  void tell(); // what a browser keeps of the form when a page is loaded again
}

function complain(place: HTMLElement, words: string): void {
  render(html`<p class="notice notice--bad" role="alert">${words}</p>`, place);
}
