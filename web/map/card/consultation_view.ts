/** Plans of which the public is asked, shown apart from what is in force. */
import { html, nothing, type TemplateResult } from "lit";
import type { Change, Consultation, Extract } from "../../shared/api_types";
import { date } from "../../shared/format";
import { t } from "../../shared/i18n";

/** A notice for each open consultation that meets the ground; nothing when there is none. */
export function consultations(extract: Extract): TemplateResult | typeof nothing {
  if (!extract.consultations.length) return nothing;
  return html`${extract.consultations.map(notice)}`;
}

function notice(one: Consultation): TemplateResult {
  return html`<aside class="consultation" data-consultation=${one.plan_code}>
    <b>${t("card.consultation_title")}</b>
    <p>${one.name} <span class="soft">${one.level_name}</span></p>
    <p class="soft">${t("card.consultation", { date: date(one.closes_on) })}</p>
    <a class="button" href=${one.url}>${t("card.consultation_link")}</a>
  </aside>`;
}

/** Stage and day of what is under way on a plan in force. */
export function changeText(change: Change): string {
  return change.since
    ? t("card.changing", { stage: change.stage_name, date: date(change.since) })
    : t("card.changing_open", { stage: change.stage_name });
}
