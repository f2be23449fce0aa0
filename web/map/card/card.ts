/** The information card: asks for the parcel and its extract and shows what applies to it, in words. */
import { html, nothing, render, type TemplateResult } from "lit";
import {
  ApiError,
  extractAt,
  extract as getExtract,
  parcelAt,
  parcelIsStill,
  parcelThen,
} from "../../shared/api";
import type { Candidate, Extract, Lookup } from "../../shared/api_types";
import { area } from "../../shared/format";
import { pageLanguage, t } from "../../shared/i18n";
import { icon } from "../../shared/icons";
import { showMessage } from "../../shared/map/messages";
import type { Selection } from "../view/selection";
import { buildable, corridors, permits, roadReserve } from "./building_view";
import { consultations } from "./consultation_view";
import { sources, themeLists } from "./evidence_view";
import { flags, parcelFacts } from "./parcel_view";
import { type ColourOf, planning } from "./planning_view";
import { makeDraggable, setSize } from "./sheet";

export interface CardOptions {
  colourOf: ColourOf;
  layerTitle: (layer: string) => string;
  /** The shown parcel changed; "" = none. */
  onParcel: (id: string) => void;
  print: () => void;
  /** Day (ISO) that the map shows; "" = today. */
  asOf: () => string;
  /** Whether a position (degrees WGS 84) lies where the city keeps plans. */
  covers: (lon: number, lat: number) => boolean;
}

export class Card {
  private request: AbortController | undefined;
  private shown = "";
  /** Version of the shown parcel. */
  private version = 0;
  /** The parcel that was asked for last, shown or not. */
  private asked = "";
  private body: HTMLElement;
  private news: HTMLElement;

  constructor(
    private readonly element: HTMLElement,
    private readonly selection: Selection,
    private readonly options: CardOptions,
  ) {
    element.setAttribute("aria-label", t("card.label"));
    render(
      html`<button class="card__handle" type="button" aria-label=${t("card.expand")} aria-expanded="false"></button>
        <div class="card__news" role="status"></div>
        <div class="card__body" tabindex="-1" aria-live="polite"></div>`,
      element,
    );
    this.news = element.querySelector(".card__news") as HTMLElement;
    this.body = element.querySelector(".card__body") as HTMLElement;
    setSize(element, "half");
    makeDraggable(element, element.querySelector(".card__handle") as HTMLElement);
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  /** Look up what lies at a position in degrees WGS 84. */
  async showAt(lon: number, lat: number): Promise<void> {
    const signal = this.begin();
    this.selection.clear();
    this.selection.markPoint(lon, lat);
    await this.guarded(signal, async () => {
      const day = this.options.asOf();
      const then = day ? await parcelThen(lon, lat, day, signal) : undefined;
      if (then) return this.load(then, signal, false);
      const lookup: Lookup = day ? { status: "NOT_FOUND", candidates: [] } : await parcelAt(lon, lat, signal);
      const [only] = lookup.candidates;
      if (lookup.status === "MATCH" && only) await this.load(only.id, signal, false);
      else this.showLookup(lookup, lon, lat);
      if (lookup.status === "NOT_FOUND" && this.options.covers(lon, lat)) {
        this.showGround(await extractAt(lon, lat, signal, day), lookup, lon, lat);
      }
    });
  }

  /** Show one parcel; `travel` brings the map to it. */
  async showParcel(id: string, travel: boolean): Promise<void> {
    const signal = this.begin();
    this.selection.clear();
    await this.guarded(signal, () => this.load(id, signal, travel));
  }

  /** Something of the layers was published: a parcel that is now another one is not changed under the reader's eyes. */
  async heed(layers: ReadonlySet<string>): Promise<void> {
    const { shown, version } = this;
    if (!this.open || !shown || this.options.asOf() || !layers.has("parcels")) return;
    const same = await parcelIsStill(shown, version).catch(() => true);
    if (same || shown !== this.shown || version !== this.version) return;
    render(
      html`<p>
        ${t("card.news")} ·
        <button type="button" @click=${() => this.showParcel(shown, false)}>${t("card.news_show")}</button>
      </p>`,
      this.news,
    );
  }

  close(): void {
    this.request?.abort();
    this.element.hidden = true;
    document.body.classList.remove("app--card");
    this.selection.clear();
    this.setShown("");
  }

  private begin(): AbortSignal {
    this.request?.abort();
    this.request = new AbortController();
    this.setShown("");
    render(nothing, this.news);
    if (this.element.hidden) setSize(this.element, "half");
    this.element.hidden = false;
    document.body.classList.add("app--card");
    this.draw(t("card.loading"), html`<div class="skeleton"><i></i><i></i><i></i><i></i></div>`);
    return this.request.signal;
  }

  private async guarded(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      this.showError(error);
    }
  }

  private async load(id: string, signal: AbortSignal, travel: boolean): Promise<void> {
    const day = this.options.asOf();
    this.asked = id;
    const extract = await getExtract(id, signal, day);
    this.setShown(extract.parcel.id);
    this.version = extract.parcel.version;
    this.selection.clearPoint();
    this.selection.markParcel(extract.parcel.geometry);
    this.selection.markBuilding(
      extract.buildable.setback,
      extract.road_reserve.corner_chamfer?.geometry ?? null,
    );
    this.showExtract(extract);
    if (travel) this.selection.zoomToParcel();
    else this.selection.uncoverParcel();
  }

