/**
 * The one search box: parcels, streets, places, units, plans, permits and coordinates.
 *
 * A combobox with a list of results (ARIA 1.2): down and up choose, Enter goes there, Escape closes. The server reads
 * the text; for coordinates its explanation says in words in which system and order it understood them. A half-typed
 * parcel name also gets ways to go on: choosing one puts it into the box and asks again.
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { ApiError, search } from "../../api";
import type { Completion, SearchResult } from "../../api_types";
import { t, tOr } from "../../i18n";
import { type IconName, icon } from "../../icons";

const WAIT_MS = 250;
const SHORTEST = 2;
const ICONS: Readonly<Record<string, IconName>> = {
  parcel: "parcel",
  coordinate: "pin",
  street: "street",
  road: "street",
  ward: "ward",
  former_ward: "ward",
  plan: "document",
  permit: "document",
  completion: "search",
};

type State =
  | { kind: "closed" }
  | { kind: "loading" }
  | { kind: "failed"; message: string }
  | { kind: "results"; query: string; rows: Row[] };

type Row = { result: SearchResult } | { completion: Completion };

export class SearchBox {
  private state: State = { kind: "closed" };
  private active = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private request: AbortController | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly onChoose: (result: SearchResult) => void,
  ) {
    document.addEventListener("pointerdown", (event) => {
      if (!element.contains(event.target as Node)) this.close();
    });
    this.draw();
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private get input(): HTMLInputElement {
    return this.element.querySelector("input") as HTMLInputElement;
  }

  private get rows(): Row[] {
    return this.state.kind === "results" ? this.state.rows : [];
  }

  private typed(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.active = -1;
    const query = this.input.value.trim();
    if (query.length < SHORTEST) {
      this.close();
      return;
    }
    this.set({ kind: "loading" });
    this.timer = setTimeout(() => void this.ask(query), WAIT_MS);
  }

  private async ask(query: string): Promise<void> {
    const request = new AbortController();
    this.request = request;
    try {
      const answer = await search(query, request.signal);
      const rows = [
        ...answer.results.map((result) => ({ result })),
        ...answer.completions.map((completion) => ({ completion })),
      ];
      this.active = rows.length ? 0 : -1;
      this.set({ kind: "results", query, rows });
    } catch (error) {
      if (request.signal.aborted) return;
      this.set({ kind: "failed", message: error instanceof ApiError ? error.message : t("search.failed") });
    }
  }

  private pressed(event: KeyboardEvent): void {
    const count = this.rows.length;
    if (event.key === "Escape") {
      if (this.state.kind === "closed") this.input.blur();
      this.close();
      event.stopPropagation();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = this.rows[Math.max(this.active, 0)];
      if (chosen) this.choose(chosen);
      else this.askNow();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      this.active = (this.active + (event.key === "ArrowDown" ? 1 : count - 1) + count) % count;
      this.draw();
      this.element.querySelector(`#search-result-${this.active}`)?.scrollIntoView({ block: "nearest" });
    }
  }

  /** Enter does not wait for the pause in typing. */
  private askNow(): void {
    const query = this.input.value.trim();
    clearTimeout(this.timer);
    if (query.length >= SHORTEST) void this.ask(query);
  }

  private choose(row: Row): void {
    if ("completion" in row) {
      this.input.value = row.completion.insert;
      this.input.focus();
      this.askNow();
      return;
    }
    this.input.value = row.result.title;
    this.close();
    this.onChoose(row.result);
  }

  private clear(): void {
    this.input.value = "";
    this.close();
    this.input.focus();
  }

  private close(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.active = -1;
    this.set({ kind: "closed" });
  }

  private set(state: State): void {
    this.state = state;
    this.draw();
  }

  private draw(): void {
    const open = this.rows.length > 0;
    render(
      html`<div class="search__box">
          ${icon("search")}
          <input
            id="search-input"
            class="search__input"
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            enterkeyhint="search"
            maxlength="200"
            placeholder=${t("search.placeholder")}
            aria-label=${t("search.label")}
            aria-expanded=${open}
            aria-controls="search-results"
            aria-autocomplete="list"
            aria-activedescendant=${this.active >= 0 ? `search-result-${this.active}` : nothing}
            @input=${() => this.typed()}
            @keydown=${(event: KeyboardEvent) => this.pressed(event)}
            @focus=${() => this.input.value && this.state.kind === "closed" && this.typed()}
          />
          <button class="icon-button search__clear" type="button" aria-label=${t("search.clear")} @click=${() => this.clear()}>
            ${icon("close")}
          </button>
          <kbd class="search__key" aria-hidden="true">/</kbd>
        </div>
        ${this.panel()}`,
      this.element,
    );
  }

  private panel(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state.kind === "closed") return nothing;
    return html`<div class="search__panel">
      <div role="status" class=${open(state) ? "visually-hidden" : "search__message"}>${message(state)}</div>
      <ul id="search-results" role="listbox" aria-label=${t("search.label")} ?hidden=${!open(state)}>
        ${this.rows.map((row, index) => this.row(row, index))}
      </ul>
    </div>`;
  }

  private row(row: Row, index: number): TemplateResult {
    const shown =
      "completion" in row
        ? { kind: "completion", title: row.completion.text, subtitle: row.completion.why }
        : row.result;
    return html`<li
      id="search-result-${index}"
      class="search__result"
      role="option"
      aria-selected=${index === this.active}
      @pointermove=${() => this.point(index)}
      @click=${() => this.choose(row)}
    >
      ${icon(ICONS[shown.kind] ?? "pin")}
      <span class="search__text"><b>${shown.title}</b><small>${shown.subtitle}</small></span>
      <span class="search__kind">${tOr(`search.kind.${shown.kind}`, t("search.kind.other"))}</span>
    </li>`;
  }

  private point(index: number): void {
    if (this.active !== index) {
      this.active = index;
      this.draw();
    }
  }
}

const open = (state: State): boolean => state.kind === "results" && state.rows.length > 0;

function message(state: State): TemplateResult | string {
  if (state.kind === "loading") return t("search.loading");
  if (state.kind === "failed") return state.message;
  if (state.kind !== "results") return "";
  if (state.rows.length) return t("search.count", { count: state.rows.length });
  return html`<b>${t("search.none", { query: state.query })}</b><br />${t("search.none_hint")}`;
}
