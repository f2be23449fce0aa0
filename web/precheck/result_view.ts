/** The answer of the pre-check in words: verdict, rules with what matters first, what was not looked at. */
import { html, nothing, type TemplateResult } from "lit";
import { date, plain } from "../shared/format";
import { type Figure, gravestFirst, type Precheck, type RuleAnswer } from "./answer";
import { known, t } from "./texts";

export interface Actions {
  show(rule: RuleAnswer): void;
  print(): void;
  /** What the printing says at the moment; "" when it is not at work. */
  said: string;
}

export const resultView = (found: Precheck, actions: Actions): TemplateResult => html`
  <div class="check-verdict check-verdict--${found.verdict}" role="status">
    <p class="check-verdict__word">${t(`precheck.${found.verdict}`)}</p>
    <p>${t(`precheck.overall_${found.verdict}`)}.
      <span class="check-verdict__counts">${(["fail", "needs_officer", "pass"] as const).map(
        (one) => html`<span>${t(`precheck.${one}`)}: <strong>${found.counts[one]}</strong></span> `,
      )}</span></p>
    <p><strong>${found.disclaimer}</strong></p>
  </div>
  <p class="actions">
    <button class="button" type="button" data-pdf ?disabled=${actions.said !== ""} @click=${actions.print}>${t("precheck.pdf")}</button>
    <span class="soft" role="status">${actions.said}</span>
  </p>
  <dl class="facts">
    <div><dt>${t("precheck.parcels_used")}</dt><dd>${parcels(found)}</dd></div>
    <div><dt>${t("precheck.plans")}</dt><dd>${plans(found)}</dd></div>
  </dl>
  <p class="soft">${t("precheck.as_of_day", { day: date(found.as_of) })}</p>
  <h2>${t("precheck.results")}</h2>
  <ul class="checks">${gravestFirst(found.rules).map((rule) => ruleView(rule, actions))}</ul>
  <h2>${t("precheck.not_checked")}</h2>
  <ul class="checks__open">${found.not_checked.map((one) => html`<li>${one.title}</li>`)}</ul>
`;

const ruleView = (rule: RuleAnswer, actions: Actions): TemplateResult => html`
  <li class="check" data-rule=${rule.id} data-verdict=${rule.verdict}>
    <p class="check__verdict check__verdict--${rule.verdict}">${t(`precheck.${rule.verdict}`)}</p>
    <div class="check__words">
      <h3>${rule.title}</h3>
      <p>${rule.message}</p>
      ${rule.figures.map((one) => html`<p class="soft">${figureText(one)}</p>`)}
      ${
        rule.geometry && rule.verdict !== "pass"
          ? html`<p><button class="button button--plain" type="button" @click=${() => actions.show(rule)}>${t("precheck.show")}</button></p>`
          : nothing
      }
    </div>
    <p class="check__law soft"><span class="check__law-word">${t("precheck.law")}: </span>${rule.law}</p>
  </li>`;

/** "Số tầng, ô A1: đề xuất 9; giới hạn 5; đồ án ghi “≤5”". */
export function figureText(one: Figure): string {
  const key = `precheck.figure.${one.key}`;
  const name = known(key) ? t(key) : one.key;
  const unit = one.unit ? ` ${one.unit}` : "";
  const parts = [
    one.value === null ? "" : `${t("precheck.proposed")} ${plain(one.value)}${unit}`,
    one.limit === null ? "" : `${t("precheck.limit")} ${plain(one.limit)}${unit}`,
    one.raw ? `${t("precheck.plan_says")} “${one.raw}”` : "",
  ].filter(Boolean);
  const place = one.zone ? `, ${t("precheck.zone", { zone: one.zone })}` : "";
  return `${name}${place}: ${parts.join("; ") || t("precheck.none_given")}`;
}

const parcels = (found: Precheck): TemplateResult | string =>
  found.site.parcels.length
    ? html`${found.site.parcels.map(
        (one) =>
          html`<span class="checks__line">${t("precheck.parcel_line", {
            number: one.number,
            sheet: one.sheet,
            ward: one.ward_name,
            version: one.version,
          })}</span>`,
      )}`
    : t("precheck.no_parcels");

const plans = (found: Precheck): TemplateResult | string => {
  const governing = found.plans.filter((one) => one.governing);
  return governing.length
    ? html`${governing.map(
        (one) =>
          html`<span class="checks__line"><a href="/plans/${encodeURIComponent(one.code)}/">${one.name || one.code}</a></span>`,
      )}`
    : "–";
};
