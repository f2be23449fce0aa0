/** The drawer with the layers by theme: visible or not, how clear, what the colours mean. */
import { html, nothing, render, type TemplateResult } from "lit";
import { t, tOr } from "../../i18n";
import { icon } from "../../icons";
import { legend, legendRules, sample } from "../legend/legend";
import type { LayerEntry, LayerStack } from "./layer_stack";

export class LayerTree {
  private opened = new Set<string>();

  constructor(
    private readonly element: HTMLElement,
    private readonly stack: LayerStack,
    private readonly themes: readonly string[],
    private readonly onToggle: (open: boolean) => void,
    /** What stands below the layers of a theme. */
    private readonly note: (theme: string) => TemplateResult | string = () => "",
  ) {
    stack.onChange(() => this.draw());
    stack.map.on("moveend", () => this.draw());
    this.draw();
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  toggle(open = !this.open, focus = true): void {
    this.element.hidden = !open;
    this.draw();
    this.onToggle(open);
    if (open && focus) this.element.querySelector<HTMLElement>("input")?.focus();
  }

  private draw(): void {
    if (this.element.hidden) return;
    const zoom = this.stack.map.getView().getZoom() ?? 0;
    render(
      html`<div class="panel__head">
          <h2>${t("layers.title")}</h2>
          <button class="button button--plain" type="button" @click=${() => this.stack.reset()}>
            ${t("layers.reset")}
          </button>
          <button class="icon-button" type="button" aria-label=${t("app.close")} @click=${() => this.toggle(false)}>
            ${icon("close")}
          </button>
        </div>
        <div class="layers__body">${this.themes.map((theme) => this.theme(theme, zoom))}</div>`,
      this.element,
    );
  }

  private theme(theme: string, zoom: number): TemplateResult | typeof nothing {
    const entries = this.stack.entries
      .filter((entry) => entry.config.theme === theme)
      .sort((a, b) => b.config.draw_order - a.config.draw_order);
    if (!entries.length) return nothing;
    return html`<fieldset class="layers__theme">
      <legend>${tOr(`theme.${theme}`, theme)}</legend>
      ${entries.map((entry) => this.layer(entry, zoom))} ${this.note(theme)}
    </fieldset>`;
  }

  private layer(entry: LayerEntry, zoom: number): TemplateResult {
    const { name, title } = entry.config;
    const shown = entry.layer.getVisible();
    const outOfRange = entry.config.kind === "vector" && zoom <= entry.fromZoom - 0.5;
    const open = this.opened.has(name);
    const classes = entry.style ? legendRules(entry.style) : [];
    const first = classes.length === 1 ? classes[0] : undefined;
    return html`<div class="layer" data-layer=${name}>
      <div class="layer__line">
        <label>
          <input
            type="checkbox"
            .checked=${shown}
            @change=${(event: Event) => this.stack.setVisible(entry, (event.target as HTMLInputElement).checked)}
          />
          <span>
            ${title}
            ${shown && outOfRange ? html`<small class="layer__hint">${t("layers.zoom_in")}</small>` : nothing}
          </span>
          ${first ? sample(first) : nothing}
        </label>
        <button
          class="icon-button layer__more"
          type="button"
          aria-expanded=${open}
          aria-label=${t("layers.more", { layer: title })}
          @click=${() => this.expand(name)}
        >
          ${icon("chevron")}
        </button>
      </div>
      ${open ? this.details(entry, classes.length > 1) : nothing}
    </div>`;
  }

  private details(entry: LayerEntry, withLegend: boolean): TemplateResult {
    const percent = Math.round(entry.layer.getOpacity() * 100);
    return html`<div class="layer__details">
      <label class="layer__opacity">
        <span class="visually-hidden">${t("layers.opacity", { layer: entry.config.title })}</span>
        <input
          type="range"
          min="0"
          max="100"
          step="5"
          .value=${String(percent)}
          @input=${(event: Event) => this.stack.setOpacity(entry, Number((event.target as HTMLInputElement).value) / 100)}
        />
        <output>${percent} %</output>
      </label>
      ${entry.style && withLegend ? legend(entry.style) : nothing}
    </div>`;
  }

  private expand(name: string): void {
    if (!this.opened.delete(name)) this.opened.add(name);
    this.draw();
  }
}
