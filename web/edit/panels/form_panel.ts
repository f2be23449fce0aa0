/** Attributes of the selected feature, or one value for many: drawn from the layer's form, nothing known of the layer. */
import { html, nothing, type TemplateResult } from "lit";
import type { Control, Form } from "../api_types";
import { area, dimension, length, vertexCount } from "../geometry/shape";
import { type Current, changedValues, changeOf } from "../state/edits";
import { complaint, readValue } from "../state/fields";
import { areaText, lengthText, t } from "../texts";
import type { Editor } from "./editor";
import { describedBy, formInput } from "./form_input";
import { linkField } from "./link_setting";
import { refusedNotice } from "./refused";

export function formPanel(editor: Editor): TemplateResult {
  const { session } = editor;
  const { form, selection, single } = session;
  if (!form || !session.layer) return html`<p class="empty">${t("form.no_layer")}</p>`;
  if (!selection.length) return html`<p class="empty">${t("form.none")}</p>`;
  if (!single) return bulk(editor, form);
  const locked = !session.editable || single.operation === "delete" || !session.layer.editable;
  const edit = session.edits.get(single.key);
  const others = editor.presenceOf(single.key);
  const changed = new Set(edit?.base ? Object.keys(changedValues(edit)) : []);
  return html`<div class="panel__title">
      <h3>${editor.titleOf(single)}</h3>
      ${single.operation ? html`<span class="chip chip--${single.operation}">${t(`operation.${single.operation}`)}</span>` : nothing}
    </div>
    ${refusedNotice(editor, single.key)}
    ${figures(single)}
    ${others.map((one) => html`<p class="notice" data-presence>${t("presence.one", { author: one.author, title: one.title })}</p>`)}
    <div class="panel__actions">
      <button class="button" type="button" ?disabled=${locked} @click=${() => editor.chooseTool("reshape")}>${t("tool.reshape")}</button>
      <button class="button" type="button" ?disabled=${locked} @click=${() => editor.copySelected()}>${t("tool.copy")}</button>
      ${
        single.operation
          ? html`<button class="button" type="button" ?disabled=${!session.editable} @click=${() => editor.revert(single.key)}>${t("draft.drop")}</button>`
          : nothing
      }
      <button class="button button--bad" type="button" ?disabled=${locked} @click=${() => editor.removeSelected()}>${t("tool.delete")}</button>
    </div>
    ${!session.editable ? html`<p class="notice">${t("form.locked")}</p>` : nothing}
    <form class="fields" novalidate @submit=${(event: Event) => event.preventDefault()}>
      ${form.controls.map((control) => row(editor, form, single, control, locked, changed.has(control.name)))}
    </form>`;
}

function figures({ shape }: Current): TemplateResult | typeof nothing {
  if (!shape) return nothing;
  const kind = dimension(shape.kind);
  const holes = shape.parts.reduce((sum, part) => sum + part.length - 1, 0);
  return html`<p class="figures">
    ${kind === 2 ? html`<span>${t("figures.area")} <b data-figure="area">${areaText(area(shape))}</b></span>` : nothing}
    ${kind > 0 ? html`<span>${t(kind === 2 ? "figures.perimeter" : "figures.length")} <b>${lengthText(length(shape))}</b></span>` : nothing}
    <span>${t("figures.vertices")} <b data-figure="vertices">${vertexCount(shape)}</b></span>
    ${shape.parts.length > 1 ? html`<span>${t("figures.parts")} <b>${shape.parts.length}</b></span>` : nothing}
    ${kind === 2 && holes ? html`<span>${t("figures.holes")} <b data-figure="holes">${holes}</b></span>` : nothing}
  </p>`;
}

