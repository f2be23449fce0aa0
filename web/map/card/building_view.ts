/** Road reserve, corridors, what may be built with formula and source of each figure, and permits. */
import { html, nothing, type TemplateResult } from "lit";
import type { Concerned, CornerChamfer, Extract, Figure, Permit, RedLine } from "../../shared/api_types";
import { area, date, plain, share } from "../../shared/format";
import { t, tOr } from "../../shared/i18n";
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
    ${reserve.corner_chamfer ? chamfer(reserve.corner_chamfer) : nothing}
  </section>`;
}

function redLine(line: RedLine): TemplateResult {
  const width = line.row_width.m === null ? line.row_width.raw : `${plain(line.row_width.m)} m`;
  return html`<li>
    <b>${line.street || t("card.street_unnamed")}</b>${width ? html`, ${t("card.road_width", { width })}` : nothing}: ${area(line.area_m2)}
    ${line.decision ? html`<br /><span class="soft">${decisionText(line.decision)}</span>` : nothing}
  </li>`;
}

function chamfer(cut: CornerChamfer): TemplateResult {
  if (cut.status === "computed")
    return html`<p class="figure figure--reserve">
      <span>${t("card.chamfer", { raw: cut.raw })}</span><b data-figure="chamfer">${area(cut.area_m2)}</b>
    </p>`;
  return html`<p class="notice">
    ${t("card.chamfer_open", { raw: cut.raw })}<br /><span class="soft">${cut.why ?? ""}</span>
  </p>`;
}

/** Safety corridors with what they forbid; silent where none meets the parcel. */
export function corridors(extract: Extract): TemplateResult | typeof nothing {
  const rows = extract.concerned.filter((entry) => entry.layer === "safety_corridors");
  if (!rows.length) return nothing;
  return html`<section class="card__section">
    <h3>${t("card.corridor")}</h3>
    <ul class="plain-list">
      ${rows.map(corridor)}
    </ul>
  </section>`;
}

function corridor(entry: Concerned): TemplateResult {
  return html`<li>
    <b>${entry.zone?.code || entry.zone?.function.name}</b>: ${area(entry.area_m2 ?? 0)}
    <span class="tag ${entry.no_building ? "tag--bad" : "tag--soft"}"
      >${t(entry.no_building ? "card.no_building" : "card.on_conditions")}</span
    >
    ${entry.legal_basis ? html`<br /><span class="soft">${entry.legal_basis}</span>` : nothing}
  </li>`;
}

/**
 * The largest building, where the plan gives numbers; the server says how it computed them. Where neither zone nor road
 * reserve is known there is nothing to compute from.
 */
export function buildable({ buildable: land, road_reserve }: Extract): TemplateResult | typeof nothing {
  if (!land.zones.length && !road_reserve.lines.length) return nothing;
  return html`<section class="card__section">
    <h3>${t("card.buildable")}</h3>
    <dl class="built">${land.figures.map(figure)}</dl>
    ${land.unplanned_area_m2 > 0 ? html`<dl class="facts">${fact(t("card.outside_plan"), area(land.unplanned_area_m2))}</dl>` : nothing}
    ${land.setback?.line ? html`<p class="soft setback-key">${t("card.setback_on_map")}</p>` : nothing}
  </section>`;
}

function figure(one: Figure): TemplateResult {
  const open = one.status === "needs_officer";
  return html`<div data-status=${one.status}>
    <dt>${tOr(`card.figure.${one.key}`, one.key)}</dt>
    <dd>
      ${one.value === null ? nothing : html`<b data-figure=${one.key}>${measured(one)}</b>`}
      ${open ? html`<span class="tag tag--open">${t("card.needs_officer")}</span>` : nothing}
    </dd>
    ${open ? html`<dd class="built__why">${one.why ?? ""}</dd>` : nothing}
    ${one.note ? html`<dd class="built__why">${one.note}</dd>` : nothing} ${how(one)}
  </div>`;
}

function how(one: Figure): TemplateResult | typeof nothing {
  const sources = [...new Set(one.sources.map(sourceText).filter(Boolean))];
  if (!one.formula && !sources.length && !one.fallback_rule) return nothing;
  return html`<dd class="built__how">
    <details class="more">
      <summary>${t("card.how")}</summary>
      ${one.formula ? html`<p class="formula">${one.formula}</p>` : nothing}
      ${sources.length ? html`<p>${t("card.rests_on")}: ${sources.join("; ")}</p>` : nothing}
      ${one.fallback_rule ? html`<p>${t("card.stands_in")}: ${one.fallback_rule}</p>` : nothing}
    </details>
  </dd>`;
}

const sourceText = (one: Figure["sources"][number]): string =>
  [one.decision?.number, one.zone_code ? t("card.zone", { code: one.zone_code }) : ""]
    .filter(Boolean)
    .join(", ");

function measured({ value, unit }: Figure): string {
  if (value === null) return "";
  return unit === "m²" ? area(value) : [plain(value), unit].filter(Boolean).join(" ");
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
    <a href="/permits/${encodeURIComponent(one.id)}/"><b>${one.permit_number}</b></a> <span class="tag tag--soft">${one.status_name}</span>
    ${one.work_name ? html`<br />${one.work_name}` : nothing}<br /><span class="soft">${facts.join(" · ")}</span>
  </li>`;
}
