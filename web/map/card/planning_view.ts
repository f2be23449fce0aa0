/** Zones of each plan level with m², share and indicators, and the plan and decision they come from. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Concerned, Decision, Extract, Indicator, ShareRow, ThemeShares } from "../../shared/api_types";
import { area, date, plain, share, whole } from "../../shared/format";
import { pageLanguage, type TextKey, t, tOr } from "../../shared/i18n";
import { changeText } from "./consultation_view";
import { fact } from "./parcel_view";

/** Colour of a planning function on the map; "" when the style sheet has none. */
export type ColourOf = (functionCode: string) => string;

const ZONES = "planning_zones";
/** A plan that applies beside the others as a whole (urban design, technical infrastructure). */
const PLANS = "plans";
const NO_COLOUR = "#8a979b";
const AS_ON_THE_MAP = 0.6;
const INDICATORS_IN_ORDER = ["site_coverage_pct", "storeys", "far", "height_m", "setback_m"];

/** Themes that every place should have: without both of them nothing is known of what is planned. */
const EXPECTED = new Set(["general_plan", "zoning_plan"]);

/** One section for each level of plan that concerns the parcel; without any, that no data are on file is said first. */
export function planning(extract: Extract, colourOf: ColourOf): TemplateResult | typeof nothing {
  // a point has no extent: its extract is that of the square metre around it, which is no figure for people
  const isPoint = extract.subject === "point";
  const zones = extract.concerned
    .filter((entry) => entry.layer === ZONES || entry.layer === PLANS)
    .map((entry) => (isPoint ? { ...entry, area_m2: null, share_pct: null } : entry));
  const themes = [...new Set(zones.map((entry) => entry.theme))];
  if (!themes.length) return withoutData(extract);
  return html`${themes.map((theme) =>
    section(
      extract.themes[theme] ?? theme,
      zones.filter((entry) => entry.theme === theme),
      isPoint ? undefined : extract.shares.find((one) => one.theme === theme),
      colourOf,
    ),
  )}`;
}

/** No plan on file is no answer, and must not read like "nothing is planned". */
function withoutData(extract: Extract): TemplateResult | typeof nothing {
  const missing = extract.no_data.filter((one) => EXPECTED.has(one.theme));
  if (!missing.length) return nothing;
  return html`<section class="card__section" data-no-planning>
    <h3>${t("card.no_planning")}</h3>
    <ul class="zones">
      ${missing.map(
        (one) => html`<li class="zone zone--rest">
          <span class="zone__swatch zone__swatch--rest" aria-hidden="true"></span>
          <div class="zone__text">
            <div class="zone__line"><span>${extract.themes[one.theme] ?? one.theme}</span></div>
            <p class="soft">${one.why}</p>
          </div>
        </li>`,
      )}
    </ul>
  </section>`;
}

function section(
  title: string,
  entries: Concerned[],
  shares: ThemeShares | undefined,
  colourOf: ColourOf,
): TemplateResult {
  const plans = [...new Map(entries.map((entry) => [entry.plan?.code ?? "", entry])).values()];
  return html`<section class="card__section">
    <h3>${title}</h3>
    ${shares ? bar(shares, colourOf) : nothing}
    <ul class="zones">
      ${entries.filter((entry) => entry.layer === ZONES).map((entry) => zone(entry, colourOf))}
      ${shares?.remainder.map(remainder)}
    </ul>
    ${shares ? html`<p class="sum" data-figure="sum">${t("card.adds_up", { area: area(shares.denominator_m2) })}</p>` : nothing}
    ${shares && shares.overlap_m2 > 0 ? html`<p class="notice">${t("card.overlap", { area: area(shares.overlap_m2) })}</p>` : nothing}
    ${plans.map(planFacts)}
  </section>`;
}

/**
 * Shares as a bar that is exactly full; what no zone takes is hatched. The list says the same in figures. Drawn as SVG:
 * the page's policy forbids inline styles.
 */
function bar(shares: ThemeShares, colourOf: ColourOf): TemplateResult {
  let from = 0;
  const hatch = `hatch-${shares.theme}`;
  const parts = [...shares.rows, ...shares.remainder].map((row) => {
    const fill = row.kind ? `url(#${hatch})` : colourOf(row.function?.code ?? "") || NO_COLOUR;
    const part = svg`<rect x="${from}%" width="${row.share_pct}%" height="100%" fill=${fill} fill-opacity=${AS_ON_THE_MAP} />`;
    from += row.share_pct;
    return part;
  });
  return html`<svg class="bar" role="img" aria-label=${t("card.share_bar")}>
    <defs>
      <pattern id=${hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="2" height="6" fill=${NO_COLOUR} />
      </pattern>
    </defs>
    ${parts}
  </svg>`;
}

