/** Short help in a dialog: what a click does, what the search understands, the keys. */
import { html, render, type TemplateResult } from "lit";
import { type TextKey, t } from "../../shared/i18n";
import { icon } from "../../shared/icons";

const KEYS: readonly (readonly [keys: readonly string[], text: TextKey])[] = [
  [["/"], "help.key_search"],
  [["←", "↑", "→", "↓"], "help.key_pan"],
  [["+", "−"], "help.key_zoom"],
  [["Enter"], "help.key_enter"],
  [["L"], "help.key_layers"],
  [["Esc"], "help.key_escape"],
  [["?"], "help.key_help"],
];

export function showHelp(): void {
  let dialog = document.querySelector<HTMLDialogElement>("#help");
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.id = "help";
    dialog.className = "dialog";
    dialog.setAttribute("aria-labelledby", "help-title");
    document.body.append(dialog);
    render(content(dialog), dialog);
  }
  dialog.showModal();
}

function content(dialog: HTMLDialogElement): TemplateResult {
  return html`<div class="panel__head">
      <h2 id="help-title">${t("help.title")}</h2>
      <button class="icon-button" type="button" aria-label=${t("app.close")} @click=${() => dialog.close()}>
        ${icon("close")}
      </button>
    </div>
    <div class="dialog__body">
      <ul>
        <li>${t("help.click")}</li>
        <li>${t("help.search")}</li>
        <li>${t("help.axes")}</li>
      </ul>
      <h3>${t("help.keys")}</h3>
      <dl class="facts">
        ${KEYS.map(
          ([keys, text]) =>
            html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${t(text)}</dd></div>`,
        )}
      </dl>
      <p><a href="/huong-dan">${t("help.more")}</a></p>
    </div>`;
}
