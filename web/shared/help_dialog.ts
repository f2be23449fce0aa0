/** The help sheet of a page: made when it is asked for the first time, opened again afterwards. */
import { html, render, type TemplateResult } from "lit";
import { t } from "./i18n";
import { icon } from "./icons";

/** Keys and what they do, as rows. */
export interface KeyRow {
  readonly keys: readonly string[];
  readonly text: string;
}

/**
 * Open the sheet.
 *
 * @param className of the dialog element.
 * @param body what stands under the title.
 */
export function openHelp(className: string, title: string, body: () => TemplateResult): void {
  let dialog = document.querySelector<HTMLDialogElement>("#help");
  if (!dialog) {
    const made = document.createElement("dialog");
    made.id = "help";
    made.className = className;
    made.setAttribute("aria-labelledby", "help-title");
    document.body.append(made);
    render(
      html`<div class="panel__head">
          <h2 id="help-title">${title}</h2>
          <button class="icon-button" type="button" aria-label=${t("app.close")} @click=${() => made.close()}>${icon("close")}</button>
        </div>
        ${body()}`,
      made,
    );
    dialog = made;
  }
  dialog.showModal();
}

export const keyList = (rows: readonly KeyRow[]): TemplateResult => html`<dl class="facts">
  ${rows.map(({ keys, text }) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${text}</dd></div>`)}
</dl>`;