/** What no zone of the theme takes, so that the list adds up. */
function remainder(row: ShareRow): TemplateResult {
  return html`<li class="zone zone--rest" data-remainder=${row.kind ?? ""}>
    <span class="zone__swatch zone__swatch--rest" aria-hidden="true"></span>
    <div class="zone__text zone__line">
      <span>${tOr(`card.remainder.${row.kind ?? ""}`, row.name ?? "")}</span>
      <span class="zone__figures"><b>${area(row.area_m2)}</b> ${share(row.share_pct)}</span>
    </div>
  </li>`;
}

const colour = (entry: Concerned, colourOf: ColourOf): string =>
  colourOf(entry.zone?.function.code ?? "") || NO_COLOUR;

function zone(entry: Concerned, colourOf: ColourOf): TemplateResult {
  return html`<li class="zone">
    <svg class="zone__swatch" aria-hidden="true"><rect width="100%" height="100%" fill=${colour(entry, colourOf)} fill-opacity=${AS_ON_THE_MAP} /></svg>
    <div class="zone__text">
      <div class="zone__line">
        <span>
          <b>${entry.zone?.function.name ?? ""}</b>
          ${entry.zone?.code ? html`<span class="soft">${t("card.zone", { code: entry.zone.code })}</span>` : nothing}
        </span>
        <span class="zone__figures" data-figure="zone" data-zone=${entry.feature ?? ""}>
          <b>${entry.area_m2 === null ? "" : area(entry.area_m2)}</b>
          ${entry.share_pct === null ? "" : share(entry.share_pct)}
        </span>
      </div>
      ${
        entry.status === "in_force" || entry.status === "beside"
          ? nothing
          : html`<span class="tag tag--soft">${tOr(`card.status.${entry.status}`, entry.status)}</span>`
      }
      ${indicators(entry)}
    </div>
  </li>`;
}

function indicators(entry: Concerned): TemplateResult {
  const given = INDICATORS_IN_ORDER.flatMap((key) => {
    const indicator = entry.indicators[key];
    return indicator && (indicator.raw || indicator.max !== null) ? [{ key, indicator }] : [];
  });
  if (!given.length) return html`<p class="soft">${t("card.no_indicators")}</p>`;
  return html`<dl class="indicators">
    ${given.map(({ key, indicator }) => fact(tOr(`card.indicator.${key}`, key), inWords(key, indicator)))}
  </dl>`;
}

/** The plan's own words, and what they mean. */
function inWords(key: string, indicator: Indicator): TemplateResult {
  const meaning = `card.indicator_says.${key}`;
  const words =
    indicator.max !== null && tOr(meaning, "") !== ""
      ? t(meaning as TextKey, { max: plain(indicator.max) })
      : "";
  return html`<b>${indicator.raw ?? plain(indicator.max ?? 0)}</b>${words ? html` <span class="soft">${words}</span>` : nothing}`;
}

const planPage = (code: string): string => `/plans/${encodeURIComponent(code)}/?lang=${pageLanguage()}`;

function planFacts({ plan, decision, status, under_adjustment }: Concerned): TemplateResult | typeof nothing {
  if (!plan) return nothing;
  const tag = plan.governing
    ? html`<span class="tag">${t("card.governing")}</span>`
    : html`<span class="tag tag--soft">${status === "beside" ? t("card.beside") : tOr(`card.status.${status}`, t("card.not_governing"))}</span>`;
  return html`<div class="plan">
    <p>
      ${tag}
      ${under_adjustment ? html`<span class="tag tag--open" data-under-adjustment>${t("card.under_adjustment")}</span>` : nothing}
      ${plan.id ? html`<a href=${planPage(plan.code)}>${plan.name}</a>` : plan.name}${plan.scale ? html` <span class="soft">1:${whole(plan.scale)}</span>` : nothing}
    </p>
    ${under_adjustment ? html`<p class="soft">${changeText(under_adjustment)}</p>` : nothing}
    ${decision ? html`<p class="soft">${decisionText(decision)}</p>` : nothing}
  </div>`;
}

/** Number, date and authority of a decision in one sentence. */
export function decisionText(decision: Decision): string {
  const act = decision.date
    ? t("card.decision", { number: decision.number, date: date(decision.date) })
    : t("card.decision_no_date", { number: decision.number });
  return decision.authority ? `${act}, ${decision.authority}` : act;
}
