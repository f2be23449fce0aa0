/** First part of the card: which parcel, its areas, uses and warnings. */
import { html, nothing, type TemplateResult } from "lit";
import type { Parcel } from "../../shared/api_types";
import { area, date } from "../../shared/format";
import { t } from "../../shared/i18n";

/** A row of a list of facts; nothing when there is no value. */
export function fact(term: string, value: unknown): TemplateResult | typeof nothing {
  if (value === null || value === undefined || value === "") return nothing;
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}

/** Warnings: synthetic data, dispute, blocked transactions, double numbers, differing areas. */
export function flags(parcel: Parcel): TemplateResult | typeof nothing {
  if (!parcel.flags.length) return nothing;
  return html`<ul class="flags">
    ${parcel.flags.map((flag) => html`<li class="notice" data-flag=${flag.code}>${flag.message}</li>`)}
  </ul>`;
}

/** Facts of the parcel. The computed area is the plane area in the city's own zone. */
export function parcelFacts(parcel: Parcel): TemplateResult {
  const former = parcel.aliases
    .map((one) =>
      [t("card.title", { number: one.number, sheet: one.sheet }), one.ward_name].filter(Boolean).join(", "),
    )
    .join("; ");
  return html`<dl class="facts">
    ${fact(
      t("card.official_area"),
      parcel.official_area_m2 === null
        ? html`<span class="soft">${t("card.unknown")}</span>`
        : html`<b data-figure="official_area_m2">${area(parcel.official_area_m2)}</b>`,
    )}
    ${fact(t("card.computed_area"), html`<b data-figure="area_m2">${area(parcel.area_m2)}</b>`)}
    ${fact(t("card.land_use"), landUses(parcel))}
    ${fact(t("card.address"), parcel.address)}
    ${fact(t("card.national_id"), parcel.national_id ? html`<code>${parcel.national_id}</code>` : "")}
    ${fact(t("card.former"), former)}
    ${fact(t("card.valid_from"), parcel.valid_from ? date(parcel.valid_from) : "")}
  </dl>`;
}

function landUses(parcel: Parcel): TemplateResult | string {
  if (!parcel.land_uses.length) return "";
  return html`<ul class="uses">
    ${parcel.land_uses.map(
      (use) =>
        html`<li>
          <span class="tag">${use.code}</span> ${use.name}${use.area_m2 === null ? nothing : html` <b>${area(use.area_m2)}</b>`}
        </li>`,
    )}
  </ul>`;
}
