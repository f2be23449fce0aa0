/** For an account that may edit nothing: which role each layer asks for, and who gives it. */
import { html, nothing, type TemplateResult } from "lit";
import type { EditableLayer } from "../api_types";
import { t } from "../texts";

interface Ask {
  role: string;
  owner: string;
  titles: string[];
}

/** One row for each role and owner, with the layers that they stand for. */
export function asks(layers: readonly EditableLayer[]): Ask[] {
  const found = new Map<string, Ask>();
  for (const { editors, owner, title, geometry } of layers) {
    if (!editors || !geometry) continue;
    const key = `${editors}\n${owner}`;
    const ask = found.get(key) ?? { role: editors, owner, titles: [] };
    found.set(key, { ...ask, titles: [...ask.titles, title] });
  }
  return [...found.values()];
}

export function noLayers(layers: readonly EditableLayer[], user: string): TemplateResult {
  const rows = asks(layers);
  return html`<div class="no-layers" data-no-layers>
    <h1>${t("no_layers.title")}</h1>
    <p>${t("no_layers.missing", { user })}</p>
    ${
      rows.length
        ? html`<table class="no-layers__table">
            <thead><tr><th scope="col">${t("no_layers.to_edit")}</th><th scope="col">${t("no_layers.role")}</th><th scope="col">${t("no_layers.ask")}</th></tr></thead>
            <tbody>${rows.map(
              (one) => html`<tr>
                <td data-label=${t("no_layers.to_edit")}>${one.titles.join(", ")}</td>
                <td data-label=${t("no_layers.role")}>${t("no_layers.editor")} <code>${one.role}</code></td>
                <td data-label=${t("no_layers.ask")}>${one.owner}</td>
              </tr>`,
            )}</tbody>
          </table>`
        : nothing
    }
    <p class="soft">${t("no_layers.how")}</p>
    <p class="panel__actions">
      <a class="button button--main" href="/">${t("start.to_map")}</a>
      <a class="button" href="/review/">${t("no_layers.review")}</a>
    </p>
  </div>`;
}
