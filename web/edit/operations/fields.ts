/** What each kind of operation asks for. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../shared/icons";
import type { Control } from "../api_types";
import { readTable } from "../geometry/coordinate_text";
import { distance } from "../geometry/shape";
import type { Editor } from "../panels/editor";
import { linkField } from "../panels/link_setting";
import { t as editText, lengthText } from "../texts";
import { complaintsAt, wrongAt, wrongId } from "./complaints";
import { type Input, isOfSheets, type Kind, SIDES } from "./input";
import { recoverFields } from "./recover_fields";
import { renumberFields } from "./renumber_fields";
import { newSurvey } from "./survey_form";
import { t } from "./texts";

export function fieldsOf(editor: Editor): TemplateResult {
  const { kind } = editor.operating.input;
  return html`${FIELDS[kind](editor)} ${isOfSheets(kind) ? nothing : surveyField(editor)}`;
}

/** The survey document that the new shapes rest on; a boundary correction must have one. */
function surveyField(editor: Editor): TemplateResult {
  const { operating, session } = editor;
  return html`<div class="field" data-field="survey">
    <label for="operation-survey">${t(operating.input.kind === "boundary" ? "survey.needed" : "survey.optional")}</label>
    ${linkField(editor, {
      id: "operation-survey",
      control: link("survey", "survey_documents", t("survey.needed")),
      value: operating.input.surveyDocument,
      locked: !session.editable,
      described: complaintsAt(operating.complaints, "survey").length ? wrongId("survey") : "",
      set: (value) => operating.set({ surveyDocument: typeof value === "string" ? value : "" }),
    })}
    ${wrongAt(operating.complaints, "survey")}
    ${newSurvey(editor)}
  </div>`;
}

const FIELDS: Readonly<Record<Kind, (editor: Editor) => TemplateResult>> = {
  line: cutLine,
  offset: (editor) =>
    html`${edgeField(editor, true)} ${figure(editor, "metres", t("offset.metres"), "5,00")}`,
  area: (editor) =>
    html`${figure(editor, "squareMetres", t("area.square_metres"), "100,0")} ${sides(editor)} ${edgeField(editor, false)}`,
  merge: () => html``,
  boundary,
  recover: recoverFields,
  renumber: renumberFields,
};

function cutLine(editor: Editor): TemplateResult {
  const { operating } = editor;
  const { lines, group } = operating.input;
  const { complaints } = operating;
  return html`<div class="panel__actions">
      <button class="button" type="button" data-draw ?disabled=${!editor.session.editable} @click=${() => editor.chooseTool("split")}>${icon("split")}${t(lines.length ? "line.another" : "line.draw")}</button>
      ${lines.length ? html`<button class="button" type="button" data-clear @click=${() => operating.set({ lines: [], typed: false, children: [] })}>${t("line.clear", { count: lines.length })}</button>` : nothing}
    </div>
    <details class="paste">
      <summary>${t("line.type")}</summary>
      <textarea id="cut-vertices" rows="4" aria-label=${t("line.type")} placeholder=${t("line.form")} @change=${(event: Event) => typedVertices(editor, (event.target as HTMLTextAreaElement).value)}></textarea>
      <p class="soft">${editText("numbers.axes", { crs: editor.crs })}</p>
    </details>
    ${wrongAt(complaints, "line")}
    <div class="field">
      <label for="cut-group">${t("line.group")}</label>
      <select id="cut-group" @change=${(event: Event) => operating.set({ group: (event.target as HTMLSelectElement).value as Input["group"], children: [] })}>
        ${(["pieces", "sides"] as const).map((one) => html`<option value=${one} ?selected=${one === group}>${t(`line.${one}`)}</option>`)}
      </select>
      ${wrongAt(complaints, "group")}
    </div>`;
}

function typedVertices(editor: Editor, text: string): void {
  const { points, skipped } = readTable(text);
  editor.operating.typedLine(points.map(({ at }) => at));
  const [first] = points;
  if (first) editor.centreOn(first.at);
  if (text.trim() && points.length < 2) editor.say(t("line.not_read"), true);
  else if (skipped.length)
    editor.say(editText("numbers.skipped", { count: skipped.length, text: skipped[0] ?? "" }));
}

function edgeField(editor: Editor, needed: boolean): TemplateResult {
  const { operating } = editor;
  const { edge } = operating.input;
  return html`<div class="field" data-edge=${edge ? "yes" : "no"}>
    <span class="field__name">${t(needed ? "edge.from" : "edge.along")}</span>
    <div class="panel__actions">
      <button class="button" type="button" data-pick-edge ?disabled=${!editor.session.editable} @click=${() => editor.chooseTool("edge")}>${icon("target")}${t("edge.pick")}</button>
      ${
        edge
          ? html`<span class="chip">${t("edge.picked", { length: lengthText(distance(...edge)) })}</span>
              <button class="link" type="button" @click=${() => operating.set({ edge: null, children: [] })}>${t("edge.drop")}</button>`
          : nothing
      }
    </div>
    ${wrongAt(operating.complaints, "edge")}
  </div>`;
}

function sides(editor: Editor): TemplateResult {
  const { operating } = editor;
  const { side, edge } = operating.input;
  return html`<fieldset class="sides" ?disabled=${edge !== null}>
    <legend>${t("area.side")}</legend>
    ${SIDES.map(
      (one) => html`<label class="sides__one sides__one--${one}">
        <input type="radio" name="side" value=${one} .checked=${one === side} @change=${() => operating.set({ side: one, children: [] })} /><span>${t(`side.${one}`)}</span>
      </label>`,
    )}
    ${wrongAt(operating.complaints, "side")}
  </fieldset>`;
}

function figure(
  editor: Editor,
  name: "metres" | "squareMetres",
  label: string,
  example: string,
): TemplateResult {
  const { operating } = editor;
  return html`<div class="field">
    <label for="operation-${name}">${label}</label>
    <input id="operation-${name}" type="text" inputmode="decimal" autocomplete="off" placeholder=${example} aria-invalid=${complaintsAt(operating.complaints, name).length > 0} aria-describedby=${wrongId(name)} .value=${operating.input[name]} @input=${(event: Event) => operating.set({ [name]: (event.target as HTMLInputElement).value, children: [] })} />
    ${wrongAt(operating.complaints, name)}
  </div>`;
}

const link = (name: string, layer: string, label: string): Control => ({
  name,
  label,
  unit: "",
  control: "feature",
  read_only: false,
  layer,
  layer_title: label,
});

function boundary(editor: Editor): TemplateResult {
  const { operating, session } = editor;
  const { input } = operating;
  return html`<div class="panel__actions">
      <button class="button" type="button" ?disabled=${!session.editable} @click=${() => editor.chooseTool("reshape")}>${icon("reshape")}${editText("tool.reshape")}</button>
    </div>
    <div class="field">
      <label for="operation-reason">${t("boundary.reason")}</label>
      <textarea id="operation-reason" rows="2" maxlength="500" aria-invalid=${complaintsAt(operating.complaints, "reason").length > 0} aria-describedby=${wrongId("reason")} .value=${input.reason} @input=${(event: Event) => operating.set({ reason: (event.target as HTMLTextAreaElement).value })}></textarea>
      ${wrongAt(operating.complaints, "reason")}
    </div>`;
}