function row(
  editor: Editor,
  form: Form,
  feature: Current,
  control: Control,
  locked: boolean,
  changed: boolean,
): TemplateResult {
  const { name } = control;
  const schema = form.schema.properties[name];
  const required = form.schema.required.includes(name);
  const now = (): unknown => (editor.session.current(feature.key) ?? feature).values[name];
  const value = now();
  const wrong = locked || control.read_only ? "" : complaint(control, schema, value, required);
  const id = `field-${name}`;
  const set = (next: unknown): void => {
    const change = changeOf(editor.session, feature.key, { values: { [name]: next } });
    editor.session.commit(t("step.value", { field: control.label }), [change]);
  };
  return html`<div class="field ${changed ? "field--changed" : ""}" data-field=${name}>
    <label for=${id}>
      ${control.label}${required ? html`<span class="field__star" title=${t("field.required")}> *</span>` : nothing}
      ${control.unit ? html`<span class="soft">(${control.unit.replace("m2", "m²")})</span>` : nothing}
      ${changed ? html`<span class="field__mark">${t("field.changed")}</span>` : nothing}
    </label>
    ${
      control.layer
        ? linkField(editor, {
            id,
            control,
            value,
            locked,
            described: describedBy(id, wrong !== "", Boolean(control.hint)),
            set,
            feature,
          })
        : formInput(id, control, now, locked || control.read_only, wrong !== "", set, Boolean(control.hint))
    }
    ${wrong ? html`<p class="field__wrong" id="${id}-wrong" role="alert">${wrong}</p>` : nothing}
    ${control.hint ? html`<p class="field__hint" id="${id}-hint">${control.hint}</p>` : nothing}
  </div>`;
}

let bulkField = "";

/** The same value for all selected features, as one step. */
function bulk(editor: Editor, form: Form): TemplateResult {
  const { session } = editor;
  const controls = form.controls.filter((control) => !control.read_only);
  const chosen = (): Control | undefined => controls.find(({ name }) => name === bulkField) ?? controls[0];
  const drawn = chosen();
  const set = (given: unknown): void => {
    // Another field may have been chosen since the box was drawn: what is typed now is meant for that one.
    const control = chosen();
    if (!control || (control.layer && control !== drawn)) return;
    const value = control === drawn ? given : readValue(control, String(given ?? ""));
    const wrong = complaint(
      control,
      form.schema.properties[control.name],
      value,
      form.schema.required.includes(control.name),
    );
    if (wrong) {
      editor.say(wrong, true);
      return;
    }
    const changes = session.selection
      .filter((key) => session.current(key)?.operation !== "delete")
      .map((key) => changeOf(session, key, { values: { [control.name]: value } }));
    const done = session.commit(
      t("step.bulk", { field: control.label, count: session.selection.length }),
      changes,
    );
    editor.say(done ? t("form.bulk_done", { count: changes.filter(Boolean).length }) : t("form.bulk_same"));
  };
  return html`<h3>${t("form.many", { count: session.selection.length })}</h3>
    <p class="soft">${t("form.many_hint")}</p>
    <div class="field">
      <label for="bulk-field">${t("form.bulk_field")}</label>
      <select id="bulk-field" @change=${(event: Event) => {
        bulkField = (event.target as HTMLSelectElement).value;
        session.tell("selection");
      }}>
        ${controls.map((one) => html`<option value=${one.name} ?selected=${one.name === drawn?.name}>${one.label}</option>`)}
      </select>
    </div>
    ${
      drawn
        ? html`<div class="field" data-field="bulk">
            <label for="bulk-value">${t("form.bulk_value")}</label>
            ${
              drawn.layer
                ? linkField(editor, {
                    id: "bulk-value",
                    control: drawn,
                    value: null,
                    locked: !session.editable,
                    described: "",
                    set,
                  })
                : formInput("bulk-value", drawn, () => null, !session.editable, false, set)
            }
          </div>`
        : nothing
    }
    <div class="panel__actions">
      <button class="button button--bad" type="button" ?disabled=${!session.editable} @click=${() => editor.removeSelected()}>${t("tool.delete_many", { count: session.selection.length })}</button>
    </div>`;
}
