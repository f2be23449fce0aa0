/** What a change set is: basis, people, days, files, figures by layer, and what happened to it. */
import { html, nothing, type TemplateResult } from "lit";
import { areaChange } from "../shared/compare/words";
import { area, date, whole } from "../shared/format";
import {
  type ChangeSet,
  type Filter,
  type LayerTotals,
  OPERATIONS,
  type Operation,
  type Overview,
} from "./api";
import { operationsView } from "./operations_view";
import { statusChip } from "./status_chip";
import { moment, type ReviewText, t } from "./texts";

export function heading(set: ChangeSet): TemplateResult {
  return html`<p><a href="/review/">← ${t("back")}</a></p>
    <div class="review__title">
      <h1>${set.title}</h1>
      ${statusChip(set)}
    </div>
    ${
      set.status === "returned" && set.return_reason
        ? html`<div class="notice notice--bad" data-returned><b>${t("head.returned")}</b> ${set.return_reason}</div>`
        : nothing
    }
    ${set.publishing_since ? html`<p class="notice" role="status" data-publishing>${t("head.publishing", { at: moment(set.publishing_since) })}</p>` : nothing}
    ${set.publish_on_effective_date && set.status === "approved" ? html`<p class="notice">${t("head.scheduled")}</p>` : nothing}`;
}

export function facts(set: ChangeSet): TemplateResult {
  const { document, date: day } = set.legal_basis;
  const basis = document
    ? day
      ? t("head.basis_of", { document, day: date(day) })
      : document
    : html`<span class="soft">${t("head.basis_none")}</span>`;
  const link = (id: string): TemplateResult => html`<a href="?changeset=${id}">${t("head.open")}</a> `;
  return html`<dl class="facts">
    ${fact("head.basis", basis)} ${fact("head.author", set.author)}
    ${fact("head.effective", set.effective_date ? date(set.effective_date) : t("head.effective_none"))}
    ${set.approved_by ? fact("head.approved_by", set.approved_by) : nothing}
    ${set.published_by ? fact("head.published_by", set.published_by) : nothing}
    ${fact(
      "head.attachments",
      set.attachments.length
        ? html`<ul class="plain">
            ${set.attachments.map((one) => html`<li><a href=${one.href} download>${one.name}</a> <span class="soft">${size(one.size)}</span></li>`)}
          </ul>`
        : html`<span class="soft">${t("head.attachments_none")}</span>`,
    )}
    ${set.reverts ? fact("head.reverts", link(set.reverts)) : nothing}
    ${set.reverted_by.length ? fact("head.reverted_by", set.reverted_by.map(link)) : nothing}
  </dl>`;
}

const fact = (term: ReviewText, value: unknown): TemplateResult =>
  html`<div><dt>${t(term)}</dt><dd>${value}</dd></div>`;

const size = (bytes: number): string =>
  bytes < 1_000_000 ? `${whole(Math.ceil(bytes / 1000))} kB` : `${whole(Math.round(bytes / 1_000_000))} MB`;

/** Features and m² by layer and operation, then what the checks say; `choose` lists those edits. */
export function summary(overview: Overview, choose: (filter: Filter) => void): TemplateResult {
  const { error, warning } = overview.findings;
  return html`<h2>${t("summary.title")}</h2>
    ${overview.layers.length ? nothing : html`<p class="soft">${t("summary.none")}</p>`}
    ${operationsView(overview.operations, ({ edit }) => choose({ partOf: edit }))}
    ${overview.layers.map(
      (layer) => html`<h3>${layer.title}</h3>
        <ul class="plain summary" data-summary=${layer.layer}>
          ${OPERATIONS.filter((name) => layer[name].count).map(
            (name) => html`<li>
              <button class="link" type="button" @click=${() => choose({ layer: layer.layer, operation: name })}>${counted(layer, name)}</button>${areas(layer, name)}
            </li>`,
          )}
        </ul>`,
    )}
    <p class="summary__checks">
      ${error ? html`<button class="chip chip--error" type="button" @click=${() => choose({ finding: "error" })}>${t("summary.errors", { count: whole(error) })}</button>` : nothing}
      ${warning ? html`<button class="chip chip--warning" type="button" @click=${() => choose({ finding: "warning" })}>${t("summary.warnings", { count: whole(warning) })}</button>` : nothing}
      ${overview.layers.length && !error && !warning ? html`<span class="soft">${t("summary.clean")}</span>` : nothing}
    </p>`;
}

const counted = (layer: LayerTotals, name: Operation): string =>
  t(name === "update" && !layer.update.reshaped ? "summary.update_plain" : `summary.${name}`, {
    count: whole(layer[name].count),
    reshaped: whole(layer[name].reshaped),
  });

function areas(layer: LayerTotals, name: Operation): string {
  const { area_before_m2: before, area_after_m2: after } = layer[name];
  if (name === "create") return after === null ? "" : `, ${t("summary.area_added", { area: area(after) })}`;
  if (name === "delete") return before === null ? "" : `, ${t("summary.area_lost", { area: area(before) })}`;
  if (before === null || after === null || !layer.update.reshaped) return "";
  const change = areaChange(after - before);
  return `, ${t("summary.area_change", { before: area(before), after: area(after), change })}`;
}

export function timeline(set: ChangeSet): TemplateResult {
  return html`<h2>${t("timeline.title")}</h2>
    <ol class="timeline" data-timeline>
      ${set.events.map(
        (one) => html`<li>
          <b>${t(`action.${one.action}` as ReviewText)}</b>
          <span class="soft">${one.actor} · ${moment(one.at)}</span>
          ${one.reason && one.action !== "rebase" ? html`<q>${one.reason}</q>` : nothing}
        </li>`,
      )}
    </ol>`;
}
