/** Đánh số lại: the decision that merges the units, and map sheet by map sheet the key that it gets. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../shared/icons";
import type { Editor } from "../panels/editor";
import { complaintsAt, wrongAt, wrongId } from "./complaints";
import { NO_MOVE, type SheetMove } from "./input";
import { t } from "./texts";

const KEYS = [
  ["ward", "ward", 5],
  ["sheet", "sheet", 12],
  ["to_ward", "toWard", 5],
  ["to_sheet", "toSheet", 12],
  ["to_ward_name", "toWardName", 120],
] as const;
/** The name of a ward is as long as the form is wide. */
const isWide = (key: string): boolean => key === "to_ward_name";

export function renumberFields(editor: Editor): TemplateResult {
  const { operating } = editor;
  const { document, sheets } = operating.input;
  return html`<div class="field">
      <label for="operation-document">${t("renumber.document")}</label>
      <input id="operation-document" type="text" maxlength="160" autocomplete="off" aria-invalid=${complaintsAt(operating.complaints, "document").length > 0} aria-describedby=${wrongId("document")} .value=${document} @input=${(event: Event) => operating.set({ document: (event.target as HTMLInputElement).value })} />
      ${wrongAt(operating.complaints, "document")}
    </div>
    ${sheets.map((one, at) => sheetFields(editor, one, at))} ${wrongAt(operating.complaints, "sheets")}
    <div class="panel__actions">
      <button class="button" type="button" data-add-sheet @click=${() => operating.set({ sheets: [...operating.input.sheets, NO_MOVE] })}>${t("renumber.add")}</button>
    </div>`;
}

function sheetFields(editor: Editor, move: SheetMove, at: number): TemplateResult {
  const { operating } = editor;
  const { sheets } = operating.input;
  const rest = (): SheetMove[] => operating.input.sheets.filter((_one, i) => i !== at);
  return html`<fieldset class="fields sheet" data-sheet=${at}>
    <legend>${t("renumber.sheet_at", { number: at + 1 })}
      ${
        sheets.length > 1
          ? html`<button class="icon-button" type="button" data-drop-sheet title=${t("renumber.drop")} aria-label=${t("renumber.drop")} @click=${() => operating.set({ sheets: rest() })}>${icon("close")}</button>`
          : nothing
      }
    </legend>
    ${KEYS.map(([key, name, longest]) => {
      const place = `sheet-${at}-${key}`;
      return html`<div class="field ${isWide(key) ? "" : "field--half"}">
        <label for=${place}>${t(`renumber.${key}`)}</label>
        <input id=${place} type="text" maxlength=${longest} autocomplete="off" inputmode=${key.endsWith("ward") ? "numeric" : "text"} aria-invalid=${complaintsAt(operating.complaints, place).length > 0} aria-describedby=${wrongId(place)} .value=${move[name]} @input=${(event: Event) => operating.setSheet(at, { [name]: (event.target as HTMLInputElement).value })} />
        ${wrongAt(operating.complaints, place)}
      </div>`;
    })}
  </fieldset>`;
}
