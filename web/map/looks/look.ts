/** The look of the map (light, dark, print, colour-blind safe): kept in the browser, chosen in the layer panel. */
import { html, type TemplateResult } from "lit";
import type { MapConfig } from "../../shared/api_types";
import { t } from "../../shared/i18n";

const DEFAULT = "light";
const KEPT = "nen-look";
const KNOWN = ["dark", "print", "safe"];

/** Name of the look chosen before on this browser. */
export function keptLook(): string {
  try {
    const kept = localStorage.getItem(KEPT) ?? DEFAULT;
    return KNOWN.includes(kept) ? kept : DEFAULT;
  } catch {
    return DEFAULT;
  }
}

/** What the styles are asked for: nothing for the default, so that the answer that is loaded beforehand is used. */
export const styleLook = (look: string): string => (look === DEFAULT ? "" : look);

/** The configuration with the base map in a look; the one that is drawn already where the server has no such map. */
export function inLook(config: MapConfig, look: string): MapConfig {
  const tiles = config.looks.find((one) => one.name === look)?.base_tiles;
  if (!tiles) return config;
  return {
    ...config,
    layers: config.layers.map((layer) => (layer.kind === "raster" ? { ...layer, url: tiles } : layer)),
  };
}

/** Choice of the look, below the base map in the layer panel; the page begins anew at the same place. */
export function lookChoice(config: MapConfig, current: string): TemplateResult | string {
  if (config.looks.length < 2) return "";
  return html`<label class="layers__look">
    <span>${t("layers.look")}</span>
    <select class="input" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${config.looks.map(({ name, title }) => html`<option value=${name} ?selected=${name === current}>${title}</option>`)}
    </select>
  </label>`;
}

function choose(look: string): void {
  try {
    localStorage.setItem(KEPT, look);
  } catch {
    // storage may be forbidden; then the map stays in its light look
  }
  location.reload();
}
