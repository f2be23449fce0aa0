/**
 * Ground without planning data, hatched while a planning layer is shown: what nobody has on file must not look like
 * ground for which nothing is planned.
 */
import { html, type TemplateResult } from "lit";
import type VectorLayer from "ol/layer/Vector";
import { getJson } from "../../api";
import { t } from "../../i18n";
import type { LayerStack } from "./layer_stack";

const THEME = "planning";
/** Layers whose publications change where there are no data. */
const DRAWN_FROM = ["plans", "planning_zones"];

export class NoPlanningData {
  private layer: VectorLayer | undefined;
  /** Day of what was asked for last; null = it is to be asked for. */
  private asked: string | null = null;
  /** Day of what is drawn. */
  private drawn = "";
  private waiting = true;

  constructor(
    private readonly stack: LayerStack,
    /** A day of the past, ISO; "" = today. */
    private day = "",
    /** Nothing is asked for before. */
    after: Promise<void> = Promise.resolve(),
  ) {
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
    this.asked = null;
    this.follow();
  }

  /** Shown with the planning layers; what is missing is fetched. */
  follow(): void {
    const shown = this.shown;
    this.layer?.setVisible(shown);
    if (shown && !this.waiting && this.asked !== this.day) void this.fetch(this.day);
  }

  private get shown(): boolean {
    return this.stack.entries.some(({ config, layer }) => config.theme === THEME && layer.getVisible());
  }

  private async fetch(day: string): Promise<void> {
    this.asked = day;
    try {
      const { noDataLayer, showGround } = await import("./no_data_layer");
      if (!this.layer) {
        this.layer = noDataLayer();
        this.layer.setVisible(this.shown);
        this.stack.map.addLayer(this.layer);
      }
      if (this.drawn !== day) showGround(this.layer, null);
      const found = await getJson<object>("/api/v1/planning/uncovered", { as_of: day });
      if (day !== this.day) return;
      showGround(this.layer, found);
      this.drawn = day;
    } catch {
      // The legend and the card say it too; the next change of layers asks again.
      this.asked = null;
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
