/** One edit for who decides on it: words, table of fields, findings, comments. The maps stand above. */
import { html, nothing, type TemplateResult } from "lit";
import type { GeoJsonGeometry } from "../shared/api_types";
import { shapeWords } from "../shared/compare/words";
import type { Difference } from "./api";
import { operationChip, severityChip } from "./status_chip";
import { moment, t } from "./texts";

export interface EditActions {
  showPlace: (geometry: GeoJsonGeometry, crs: string) => void;
  fit: () => void;
  comment: (edit: number, text: string) => Promise<void>;
  layerTitle: (layer: string) => string;
}

export const nameOf = (edit: Difference): string => edit.name || edit.feature.slice(0, 8);

export function editHead(edit: Difference, actions: EditActions): TemplateResult {
  return html`<div class="edit-head">
    ${operationChip(edit.operation)}
    <h2>${nameOf(edit)}</h2>
    <span class="tag">${actions.layerTitle(edit.layer)}</span>
    ${edit.operation === "create" ? nothing : html`<a href="/data/${edit.layer}/${edit.feature}/">${t("edit.feature_page")}</a>`}
  </div>`;
}

/** What happens to the shape, one sentence each. */
export function shapeSentences(edit: Difference): string[] {
  const { before, after } = edit;
  const areas = { before: edit.area_before_m2, after: edit.area_after_m2 };
  const said = shapeWords(before?.geometry ?? null, after?.geometry ?? null, areas);
  if (!before?.geometry && !after?.geometry) return [t("edit.no_shape")];
  if (edit.operation === "create") return [t("edit.shape_new"), ...said];
  if (edit.operation === "delete") return [t("edit.shape_gone"), ...said];
  return edit.geometry_changed ? said : [t("edit.shape_same")];
}

export function editWords(edit: Difference, actions: EditActions): TemplateResult {
  const shape = shapeSentences(edit);
  return html`<section class="edit-words" data-words>
      <ul class="plain">${shape.map((one) => html`<li>${one}</li>`)}</ul>
      ${edit.changes.length ? fields(edit) : html`<p class="soft">${t("edit.fields_same")}</p>`}
    </section>
    ${findings(edit, actions)} ${comments(edit, actions)}`;
}

function fields(edit: Difference): TemplateResult {
  const [hasBefore, hasAfter] = [edit.operation !== "create", edit.operation !== "delete"];
  return html`<div class="table-wrap"><table class="table changes">
    <thead><tr>
      <th scope="col">${t("edit.field")}</th>
      ${hasBefore ? html`<th scope="col">${t("edit.before")}</th>` : nothing}
      ${hasAfter ? html`<th scope="col">${t("edit.after")}</th>` : nothing}
    </tr></thead>
    <tbody>
      ${edit.changes.map(
        (one) => html`<tr data-field=${one.field}>
          <th scope="row">${one.label}</th>
          ${hasBefore ? html`<td class="changes__before">${one.before_text}</td>` : nothing}
          ${hasAfter ? html`<td class="changes__after">${one.after_text}</td>` : nothing}
        </tr>`,
      )}
    </tbody>
  </table></div>`;
}

function findings(edit: Difference, actions: EditActions): TemplateResult {
  const sorted = [...edit.findings].sort((a, b) => a.severity.localeCompare(b.severity));
  return html`<section class="edit-part">
    <h3>${t("findings.title")}</h3>
    ${sorted.length ? nothing : html`<p class="soft">${t("findings.none")}</p>`}
    <ul class="plain">
      ${sorted.map(
        (one) => html`<li class="finding" data-rule=${one.rule}>
          ${severityChip(one.severity)}
          <div>
            <b>${one.message}</b>
            ${one.remedy ? html`<p class="soft">${t("findings.remedy")} ${one.remedy}</p>` : nothing}
            ${
              one.geometry
                ? html`<button class="link" type="button" @click=${() => actions.showPlace(one.geometry as GeoJsonGeometry, edit.crs)}>${t("findings.show")}</button>`
                : nothing
            }
          </div>
        </li>`,
      )}
    </ul>
  </section>`;
}

function comments(edit: Difference, actions: EditActions): TemplateResult {
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = String(new FormData(form).get("text") ?? "").trim();
    if (!text) return;
    await actions.comment(edit.edit, text);
    form.reset();
  };
  return html`<section class="edit-part">
    <h3>${t("comments.title")}</h3>
    ${edit.comments.length ? nothing : html`<p class="soft">${t("comments.none")}</p>`}
    <ul class="plain" data-comments>
      ${edit.comments.map((one) => html`<li class="comment"><b>${one.author}</b> <span class="soft">${moment(one.at)}</span><p>${one.text}</p></li>`)}
    </ul>
    <form class="comment-form" @submit=${send}>
      <label class="visually-hidden" for="comment">${t("comments.write")}</label>
      <textarea id="comment" class="input" name="text" rows="2" maxlength="4000" placeholder=${t("comments.write")}></textarea>
      <button class="button" type="submit">${t("comments.send")}</button>
    </form>
  </section>`;
}
