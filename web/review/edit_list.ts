/** The edits of a change set, read page by page, narrowed by layer, operation, finding, place, or to a sample. */
import { html, nothing, type TemplateResult } from "lit";
import { whole } from "../shared/format";
import { type Difference, type Filter, OPERATIONS, type Operation, type Overview, readDiff } from "./api";
import { nameOf } from "./edit_view";
import { operationChip } from "./status_chip";
import { t } from "./texts";

const PAGE = 50;
/** Edits that are looked at one by one when there are too many for that. */
export const SAMPLE = 20;
const WORTH_SAMPLING = 100;

export class EditList {
  filter: Filter = {};
  shown: Difference[] | undefined;
  chosen: Difference | undefined;
  private next: number | null = null;
  private round = 0;
  private busy = false;

  constructor(
    private readonly id: string,
    private readonly overview: () => Overview | undefined,
    /** Another edit was chosen, or the list is different; both are to be drawn. */
    private readonly changed: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Read the first page of what the filter lets through, and choose its first edit. */
  async load(filter: Filter = this.filter): Promise<void> {
    const round = ++this.round;
    const same = JSON.stringify(filter) === JSON.stringify(this.filter);
    this.filter = filter;
    if (!same) this.shown = undefined;
    this.changed();
    try {
      const page = await readDiff(this.id, filter, 0, PAGE);
      if (round !== this.round) return;
      this.shown = page.edits;
      this.next = page.next;
      this.chosen = page.edits.find((one) => one.edit === this.chosen?.edit) ?? page.edits[0];
      this.changed();
    } catch (error) {
      this.failed(error);
    }
  }

  async more(): Promise<void> {
    if (this.next === null || this.busy) return;
    this.busy = true;
    const round = this.round;
    try {
      const page = await readDiff(this.id, this.filter, this.next, PAGE);
      if (round !== this.round) return;
      this.shown = [...(this.shown ?? []), ...page.edits];
      this.next = page.next;
      this.changed();
    } catch (error) {
      this.failed(error);
    } finally {
      this.busy = false;
    }
  }

  choose(edit: Difference): void {
    this.chosen = edit;
    this.changed();
  }

  /** The edit before or after; reads on at the end of what is loaded. */
  async step(by: 1 | -1): Promise<void> {
    if (!this.shown || !this.chosen) return;
    const at = this.shown.indexOf(this.chosen) + by;
    if (at >= this.shown.length) await this.more();
    const edit = this.shown[at];
    if (edit) this.choose(edit);
  }

  private get total(): number {
    const { layer, operation, finding, bbox, sample, partOf } = this.filter;
    if (sample || bbox || finding || partOf) return this.next === null ? (this.shown?.length ?? 0) : 0;
    return (this.overview()?.layers ?? [])
      .filter((one) => !layer || one.layer === layer)
      .flatMap((one) =>
        OPERATIONS.filter((name) => !operation || name === operation).map((name) => one[name].count),
      )
      .reduce((sum, count) => sum + count, 0);
  }

  view(): TemplateResult {
    return html`<div class="edit-list">
      ${this.filters()}
      ${this.filter.partOf ? html`<p><button class="chip" type="button" data-part-of @click=${() => void this.load({})}>${t("edits.part_of")} ✕</button></p>` : nothing}
      ${this.filter.sample ? html`<p class="soft">${t("edits.sampled", { count: this.shown?.length ?? 0 })}</p>` : nothing}
      ${this.rows()}
    </div>`;
  }

  private rows(): TemplateResult {
    if (!this.shown) return html`<p class="soft">${t("loading")}</p>`;
    if (!this.shown.length) return html`<p class="soft">${t("edits.none")}</p>`;
    return html`<ol class="edit-list__rows" aria-label=${t("edits.list")} data-edits>
        ${this.shown.map(
          (one) => html`<li>
            <button class="edit-row" type="button" data-edit=${one.edit} aria-current=${one === this.chosen ? "true" : nothing} @click=${() => this.choose(one)}>
              ${operationChip(one.operation)} <span class="edit-row__name">${nameOf(one)}</span>
              ${mark(one)}
            </button>
          </li>`,
        )}
      </ol>
      <p class="edit-list__foot">
        <span class="soft">${this.total ? t("edits.position", { at: whole(this.shown.length), total: whole(this.total) }) : t("edits.loaded", { count: whole(this.shown.length) })}</span>
        ${this.next === null ? nothing : html`<button class="button" type="button" @click=${() => void this.more()}>${t("edits.more")}</button>`}
      </p>`;
  }

  private filters(): TemplateResult | typeof nothing {
    const overview = this.overview();
    if (!overview) return nothing;
    const all = overview.layers
      .flatMap((one) => OPERATIONS.map((name) => one[name].count))
      .reduce((a, b) => a + b, 0);
    if (all < 5) return nothing;
    const { filter } = this;
    const set = (change: Filter): void => void this.load({ ...this.filter, sample: 0, ...change });
    const value = (event: Event): string => (event.target as HTMLSelectElement).value;
    return html`<div class="edit-list__filters" role="group" aria-label=${t("edits.filter")}>
      ${
        overview.layers.length > 1
          ? html`<label>${t("filter.layer")}<select class="input" @change=${(event: Event) => set({ layer: value(event) })}>
              <option value="">${t("edits.any")}</option>
              ${overview.layers.map((one) => html`<option value=${one.layer} .selected=${one.layer === filter.layer}>${one.title}</option>`)}
            </select></label>`
          : nothing
      }
      <label>${t("edits.operation")}<select class="input" @change=${(event: Event) => set({ operation: value(event) as Operation | "" })}>
        <option value="">${t("edits.any")}</option>
        ${OPERATIONS.map((name) => html`<option value=${name} .selected=${name === filter.operation}>${t(`operation.${name}`)}</option>`)}
      </select></label>
      <label>${t("edits.finding")}<select class="input" @change=${(event: Event) => set({ finding: value(event) as "error" | "warning" | "" })}>
        <option value="">${t("edits.any")}</option>
        <option value="error" .selected=${filter.finding === "error"}>${t("edits.with_error")}</option>
        <option value="warning" .selected=${filter.finding === "warning"}>${t("edits.with_warning")}</option>
      </select></label>
      ${
        all > WORTH_SAMPLING
          ? html`<button class="button" type="button" data-sample aria-pressed=${filter.sample ? "true" : "false"} @click=${() => void this.load(this.filter.sample ? {} : { sample: SAMPLE })}>
              ${filter.sample ? t("edits.all") : t("edits.sample", { count: SAMPLE })}
            </button>`
          : nothing
      }
      ${filter.bbox ? html`<button class="chip" type="button" @click=${() => set({ bbox: "" })}>${t("edits.in_cell")} ✕</button>` : nothing}
    </div>`;
  }
}

/** ! for an edit with an error, ? with a warning, and how many comments it has. */
function mark(edit: Difference): TemplateResult {
  const severity = edit.findings.some((one) => one.severity === "error")
    ? "error"
    : edit.findings.length
      ? "warning"
      : "";
  return html`${severity ? html`<span class="edit-row__mark edit-row__mark--${severity}" title=${t(`severity.${severity}` as "severity.error")}>!</span>` : nothing}
    ${edit.comments.length ? html`<span class="edit-row__comments">${edit.comments.length}</span>` : nothing}`;
}
