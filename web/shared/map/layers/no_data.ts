/**
 * Ground without planning data, hatched while a planning layer is shown: what nobody has on file must not look like
 * ground for which nothing is planned.
 */
import { html, type TemplateResult } from "lit";
import GeoJSON from "ol/format/GeoJSON";
import VectorLayer from "ol/layer/Vector";
import VectorSource from "ol/source/Vector";
import { Fill, Style } from "ol/style";
import { getJson } from "../../api";
import { t } from "../../i18n";
import { hatchPattern } from "./hatch";
import type { LayerStack } from "./layer_stack";

const THEME = "planning";
/** Layers whose publications change where there are no data. */
const DRAWN_FROM = ["plans", "planning_zones"];
/** Below every planning layer, above the base map. */
const Z_INDEX = 150;
const HATCH = { colour: "#5c6b7399", angle: 45, spacing: 7, width: 1 };

export class NoPlanningData {
  private readonly layer: VectorLayer<VectorSource>;
  private day: string;
  /** Day of what is drawn; null = nothing yet, or it could not be had. */
  private drawn: string | null = null;
  private shownDay = "";
  private waiting = true;

  constructor(
    private readonly stack: LayerStack,
    day = "",
    /** Nothing is asked for before. */
    after: Promise<void> = Promise.resolve(),
  ) {
    this.day = day;
    const pattern = hatchPattern(HATCH);
    this.layer = new VectorLayer({
      source: new VectorSource(),
      zIndex: Z_INDEX,
      visible: false,
      ...(pattern ? { style: new Style({ fill: new Fill({ color: pattern }) }) } : {}),
    });
    this.layer.set("role", "no-planning-data");
    stack.map.addLayer(this.layer);
    stack.onChange(() => this.follow());
    void after.then(() => {
      this.waiting = false;
      this.follow();
    });
  }

  /** A day of the past, ISO; "" = today. */
  showDay(day: string): void {
    this.day = day;
    this.follow();
  }

  /** Plans were published: what is drawn stays until the new shape is there. */
  freshen(changed: ReadonlySet<string>): void {
    if (this.day || !DRAWN_FROM.some((name) => changed.has(name))) return;
    this.drawn = null;
    this.follow();
  }

  /** Shown with the planning layers; what is missing is fetched. */
  follow(): void {
    const shown = this.stack.entries.some(
      ({ config, layer }) => config.theme === THEME && layer.getVisible(),
    );
    this.layer.setVisible(shown);
    if (shown && !this.waiting && this.drawn !== this.day) void this.fetch(this.day);
  }

  private async fetch(day: string): Promise<void> {
    const source = this.layer.getSource();
    if (this.shownDay !== day) source?.clear();
    this.drawn = this.shownDay = day;
    try {
      const found = await getJson<object>("/api/v1/planning/uncovered", { as_of: day });
      if (day !== this.day) return;
      source?.clear(true);
      source?.addFeatures(new GeoJSON().readFeatures(found, { featureProjection: "EPSG:3857" }));
    } catch {
      // The legend and the card say it too; the next change of layers asks again.
      this.drawn = null;
    }
  }
}

/** Line of the legend below the planning layers. */
export function noDataLegend(theme: string): TemplateResult | string {
  if (theme !== THEME) return "";
  return html`<p class="layers__note" data-no-data>
    <svg class="legend__sample" viewBox="0 0 24 16" aria-hidden="true">
      <rect x="1.5" y="1.5" width="21" height="13" fill="none" stroke="#5c6b73" />
      <path d="M2 14 14 2M9 14 21 2M16 14l6-6M2 7l5-5" stroke="#5c6b73" stroke-width="1" />
    </svg>
    <span>${t("layers.no_planning_data")}</span>
  </p>`;
}
