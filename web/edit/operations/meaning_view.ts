/** What the server would make of an operation: the new parcels, the neighbours, what the rules say; then it is kept. */
import { html, nothing, type TemplateResult } from "lit";
import { area } from "../../shared/format";
import { fromGeoJson } from "../geometry/shape";
import type { Editor } from "../panels/editor";
import { findingRow } from "../panels/findings_panel";
import type { Meaning, MeantEdit } from "./api";
import { asChild, drawnArea, fits, readArea, sumOf } from "./children";
import { complaintsAt, wrongAt, wrongId } from "./complaints";
import { type Child, isOfSheets } from "./input";
import { PARCELS } from "./operating";
import { t } from "./texts";
import { usesView } from "./uses_view";

export function meaningView(editor: Editor, meaning: Meaning): TemplateResult {
  const { operating } = editor;
  const { made, missing, complaints } = operating;
  const changed = meaning.edits.filter((one) => one.layer === PARCELS && one.operation === "update");
  const errors = meaning.findings.filter((one) => one.severity === "error").length;
  return html`<section class="meaning" data-meaning>
    <h3>${t("meaning.title")}</h3>
    ${made.length ? html`<ol class="rows">${made.map((one, at) => child(editor, one, at))}</ol>` : nothing}
    ${made.length > 1 ? sums(editor) : nothing} ${wrongAt(complaints, "children")}
    ${changed.length ? html`<p class="soft" data-neighbours=${changed.length}>${t(isOfSheets(operating.input.kind) ? "meaning.renumbered" : "meaning.changed", { count: changed.length })}</p>` : nothing}
    ${
      meaning.findings.length
        ? html`<ul class="rows" data-findings>${meaning.findings.map((one) => findingRow(editor, one))}</ul>`
        : html`<p class="soft">${t("meaning.clean")}</p>`
    }
    ${errors ? html`<p class="notice notice--bad">${t("meaning.errors", { count: errors })}</p>` : nothing}
    ${missing ? html`<p class="notice" data-missing=${missing}>${t(missing)}</p>` : nothing}
    <div class="panel__actions">
      <button class="button button--main" type="button" data-add ?disabled=${operating.busy || missing !== null || complaints.length > 0} @click=${() => void operating.add()}>${t("meaning.add")}</button>
    </div>
  </section>`;
}

/** Official areas of the new parcels against what there was before. */
function sums({ operating }: Editor): TemplateResult | typeof nothing {
  const { told } = operating;
  const sum = sumOf(told.map((one) => readArea(one.area)));
  const before = operating.officialBefore;
  if (sum === null) return nothing;
  const good = fits(sum, before, told.length);
  return html`<p class="figures ${good ? "" : "figures--bad"}" data-sum=${good ? "fits" : "differs"}>
    <span>${t("meaning.sum")} <b data-figure="sum">${area(sum)}</b></span>
    ${before === null ? nothing : html`<span>${t("meaning.before")} <b>${area(before)}</b></span>`}
  </p>`;
}

/** One new parcel: where it lies, and what the officer may give instead: number, official area, land uses. */
function child(editor: Editor, made: MeantEdit, at: number): TemplateResult {
  const { operating } = editor;
  const mine = operating.told[at] ?? asChild(made);
  const set = (said: Partial<Child>): void => void operating.give(at, said);
  const field = (name: "number" | "area", label: string): TemplateResult => {
    const place = `child-${at}-${name}`;
    return html`<div class="field field--half">
      <label for=${place}>${label}</label>
      <input id=${place} data-child=${name} type="text" inputmode=${name === "area" ? "decimal" : "text"} maxlength="12" aria-invalid=${complaintsAt(operating.complaints, place).length > 0} aria-describedby=${wrongId(place)} .value=${mine[name]} @change=${(event: Event) => set({ [name]: (event.target as HTMLInputElement).value })} />
      ${wrongAt(operating.complaints, place)}
    </div>`;
  };
  const show = (): void => {
    if (made.geometry) editor.show(fromGeoJson(made.geometry));
  };
  return html`<li class="child" data-made>
    <div class="child__head">
      <button class="link" type="button" @click=${show}>${t("meaning.child", { number: at + 1 })}</button>
      <span class="soft">${t("meaning.drawn", { area: area(drawnArea(made)) })}</span>
    </div>
    <div class="fields">${field("number", t("meaning.number"))} ${field("area", t("meaning.official"))}</div>
    ${usesView(editor, at, mine)}
    ${made.properties.national_id ? html`<small class="soft">${t("meaning.national_id")} <code>${made.properties.national_id}</code></small>` : nothing}
  </li>`;
}
