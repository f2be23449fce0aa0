/** One change set: what it is, what it changes, what is in the way, and the steps that lead on. */
import { html, nothing, render, type TemplateResult } from "lit";
import { ApiError } from "../shared/api";
import type { MapConfig, StyleSheet } from "../shared/api_types";
import { CompareMaps } from "../shared/compare/compare_maps";
import { today, whole } from "../shared/format";
import { ask } from "./action_dialog";
import {
  type Cell,
  type ChangeSet,
  comment,
  type LayerName,
  type Move,
  move,
  type Overview,
  readChangeSet,
  readLayers,
  readOverview,
} from "./api";
import { ConflictPanel } from "./conflict_panel";
import { note, offers } from "./decisions";
import { EditList } from "./edit_list";
import { type EditActions, editHead, editWords } from "./edit_view";
import { cellCount, gridMap } from "./grid_map";
import { facts, heading, summary, timeline } from "./head_view";
import { ImpactPanel } from "./impact_panel";
import { type ReviewText, t } from "./texts";

type View = "edits" | "map" | "conflicts";

/** Cells that the list beside the distribution map names. */
const CELLS_NAMED = 60;
/** A publication that is under way is looked at so often. */
const LOOK_MS = 3000;
/** Fewer edits are seen faster one by one. */
const WORTH_A_GRID = 10;

export class ChangeSetPage {
  private set: ChangeSet | undefined;
  private overview: Overview | undefined;
  private layers: LayerName[] = [];
  private view: View = "edits";
  private message: { text: string; bad: boolean } | undefined;
  private busy = false;
  private maps: CompareMaps | undefined;
  private shown = -1;
  private hasGrid = false;
  private readonly list: EditList;
  private readonly conflicts: ConflictPanel;
  private readonly impact = new ImpactPanel(() => this.draw());
  private readonly actions: EditActions;

  constructor(
    private readonly element: HTMLElement,
    private readonly id: string,
    private readonly config: MapConfig,
    private readonly sheet: StyleSheet,
  ) {
    this.list = new EditList(
      id,
      () => this.overview,
      () => this.draw(),
      (error) => this.fail(error),
    );
    this.conflicts = new ConflictPanel(config, sheet, {
      changed: () => this.draw(),
      resolved: (text) => this.again(text),
      failed: (error) => this.fail(error),
    });
    this.actions = {
      showPlace: (geometry, crs) => this.maps?.showPlace(geometry, crs),
      fit: () => this.maps?.fit(),
      layerTitle: (name) => this.layers.find((one) => one.name === name)?.title ?? name,
      comment: async (edit, text) => {
        try {
          const made = await comment(this.id, edit, text);
          this.list.shown?.find((one) => one.edit === edit)?.comments.push(made);
          this.draw();
        } catch (error) {
          this.fail(error);
        }
      },
    };
  }

  async start(): Promise<void> {
    try {
      [this.set, this.layers] = await Promise.all([readChangeSet(this.id), readLayers()]);
    } catch (error) {
      return this.failed(error);
    }
    document.title = `${this.set.title} · ${document.title}`;
    this.draw();
    this.follow();
    await this.readRest();
  }

  /** While somebody publishes, here or elsewhere: show that, and what became of it. */
  private follow(): void {
    if (!this.set?.publishing_since && !this.busy) return;
    setTimeout(() => void this.look(), LOOK_MS);
  }

  private async look(): Promise<void> {
    const before = this.set?.publishing_since;
    const found = await readChangeSet(this.id).catch(() => undefined);
    // The answer to one's own step tells what became of it.
    if (found && (this.busy || found.publishing_since)) {
      this.set = found;
      this.draw();
    } else if (found && before) {
      const done = found.status === "published";
      await this.again(t(done ? "done.publish" : "done.not_published"));
    }
    this.follow();
  }

  /** What a large set takes seconds for comes in while the reader looks at the rest. */
  private async readRest(): Promise<void> {
    const overview = readOverview(this.id).then(
      (found) => {
        this.overview = found;
        this.draw();
      },
      (error: unknown) => this.fail(error),
    );
    const impact = this.set ? this.impact.load(this.set) : undefined;
    await Promise.all([this.list.load(), this.readConflicts(), overview, impact]);
  }

