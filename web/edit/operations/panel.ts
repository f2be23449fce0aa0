/** Thao tác thửa: split, merge, boundary correction, partial recovery; what they mean is seen before they are kept. */
import { html, nothing, type TemplateResult } from "lit";
import { reducedMotion } from "../../shared/map/create_map";
import type { Editor } from "../panels/editor";
import { type Complaint, placeOf, wrongAt } from "./complaints";
import { fieldsOf } from "./fields";
import { isOfSheets, isSplit, KINDS, type Kind } from "./input";
import { meaningView } from "./meaning_view";
import { PARCELS } from "./operating";
import { t } from "./texts";

export function operationPanel(editor: Editor): TemplateResult {
  const { operating, session } = editor;
  const { input, missing, meaning, busy } = operating;
  return html`<p class="soft">${t("panel.lead")}</p>
    <div class="field">
      <label for="operation-kind">${t("panel.kind")}</label>
      <select id="operation-kind" @change=${(event: Event) => choose(editor, (event.target as HTMLSelectElement).value as Kind)}>
        <optgroup label=${t("name.split")}>${KINDS.filter(isSplit).map((kind) => option(kind, input.kind))}</optgroup>
        <optgroup label=${t("panel.others")}>${KINDS.filter((kind) => !isSplit(kind)).map((kind) => option(kind, input.kind))}</optgroup>
      </select>
      <p class="field__hint">${t(`how.${input.kind}`)}</p>
    </div>
    ${isOfSheets(input.kind) ? nothing : subjects(editor)}
    <form class="fields" novalidate @submit=${(event: Event) => {
      event.preventDefault();
      if (!operating.missing && !operating.busy) void look(editor);
    }}>
      ${fieldsOf(editor)}
      <div class="panel__actions">
        <button class="button ${meaning ? "" : "button--main"}" type="submit" data-preview ?disabled=${missing !== null || busy}>${t(meaning ? "panel.preview_again" : "panel.preview")}</button>
      </div>
    </form>
    ${missing ? html`<p class="notice" data-missing=${missing}>${t(missing)}</p>` : nothing}
    ${unplaced(editor).map(
      ({ message, remedy }) => html`<div class="notice notice--bad" role="alert" data-complaint="">
        <b>${message}</b>${remedy ? html`<p>${remedy}</p>` : nothing}
      </div>`,
    )}
    ${busy ? html`<p class="soft" role="status"><span class="spinner" aria-hidden="true"></span> ${t("panel.asking")}</p>` : nothing}
    ${meaning ? meaningView(editor, meaning) : nothing}
    ${
      session.layer?.name === PARCELS && !meaning
        ? html`<p class="soft">${t("panel.whole_sheets")} <a href="/imports/">${t("panel.imports")}</a></p>`
        : nothing
    }`;
}

/** Complaints about nothing that the form shows: all of them are told. */
function unplaced({ operating }: Editor): Complaint[] {
  const { complaints, meaning } = operating;
  return complaints.filter(({ field }) => {
    const place = placeOf(field);
    return !place || (place.startsWith("child") && !meaning);
  });
}

/** What the server answers stands below the form: it is brought into view. */
async function look(editor: Editor): Promise<void> {
  await editor.operating.look();
  const answer = (): void =>
    document.querySelector("[data-meaning], [data-complaint]")?.scrollIntoView({
      block: "start",
      behavior: reducedMotion() ? "auto" : "smooth",
    });
  // The panel is drawn with the next frame.
  requestAnimationFrame(() => requestAnimationFrame(answer));
}

const option = (kind: Kind, chosen: Kind): TemplateResult =>
  html`<option value=${kind} ?selected=${kind === chosen}>${t(`kind.${kind}`)}</option>`;

function choose(editor: Editor, kind: Kind): void {
  editor.operating.choose(kind);
  editor.chooseTool(kind === "line" && editor.session.editable ? "split" : "select");
}

/** The parcels that the operation starts from. */
function subjects(editor: Editor): TemplateResult {
  const { operating, session } = editor;
  const chosen = operating.subjects;
  if (!chosen.length) return html`<p class="empty">${t(`choose.${operating.input.kind}`)}</p>`;
  return html`<ul class="subjects" data-subjects aria-label=${t("panel.subjects")}>
    ${chosen.map(({ id }) => {
      const now = session.current(`${PARCELS}/${id}`);
      return html`<li><button class="link" type="button" @click=${() => void editor.goTo(`${PARCELS}/${id}`)}>${now ? editor.titleOf(now) : id}</button></li>`;
    })}
  </ul>
  ${wrongAt(operating.complaints, "subjects")}`;
}
