/** Keys that work anywhere on the page. Arrows, plus and minus belong to the map itself when it has the focus. */
export interface KeyActions {
  search: () => void;
  layers: () => void;
  help: () => void;
  /** Close the topmost panel; false when none was open. */
  escape: () => boolean;
}

const TYPING = "input:not([type=checkbox]):not([type=range]):not([type=radio]), textarea, select";

export function startKeyboard(actions: KeyActions): void {
  document.addEventListener("keydown", (event) => {
    // An open dialog has the keys to itself; the browser closes it by Escape.
    if (document.querySelector("dialog[open]")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
      if (actions.escape()) event.preventDefault();
      return;
    }
    if ((event.target as Element).matches(TYPING)) return;
    const action = { "/": actions.search, l: actions.layers, L: actions.layers, "?": actions.help }[
      event.key
    ];
    if (action) {
      event.preventDefault();
      action();
    }
  });
}
