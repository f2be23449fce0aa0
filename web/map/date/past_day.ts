/** The map at a day of the past: the choice of the day, and a banner that nobody overlooks while one is shown. */
import { html, nothing, render } from "lit";
import { date, today } from "../../shared/format";
import { t } from "../../shared/i18n";
import { icon } from "../../shared/icons";

export class PastDay {
  private dialog: HTMLDialogElement | undefined;

  /** `day`: ISO, "" = today; `changed` gets the next one. */
  constructor(
    private readonly element: HTMLElement,
    public day: string,
    private readonly changed: (day: string) => void,
  ) {
    if (day >= today()) this.day = "";
    this.draw();
  }

  /** Ask for a day. */
  choose(): void {
    if (!this.dialog) {
      this.dialog = document.createElement("dialog");
      this.dialog.className = "dialog";
      this.dialog.setAttribute("aria-labelledby", "date-title");
      document.body.append(this.dialog);
    }
    this.drawDialog(this.dialog);
    this.dialog.showModal();
  }

  private show(day: string): void {
    const next = day >= today() ? "" : day;
    this.dialog?.close();
    if (next === this.day) return;
    this.day = next;
    this.draw();
    this.changed(next);
  }

  private draw(): void {
    document.body.classList.toggle("app--past", this.day !== "");
    render(
      this.day
        ? html`<div class="past__banner" data-past=${this.day}>
            ${icon("calendar")}
            <p><b>${t("date.past", { day: date(this.day) })}</b> <span>${t("date.past_hint")}</span></p>
            <button class="button" type="button" @click=${() => this.show("")}>${t("date.today")}</button>
          </div>`
        : nothing,
      this.element,
    );
  }

  private drawDialog(dialog: HTMLDialogElement): void {
    const send = (event: Event): void => {
      event.preventDefault();
      this.show(String(new FormData(event.target as HTMLFormElement).get("day") ?? ""));
    };
    render(
      html`<div class="panel__head">
          <h2 id="date-title">${t("date.title")}</h2>
          <button class="icon-button" type="button" aria-label=${t("app.close")} @click=${() => dialog.close()}>
            ${icon("close")}
          </button>
        </div>
        <form class="dialog__body date-form" @submit=${send}>
          <p>${t("date.hint")}</p>
          <label for="day">${t("date.label")}</label>
          <input id="day" name="day" type="date" required min="1900-01-01" max=${today()} .value=${this.day || today()} />
          <div class="date-form__actions">
            <button class="button button--main" type="submit">${t("date.show")}</button>
            ${this.day ? html`<button class="button" type="button" @click=${() => this.show("")}>${t("date.today")}</button>` : nothing}
          </div>
        </form>`,
      dialog,
    );
  }
}
