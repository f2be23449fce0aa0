/** Why the server does not take an edit, and what to do about it; nothing where it does. */
import { html, nothing, type TemplateResult } from "lit";
import type { Reason } from "../api_types";
import { t } from "../texts";
import type { Editor } from "./editor";

export function refusedNotice(editor: Editor, key: string): TemplateResult | typeof nothing {
  const { autosave, session } = editor;
  const refusal = autosave.refusalOf(key);
  if (!refusal) return nothing;
  const controls = session.forms.get(refusal.edit.layer)?.controls ?? [];
  const labels = new Map(controls.map((one) => [`properties.${one.name}`, one.label]));
  return html`<div class="notice notice--bad refused" role="alert" data-refused>
    <b>${t("refused_edit.title")}</b>
    <ul>
      ${refusal.reasons.map((one) => reason(one, labels.get(one.field)))}
    </ul>
    <p>${t(autosave.sent.has(key) ? "refused_edit.older" : "refused_edit.kept")}
      <button class="link" type="button" @click=${() => void autosave.again()}>${t("again")}</button></p>
  </div>`;
}

const reason = (one: Reason, label: string | undefined): TemplateResult =>
  html`<li>${label ? html`<b>${label}:</b> ` : nothing}${one.message}${one.remedy ? html` <span class="refused__remedy">${one.remedy}</span>` : nothing}</li>`;
