/**
 * The one search box: parcels, streets, places, units, plans, permits and coordinates.
 *
 * A combobox with a list of results (ARIA 1.2): down and up choose, Enter goes there, Escape closes. The server reads
 * the text; for coordinates its explanation says in words in which system and order it understood them.
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { ApiError, search } from "../../api";
import type { SearchResult } from "../../api_types";
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
};

type State =
  | { kind: "closed" }
  | { kind: "loading" }
  | { kind: "failed"; message: string }
  | { kind: "results"; query: string; results: SearchResult[] };

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

  private get results(): SearchResult[] {
    return this.state.kind === "results" ? this.state.results : [];
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
      this.active = answer.results.length ? 0 : -1;
      this.set({ kind: "results", query, results: answer.results });
    } catch (error) {
      if (request.signal.aborted) return;
      this.set({ kind: "failed", message: error instanceof ApiError ? error.message : t("search.failed") });
    }
  }

  private pressed(event: KeyboardEvent): void {
    const count = this.results.length;
    if (event.key === "Escape") {
      if (this.state.kind === "closed") this.input.blur();
      this.close();
      event.stopPropagation();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const chosen = this.results[Math.max(this.active, 0)];
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

  private choose(result: SearchResult): void {
    this.input.value = result.title;
    this.close();
    this.onChoose(result);
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
    const open = this.results.length > 0;
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
        ${this.results.map((result, index) => this.row(result, index))}
      </ul>
    </div>`;
  }

  private row(result: SearchResult, index: number): TemplateResult {
    return html`<li
      id="search-result-${index}"
      class="search__result"
      role="option"
      aria-selected=${index === this.active}
      @pointermove=${() => this.point(index)}
      @click=${() => this.choose(result)}
    >
      ${icon(ICONS[result.kind] ?? "pin")}
      <span class="search__text"><b>${result.title}</b><small>${result.subtitle}</small></span>
      <span class="search__kind">${tOr(`search.kind.${result.kind}`, t("search.kind.other"))}</span>
    </li>`;
  }

  private point(index: number): void {
    if (this.active !== index) {
      this.active = index;
      this.draw();
    }
  }
}

const open = (state: State): boolean => state.kind === "results" && state.results.length > 0;

function message(state: State): TemplateResult | string {
  if (state.kind === "loading") return t("search.loading");
  if (state.kind === "failed") return state.message;
  if (state.kind !== "results") return "";
  if (state.results.length) return t("search.count", { count: state.results.length });
  return html`<b>${t("search.none", { query: state.query })}</b><br />${t("search.none_hint")}`;
}
