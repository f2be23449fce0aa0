/** Thu hồi một phần: the ground that is taken, the decision, and what the land becomes. */
import { html, nothing, type TemplateResult } from "lit";
import { date } from "../../shared/format";
import { icon } from "../../shared/icons";
import type { Control } from "../api_types";
import { area } from "../geometry/shape";
import type { Editor } from "../panels/editor";
import { linkField } from "../panels/link_setting";
import { readValue } from "../state/fields";
import { areaText, t as editText } from "../texts";
import { complaintsAt, wrongAt, wrongId } from "./complaints";
import { GROUNDS, type GroundFrom, type Input } from "./input";
import { PARCELS } from "./operating";
import { t } from "./texts";

export const RED_LINES = "red_lines";

export function recoverFields(editor: Editor): TemplateResult {
  const { operating } = editor;
  const { input, complaints } = operating;
  const { decision } = input;
  // Of what stands now: two fields may be filled in before the form is drawn again.
  const decide = (said: Partial<Input["decision"]>): void =>
    operating.set({ decision: { ...operating.input.decision, ...said } });
  const bad = (place: string): boolean => complaintsAt(complaints, place).length > 0;
  const text = (name: "number" | "authority"): TemplateResult => html`<div class="field">
    <label for="decision-${name}">${t(`recover.${name}`)}</label>
    <input id="decision-${name}" type="text" maxlength="160" autocomplete="off" aria-invalid=${bad(name)} aria-describedby=${wrongId(name)} .value=${decision[name]} @input=${(event: Event) => decide({ [name]: (event.target as HTMLInputElement).value })} />
    ${wrongAt(complaints, name)}
  </div>`;
  return html`${ground(editor)} ${text("number")}
    <div class="field field--half">
      <label for="decision-date">${t("recover.date")}</label>
      <input id="decision-date" type="text" inputmode="numeric" placeholder=${editText("field.date_form")} aria-invalid=${bad("date")} aria-describedby=${wrongId("date")} .value=${decision.date ? date(decision.date) : ""} @change=${(event: Event) => decide({ date: day((event.target as HTMLInputElement).value) })} />
      ${wrongAt(complaints, "date")}
    </div>
    ${text("authority")}
    <div class="field">
      <label for="operation-use">${t("recover.use")}</label>
      <select id="operation-use" @change=${(event: Event) => operating.set({ useCode: (event.target as HTMLSelectElement).value as Input["useCode"], children: [] })}>
        ${(["CGT", "DGT"] as const).map((one) => html`<option value=${one} ?selected=${one === input.useCode}>${t(`use.${one}`)}</option>`)}
      </select>
      ${wrongAt(complaints, "use")}
    </div>`;
}

/** Three ways to say what is taken; only the chosen one is shown. */
function ground(editor: Editor): TemplateResult {
  const { operating } = editor;
  const { groundFrom } = operating.input;
  const choose = (one: GroundFrom): void => {
    operating.set({ groundFrom: one, ground: null, children: [] });
    if (editor.session.editable) editor.chooseTool("select");
  };
  return html`<fieldset class="sides sides--three" data-ground>
      <legend>${t("ground.title")}</legend>
      ${GROUNDS.map(
        (one) => html`<label class="sides__one">
          <input type="radio" name="ground" value=${one} .checked=${one === groundFrom} @change=${() => choose(one)} /><span>${t(`ground.${one}`)}</span>
        </label>`,
      )}
    </fieldset>
    ${WAYS[groundFrom](editor)}`;
}

const WAYS: Readonly<Record<GroundFrom, (editor: Editor) => TemplateResult>> = {
  red_line: redLine,
  drawn: (editor) => html`<div class="field" data-field="ground">
    <div class="panel__actions">
      <button class="button" type="button" data-draw-ground ?disabled=${!editor.session.editable} @click=${() => editor.chooseTool("ground")}>${icon("draw")}${t(editor.operating.input.ground ? "ground.draw_again" : "ground.draw")}</button>
      ${taken(editor)}
    </div>
    ${wrongAt(editor.operating.complaints, "ground")}
  </div>`,
  picked: (editor) => {
    const areal = editor.layers.filter(
      ({ geometry, name }) => geometry?.endsWith("Polygon") && name !== PARCELS,
    );
    const { groundLayer } = editor.operating.input;
    return html`<div class="field" data-field="ground">
      <label for="operation-ground-layer">${t("ground.layer")}</label>
      <select id="operation-ground-layer" @change=${(event: Event) => fromLayer(editor, (event.target as HTMLSelectElement).value)}>
        <option value="">${t("ground.layer_choose")}</option>
        ${areal.map(({ name, title }) => html`<option value=${name} ?selected=${name === groundLayer}>${title}</option>`)}
      </select>
      <div class="panel__actions">
        <button class="button" type="button" data-pick-ground ?disabled=${!editor.session.editable || !groundLayer} @click=${() => editor.chooseTool("pick")}>${icon("target")}${t("ground.pick")}</button>
        ${taken(editor)}
      </div>
      ${wrongAt(editor.operating.complaints, "ground")}
    </div>`;
  },
};

/** The layer is shown on the map, so that its areas can be clicked. */
function fromLayer(editor: Editor, groundLayer: string): void {
  editor.operating.set({ groundLayer, ground: null, children: [] });
  if (!groundLayer) return;
  editor.showLayer(groundLayer);
  if (editor.session.editable) editor.chooseTool("pick");
}

function taken(editor: Editor): TemplateResult | typeof nothing {
  const { ground: shape } = editor.operating.input;
  if (!shape) return nothing;
  return html`<button class="chip" type="button" data-ground-taken @click=${() => editor.show(shape)}>${t("ground.taken", { area: areaText(area(shape)) })}</button>`;
}

function redLine(editor: Editor): TemplateResult {
  const { operating, session } = editor;
  const control: Control = {
    name: "red_line",
    label: t("recover.red_line"),
    unit: "",
    control: "feature",
    read_only: false,
    layer: RED_LINES,
    layer_title: t("recover.red_line"),
  };
  return html`<div class="field" data-field="red-line">
    <label for="operation-red-line">${t("recover.red_line")}</label>
    ${linkField(editor, {
      id: "operation-red-line",
      control,
      value: operating.input.redLine,
      locked: !session.editable,
      described: complaintsAt(operating.complaints, "ground").length ? wrongId("ground") : "",
      set: (value) => operating.set({ redLine: typeof value === "string" ? value : "", children: [] }),
      ...(session.single ? { feature: session.single } : {}),
    })}
    ${wrongAt(operating.complaints, "ground")}
  </div>`;
}

/** A day as ISO; "" when it is none. */
function day(text: string): string {
  const value = String(readValue({ control: "date" } as Control, text) ?? "");
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : "";
}
