/** Land uses of a new parcel: as they are shared out from its parent, or as the officer gives them. */
import { html, nothing, type TemplateResult } from "lit";
import { ApiError } from "../../shared/api";
import { area } from "../../shared/format";
import { icon } from "../../shared/icons";
import type { Control, Form } from "../api_types";
import type { Editor } from "../panels/editor";
import { formInput } from "../panels/form_input";
import { complaint } from "../state/fields";
import {
  ASKED_OF_USE,
  fits,
  givable,
  readArea,
  USE_AREA,
  USE_CODE,
  USES,
  usesSum,
  withUse,
} from "./children";
import { complaintsAt, wrongAt, wrongId } from "./complaints";
import type { Child, ChildUse } from "./input";
import { t } from "./texts";

/** `at`: which of the new parcels. */
export function usesView(editor: Editor, at: number, child: Child): TemplateResult {
  const form = editor.session.forms.get(USES);
  const named = editor.operating.usesAt(at).map(words).join(" + ");
  const open =
    child.uses !== null || complaintsAt(editor.operating.complaints, `child-${at}-uses`).length > 0;
  return html`<details class="uses" data-uses=${at} ?open=${open} @toggle=${() => void learn(editor)}>
    <summary>${t("uses.title")}: <span>${named || t("uses.none")}</span></summary>
    ${form ? rows(editor, at, child, form) : html`<p class="soft">${t("uses.loading")}</p>`}
  </details>`;
}

/** The form of the register, with its code lists, is read when it is asked for. */
async function learn(editor: Editor): Promise<void> {
  try {
    await editor.knowForms([USES]);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    editor.say(error.message, true);
  }
}

/** A use in short: its code and area. */
function words(use: ChildUse): string {
  const size = use[USE_AREA];
  return [String(use[USE_CODE] ?? "…"), ...(typeof size === "number" ? [area(size)] : [])].join(" ");
}

function rows(editor: Editor, at: number, child: Child, form: Form): TemplateResult {
  const { operating } = editor;
  const locked = !editor.session.editable;
  const official = readArea(child.area);
  // As they stand when something is said: several fields may be filled in before the form is drawn again.
  const now = (): ChildUse[] => operating.usesAt(at).map((one) => givable(one, form.controls));
  /** null: as the server shares out. */
  const set = (uses: readonly ChildUse[] | null): void => void operating.give(at, { uses });
  const uses = now();
  return html`<ol class="uses__rows">
      ${uses.map(
        (_use, nth) => html`<li class="uses__one" data-use>
          <div class="fields">
            ${ASKED_OF_USE.map((name) => {
              const control = form.controls.find((one) => one.name === name);
              return control
                ? value(
                    editor,
                    `child-${at}-use-${nth}-${name}`,
                    control,
                    form,
                    () => now()[nth]?.[name],
                    (next) => set(now().map((one, i) => (i === nth ? { ...one, [name]: next } : one))),
                  )
                : nothing;
            })}
          </div>
          ${
            uses.length > 1
              ? html`<button class="icon-button" type="button" data-drop-use ?disabled=${locked} title=${t("uses.drop")} aria-label=${t("uses.drop")} @click=${() => set(now().filter((_, i) => i !== nth))}>${icon("close")}</button>`
              : nothing
          }
        </li>`,
      )}
    </ol>
    ${uses.length ? total(uses, official) : nothing} ${wrongAt(operating.complaints, `child-${at}-uses`)}
    <div class="panel__actions">
      <button class="button" type="button" data-add-use ?disabled=${locked} @click=${() => set(withUse(now(), readArea(operating.told[at]?.area ?? "")))}>${icon("plus")}${t("uses.add")}</button>
      ${child.uses ? html`<button class="link" type="button" data-share-out @click=${() => set(null)}>${t("uses.share_out")}</button>` : nothing}
    </div>`;
}

/** The sum against the area of the parcel; red where they disagree. */
function total(uses: readonly ChildUse[], official: number | null): TemplateResult {
  const sum = usesSum(uses);
  if (sum === null || official === null) return html`<p class="soft">${t("uses.open_sum")}</p>`;
  const good = fits(sum, official, uses.length);
  const left = Math.round((official - sum) * 10) / 10;
  return html`<p class="figures ${good ? "" : "figures--bad"}" data-uses-sum=${good ? "fits" : "differs"} role=${good ? "status" : "alert"}>
    <span>${t("uses.sum")} <b>${area(sum)}</b></span>
    <span>${t("uses.of_parcel")} <b>${area(official)}</b></span>
    ${good ? nothing : html`<span>${t(left > 0 ? "uses.missing" : "uses.too_much")} <b>${area(Math.abs(left))}</b></span>`}
  </p>`;
}

function value(
  editor: Editor,
  place: string,
  control: Control,
  form: Form,
  now: () => unknown,
  set: (value: unknown) => void,
): TemplateResult {
  const id = `operation-${place}`;
  const given = now();
  const told = complaintsAt(editor.operating.complaints, place).length > 0;
  const wrong =
    told || given === null ? "" : complaint(control, form.schema.properties[control.name], given, false);
  const whole = control.name === USE_CODE || control.name === "origin_of_use" || control.name === "term_kind";
  return html`<div class="field ${whole ? "" : "field--half"}" data-use-field=${control.name}>
    <label for=${id}>${control.label}${control.unit ? html` <span class="soft">(${control.unit.replace("m2", "m²")})</span>` : nothing}</label>
    ${formInput(id, control, now, !editor.session.editable, told || wrong !== "", set)}
    ${wrong ? html`<p class="field__wrong" id=${wrongId(place)} role="alert">${wrong}</p>` : wrongAt(editor.operating.complaints, place)}
  </div>`;
}
