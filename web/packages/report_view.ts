/** The report on the page: verdict, plan, findings by rule; a finding with a place is a button that shows it. */
import { html, nothing, type TemplateResult } from "lit";
import { decimal } from "../shared/format";
import type { PackageFinding, Report, Rule } from "./api";
import { t } from "./texts";

export interface Shown {
  report: Report;
  chosen: string;
  choose(id: string): void;
}

/** Id of a finding: its place in the report. */
export const idOf = (report: Report, finding: PackageFinding): string =>
  String(report.findings.indexOf(finding));

const hectares = (value: number | null): string => (value === null ? "–" : `${decimal(value, 4)} ha`);

export function summary(report: Report): TemplateResult {
  const { plan, counts } = report;
  return html`<p class="verdict verdict--${report.accepted ? "ok" : "bad"}" role="status">
      ${t(report.accepted ? "packages.accepted" : "packages.refused")}
      <span class="verdict__counts">${decimal(counts.errors, 0)} ${t("packages.errors")} · ${decimal(counts.warnings, 0)} ${t("packages.warnings")}</span>
    </p>
    <dl class="package__facts">
      <div><dt>${t("packages.plan")}</dt><dd>${plan.name || report.file.name}</dd></div>
      <div><dt>${t("packages.code")}</dt><dd>${plan.code || "–"}</dd></div>
      <div><dt>${t("packages.decision")}</dt><dd>${plan.decision_number || "–"}</dd></div>
      <div><dt>${t("packages.stated_area")}</dt><dd>${hectares(plan.stated_area_ha)}</dd></div>
      <div><dt>${t("packages.drawn_area")}</dt><dd>${hectares(plan.drawn_area_ha)}</dd></div>
    </dl>
    ${objects(counts.objects)}`;
}

function objects(counts: Record<string, number>): TemplateResult | typeof nothing {
  const present = Object.entries(counts).filter(([, count]) => count > 0);
  if (!present.length) return nothing;
  return html`<details class="objects"><summary>${t("packages.objects")}</summary>
    <ul>${present.map(([name, count]) => html`<li><code>${name}</code> ${decimal(count, 0)}</li>`)}</ul></details>`;
}

export function findings(shown: Shown): TemplateResult {
  const { report } = shown;
  if (!report.rules.length) return html`<p class="empty">${t("packages.none")}</p>`;
  return html`${report.rules.map((rule) => ruleView(rule, shown))}`;
}

function ruleView(rule: Rule, shown: Shown): TemplateResult {
  const found = shown.report.findings.filter((one) => one.rule === rule.id);
  const left = rule.count - rule.listed;
  return html`<details class="rule" ?open=${rule.severity === "error"}>
    <summary><span class="chip chip--${rule.severity}">${t(`packages.${rule.severity}`)}</span>
      <b>${rule.id} · ${rule.title}</b> <span class="soft">(${decimal(rule.count, 0)})</span></summary>
    <p class="soft">${rule.group_title} · ${rule.source}</p>
    <ol class="rule__found">${found.map((one) => findingView(one, shown))}</ol>
    ${left > 0 ? html`<p class="soft">${t("packages.unlisted", { count: decimal(left, 0) })}</p>` : nothing}
    ${found[0] ? html`<p><b>${t("packages.remedy")}:</b> ${found[0].remedy}</p>` : nothing}
  </details>`;
}

function findingView(one: PackageFinding, shown: Shown): TemplateResult {
  const id = idOf(shown.report, one);
  const words = html`${one.class || one.feature ? html`<span class="rule__where">${[one.class, one.feature].filter(Boolean).join(" · ")}</span>` : nothing}<span>${one.message}</span>`;
  return html`<li data-finding=${id}>${
    one.geometry
      ? html`<button class="rule__row" type="button" aria-pressed=${id === shown.chosen} @click=${() => shown.choose(id)}>${words}</button>`
      : html`<div class="rule__row">${words}</div>`
  }</li>`;
}
