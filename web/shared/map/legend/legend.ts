/** Legend of a layer from its style sheet: one line for each class, drawn with the colours of the map. */
import { html, svg, type TemplateResult } from "lit";
import type { LayerStyle, StyleRule } from "../../api_types";
import { pageLanguage } from "../../i18n";
import { sizeAt } from "../layers/style_values";

const SAMPLE_ZOOM = 18;

/** Rules that stand in the legend; rules with the same text (other zooms) are one line, the closest look counts. */
export function legendRules(style: LayerStyle): StyleRule[] {
  const byTitle = new Map<string, StyleRule>();
  for (const rule of style.rules) {
    if (!(rule.fill || rule.stroke || rule.hatch)) continue;
    const known = byTitle.get(rule.label_vi);
    if (!known || rule.maxzoom > known.maxzoom) byTitle.set(rule.label_vi, rule);
  }
  return [...byTitle.values()];
}

const ruleTitle = (rule: StyleRule): string => (pageLanguage() === "en" ? rule.label_en : rule.label_vi);

/** The list of classes. */
export function legend(style: LayerStyle): TemplateResult {
  return html`<ul class="legend">
    ${legendRules(style).map((rule) => html`<li>${sample(rule)}<span>${ruleTitle(rule)}</span></li>`)}
  </ul>`;
}

/** A small drawing of a rule: patch, line or dot. */
export function sample(rule: StyleRule): TemplateResult {
  const stroke = rule.stroke || "none";
  const width = Math.min(3.5, Math.max(1, sizeAt(rule.stroke_width_stops, SAMPLE_ZOOM)));
  const dash = (rule.dash ?? []).map((length) => length * 0.6).join(" ");
  if (rule.radius) {
    return html`<svg class="legend__sample" viewBox="0 0 24 16" aria-hidden="true">
      ${svg`<circle cx="12" cy="8" r="5" fill=${rule.fill || "none"} stroke=${stroke} />`}
    </svg>`;
  }
  if (!rule.fill) {
    const casing = rule.casing
      ? svg`<path d="M1 8h22" fill="none" stroke=${rule.casing} stroke-width=${width + 2} />`
      : "";
    return html`<svg class="legend__sample" viewBox="0 0 24 16" aria-hidden="true">
      ${casing}${svg`<path d="M1 8h22" fill="none" stroke=${stroke} stroke-width=${width} stroke-dasharray=${dash} />`}
    </svg>`;
  }
  const hatch = rule.hatch
    ? svg`<path d="M2 14 14 2M9 14 21 2M16 14l6-6M2 7l5-5" stroke=${rule.hatch.colour} stroke-width="1" />`
    : "";
  return html`<svg class="legend__sample" viewBox="0 0 24 16" aria-hidden="true">
    ${svg`<rect x="1.5" y="1.5" width="21" height="13" fill=${rule.fill} fill-opacity=${Math.max(rule.fill_opacity, 0.25)}
      stroke=${stroke} stroke-width=${Math.min(width, 2)} stroke-dasharray=${dash} />`}${hatch}
  </svg>`;
}
