/** Short help in a dialog: what a click does, what the search understands, the keys. */
import { html } from "lit";
import { keyList, openHelp } from "../../shared/help_dialog";
import { type TextKey, t } from "../../shared/i18n";

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
  openHelp(
    "dialog",
    t("help.title"),
    () => html`<div class="dialog__body">
      <ul>
        <li>${t("help.click")}</li>
        <li>${t("help.search")}</li>
        <li>${t("help.axes")}</li>
      </ul>
      <h3>${t("help.keys")}</h3>
      ${keyList(KEYS.map(([keys, text]) => ({ keys, text: t(text) })))}
      <p><a href="/huong-dan">${t("help.more")}</a></p>
    </div>`,
  );
}
