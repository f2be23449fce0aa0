/** Try-it console of a service: a form made of the OpenAPI document, the answer beside its figures, the same as curl. */
import { html, nothing, render, type TemplateResult } from "lit";
import { pageLanguage } from "../shared/i18n";
import { addressOf, curlOf, type Field, missing, type Operation, operationsOf } from "./openapi";
import { t } from "./texts";

/** What the server tells the console; first values by request. */
export interface Start {
  document: string;
  operations: string[];
  examples: Record<string, Record<string, string>>;
  bodies: Record<string, string>;
}

interface Answer {
  status: number;
  ok: boolean;
  took: number;
  size: number;
  left: string;
  text: string;
}

const SHOWN = 40_000;
/** Answers whose bytes say something to a reader. */
const READABLE = /json|text|xml/;

/** Read the document and put the console into `element`. */
export async function startConsole(element: HTMLElement, start: Start): Promise<void> {
  let operations: Operation[];
  try {
    const response = await fetch(start.document, { headers: { Accept: "application/json" } });
    operations = operationsOf(await response.json(), start.operations);
  } catch {
    render(html`<p class="notice notice--bad">${t("console.no_document")}</p>`, element);
    return;
  }
  const first = operations[0];
  if (!first) return;
  let chosen = first;
  let said: TemplateResult | typeof nothing = nothing;
  let busy = false;

  const draw = (): void => {
    render(
      html`<form class="console__form" @submit=${send}>
          <label class="console__field console__field--wide"
            >${t("console.operation")}<select class="input" name="operation" @change=${choose}>
              ${operations.map(
                (one) =>
                  html`<option value=${one.key} ?selected=${one === chosen}>${one.key} · ${summaryOf(one)}</option>`,
              )}
            </select></label
          >
          ${chosen.fields.map((field) => input(field, start.examples[chosen.key]?.[field.name] ?? ""))}
          ${
            chosen.takesBody
              ? html`<label class="console__field console__field--wide"
                >${t("console.body")}<textarea class="input" name="body" rows="8" spellcheck="false" .value=${start.bodies[chosen.key] ?? "{}"}></textarea></label>`
              : nothing
          }
          <div class="console__field--wide"><button class="button button--main" ?disabled=${busy}>${t("console.send")}</button></div>
        </form>
        <div class="console__answer" aria-live="polite">${said}</div>`,
      element,
    );
  };
  const choose = (event: Event): void => {
    const key = (event.target as HTMLSelectElement).value;
    chosen = operations.find((one) => one.key === key) ?? chosen;
    said = nothing;
    render(nothing, element); // inputs of two requests share names, not values
    draw();
    element.querySelector<HTMLSelectElement>("select")?.focus();
  };
  const send = (event: Event): void => {
    event.preventDefault();
    const values = valuesOf(event.target as HTMLFormElement);
    const refused = refusal(chosen, values);
    if (refused) {
      said = html`<p class="notice notice--bad" role="alert">${refused}</p>`;
      draw();
      return;
    }
    busy = true;
    said = html`<p class="soft">${t("console.sending")}</p>`;
    draw();
    const address = addressOf(chosen, values);
    const body = chosen.takesBody ? (values.body ?? "{}") : "";
    const curl = curlOf(location.origin, chosen, address, body);
    ask(chosen, address, body)
      .then((answer) => {
        said = told(answer, curl);
      })
      .catch(() => {
        said = html`<p class="notice notice--bad" role="alert">${t("console.failed")}</p>`;
      })
      .finally(() => {
        busy = false;
        draw();
      });
  };
  draw();
}

function input(field: Field, value: string): TemplateResult {
  const label = html`<span
    ><code>${field.name}</code>${field.required ? html` <span class="tag">${t("console.required")}</span>` : nothing}</span
  >`;
  const hint = field.description ? html`<span class="soft">${field.description}</span>` : nothing;
  if (field.kind === "choice" || field.kind === "yes_no") {
    const choices = field.kind === "yes_no" ? ["true", "false"] : field.choices.filter((one) => one !== "");
    return html`<label class="console__field"
      >${label}<select class="input" name=${field.name}>
        <option value="">${t("console.any")}</option>
        ${choices.map((one) => html`<option value=${one} ?selected=${one === value}>${one}</option>`)}</select
      >${hint}</label
    >`;
  }
  const type = field.kind === "date" ? "date" : "text";
  const mode = field.kind === "number" ? "decimal" : "text";
  return html`<label class="console__field"
    >${label}<input class="input" name=${field.name} type=${type} inputmode=${mode} value=${value} autocomplete="off" spellcheck="false" />${hint}</label
  >`;
}

const valuesOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));

/** Why a request is not sent at all; "" = it may be. */
function refusal(one: Operation, values: Record<string, string>): string {
  const names = missing(one, values);
  if (names.length > 0) return t("console.missing", { names: names.join(", ") });
  if (!one.takesBody) return "";
  try {
    JSON.parse(values.body ?? "");
    return "";
  } catch (error) {
    return t("console.bad_json", { why: error instanceof Error ? error.message : "" });
  }
}

async function ask(one: Operation, address: string, body: string): Promise<Answer> {
  const started = performance.now();
  const headers: Record<string, string> = { Accept: "application/json" };
  if (body) {
    headers["Content-Type"] = "application/json";
    headers["X-CSRFToken"] = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  }
  const response = await fetch(address, { method: one.method, headers, ...(body ? { body } : {}) });
  const bytes = await response.arrayBuffer();
  const took = performance.now() - started;
  const type = response.headers.get("Content-Type") ?? "";
  const text = READABLE.test(type)
    ? pretty(new TextDecoder().decode(bytes), type)
    : t("console.not_text", { type: type.split(";")[0] ?? "" });
  const left = response.headers.get("RateLimit-Remaining") ?? "";
  return { status: response.status, ok: response.ok, took, size: bytes.byteLength, left, text };
}

function pretty(text: string, type: string): string {
  if (!type.includes("json")) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function told(answer: Answer, curl: string): TemplateResult {
  const language = pageLanguage();
  const number = (value: number): string => Math.round(value).toLocaleString(language);
  const cut = answer.text.length > SHOWN;
  return html`<dl class="console__figures">
      <div><dt>${t("console.status")}</dt><dd class=${answer.ok ? "good" : "bad"}>${answer.status}</dd></div>
      <div><dt>${t("console.time")}</dt><dd>${number(answer.took)} ms</dd></div>
      <div><dt>${t("console.size")}</dt><dd>${number(answer.size)} B</dd></div>
      ${answer.left ? html`<div><dt>${t("console.left")}</dt><dd>${answer.left}</dd></div>` : nothing}
    </dl>
    <h3>${t("console.answer")}</h3>
    <pre class="sample__code" tabindex="0" aria-label=${t("console.answer")}><code>${answer.text.slice(0, SHOWN)}</code></pre>
    ${cut ? html`<p class="soft">${t("console.cut", { shown: number(SHOWN), all: number(answer.text.length) })}</p>` : nothing}
    <h3>${t("console.as_curl")}</h3>
    <pre class="sample__code" tabindex="0" aria-label=${t("console.as_curl")}><code>${curl}</code></pre>`;
}

/** Summaries are "Vietnamese · English". */
function summaryOf(one: Operation): string {
  const [vi = "", en = vi] = one.summary.split(" · ");
  return pageLanguage() === "en" ? en : vi;
}
