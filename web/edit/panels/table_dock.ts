/** Table of the loaded features: filter without diacritics, choose, go to, change many at once in the attribute panel. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../shared/icons";
import type { Control } from "../api_types";
import type { Current } from "../state/edits";
import { plain, shown } from "../state/fields";
import { t } from "../texts";
import type { Editor } from "./editor";
import { linkedName } from "./link_setting";

const MOST_ROWS = 100;

export class TableDock {
  open = false;
  private filter = "";
  private onlyEdits = false;

  constructor(
    private readonly editor: Editor,
    private readonly changed: () => void,
  ) {}

  view(): TemplateResult | typeof nothing {
    const { session } = this.editor;
    if (!this.open) return nothing;
    const { controls: given = [], schema } = session.form ?? {};
    // What names a feature comes first.
    const required = new Set(schema?.required);
    const controls = [...given].sort((a, b) => Number(required.has(b.name)) - Number(required.has(a.name)));
    const linked = (layer: string, id: string): string => linkedName(this.editor, layer, id);
    const all = this.rows(controls, linked);
    const rows = all.slice(0, MOST_ROWS);
    const chosen = new Set(session.selection);
    return html`<div class="table__head">
        <h2>${t("table.title", { layer: session.layer?.title ?? "" })}</h2>
        <input class="table__filter" type="search" aria-label=${t("table.filter")} placeholder=${t("table.filter")} .value=${this.filter} @input=${(
          event: Event,
        ) => {
          this.filter = (event.target as HTMLInputElement).value;
          this.changed();
        }} />
        <label class="check"><input type="checkbox" .checked=${this.onlyEdits} @change=${() => {
          this.onlyEdits = !this.onlyEdits;
          this.changed();
        }} />${t("table.only_edits")}</label>
        <button class="button" type="button" ?disabled=${!all.length} @click=${() => this.chooseAll(this.rows(controls, linked))}>${t("table.choose_all", { count: all.length })}</button>
        <button class="icon-button" type="button" aria-label=${t("close")} title=${t("close")} @click=${() => this.editor.toggleTable()}>${icon("close")}</button>
      </div>
      ${
        all.length
          ? html`<div class="table__scroll" tabindex="0">
              <table>
                <thead><tr><th></th>${controls.map((one) => html`<th scope="col">${one.label}</th>`)}</tr></thead>
                <tbody>
                  ${rows.map(
                    (
                      row,
                    ) => html`<tr class=${chosen.has(row.key) ? "table__chosen" : ""} data-operation=${row.operation ?? nothing} @click=${(event: MouseEvent) => this.choose(row, event)} @dblclick=${() => void this.editor.goTo(row.key)}>
                      <td><button class="link" type="button" aria-label=${t("table.go", { feature: this.editor.titleOf(row) })} @click=${(
                        event: Event,
                      ) => {
                        event.stopPropagation();
                        void this.editor.goTo(row.key);
                      }}>${icon("target")}</button></td>
                      ${controls.map((one) => html`<td>${shown(one, row.values[one.name], linked)}</td>`)}
                    </tr>`,
                  )}
                </tbody>
              </table>
              ${all.length > rows.length ? html`<p class="soft">${t("table.more", { count: all.length - rows.length })}</p>` : nothing}
            </div>`
          : html`<p class="empty">${t(this.editor.nearness === "far" ? "table.far" : "table.empty")}</p>`
      }`;
  }

  private rows(controls: readonly Control[], linked: (layer: string, id: string) => string): Current[] {
    const { session } = this.editor;
    const name = session.layer?.name ?? "";
    const words = plain(this.filter).split(/\s+/).filter(Boolean);
    const keys = this.onlyEdits
      ? [...session.edits].filter(([, edit]) => edit.layer === name).map(([key]) => key)
      : [
          ...new Set([
            ...[...session.edits].filter(([, edit]) => edit.layer === name).map(([key]) => key),
            ...session.features(name).stored.keys(),
          ]),
        ];
    const found: Current[] = [];
    for (const key of keys) {
      const row = session.current(key);
      if (!row) continue;
      if (words.length) {
        const text = plain(controls.map((one) => shown(one, row.values[one.name], linked)).join(" "));
        if (!words.every((word) => text.includes(word))) continue;
      }
      found.push(row);
    }
    return found;
  }

  private choose(row: Current, event: MouseEvent): void {
    const { session } = this.editor;
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) {
      session.select([row.key]);
      return;
    }
    const chosen = session.selection.includes(row.key);
    session.select(
      chosen ? session.selection.filter((key) => key !== row.key) : [...session.selection, row.key],
    );
  }

  private chooseAll(rows: readonly Current[]): void {
    this.editor.session.select(rows.map(({ key }) => key));
    this.editor.openTab("form");
  }
}