  /** Read everything again after a step; `text` says what was done. */
  private async again(text: string): Promise<void> {
    this.message = { text, bad: false };
    this.busy = false;
    this.shown = -1;
    try {
      this.set = await readChangeSet(this.id);
    } catch (error) {
      return this.fail(error);
    }
    this.draw();
    await this.readRest();
  }

  private async readConflicts(): Promise<void> {
    if (!this.set || this.set.status === "published" || this.set.status === "withdrawn")
      this.conflicts.clear();
    else await this.conflicts.load(this.set);
    if (this.conflicts.count) this.view = "conflicts";
    else if (this.view === "conflicts") this.view = "edits";
    this.draw();
  }

  private async take(step: Move): Promise<void> {
    if (!this.set || this.busy) return;
    const answer = await ask(step, this.set, today());
    if (!answer) return;
    this.busy = true;
    this.message = undefined;
    this.draw();
    if (step === "publish") this.follow();
    try {
      const done = await move(this.id, step, Object.keys(answer).length ? answer : undefined);
      if (step === "revert") location.assign(`?changeset=${done.id}`);
      else await this.again(t(`done.${step}`));
    } catch (error) {
      this.busy = false;
      this.set = { ...this.set, publishing_since: null };
      if (error instanceof ApiError && error.status === 412) return this.showConflicts(error);
      this.fail(error);
      // A refusal leaves its findings with the edits.
      const told = error instanceof ApiError && (error.problem as { findings?: unknown[] }).findings?.length;
      if (told) await this.list.load({ finding: "error" });
    }
  }

  private async showConflicts(error: ApiError): Promise<void> {
    const count = Number((error.problem as { conflict_count?: number }).conflict_count ?? 0);
    this.message = { text: t("conflict.blocked", { count: whole(count) }), bad: true };
    await this.readConflicts();
  }

  /** Nothing can be shown at all. */
  private failed(error: unknown): void {
    const gone = error instanceof ApiError && error.notFound;
    render(
      html`<p><a href="/review/">← ${t("back")}</a></p>
        <div class="empty" role="alert">
          <p>${gone ? t("not_found") : `${t("failed")}: ${error instanceof Error ? error.message : String(error)}`}</p>
          <p><button class="button" type="button" @click=${() => location.reload()}>${t("again")}</button></p>
        </div>`,
      this.element,
    );
  }

  private fail(error: unknown): void {
    this.busy = false;
    this.message = { text: error instanceof Error ? error.message : String(error), bad: true };
    this.draw();
  }

  private open(view: View): void {
    this.view = view;
    this.draw();
  }

  private draw(): void {
    const { set } = this;
    if (!set) {
      render(html`<p class="soft">${t("loading")}</p>`, this.element);
      return;
    }
    render(
      html`<header class="review__head">${heading(set)} ${this.steps(set)}
          ${this.message ? html`<p class=${this.message.bad ? "notice notice--bad" : "notice notice--good"} role="status" data-message>${this.message.text}</p>` : nothing}
        </header>
        <div class="review__body">
          <aside class="review__side">
            ${facts(set)}
            ${
              this.overview
                ? summary(this.overview, (filter) => {
                    this.view = "edits";
                    void this.list.load(filter);
                  })
                : nothing
            }
            ${timeline(set)}
          </aside>
          <section class="review__work">${this.impact.view(set)} ${this.tabs()} ${this.edits()} ${this.distribution()}
            <div ?hidden=${this.view !== "conflicts"}>${this.conflicts.view(set)}</div>
          </section>
        </div>`,
      this.element,
    );
    this.drawMaps();
  }

  private steps(set: ChangeSet): TemplateResult {
    const shown = offers(set);
    const why = [...new Set([...shown.map((one) => one.why), note(set)])].filter(
      (one): one is ReviewText => one !== null,
    );
    const main = shown.find((one) => !one.why)?.step;
    return html`<div class="steps">
      ${shown.map(
        (
          one,
        ) => html`<button class=${one.step === main && one.step !== "withdraw" ? "button button--main" : "button"} type="button" data-step=${one.step}
          ?disabled=${one.why !== null || this.busy} title=${one.why ? t(one.why) : nothing} @click=${() => void this.take(one.step)}>
          ${t(`action.${one.step}`)}
        </button>`,
      )}
      ${set.may.includes("edit") ? html`<a class="button" href="/edit/?changeset=${set.id}">${t("action.edit")}</a>` : nothing}
      ${why.length ? html`<span class="soft steps__why" data-why>${why.map((one) => t(one)).join(" ")}</span>` : nothing}
    </div>`;
  }

