/** What was checked and where it comes from: the lists of themes, sources, date, disclaimer. */
import { html, nothing, type TemplateResult } from "lit";
import type { Extract } from "../../shared/api_types";
import { date } from "../../shared/format";
import { t } from "../../shared/i18n";
import { icon } from "../../shared/icons";
import { changeText } from "./consultation_view";

/** Each theme stands in exactly one of the lists; the fourth only shows where it holds something. */
export function themeLists(extract: Extract): TemplateResult {
  const name = (theme: string): string => extract.themes[theme] ?? theme;
  const concerned = [...new Set(extract.concerned.map((entry) => entry.theme))];
  return html`<section class="card__section">
    <h3>${t("card.theme_check")}</h3>
    <dl class="theme-lists">
      ${list("concerned", t("card.concerned"), concerned.map(name))}
      ${list("not-concerned", t("card.not_concerned"), extract.not_concerned.map(name))}
      ${
        extract.under_adjustment.length
          ? list(
              "under-adjustment",
              t("card.under_adjustment"),
              extract.under_adjustment.map(
                (one) => `${name(one.theme)}: ${one.plan.name} (${changeText(one)})`,
              ),
            )
          : nothing
      }
      <div data-list="no-data">
        <dt>${t("card.no_data")}</dt>
        <dd>
          ${
            extract.no_data.length
              ? html`<ul>
                  ${extract.no_data.map((one) => html`<li>${name(one.theme)}<br /><span class="soft">${one.why}</span></li>`)}
                </ul>`
              : html`<span class="soft">${t("card.none")}</span>`
          }
        </dd>
      </div>
    </dl>
    ${
      extract.dropped_slivers.length
        ? html`<p class="soft">${t("card.dropped", { count: extract.dropped_slivers.length })}</p>`
        : nothing
    }
  </section>`;
}

function list(kind: string, title: string, names: string[]): TemplateResult {
  return html`<div data-list=${kind}>
    <dt>${title}</dt>
    <dd>
      ${
        names.length
          ? html`<ul>
              ${names.map((name) => html`<li>${name}</li>`)}
            </ul>`
          : html`<span class="soft">${t("card.none")}</span>`
      }
    </dd>
  </div>`;
}

export function sources(extract: Extract, layerTitle: (layer: string) => string): TemplateResult {
  return html`<section class="card__section">
    <h3>${t("card.sources")}</h3>
    <ul class="plain-list">
      ${extract.sources.map(
        (source) =>
          html`<li>
            ${layerTitle(source.layer)} <span class="soft">${source.dataset}, ${t("card.imported_at", { date: date(source.imported_at) })}</span>
          </li>`,
      )}
    </ul>
    <p class="disclaimer">${icon("help")}<span>${extract.disclaimer}</span></p>
    <p class="soft">
      ${t("card.as_of", { date: date(extract.as_of) })} · <a href=${extract.verify_url}>${t("card.json")}</a>
    </p>
  </section>`;
}
