/** What publishing a change set would change in the answers for parcels; computed after the page is there. */
import { html, nothing, type TemplateResult } from "lit";
import { ApiError } from "../shared/api";
import { areaChange } from "../shared/compare/words";
import { area, whole } from "../shared/format";
import { type ChangeSet, type Impact, type ImpactParcel, type ImpactTotal, readImpact } from "./api";
import { t } from "./texts";

/** Layers whose edits change what the answer for a parcel says. */
const LAYERS: readonly string[] = ["planning_zones", "plans", "red_lines"];
const REASONS = ["function", "plan", "indicators", "road_reserve"] as const;

/** Whether there is an impact to compute: edits of planning that are still to be decided or published. */
export const hasImpact = (set: ChangeSet): boolean =>
  set.status !== "published" &&
  set.status !== "withdrawn" &&
  set.layers.some((layer) => LAYERS.includes(layer));

export class ImpactPanel {
  private found: Impact | undefined;
  private failed: string | undefined;
  private asked = 0;
  private wanted = false;

  constructor(private readonly changed: () => void) {}

  /** Compute it for this state of the set; what an earlier state said is dropped. */
  async load(set: ChangeSet): Promise<void> {
    this.asked += 1;
    const mine = this.asked;
    this.found = undefined;
    this.failed = undefined;
    this.wanted = hasImpact(set);
    this.changed();
    if (!this.wanted) return;
    try {
      const found = await readImpact(set.id);
      if (mine !== this.asked) return;
      this.found = found;
    } catch (error) {
      if (mine !== this.asked) return;
      const problem = error instanceof ApiError ? error.message : String(error);
      this.failed = problem;
    }
    this.changed();
  }

  view(set: ChangeSet): TemplateResult | typeof nothing {
    if (!this.wanted) return nothing;
    return html`<section class="impact" aria-labelledby="impact-title" aria-busy=${this.found || this.failed ? "false" : "true"} data-impact>
      <h2 id="impact-title">${t("impact.title")}</h2>
      ${this.failed !== undefined ? this.retry(set, this.failed) : this.found ? impactView(this.found) : html`<p class="soft" role="status">${t("impact.waiting")}</p>`}
    </section>`;
  }

  private retry(set: ChangeSet, why: string): TemplateResult {
    return html`<p class="notice notice--bad" role="alert">${t("impact.failed")} ${why}
      <button class="button" type="button" @click=${() => void this.load(set)}>${t("again")}</button></p>`;
  }
}

export function impactView(found: Impact): TemplateResult {
  const hidden = found.not_announced.length
    ? html`<p class="notice">${t("impact.not_announced", { plans: found.not_announced.join(", ") })}</p>`
    : nothing;
  if (!found.parcels_changed)
    return html`<p class="soft" data-impact-none>${t("impact.none", { count: whole(found.parcels_looked_at) })}</p>${hidden}`;
  const reserve = found.road_reserve;
  return html`<p class="impact__lead" data-impact-lead>
      <b>${t("impact.lead", { count: whole(found.parcels_changed) })}</b>
      <span class="soft">${REASONS.filter((name) => found.parcels_by[name])
        .map((name) => t(`impact.by_${name}`, { count: whole(found.parcels_by[name]) }))
        .join(", ")}</span>
    </p>
    ${hidden} ${totals(t("impact.functions"), found.functions)} ${totals(t("impact.plans"), found.plans)}
    ${
      reserve && (reserve.taken_m2 || reserve.given_back_m2)
        ? html`<p data-impact-reserve>${t("impact.reserve", { taken: area(reserve.taken_m2), back: area(reserve.given_back_m2), losing: whole(reserve.parcels_losing), gaining: whole(reserve.parcels_gaining) })}</p>`
        : nothing
    }
    <details class="impact__parcels">
      <summary>${t(found.parcels.length < found.parcels_changed ? "impact.most_affected" : "impact.parcels", { count: whole(found.parcels.length), all: whole(found.parcels_changed) })}</summary>
      <ol class="plain">${found.parcels.map(parcel)}</ol>
    </details>`;
}

function totals(title: string, rows: readonly ImpactTotal[]): TemplateResult | typeof nothing {
  if (!rows.length) return nothing;
  return html`<div class="table-wrap"><table class="table impact__totals">
    <thead><tr><th scope="col">${title}</th><th scope="col" class="num">${t("impact.before")}</th><th scope="col" class="num">${t("impact.after")}</th>
      <th scope="col" class="num">${t("impact.gained")}</th><th scope="col" class="num">${t("impact.lost")}</th></tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr>
        <th scope="row">${row.name}</th>
        <td class="num">${area(row.before_m2)}</td>
        <td class="num">${area(row.after_m2)}</td>
        <td class="num">${row.gained_m2 ? html`+${area(row.gained_m2)} <span class="soft">${t("impact.count", { count: whole(row.parcels_gaining) })}</span>` : "–"}</td>
        <td class="num">${row.lost_m2 ? html`−${area(row.lost_m2)} <span class="soft">${t("impact.count", { count: whole(row.parcels_losing) })}</span>` : "–"}</td>
      </tr>`,
    )}</tbody>
  </table></div>`;
}

function parcel(one: ImpactParcel): TemplateResult {
  const told = one.changes.map((change) => `${change.name} ${areaChange(change.change_m2)}`);
  if (one.road_reserve_m2) told.push(`${t("impact.in_reserve")} ${areaChange(one.road_reserve_m2)}`);
  if (one.indicators_change) told.push(t("impact.indicators"));
  if (!told.length && one.plan_changes) told.push(t("impact.other_plan"));
  const name = t("impact.parcel", { sheet: one.sheet, number: one.number, ward: one.ward.name });
  return html`<li data-impact-parcel=${one.id}>
    ${one.national_id ? html`<a href=${`/?parcel=${one.national_id}`}>${name}</a>` : name}: ${told.join(", ")}
  </li>`;
}