  private setShown(id: string): void {
    if (id === this.shown) return;
    this.shown = id;
    this.options.onParcel(id);
  }

  private showExtract(extract: Extract): void {
    const { parcel } = extract;
    this.draw(
      t("card.title", { number: parcel.number, sheet: parcel.sheet }),
      html`<p class="card__ward">${parcel.ward_name}</p>
        <div class="card__actions">
          <button class="button" type="button" @click=${() => this.selection.zoomToParcel()}>
            ${icon("target")}${t("card.zoom_to")}
          </button>
          <button class="button" type="button" @click=${() => this.copyLink()}>${icon("link")}${t("card.copy_link")}</button>
          <button class="button" type="button" @click=${() => this.options.print()}>${icon("print")}${t("card.print")}</button>
          <a class="button" href="/data/parcels/${parcel.id}/">${t("card.history")}</a>
          <a class="button" href="/data/parcels/${parcel.id}/lineage/">${t("card.lineage")}</a>
          <a class="button" href=${this.sheetAddress(parcel.id)}>${icon("document")}${t("card.planning_extract")}</a>
          <a class="button" href="/api/v1/parcels/${parcel.id}/cadastral-extract.pdf?lang=${pageLanguage()}">${icon("document")}${t("card.cadastral_extract")}</a>
          <a class="button" href="/permits/precheck/?parcel=${parcel.id}&lang=${pageLanguage()}">${t("card.precheck")}</a>
        </div>
        ${consultations(extract)} ${flags(parcel)} ${parcelFacts(parcel)} ${planning(extract, this.options.colourOf)}
        ${roadReserve(extract)} ${corridors(extract)} ${buildable(extract)} ${permits(extract)} ${themeLists(extract)} ${sources(extract, this.options.layerTitle)}`,
    );
  }

  /** No parcel: what plans say of the point, or that none is on file. */
  private showGround(found: Extract, lookup: Lookup, lon: number, lat: number): void {
    if (found.subject !== "point") return;
    if (!found.shares.length) {
      const plans = planning(found, this.options.colourOf);
      if (plans !== nothing) this.showLookup(lookup, lon, lat, html`${plans}`);
      return;
    }
    this.showLookup(
      lookup,
      lon,
      lat,
      html`<h3 class="card__point">${t("card.point_plan")}</h3>
        ${consultations(found)} ${planning(found, this.options.colourOf)} ${roadReserve(found)} ${corridors(found)}
        ${themeLists(found)} ${sources(found, this.options.layerTitle)}`,
    );
  }

  private showLookup(lookup: Lookup, lon: number, lat: number, more?: TemplateResult): void {
    if (lookup.status === "AMBIGUOUS") {
      this.draw(
        t("card.ambiguous_title", { count: lookup.candidates.length }),
        html`<p>${t("card.ambiguous")}</p>
          <ul class="choices">
            ${lookup.candidates.map((one) => this.choice(one))}
          </ul>`,
      );
      return;
    }
    this.draw(
      t("card.not_found_title"),
      html`<p>${t("card.not_found")}</p>
        <p class="soft">${t("card.point")}: ${lat.toFixed(6)}, ${lon.toFixed(6)} (WGS 84)</p>
        ${more ?? nothing}`,
    );
  }

  /** The extract of planning on paper, for the day that the map shows. */
  private sheetAddress(parcel: string): string {
    const query = new URLSearchParams({ lang: pageLanguage() });
    const day = this.options.asOf();
    if (day) query.set("as_of", day);
    return `/api/v1/parcels/${parcel}/extract.pdf?${query}`;
  }

  private choice(one: Candidate): TemplateResult {
    return html`<li>
      <button class="choice" type="button" @click=${() => this.showParcel(one.id, true)}>
        <b>${t("card.title", { number: one.number, sheet: one.sheet })}</b> ${one.ward_name} · ${area(one.area_m2)}
        <small>${one.why}</small>
      </button>
    </li>`;
  }

  private showError(error: unknown): void {
    const known = error instanceof ApiError;
    const day = this.options.asOf();
    const gone = known && error.notFound;
    const text = known ? (gone && !day ? t("card.gone") : error.message) : t("error.server");
    this.draw(
      t("card.failed"),
      html`<p class="notice notice--bad" role="alert">${text}</p>
        ${gone && day && this.asked ? html`<p><a href="/data/parcels/${this.asked}/?as_of=${day}">${t("card.history")}</a></p>` : nothing}
        ${known && error.requestId ? html`<p class="soft">${t("error.reference", { id: error.requestId })}</p>` : nothing}`,
    );
  }

  private draw(title: string, content: TemplateResult): void {
    render(
      html`<div class="card__head">
          <h2 id="card-title">${title}</h2>
          <button class="icon-button" type="button" aria-label=${t("app.close")} @click=${() => this.close()}>
            ${icon("close")}
          </button>
        </div>
        ${content}`,
      this.body,
    );
    this.body.scrollTop = 0;
  }

  private async copyLink(): Promise<void> {
    const link = new URL("/", location.href);
    link.searchParams.set("parcel", this.shown);
    const day = this.options.asOf();
    if (day) link.searchParams.set("as_of", day);
    await navigator.clipboard.writeText(link.href);
    showMessage(t("card.link_copied"));
  }
}
