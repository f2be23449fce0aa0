/** What the server would make of an operation: the new parcels, the neighbours, what the rules say; then it is kept. */
import { html, nothing, type TemplateResult } from "lit";
import { area } from "../../shared/format";
import { fromGeoJson } from "../geometry/shape";
import type { Editor } from "../panels/editor";
import { findingRow } from "../panels/findings_panel";
import type { Meaning, MeantEdit } from "./api";
import { areaOf, drawnArea, officialSum } from "./children";
import type { Child } from "./input";
import { PARCELS } from "./operating";
import { t } from "./texts";

export function meaningView(editor: Editor, meaning: Meaning): TemplateResult {
  const { operating } = editor;
  const { made } = operating;
  const changed = meaning.edits.filter((one) => one.layer === PARCELS && one.operation === "update");
  const errors = meaning.findings.filter((one) => one.severity === "error").length;
  const sum = officialSum(made);
  return html`<section class="meaning" data-meaning>
    <h3>${t("meaning.title")}</h3>
    ${made.length ? html`<ol class="rows">${made.map((one, at) => child(editor, one, at))}</ol>` : nothing}
    ${made.length > 1 && sum !== null ? html`<p class="figures">${t("meaning.sum")} <b data-figure="sum">${area(sum)}</b></p>` : nothing}
    ${changed.length ? html`<p class="soft" data-neighbours=${changed.length}>${t("meaning.changed", { count: changed.length })}</p>` : nothing}
    ${
      meaning.findings.length
        ? html`<ul class="rows" data-findings>${meaning.findings.map((one) => findingRow(editor, one))}</ul>`
        : html`<p class="soft">${t("meaning.clean")}</p>`
    }
    ${errors ? html`<p class="notice notice--bad">${t("meaning.errors", { count: errors })}</p>` : nothing}
    <div class="panel__actions">
      <button class="button button--main" type="button" data-add ?disabled=${operating.busy} @click=${() => void operating.add()}>${t("meaning.add")}</button>
    </div>
  </section>`;
}

/** One new parcel: where it lies, and number and official area that the officer may give instead. */
function child(editor: Editor, made: MeantEdit, at: number): TemplateResult {
  const { operating } = editor;
  const told = operating.input.children.length ? operating.input.children : operating.made.map(asChild);
  const set = (said: Partial<Child>): void =>
    void operating.give(told.map((one, i) => (i === at ? { ...one, ...said } : one)));
  const field = (name: keyof Child, label: string): TemplateResult => html`<div class="field field--half">
    <label for="child-${at}-${name}">${label}</label>
    <input id="child-${at}-${name}" data-child=${name} type="text" inputmode=${name === "area" ? "decimal" : "text"} maxlength="12" .value=${told[at]?.[name] ?? ""} @change=${(event: Event) => set({ [name]: (event.target as HTMLInputElement).value })} />
  </div>`;
  const show = (): void => {
    if (made.geometry) editor.show(fromGeoJson(made.geometry));
  };
  return html`<li class="child" data-made>
    <div class="child__head">
      <button class="link" type="button" @click=${show}>${t("meaning.child", { number: at + 1 })}</button>
      <span class="soft">${t("meaning.drawn", { area: area(drawnArea(made)) })}</span>
    </div>
    <div class="fields">${field("number", t("meaning.number"))} ${field("area", t("meaning.official"))}</div>
    ${made.properties.national_id ? html`<small class="soft">${t("meaning.national_id")} <code>${made.properties.national_id}</code></small>` : nothing}
  </li>`;
}

const asChild = (made: MeantEdit): Child => ({
  number: String(made.properties.parcel_number ?? ""),
  area: typeof made.properties.official_area_m2 === "number" ? areaOf(made).toFixed(1).replace(".", ",") : "",
});
