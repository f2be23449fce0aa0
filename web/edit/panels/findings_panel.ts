/** What the rules found: severity, sentence, remedy; a click goes to the place. */
import { html, nothing, type TemplateResult } from "lit";
import type { Finding } from "../api_types";
import { fromGeoJson } from "../geometry/shape";
import { keyOf } from "../state/edits";
import { t } from "../texts";
import type { Editor } from "./editor";

const ORDER = { error: 0, warning: 1 } as const;

export function findingsPanel(editor: Editor): TemplateResult {
  const { session } = editor;
  if (!session.changeSet) return html`<p class="empty">${t("findings.no_draft")}</p>`;
  if (!session.problems.length) {
    return html`<p class="empty">${t(session.edits.size ? "findings.none" : "findings.no_edits")}</p>`;
  }
  const sorted = [...session.problems].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return html`<p class="soft">${t("findings.hint")}</p>
    <ul class="rows" data-findings>${sorted.map((one) => findingRow(editor, one))}</ul>`;
}

export function findingRow(editor: Editor, finding: Finding): TemplateResult {
  const key = finding.layer && finding.feature ? keyOf(finding.layer, finding.feature) : "";
  const feature = key ? editor.session.current(key) : undefined;
  return html`<li class="finding finding--${finding.severity}" data-rule=${finding.rule}>
    <button class="row" type="button" @click=${() => void go(editor, finding, key)}>
      <span class="chip chip--${finding.severity}">${t(`severity.${finding.severity}`)}</span>
      <b>${finding.message}</b>
      ${finding.remedy ? html`<small>${t("findings.remedy")} ${finding.remedy}</small>` : nothing}
      ${feature ? html`<small class="soft">${editor.titleOf(feature)}</small>` : nothing}
    </button>
  </li>`;
}

async function go(editor: Editor, finding: Finding, key: string): Promise<void> {
  if (finding.geometry) {
    try {
      return editor.show(fromGeoJson(finding.geometry));
    } catch {
      // a collection of shapes; the feature itself is shown instead
    }
  }
  if (!key) return;
  await editor.goTo(key);
  const shape = editor.session.current(key)?.shape;
  if (shape) editor.show(shape);
}
