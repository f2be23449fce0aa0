/** The conflict screen: what both sides did to one feature, and how it is to end. */
import { html, nothing, type TemplateResult } from "lit";
import type { ChangeSet, Conflict, Control } from "./api";
import {
  type Choice,
  canMerge,
  type FieldRow,
  fieldRows,
  keptShape,
  missing,
  type Picks,
  type Side,
} from "./conflict_choice";
import { t } from "./texts";

export interface ConflictScreen {
  set: ChangeSet;
  conflicts: readonly Conflict[];
  at: number;
  controls: readonly Control[];
  picks: Picks;
  problem: string;
  busy: boolean;
  go: (at: number) => void;
  /** Change what was picked so far. */
  pick: (change: (picks: Picks) => Picks) => void;
  resolve: () => void;
}

const CHOICES: readonly Choice[] = ["merge", "mine", "theirs"];

const words = (): { yes: string; no: string; empty: string } => ({
  yes: t("value.yes"),
  no: t("value.no"),
  empty: t("value.empty"),
});

/** Above the map. */
export function conflictHead(screen: ConflictScreen): TemplateResult {
  const { set, conflicts, at } = screen;
  return html`<div class="notice notice--bad" data-conflicts=${conflicts.length}>
      <b>${t("conflict.title", { count: conflicts.length })}</b>
      <p>${t("conflict.what")} ${t(set.mine ? "conflict.repeat" : "conflict.author_only")}</p>
    </div>
    ${
      conflicts.length > 1
        ? html`<p class="stepper">
            <button class="button" type="button" ?disabled=${at === 0} @click=${() => screen.go(at - 1)}>${t("edits.previous")}</button>
            <span>${t("conflict.number", { at: at + 1, total: conflicts.length })}</span>
            <button class="button" type="button" ?disabled=${at >= conflicts.length - 1} @click=${() => screen.go(at + 1)}>${t("edits.next")}</button>
          </p>`
        : nothing
    }`;
}

export function conflictLegend(set: ChangeSet): TemplateResult {
  const mine = set.mine ? t("conflict.mine_long") : t("conflict.mine_long_author", { author: set.author });
  return html`<p class="compare__legend">
    <span class="compare__key compare__key--old">${t("conflict.base_long")}</span>
    <span class="compare__key compare__key--theirs">${t("conflict.theirs_long")}</span>
    <span class="compare__key">${mine}</span>
  </p>`;
}

/** Below the map: the table of what differs and the choice. */
export function conflictBody(screen: ConflictScreen): TemplateResult {
  const conflict = screen.conflicts[screen.at];
  if (!conflict) return html`<p class="empty">${t("conflict.none")}</p>`;
  const { set } = screen;
  const rows = fieldRows(conflict, screen.controls, words());
  const mine = set.mine ? t("conflict.mine") : t("conflict.mine_author", { author: set.author });
  return html`${gone(conflict)}
    <div class="table-wrap"><table class="table conflict-table">
      <thead><tr>
        <th scope="col">${t("conflict.field")}</th>
        <th scope="col">${t("conflict.base")}</th>
        <th scope="col">${t("conflict.theirs")}</th>
        <th scope="col">${mine}</th>
        <th scope="col">${t("conflict.result")}</th>
      </tr></thead>
      <tbody>${shapeRow(screen, conflict)} ${rows.map((row) => fieldRow(screen, row))}</tbody>
    </table></div>
    ${set.mine ? choice(screen, conflict, rows) : nothing}`;
}

function gone(conflict: Conflict): TemplateResult | typeof nothing {
  if (conflict.operation === "create") return html`<p class="notice">${t("conflict.taken")}</p>`;
  if (!conflict.theirs) return html`<p class="notice">${t("conflict.gone_theirs")}</p>`;
  if (!conflict.mine) return html`<p class="notice">${t("conflict.gone_mine")}</p>`;
  return nothing;
}