  private tabs(): TemplateResult | typeof nothing {
    const views: View[] = ["edits"];
    if (this.gridWorth) views.push("map");
    if (this.conflicts.count) views.unshift("conflicts");
    if (views.length < 2) return nothing;
    return html`<nav class="tabs" aria-label=${t("view.label")}>
      ${views.map(
        (
          one,
        ) => html`<button class="tabs__tab" type="button" data-view=${one} aria-current=${one === this.view ? "page" : nothing} @click=${() => this.open(one)}>
          ${t(`view.${one}`)} ${one === "conflicts" ? html`<span class="tabs__count">${this.conflicts.count}</span>` : nothing}
        </button>`,
      )}
    </nav>`;
  }

  private get gridWorth(): boolean {
    return (this.overview?.cells ?? []).reduce((sum, cell) => sum + cellCount(cell), 0) >= WORTH_A_GRID;
  }

  private edits(): TemplateResult {
    const edit = this.list.chosen;
    return html`<div class="edits" ?hidden=${this.view !== "edits"}>
      ${this.list.view()}
      <div class="edits__one" ?hidden=${!edit}>
        ${edit ? editHead(edit, this.actions) : nothing}
        <div id="compare" ?hidden=${!edit?.before?.geometry && !edit?.after?.geometry}></div>
        ${
          edit
            ? html`<p class="stepper">
                <button class="button" type="button" data-previous @click=${() => void this.list.step(-1)}>${t("edits.previous")}</button>
                <button class="button" type="button" data-next @click=${() => void this.list.step(1)}>${t("edits.next")}</button>
                <button class="button" type="button" @click=${() => this.actions.fit()}>${t("edit.fit")}</button>
              </p>
              ${editWords(edit, this.actions)}`
            : nothing
        }
      </div>
    </div>`;
  }

  private distribution(): TemplateResult {
    const cells = [...(this.overview?.cells ?? [])].sort((a, b) => cellCount(b) - cellCount(a));
    return html`<div class="grid" ?hidden=${this.view !== "map"}>
      <p class="soft">${t("grid.hint")}</p>
      <div id="grid" class="grid__map" role="application" tabindex="0" aria-label=${t("grid.label")}></div>
      <details>
        <summary>${t("grid.list")}</summary>
        <ol class="plain">
          ${cells.slice(0, CELLS_NAMED).map(
            (
              cell,
              at,
            ) => html`<li><button class="link" type="button" data-cell @click=${() => this.chooseCell(cell)}>
              ${t("grid.cell", { number: at + 1, count: whole(cellCount(cell)) })}
            </button></li>`,
          )}
        </ol>
      </details>
    </div>`;
  }

  private chooseCell(cell: Cell): void {
    this.view = "edits";
    void this.list.load({ bbox: cell.bbox.join(",") });
  }

  /** The maps need their places in the page and a size; they are made when they are first seen. */
  private drawMaps(): void {
    const edit = this.list.chosen;
    if (
      this.view === "edits" &&
      edit &&
      edit.edit !== this.shown &&
      (edit.before?.geometry || edit.after?.geometry)
    ) {
      this.maps ??= new CompareMaps(
        document.getElementById("compare") as HTMLElement,
        this.config,
        this.sheet,
      );
      this.maps.show({
        before: edit.before?.geometry ?? null,
        after: edit.after?.geometry ?? null,
        crs: edit.crs,
        layer: edit.layer,
      });
      this.shown = edit.edit;
    }
    if (this.view === "map" && !this.hasGrid && this.overview) {
      this.hasGrid = true;
      gridMap(
        document.getElementById("grid") as HTMLElement,
        this.config,
        this.sheet,
        this.overview.cells,
        (cell) => this.chooseCell(cell),
      );
    }
    if (this.view === "conflicts") this.conflicts.drawMap();
  }
}
