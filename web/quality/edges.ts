/** Entry of a ward's edge match: one sheet at a time, what does not meet on a map and in a list. */
import "ol/ol.css";
import "../shared/map/frame.css";
import "./quality.css";
import { html, nothing, render } from "lit";
import { ApiError, mapConfig, styleSheet } from "../shared/api";
import { knowCrs } from "../shared/compare/compare_maps";
import { type Finding, readEdges } from "./api";
import { findingRow } from "./finding_row";
import { FindingsMap } from "./findings_map";
import { t } from "./texts";

interface Told {
  ward: string;
  /** `extent`: west, south, east, north in degrees WGS 84. */
  sheets: { number: string; parcels: number; extent: [number, number, number, number] }[];
}

class EdgesView {
  private sheet = "";
  private found: Finding[] = [];
  private chosen = "";
  private problem = "";
  private loading = false;
  private request: AbortController | undefined;

  constructor(
    private readonly told: Told,
    private readonly map: FindingsMap,
    private readonly list: HTMLElement,
    private readonly sheets: HTMLElement,
  ) {}

  async load(sheet: string): Promise<void> {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.sheet = sheet;
    this.found = [];
    this.chosen = "";
    this.problem = "";
    this.loading = sheet !== "";
    this.map.show([]);
    const { extent } = this.told.sheets.find(({ number }) => number === sheet) ?? {};
    if (extent) this.map.look(extent);
    this.draw();
    if (!sheet) return;
    // The address leads back to this sheet.
    const address = new URL(location.href);
    address.searchParams.set("sheet", sheet);
    history.replaceState(null, "", address);
    try {
      this.found = await readEdges(this.told.ward, sheet, request.signal);
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
    const { sheet, found } = this;
    const done = sheet !== "" && !this.loading && !this.problem;
    render(
      html`<label class="findings__rule edges__sheet">${t("edges.sheet")}
        <select class="input" id="edges-sheet" @change=${(event: Event) => void this.load((event.target as HTMLSelectElement).value)}>
          <option value="">${t("edges.choose")}</option>
          ${this.told.sheets.map(({ number, parcels }) => html`<option value=${number} ?selected=${number === sheet}>${t("edges.option", { sheet: number, parcels })}</option>`)}
        </select>
      </label>`,
      this.sheets,
    );
    render(
      html`${this.problem ? html`<p class="notice notice--bad" role="alert">${this.problem}</p>` : nothing}
        ${this.loading ? html`<p class="soft" role="status"><span class="spinner" aria-hidden="true"></span> ${t("edges.asking")}</p>` : nothing}
        ${sheet ? nothing : html`<p class="empty">${t("edges.choose_hint")}</p>`}
        ${done && !found.length ? html`<p class="empty" data-clean>${t("edges.none", { sheet })}</p>` : nothing}
        ${done && found.length ? html`<p class="soft" role="status">${t("edges.count", { count: found.length })}</p>` : nothing}
        <ol class="findings__rows" data-findings>${found.map((one) => findingRow(one, this.chosen, (id) => this.choose(id)))}</ol>`,
      this.list,
    );
  }
}

async function start(
  told: Told,
  element: HTMLElement,
  list: HTMLElement,
  sheets: HTMLElement,
): Promise<void> {
  const config = await mapConfig();
  knowCrs(config);
  let view: EdgesView | undefined;
  const map = new FindingsMap(element, config, await styleSheet(config.style_url), (id) => view?.choose(id));
  view = new EdgesView(told, map, list, sheets);
  const asked = new URLSearchParams(location.search).get("sheet") ?? "";
  await view.load(told.sheets.some(({ number }) => number === asked) ? asked : "");
}

const element = document.getElementById("quality-map");
const list = document.getElementById("edges");
const data = document.getElementById("edges-data")?.textContent;
const sheets = document.getElementById("edges-sheets");
if (data && element && list && sheets)
  start(JSON.parse(data) as Told, element, list, sheets).catch(() => {
    render(html`<p class="notice notice--bad" role="alert">${t("failed")}</p>`, list);
  });
