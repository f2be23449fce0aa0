/** Entry of a ward's quality page: the findings on a map and in a list; counts and trend stand in the page already. */
import "ol/ol.css";
import "../shared/map/frame.css";
import "./quality.css";
import { html, nothing, render } from "lit";
import { ApiError, mapConfig, styleSheet } from "../shared/api";
import { knowCrs } from "../shared/compare/compare_maps";
import { type Finding, readFindings, runNow } from "./api";
import { findingRow } from "./finding_row";
import { FindingsMap } from "./findings_map";
import { t } from "./texts";

interface Told {
  ward: string;
  rules: { id: string; title: string; count: number }[];
}

class FindingsView {
  private rule = "";
  private found: Finding[] = [];
  private next: number | null = null;
  private chosen = "";
  private problem = "";
  private loading = true;
  private request: AbortController | undefined;

  constructor(
    private readonly told: Told,
    private readonly map: FindingsMap,
    private readonly list: HTMLElement,
  ) {}

  async load(rule: string, more = false): Promise<void> {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.rule = rule;
    this.loading = true;
    this.problem = "";
    if (!more) this.found = [];
    this.draw();
    try {
      const page = await readFindings(this.told.ward, rule, more ? (this.next ?? 0) : 0, request.signal);
      this.found = [...this.found, ...page.features];
      this.next = page.next;
      this.map.show(this.found);
    } catch (error) {
      if (request.signal.aborted) return;
      this.problem = error instanceof ApiError ? error.message : String(error);
    }
    this.loading = false;
    this.draw();
  }

  choose(id: string): void {
    this.chosen = id;
    this.map.choose(id);
    this.draw();
    this.list.querySelector(`[data-finding="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
  }

  private draw(): void {
    render(
      html`<label class="findings__rule">${t("rule")}
          <select class="input" @change=${(event: Event) => void this.load((event.target as HTMLSelectElement).value)}>
            <option value="">${t("all")}</option>
            ${this.told.rules.filter((one) => one.count).map((one) => html`<option value=${one.id} ?selected=${one.id === this.rule}>${one.title} (${one.count})</option>`)}
          </select>
        </label>
        ${this.problem ? html`<p class="notice notice--bad" role="alert">${this.problem}</p>` : nothing}
        ${this.loading ? html`<p class="soft" role="status">${t("loading")}</p>` : nothing}
        ${!this.loading && !this.found.length && !this.problem ? html`<p class="empty">${t("none")}</p>` : nothing}
        <ol class="findings__rows" data-findings>${this.found.map((one) => findingRow(one, this.chosen, (id) => this.choose(id)))}</ol>
        ${this.next === null ? nothing : html`<p><button class="button" type="button" ?disabled=${this.loading} @click=${() => void this.load(this.rule, true)}>${t("more")}</button></p>`}`,
      this.list,
    );
  }
}

async function start(told: Told, element: HTMLElement, list: HTMLElement): Promise<void> {
  const config = await mapConfig();
  knowCrs(config);
  let view: FindingsView | undefined;
  const map = new FindingsMap(element, config, await styleSheet(config.style_url), (id) => view?.choose(id));
  view = new FindingsView(told, map, list);
  const asked = new URLSearchParams(location.search).get("rule") ?? "";
  await view.load(told.rules.some(({ id, count }) => id === asked && count) ? asked : "");
}

function startRun(button: HTMLButtonElement, told: Told): void {
  const say = (text: string, bad = false): void => {
    const place = document.getElementById("quality-run-said");
    if (place) render(html`<span class=${bad ? "bad" : "soft"}>${text}</span>`, place);
  };
  button.addEventListener("click", () => {
    button.disabled = true;
    runNow(told.ward).then(
      () => say(t("run_begun")),
      (error: unknown) => {
        button.disabled = false;
        say(error instanceof ApiError ? error.message : String(error), true);
      },
    );
  });
}

const element = document.getElementById("quality-map");
const list = document.getElementById("quality-findings");
const data = document.getElementById("quality-data")?.textContent;
if (data) {
  const told = JSON.parse(data) as Told;
  const button = document.getElementById("quality-run");
  if (button instanceof HTMLButtonElement) startRun(button, told);
  if (element && list)
    start(told, element, list).catch(() => {
      render(html`<p class="notice notice--bad" role="alert">${t("failed")}</p>`, list);
    });
}
