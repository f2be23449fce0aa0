/**
 * A field that points to a feature of another layer: a combobox (ARIA 1.2) over names and codes.
 *
 * Typing searches without accents; an empty box with ↓ offers what lies nearest. Up and down choose, Enter takes,
 * Escape leaves it as it was. The value is the feature's id; people see its name.
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { ApiError } from "../../shared/api";
import { icon } from "../../shared/icons";
import { findByName, type NamedFeature } from "../../shared/link_names";
import { t } from "../texts";

const WAIT_MS = 250;

type State =
  | { kind: "closed" }
  | { kind: "loading" }
  | { kind: "failed"; message: string }
  | { kind: "open"; rows: readonly NamedFeature[]; more: boolean };

/** What the form tells the field. */
export interface LinkSetting {
  id: string;
  label: string;
  layer: string;
  layerTitle: string;
  /** Id of the linked feature, "" for none. */
  value: string;
  /** Undefined while it is being asked for, null when there is none that the officer may see. */
  feature: NamedFeature | null | undefined;
  locked: boolean;
  described: string;
  /** Box around the edited feature, storage CRS; "" = nowhere. */
  near: string;
  /** Features that only this draft knows and that fit some words. */
  drafted: (text: string) => readonly NamedFeature[];
  set: (feature: NamedFeature | null) => void;
}

export class LinkField extends HTMLElement {
  private setting: LinkSetting | undefined;
  private state: State = { kind: "closed" };
  private active = -1;
  /** What is being typed; undefined = the box shows the name. */
  private typed: string | undefined;
  /** The text was deleted, not only the list opened. */
  private cleared = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private request: AbortController | undefined;

  set given(setting: LinkSetting) {
    const other = this.setting?.id !== setting.id || this.setting.value !== setting.value;
    this.setting = setting;
    if (other || setting.locked) this.close();
    this.draw();
    // What is typed next replaces the name that was just taken.
    const box = this.querySelector("input");
    if (other && box && document.activeElement === box) box.select();
  }

  disconnectedCallback(): void {
    this.close();
  }

  private get name(): string {
    const { value, feature } = this.setting ?? {};
    if (!value) return "";
    if (feature === undefined) return t("loading");
    return feature?.name ?? t("link.unknown");
  }

  private get rows(): readonly NamedFeature[] {
    return this.state.kind === "open" ? this.state.rows : [];
  }

  private type(text: string): void {
    this.typed = text;
    this.look(WAIT_MS);
  }

  private look(wait: number): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.active = -1;
    this.state = { kind: "loading" };
    this.draw();
    this.timer = setTimeout(() => void this.ask(), wait);
  }

  private async ask(): Promise<void> {
    const { setting } = this;
    if (!setting) return;
    const request = new AbortController();
    this.request = request;
    const text = (this.typed ?? "").trim();
    try {
      const { names, more } = await findByName(setting.layer, text, setting.near, request.signal);
      const rows = [...setting.drafted(text), ...names];
      this.active = rows.length && text ? 0 : -1;
      this.state = { kind: "open", rows, more };
    } catch (error) {
      if (request.signal.aborted) return;
      this.state = { kind: "failed", message: error instanceof ApiError ? error.message : String(error) };
    }
    this.draw();
  }

  private pressed(event: KeyboardEvent): void {
    const count = this.rows.length;
    const opened = this.state.kind !== "closed";
    if (event.key === "Escape" && opened) {
      this.close();
      this.draw();
    } else if (event.key === "Enter") {
      const chosen = this.rows[this.active];
      if (chosen) this.choose(chosen);
      else if (this.cleared) this.choose(null);
    } else if (event.key === "ArrowDown" && !opened) {
      this.typed ??= "";
      this.look(0);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count;
      this.draw();
      this.querySelector(`[aria-selected="true"]`)?.scrollIntoView({ block: "nearest" });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Leaving the box takes nothing by accident: only an emptied one empties the field. */
  private left(event: FocusEvent): void {
    if (this.contains(event.relatedTarget as Node | null)) return;
    const emptied = this.cleared;
    this.close();
    if (emptied) this.setting?.set(null);
    this.draw();
  }

  private choose(feature: NamedFeature | null): void {
    this.close();
    this.setting?.set(feature);
    this.draw();
  }

  private close(): void {
    clearTimeout(this.timer);
    this.request?.abort();
    this.typed = undefined;
    this.cleared = false;
    this.active = -1;
    this.state = { kind: "closed" };
  }

  private draw(): void {
    const { setting } = this;
    if (!setting) return;
    const { id, feature, locked, value, described } = setting;
    const list = `${id}-list`;
    const shown = this.rows.length > 0;
    render(
      html`<div class="link-field">
          <input
            id=${id}
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            maxlength="200"
            class=${value && feature === null && this.typed === undefined ? "link-field--unknown" : ""}
            placeholder=${t("link.placeholder", { layer: setting.layerTitle })}
            .value=${this.typed ?? this.name}
            ?disabled=${locked}
            aria-expanded=${shown}
            aria-controls=${list}
            aria-autocomplete="list"
            aria-invalid=${described !== ""}
            aria-describedby=${described || nothing}
            aria-activedescendant=${this.active >= 0 ? `${id}-${this.active}` : nothing}
            @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
            @input=${(event: Event) => {
              const { value: text } = event.target as HTMLInputElement;
              this.cleared = text === "";
              this.type(text);
            }}
            @click=${() => this.state.kind === "closed" && !locked && this.begin()}
            @keydown=${(event: KeyboardEvent) => this.pressed(event)}
            @focusout=${(event: FocusEvent) => this.left(event)}
          />
          ${
            value && !locked
              ? html`<button class="icon-button" type="button" aria-label=${t("link.clear", { label: setting.label })} title=${t("link.clear", { label: setting.label })} @click=${() => this.choose(null)}>${icon("close")}</button>`
              : nothing
          }
        </div>
        ${feature?.detail && this.state.kind === "closed" ? html`<p class="field__hint">${feature.detail}</p>` : nothing}
        <p role="status" class=${shown ? "visually-hidden" : "link-field__said"}>${this.said()}</p>
        <ul id=${list} class="link-field__list" role="listbox" aria-label=${setting.label} ?hidden=${!shown} @pointerdown=${(event: Event) => event.preventDefault()}>
          ${this.rows.map((row, at) => this.row(row, at))}
        </ul>
        ${this.state.kind === "open" && this.state.more && shown ? html`<p class="field__hint">${t("link.more")}</p>` : nothing}`,
      this,
    );
  }

  private begin(): void {
    this.typed = "";
    this.look(0);
  }

  private row(row: NamedFeature, at: number): TemplateResult {
    const chosen = at === this.active;
    return html`<li id="${this.setting?.id}-${at}" role="option" class="link-field__row" aria-selected=${chosen} data-feature=${row.id} @click=${() => this.choose(row)}>
      <b>${row.name}</b>${row.detail ? html`<small>${row.detail}</small>` : nothing}
    </li>`;
  }

  private said(): string {
    const { state } = this;
    if (state.kind === "loading") return t("link.loading");
    if (state.kind === "failed") return state.message;
    if (state.kind === "closed") return "";
    return state.rows.length ? t("link.count", { count: state.rows.length }) : t("link.none");
  }
}

customElements.define("link-field", LinkField);