function shapeRow(screen: ConflictScreen, conflict: Conflict): TemplateResult | typeof nothing {
  const kept = keptShape(conflict);
  if (kept === undefined) return nothing;
  const what = kept === null ? "conflict.shape_both" : (`conflict.shape_${kept}` as const);
  const pick = (side: Side): void => screen.pick((picks) => ({ ...picks, shape: side }));
  return html`<tr data-row="geometry" class=${kept === null ? "collides" : ""}>
    <th scope="row">${t("conflict.shape")} ${kept === null ? html`<span class="chip chip--error">${t("conflict.collides")}</span>` : nothing}</th>
    <td colspan="3">${t(what)}</td>
    <td>${result(screen, "geometry", kept === null, kept ?? "theirs", screen.picks.shape, pick)}</td>
  </tr>`;
}

function fieldRow(screen: ConflictScreen, row: FieldRow): TemplateResult {
  const { picks } = screen;
  const pick = (side: Side): void =>
    screen.pick((now) => ({ ...now, fields: { ...now.fields, [row.field]: side } }));
  return html`<tr data-row=${row.field} class=${row.collides ? "collides" : ""}>
    <th scope="row">${row.label} ${row.collides ? html`<span class="chip chip--error">${t("conflict.collides")}</span>` : nothing}</th>
    <td>${row.base}</td><td class=${row.theirs === row.base ? "soft" : "changes__after"}>${row.theirs}</td><td class=${row.mine === row.base ? "soft" : "changes__after"}>${row.mine}</td>
    <td>${result(screen, row.field, row.collides, row.kept, picks.fields[row.field], pick)}</td>
  </tr>`;
}

/** What the chosen way makes of one item; two buttons where a merge has to choose. */
function result(
  screen: ConflictScreen,
  name: string,
  collides: boolean,
  kept: Side,
  picked: Side | undefined,
  pick: (side: Side) => void,
): TemplateResult | string {
  const { choice } = screen.picks;
  if (!screen.set.mine || !choice) return "";
  if (choice === "theirs") return t("conflict.kept_theirs");
  if (!collides || choice === "mine") return t(`conflict.kept_${collides ? "mine" : kept}`);
  return html`<span class="sides" role="radiogroup" aria-label=${t("conflict.result")}>
    ${(["theirs", "mine"] as const).map(
      (side) => html`<label class="side">
        <input type="radio" name="pick-${name}" value=${side} .checked=${picked === side} @change=${() => pick(side)} />
        ${t(`conflict.${side}`)}
      </label>`,
    )}
  </span>`;
}

function choice(screen: ConflictScreen, conflict: Conflict, rows: readonly FieldRow[]): TemplateResult {
  const { picks } = screen;
  const open = missing(conflict, picks);
  const labels = new Map(rows.map((row) => [row.field, row.label]));
  const names = open.map((name) => (name === "geometry" ? t("conflict.shape") : (labels.get(name) ?? name)));
  const ways = CHOICES.filter((one) => one !== "merge" || canMerge(conflict));
  return html`<fieldset class="choices">
      <legend>${t("conflict.choose")}</legend>
      ${ways.map(
        (one) => html`<label class="choice" data-choice=${one}>
          <input type="radio" name="choice" .checked=${picks.choice === one} @change=${() => screen.pick((now) => ({ ...now, choice: one }))} />
          <span><b>${t(`conflict.choice_${one}`)}</b><small>${t(`conflict.choice_${one}_hint`)}</small></span>
        </label>`,
      )}
    </fieldset>
    ${screen.problem ? html`<p class="notice notice--bad" role="alert">${screen.problem}</p>` : nothing}
    <p class="actions">
      <button class="button button--main" type="button" data-resolve ?disabled=${open.length > 0 || screen.busy} @click=${() => screen.resolve()}>${t("conflict.resolve")}</button>
      <span class="soft">${open[0] === "choice" ? t("conflict.missing_choice") : open.length ? t("conflict.missing", { names: names.join(", ") }) : ""}</span>
    </p>`;
}
