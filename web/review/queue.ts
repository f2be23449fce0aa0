/** The list of change sets: tabs with counts, filters by layer and author, page by page. */
import { html, nothing, render, type TemplateResult } from "lit";
import { ApiError } from "../shared/api";
import { date, whole } from "../shared/format";
import {
  type Counts,
  type LayerName,
  OPERATIONS,
  readCounts,
  readLayers,
  readList,
  type Summary,
  type Tab,
} from "./api";
import { statusChip } from "./status_chip";
import { moment, t } from "./texts";

const TABS: readonly Tab[] = ["waiting", "mine", "published", "all"];
const ASKED: Record<Tab, Record<string, string>> = {
  waiting: { waiting: "true" },
  mine: { mine: "true" },
  published: { status: "published" },
  all: {},
};
const PAGE = 30;

export class Queue {
  private tab: Tab = "all";
  private layer = "";
  private author = "";
  private counts: Counts | undefined;
  private layers: LayerName[] = [];
  private shown: Summary[] | undefined;
  private next: string | null = null;
  private problem = "";
  private round = 0;

  constructor(private readonly element: HTMLElement) {
    const asked = new URLSearchParams(location.search);
    this.layer = asked.get("layer") ?? "";
    this.author = asked.get("author") ?? "";
  }

  /** Opens the tab of the address, or the first one with something in it. */
  async start(): Promise<void> {
    this.draw();
    const wanted = new URLSearchParams(location.search).get("tab") as Tab | null;
    try {
      const [counts, layers] = await Promise.all([readCounts(this.layer, this.author), readLayers()]);
      this.counts = counts;
      this.layers = layers;
    } catch (error) {
      return this.fail(error);
    }
    const filled = TABS.find((tab) => this.counts?.tabs[tab].count);
    this.tab = wanted && TABS.includes(wanted) ? wanted : (filled ?? "waiting");
    await this.load();
  }

  private async load(): Promise<void> {
    const round = ++this.round;
    this.shown = undefined;
    this.problem = "";
    this.draw();
    const address = new URL(location.href);
    address.search = "";
    for (const [name, value] of Object.entries({ tab: this.tab, layer: this.layer, author: this.author })) {
      if (value) address.searchParams.set(name, value);
    }
    history.replaceState(null, "", address);
    try {
      const page = await readList(this.asked(""));
      if (round !== this.round) return;
      this.shown = page.changesets;
      this.next = page.next;
      this.draw();
    } catch (error) {
      this.fail(error);
    }
  }

  private async more(): Promise<void> {
    if (!this.next) return;
    try {
      const page = await readList(this.asked(this.next));
      this.shown = [...(this.shown ?? []), ...page.changesets];
      this.next = page.next;
      this.draw();
    } catch (error) {
      this.fail(error);
    }
  }

  private asked(cursor: string): Record<string, string | number> {
    return { ...ASKED[this.tab], layer: this.layer, author: this.author, cursor, limit: PAGE };
  }

  private fail(error: unknown): void {
    this.problem = error instanceof ApiError ? error.message : String(error);
    this.draw();
  }

  private async filter(name: "layer" | "author", value: string): Promise<void> {
    this[name] = value;
    this.counts = await readCounts(this.layer, this.author).catch(() => this.counts);
    await this.load();
  }

  private async clear(): Promise<void> {
    this.layer = "";
    await this.filter("author", "");
  }

  private open(tab: Tab): void {
    this.tab = tab;
    void this.load();
  }

  private draw(): void {
    render(
      html`<h1>${t("queue.title")}</h1>
        <p class="lead">${t("queue.lead")}</p>
        <div class="queue__bar">
          <nav class="tabs" aria-label=${t("tabs.label")}>
            ${TABS.map((tab) => {
              const found = this.counts?.tabs[tab];
              return html`<button class="tabs__tab" type="button" data-tab=${tab} aria-current=${tab === this.tab ? "page" : nothing} @click=${() => this.open(tab)}>
                ${t(`tab.${tab}`)}
                ${found ? html`<span class="tabs__count" data-count=${tab}>${whole(found.count)}${found.more ? "+" : ""}</span>` : nothing}
              </button>`;
            })}
          </nav>
          ${this.filters()}
        </div>
        ${this.problem ? html`<p class="notice notice--bad" role="alert">${this.problem} <button class="link" type="button" @click=${() => void this.start()}>${t("again")}</button></p>` : nothing}
        <div aria-live="polite">${this.list()}</div>`,
      this.element,
    );
  }

  private filters(): TemplateResult {
    const { counts } = this;
    const titles = new Map(this.layers.map((one) => [one.name, one.title]));
    return html`<div class="queue__filters">
      <label>${t("filter.layer")}
        <select class="input" @change=${(event: Event) => void this.filter("layer", (event.target as HTMLSelectElement).value)}>
          <option value="">${t("filter.all_layers")}</option>
          ${counts?.layers.map((name) => html`<option value=${name} ?selected=${name === this.layer}>${titles.get(name) ?? name}</option>`)}
        </select>
      </label>
      <label>${t("filter.author")}
        <select class="input" @change=${(event: Event) => void this.filter("author", (event.target as HTMLSelectElement).value)}>
          <option value="">${t("filter.all_authors")}</option>
          ${counts?.authors.map((one) => html`<option value=${one.login} ?selected=${one.login === this.author}>${one.name}</option>`)}
        </select>
      </label>
    </div>`;
  }

  private list(): TemplateResult | typeof nothing {
    if (this.problem) return nothing;
    if (!this.shown) return html`<p class="soft">${t("loading")}</p>`;
    if (!this.shown.length) {
      const filtered = this.layer || this.author;
      return html`<div class="empty">
        <p>${t(filtered ? "queue.empty_filtered" : `queue.empty_${this.tab}`)}</p>
        ${filtered ? html`<p><button class="button" type="button" @click=${() => void this.clear()}>${t("queue.clear")}</button></p>` : nothing}
      </div>`;
    }
    return html`<ul class="queue">${this.shown.map((one) => this.row(one))}</ul>
      ${this.next ? html`<p class="queue__more"><button class="button" type="button" @click=${() => void this.more()}>${t("queue.more")}</button></p>` : nothing}`;
  }

  private row(one: Summary): TemplateResult {
    const titles = new Map(this.layers.map((layer) => [layer.name, layer.title]));
    const figures = OPERATIONS.filter((name) => one.counts[name]).map((name) =>
      t(`count.${name}`, { count: whole(one.counts[name]) }),
    );
    const when = one.published_at
      ? t("queue.published", { at: moment(one.published_at) })
      : one.submitted_at && one.status !== "draft"
        ? t("queue.submitted", { at: moment(one.submitted_at) })
        : t("queue.changed", { at: moment(one.changed_at) });
    return html`<li class="queue__row" data-changeset=${one.id}>
      <a class="queue__title" href="?changeset=${one.id}">${one.title}</a>
      ${statusChip(one)}
      <p class="soft">
        ${[
          t("queue.by", { author: one.author }),
          when,
          one.effective_date ? t("queue.effective", { day: date(one.effective_date) }) : "",
          one.kind === "edit" ? "" : t(`kind.${one.kind}`),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p class="queue__what">
        ${one.layers.map((name) => html`<span class="tag">${titles.get(name) ?? name}</span> `)}
        <span>${figures.join(", ")}</span>
      </p>
    </li>`;
  }
}
