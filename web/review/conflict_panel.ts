/** State of the conflict screen: which conflict, what was picked, and the request that ends it. */
import { html, nothing, type TemplateResult } from "lit";
import type { MapConfig, StyleSheet } from "../shared/api_types";
import { type ChangeSet, type Conflict, type Control, readConflicts, readControls, resolve } from "./api";
import { type Picks, resolution } from "./conflict_choice";
import { ConflictMap } from "./conflict_map";
import { conflictBody, conflictHead, conflictLegend } from "./conflict_view";
import { t } from "./texts";

interface Outcome {
  changed: () => void;
  resolved: (text: string) => Promise<void>;
  failed: (error: unknown) => void;
}

export class ConflictPanel {
  private conflicts: Conflict[] = [];
  private controls = new Map<string, Control[]>();
  private at = 0;
  private picks: Picks = { fields: {} };
  private problem = "";
  private busy = false;
  private map: ConflictMap | undefined;
  private drawn: Conflict | undefined;
  private set: ChangeSet | undefined;

  constructor(
    private readonly config: MapConfig,
    private readonly sheet: StyleSheet,
    private readonly outcome: Outcome,
  ) {}

  get count(): number {
    return this.conflicts.length;
  }

  clear(): void {
    this.conflicts = [];
  }

  async load(set: ChangeSet): Promise<void> {
    this.set = set;
    try {
      this.conflicts = await readConflicts(set.id);
      for (const layer of new Set(this.conflicts.map((one) => one.layer))) {
        if (!this.controls.has(layer)) this.controls.set(layer, await readControls(layer));
      }
    } catch (error) {
      this.outcome.failed(error);
    }
    this.go(0);
  }

  view(set: ChangeSet): TemplateResult | typeof nothing {
    const conflict = this.conflicts[this.at];
    const screen = {
      set,
      conflicts: this.conflicts,
      at: this.at,
      controls: this.controls.get(conflict?.layer ?? "") ?? [],
      picks: this.picks,
      problem: this.problem,
      busy: this.busy,
      go: (at: number) => this.go(at),
      pick: (change: (picks: Picks) => Picks) => {
        this.picks = change(this.picks);
        this.outcome.changed();
      },
      resolve: () => void this.end(),
    };
    return html`${conflict ? conflictHead(screen) : nothing}
      <div id="conflict-map" class="compare__map conflict-map" role="application" tabindex="0" aria-label=${t("conflict.map_label")}
        ?hidden=${!conflict || !(conflict.base?.geometry || conflict.theirs?.geometry || conflict.mine?.geometry)}></div>
      ${conflict ? html`${conflictLegend(set)} ${conflictBody(screen)}` : nothing}`;
  }

  /** Called once the page shows the panel: the map needs a size. */
  drawMap(): void {
    const conflict = this.conflicts[this.at];
    const place = document.getElementById("conflict-map");
    if (!conflict || !place || place.hidden || conflict === this.drawn) return;
    this.map ??= new ConflictMap(place, this.config, this.sheet);
    this.map.show(conflict);
    this.drawn = conflict;
  }

  private go(at: number): void {
    this.at = at;
    this.picks = { fields: {} };
    this.problem = "";
    this.outcome.changed();
  }

  private async end(): Promise<void> {
    const conflict = this.conflicts[this.at];
    const { set } = this;
    if (!conflict || !set) return;
    this.busy = true;
    this.outcome.changed();
    try {
      await resolve(set.id, conflict.edit, resolution(conflict, this.picks));
    } catch (error) {
      this.busy = false;
      this.problem = error instanceof Error ? error.message : String(error);
      return this.outcome.changed();
    }
    this.busy = false;
    await this.outcome.resolved(
      t(
        set.status === "approved" || set.status === "submitted"
          ? "conflict.resolved_again"
          : "conflict.resolved",
      ),
    );
  }
}
