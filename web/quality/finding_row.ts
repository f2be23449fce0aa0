/** A finding as a row of the list beside the map; choosing it shows its place. */
import { html, nothing, type TemplateResult } from "lit";
import type { Finding } from "./api";
import { t } from "./texts";

export function findingRow(one: Finding, chosen: string, choose: (id: string) => void): TemplateResult {
  const id = String(one.id);
  const { severity, message, parcel, sheet, number } = one.properties;
  return html`<li data-finding=${id}>
    <button class="findings__row" type="button" aria-pressed=${id === chosen} ?disabled=${!one.geometry} @click=${() => choose(id)}>
      <span class="chip chip--${severity}">${t(severity)}</span>
      <b>${number ? t("parcel", { number, sheet }) : sheet ? t("sheet", { sheet }) : t("place")}</b>
      <span>${message}</span>
    </button>
    ${parcel ? html`<a href="/data/parcels/${parcel}/">${t("open")}</a>` : nothing}
  </li>`;
}
