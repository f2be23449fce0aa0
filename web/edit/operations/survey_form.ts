/** A survey document that is not in the register yet: made in the same draft, and taken for the correction. */
import { html, nothing, type TemplateResult } from "lit";
import type { Control } from "../api_types";
import type { Editor } from "../panels/editor";
import { creation } from "../state/edits";
import { readValue } from "../state/fields";
import { t as editText } from "../texts";
import { t } from "./texts";

const LAYER = "survey_documents";
/** What is asked here; the rest can be added where the register is kept. */
const ASKED: readonly string[] = ["document_number", "kind", "survey_unit", "surveyed_on", "accuracy_m"];

export function newSurvey(editor: Editor): TemplateResult | typeof nothing {
  const may = editor.layers.find((one) => one.name === LAYER)?.editable;
  if (!may || !editor.session.editable) return nothing;
  const form = editor.session.forms.get(LAYER);
  const open = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open && !form) void editor.knowForms([LAYER]);
  };
  return html`<details class="paste" data-new-survey @toggle=${open}>
    <summary>${t("survey.new")}</summary>
    ${
      form
        ? html`<div class="fields" id="survey-form">
            ${form.controls.filter(({ name }) => ASKED.includes(name)).map((control) => input(control, form.schema.required.includes(control.name)))}
            <div class="panel__actions"><button class="button" type="button" data-survey-add @click=${(event: Event) => add(editor, form.controls, event)}>${t("survey.add")}</button></div>
          </div>`
        : html`<p class="soft">${editText("loading")}</p>`
    }
  </details>`;
}

function input(control: Control, required: boolean): TemplateResult {
  const id = `survey-${control.name}`;
  return html`<div class="field">
    <label for=${id}>${control.label}${required ? html`<span class="field__star"> *</span>` : nothing}</label>
    ${
      control.control === "choice"
        ? html`<select id=${id} name=${control.name}>
            <option value="">${editText("field.unknown")}</option>
            ${(control.choices ?? []).map((one) => html`<option value=${one.value}>${one.label}</option>`)}
          </select>`
        : html`<input id=${id} name=${control.name} type="text" placeholder=${control.control === "date" ? editText("field.date_form") : ""} />`
    }
  </div>`;
}

function add(editor: Editor, controls: readonly Control[], event: Event): void {
  const within = (event.target as Element).closest("#survey-form");
  const values: Record<string, unknown> = {};
  for (const one of within?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]") ?? []) {
    const control = controls.find(({ name }) => name === one.name);
    if (control && one.value.trim()) values[one.name] = readValue(control, one.value);
  }
  if (!values.document_number) {
    editor.say(t("survey.number_missing"), true);
    return;
  }
  const id = crypto.randomUUID();
  const done = editor.session.commit(t("survey.step"), [creation(LAYER, id, null, values)]);
  if (done) editor.operating.set({ surveyDocument: id });
}
