/** Before and after on one map: left of a divider lies a second map with the data of an earlier day, under the same view. */
import { html, render } from "lit";
import type OlMap from "ol/Map";
import { fromLonLat } from "ol/proj";
import type { MapConfig, StyleSheet } from "../../shared/api_types";
import { date, today } from "../../shared/format";
import { t } from "../../shared/i18n";
import { icon } from "../../shared/icons";
import { createMap } from "../../shared/map/create_map";
import { LayerStack } from "../../shared/map/layers/layer_stack";
import { NoPlanningData } from "../../shared/map/layers/no_data";
import { clamped, moved } from "./divider";

export interface SwipeOptions {
  config: MapConfig;
  sheet: StyleSheet;
  /** Day that the map itself shows, ISO, "" = today. */
  mainDay: () => string;
  /** After the comparison began or ended. */
  changed: () => void;
}

interface Before {
  map: OlMap;
  stack: LayerStack;
  noData: NoPlanningData;
}

export class Swipe {
  /** Day left of the divider, ISO; "" = nothing is compared. */
  day = "";
  /** Day of the side on which a place was chosen last; "" = that of the map. */
  picked = "";
  /** Divider in percent of the width. */
  private split = 50;
  private before: Before | undefined;
  private readonly element = document.createElement("div");

  constructor(
    private readonly map: OlMap,
    /** Where the map is; the comparison lies over it. */
    private readonly target: HTMLElement,
    private readonly stack: LayerStack,
    private readonly options: SwipeOptions,
  ) {
    this.element.className = "swipe";
    this.element.hidden = true;
    target.after(this.element);
    stack.onChange(() => this.follow());
  }

  /** Compare with a day of the past; anything else is refused. */
  show(day: string): void {
    if (!day || day >= today()) return;
    this.day = day;
    this.split = 50;
    this.element.hidden = false;
    document.body.classList.add("app--swipe");
    this.draw();
    const { config, sheet } = this.options;
    const map = createMap(this.element.querySelector(".swipe__map") as HTMLElement, config, {});
    map.setView(this.map.getView());
    // The map of today tells of tiles that fail.
    const stack = new LayerStack(map, config, sheet, this.stack.state(), () => undefined);
    stack.showDay(day);
    const noData = new NoPlanningData(stack, day);
    this.before = { map, stack, noData };
    this.options.changed();
  }

  close(): void {
    this.before?.map.setTarget(undefined);
    this.before?.map.dispose();
    this.before = undefined;
    this.day = this.picked = "";
    this.element.hidden = true;
    render(html``, this.element);
    document.body.classList.remove("app--swipe");
    this.target.focus({ preventScroll: true });
    this.options.changed();
  }

  /** A place was chosen on the map (degrees WGS 84): what lies left of the divider is asked for its own day. */
  pick(lon: number, lat: number): void {
    const [x] = this.map.getPixelFromCoordinate(fromLonLat([lon, lat])) ?? [];
    const width = this.map.getSize()?.[0] ?? 0;
    this.picked = this.day && x !== undefined && x < (width * this.split) / 100 ? this.day : "";
  }

  /** The labels again, after the day of the map itself changed. */
  redraw(): void {
    if (this.day) this.draw();
  }

  /** Both sides show the same layers. */
  private follow(): void {
    if (!this.before) return;
    const shown = new Map(this.stack.entries.map((one) => [one.config.name, one.layer]));
    for (const { config, layer } of this.before.stack.entries) {
      layer.setVisible(shown.get(config.name)?.getVisible() ?? false);
      layer.setOpacity(shown.get(config.name)?.getOpacity() ?? 1);
    }
    this.before.noData.follow();
  }

  private move(split: number): void {
    this.split = clamped(split);
    this.draw();
  }

  private draw(): void {
    const main = this.options.mainDay();
    const [before, after] = [date(this.day), main ? date(main) : t("swipe.today")];
    this.element.style.setProperty("--split", `${this.split}%`);
    render(
      html`<div class="swipe__map map" aria-hidden="true"></div>
        <div
          class="swipe__divider"
          role="slider"
          tabindex="0"
          aria-label=${t("swipe.divider")}
          aria-orientation="horizontal"
          aria-valuemin="0"
          aria-valuemax="100"
          aria-valuenow=${Math.round(this.split)}
          aria-valuetext=${t("swipe.value", { percent: Math.round(this.split), before, after })}
          @keydown=${(event: KeyboardEvent) => this.key(event)}
          @pointerdown=${(event: PointerEvent) => this.grab(event)}
          @pointermove=${(event: PointerEvent) => this.drag(event)}
        >
          <span class="swipe__label swipe__label--before" data-before=${this.day}>${before}</span>
          <span class="swipe__label swipe__label--after" data-after=${main}>${after}</span>
          <span class="swipe__handle" aria-hidden="true"></span>
        </div>
        <div class="swipe__banner" role="status">
          <p>${t("swipe.title", { before, after })}</p>
          <button class="button" type="button" data-swipe-close @click=${() => this.close()}>
            ${icon("close")}${t("swipe.close")}
          </button>
        </div>`,
      this.element,
    );
  }

  private key(event: KeyboardEvent): void {
    const next = moved(event.key, this.split);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(next);
  }

  private grab(event: PointerEvent): void {
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  private drag(event: PointerEvent): void {
    if (!(event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) return;
    const { left, width } = this.element.getBoundingClientRect();
    if (width) this.move(((event.clientX - left) / width) * 100);
  }
}
