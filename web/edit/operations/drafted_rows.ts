/** The operations of the open draft, as rows of the draft panel. */
import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../shared/icons";
import { fromGeoJson } from "../geometry/shape";
import type { Editor } from "../panels/editor";
import { t as editText } from "../texts";
import { counted, type DraftedOperation } from "./drafted";
import { operationTitle, t } from "./texts";

export function draftedRows(editor: Editor): TemplateResult | typeof nothing {
  const { operations } = editor.session;
  if (!operations.length) return nothing;
  return html`<h3>${t("drafted.title", { count: operations.length })}</h3>
    <ul class="rows" data-operations>${operations.map((one) => row(editor, one))}</ul>`;
}

function row(editor: Editor, operation: DraftedOperation): TemplateResult {
  const errors = operation.findings.filter((one) => one.severity === "error").length;
  const go = (): void => {
    const first = operation.parts.find((one) => one.layer === "parcels" && one.geometry)?.geometry;
    if (first) editor.show(fromGeoJson(first));
  };
  return html`<li class="change" data-operation=${operation.name}>
    <button class="row" type="button" @click=${go}>
      <span class="chip chip--operation">${operationTitle(operation.name)}</span>
      <b>${numbers(operation)}</b>
      <small>${t("drafted.counts", counted(operation))}${errors ? html` · <span class="bad">${editText("draft.edit_errors", { count: errors })}</span>` : nothing}</small>
    </button>
    ${
      editor.session.editable
        ? html`<button class="icon-button" type="button" data-remove ?disabled=${editor.operating.busy} title=${t("drafted.remove")} aria-label=${t("drafted.remove")} @click=${() => void editor.operating.remove(operation.id)}>${icon("close")}</button>`
        : nothing
    }
  </li>`;
}

/** Numbers of the new parcels, or of those that are changed. */
function numbers({ parts }: DraftedOperation): string {
  const found = parts.flatMap(({ layer, properties }) =>
    layer === "parcels" && properties.parcel_number ? [properties] : [],
  );
  const [first] = found;
  if (!first) return "";
  return t("drafted.numbers", {
    numbers: found.map((one) => String(one.parcel_number)).join(", "),
    sheet: String(first.sheet_number ?? ""),
  });
}
