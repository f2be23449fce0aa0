/** The domain operations of a change set: what each does, and what the rules say of it as a whole. */
import { html, nothing, type TemplateResult } from "lit";
import { whole } from "../shared/format";
import { type DomainOperation, OPERATIONS } from "./api";
import { severityChip } from "./status_chip";
import { t } from "./texts";

/** `choose` lists the edits of one operation. */
export function operationsView(
  operations: readonly DomainOperation[],
  choose: (operation: DomainOperation) => void,
): TemplateResult | typeof nothing {
  if (!operations.length) return nothing;
  return html`<h3>${t("operations.title", { count: whole(operations.length) })}</h3>
    <ol class="plain operations" data-operations>
      ${operations.map(
        (one) => html`<li data-operation=${one.operation}>
          <button class="link" type="button" @click=${() => choose(one)}>${one.title}</button>
          <span class="soft">${counted(one)}</span>
          ${one.findings.map((finding) => html`<p class="operations__finding" data-rule=${finding.rule}>${severityChip(finding.severity)} ${finding.message}</p>`)}
        </li>`,
      )}
    </ol>`;
}

const counted = ({ counts }: DomainOperation): string =>
  OPERATIONS.filter((name) => counts[name])
    .map((name) => t(`operations.${name}`, { count: whole(counts[name]) }))
    .join(", ");
