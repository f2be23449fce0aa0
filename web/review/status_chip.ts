/** State of a change set and other short marks. */
import { html, type TemplateResult } from "lit";
import type { Operation, Summary } from "./api";
import { t } from "./texts";

export function statusChip(set: Pick<Summary, "status" | "publishing_since">): TemplateResult {
  const status = set.publishing_since ? "publishing" : set.status;
  return html`<span class="chip chip--${status}" data-status=${status}>${t(`status.${status}`)}</span>`;
}

export const operationChip = (operation: Operation): TemplateResult =>
  html`<span class="chip chip--${operation}">${t(`operation.${operation}`)}</span>`;

export const severityChip = (severity: "error" | "warning"): TemplateResult =>
  html`<span class="chip chip--${severity}">${t(`severity.${severity}`)}</span>`;
