/** Road reserve, land left to build on, and permits. */
import { html, nothing, type TemplateResult } from "lit";
import type { Extract, Permit, RedLine } from "../../shared/api_types";
import { area, date, plain, share } from "../../shared/format";
import { t } from "../../shared/i18n";
import { fact } from "./parcel_view";
import { decisionText } from "./planning_view";

/** m² inside the road reserve and the streets it belongs to; silent where the theme has no data. */
export function roadReserve(extract: Extract): TemplateResult | typeof nothing {
  const reserve = extract.road_reserve;
  const known = reserve.lines.length > 0 || extract.not_concerned.includes("road_reserve");
  if (!known) return nothing;
  return html`<section class="card__section">
    <h3>${t("card.road_reserve")}</h3>
    ${
      reserve.lines.length
        ? html`<p class="figure figure--reserve">
              <b data-figure="road_reserve">${t("card.road_reserve_area", { area: area(reserve.area_m2) })}</b>
              <span class="soft">${share(reserve.share_pct)}</span>
            </p>
            <ul class="plain-list">
              ${reserve.lines.map(redLine)}
            </ul>`
        : html`<p>${t("card.road_reserve_none")}</p>`
    }
  </section>`;
}

function redLine(line: RedLine): TemplateResult {
  const width = line.row_width.m === null ? line.row_width.raw : `${plain(line.row_width.m)} m`;
  return html`<li>
    <b>${line.street}</b>${width ? html`, ${t("card.road_width", { width })}` : nothing}: ${area(line.area_m2)}
    ${line.decision ? html`<br /><span class="soft">${decisionText(line.decision)}</span>` : nothing}
  </li>`;
}

/**
 * Net area, and the largest building where the plan gives numbers; the server says how it computed them. Where neither
 * zone nor road reserve is known there is nothing to compute from.
 */
export function buildable({ buildable: land, road_reserve }: Extract): TemplateResult | typeof nothing {
  if (!land.zones.length && !road_reserve.lines.length) return nothing;
  return html`<section class="card__section">
    <h3>${t("card.buildable")}</h3>
    <dl class="facts">
      ${fact(t("card.net_area"), html`<b data-figure="net_area_m2">${area(land.net_area_m2)}</b>`)}
      ${fact(t("card.max_footprint"), land.max_footprint_m2 === null ? "" : area(land.max_footprint_m2))}
      ${fact(t("card.max_floor_area"), land.max_floor_area_m2 === null ? "" : area(land.max_floor_area_m2))}
      ${fact(t("card.max_storeys"), land.max_storeys === null ? "" : plain(land.max_storeys))}
      ${fact(t("card.outside_plan"), land.unplanned_area_m2 > 0 ? area(land.unplanned_area_m2) : "")}
    </dl>
    <details class="more">
      <summary>${t("card.formula")}</summary>
      <ul class="plain-list">
        ${land.formula.map((line) => html`<li>${line}</li>`)}
      </ul>
    </details>
  </section>`;
}

export function permits(extract: Extract): TemplateResult {
  return html`<section class="card__section">
    <h3>${t("card.permits")}</h3>
    ${
      extract.permits.length
        ? html`<ul class="plain-list">
            ${extract.permits.map(permit)}
          </ul>`
        : html`<p class="soft">${t("card.permits_none")}</p>`
    }
  </section>`;
}

function permit(one: Permit): TemplateResult {
  const facts = [
    one.permit_kind_name,
    one.issued_on ? t("card.issued_on", { date: date(one.issued_on) }) : "",
    one.storeys ? t("card.storeys_count", { count: one.storeys }) : "",
    one.floor_area_m2 ? area(one.floor_area_m2) : "",
  ].filter(Boolean);
  return html`<li>
    <b>${one.permit_number}</b> <span class="tag tag--soft">${one.status_name}</span>
    ${one.work_name ? html`<br />${one.work_name}` : nothing}<br /><span class="soft">${facts.join(" · ")}</span>
  </li>`;
}
