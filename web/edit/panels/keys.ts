/** Keys of the editor, and the sheet that lists them. */
import { html } from "lit";
import { keyList, openHelp } from "../../shared/help_dialog";
import { t as operationText } from "../operations/texts";
import { type EditText, t } from "../texts";
import type { ToolName } from "../tools/tool";
import type { Editor, TabName } from "./editor";

export interface KeyActions {
  undo: () => void;
  redo: () => void;
  layers: () => void;
  search: () => void;
  /** Close what lies over the map; false when nothing does. */
  escape: () => boolean;
}

const TOOLS: Readonly<Record<string, ToolName>> = {
  v: "select",
  d: "draw",
  r: "reshape",
  m: "move",
  h: "hole",
  p: "part",
  o: "measure",
  s: "split",
};
const TABS: Readonly<Record<string, TabName>> = {
  "1": "draft",
  "2": "form",
  "3": "findings",
  "4": "drawing",
  "5": "operation",
};
const TYPING = "input:not([type=checkbox]):not([type=range]):not([type=radio]), textarea, select";

export function startKeys(editor: Editor, actions: KeyActions): void {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || event.defaultPrevented) return;
    const typing = (event.target as Element).matches(TYPING);
    const done =
      event.ctrlKey || event.metaKey
        ? withControl(editor, actions, event, typing)
        : plainKey(editor, actions, event, typing);
    if (done) event.preventDefault();
  });
}

function withControl(editor: Editor, actions: KeyActions, event: KeyboardEvent, typing: boolean): boolean {
  const key = event.key.toLowerCase();
  if (key === "s") {
    void editor.autosave.flush();
    return true;
  }
  if (typing) return false;
  if (key === "z" && !event.shiftKey) actions.undo();
  else if (key === "y" || (key === "z" && event.shiftKey)) actions.redo();
  else if (key === "c" && editor.session.selection.length && !getSelection()?.toString())
    editor.copySelected();
  else return false;
  return true;
}

function plainKey(editor: Editor, actions: KeyActions, event: KeyboardEvent, typing: boolean): boolean {
  const { toolbox, session } = editor;
  const tool = toolbox.active;
  if (event.key === "Escape") {
    if (typing) (event.target as HTMLElement).blur();
    else if (!actions.escape() && !tool.cancel?.()) toolbox.choose("select");
    return true;
  }
  if (typing || event.altKey) return false;
  const onButton = (event.target as Element).matches("button, a, summary");
  if (event.key === "Enter") {
    if (onButton || !tool.finish) return false;
    tool.finish();
    return true;
  }
  if (event.key === "Backspace" || event.key === "Delete") {
    if (event.key === "Backspace" && tool.back?.()) return true;
    if (tool.remove?.()) return true;
    if (event.key === "Delete" && session.selection.length && !toolbox.sketch) editor.removeSelected();
    return true;
  }
  const key = event.key.toLowerCase();
  if (TOOLS[key]) editor.chooseTool(TOOLS[key]);
  else if (TABS[key]) editor.openTab(TABS[key]);
  else if (key === "t" && toolbox.sketch) toolbox.sketch.tracing = !toolbox.sketch.tracing;
  else if (key === "x" && toolbox.sketch) toolbox.sketch.longer = !toolbox.sketch.longer;
  else if (key === "g") toolbox.snapping.on = !toolbox.snapping.on;
  else if (key === "f" && session.selection[0]) void editor.goTo(session.selection[0]);
  else if (key === "b") editor.toggleTable();
  else if (key === "l") actions.layers();
  else if (key === "/") actions.search();
  else if (key === "?") showHelp();
  else return false;
  toolbox.refresh();
  return true;
}

const SHEET: readonly (readonly [
  title: EditText,
  rows: readonly (readonly [keys: string, text: EditText | "split"])[],
])[] = [
  [
    "keys.tools",
    [
      ["V", "tool.select"],
      ["D", "tool.draw"],
      ["R", "tool.reshape"],
      ["M", "tool.move"],
      ["H", "tool.hole"],
      ["P", "tool.part"],
      ["S", "split"],
      ["O", "tool.measure"],
      ["Delete", "keys.delete"],
      ["Ctrl C", "keys.copy"],
    ],
  ],
  [
    "keys.drawing",
    [
      ["Enter", "keys.enter"],
      ["Esc", "keys.escape"],
      ["Backspace", "keys.backspace"],
      ["T", "keys.trace"],
      ["X", "keys.longer"],
      ["G", "keys.snap"],
      ["Alt", "keys.alt"],
      ["Ctrl + ▢", "keys.ctrl_click"],
    ],
  ],
  [
    "keys.page",
    [
      ["Ctrl Z", "keys.undo"],
      ["Ctrl Y", "keys.redo"],
      ["Ctrl S", "keys.save"],
      ["1 2 3 4 5", "keys.tabs"],
      ["B", "keys.table"],
      ["F", "keys.zoom"],
      ["L", "keys.layers"],
      ["/", "keys.search"],
      ["← ↑ → ↓ + −", "keys.pan"],
      ["?", "keys.help"],
    ],
  ],
];

export function showHelp(): void {
  openHelp(
    "dialog dialog--wide",
    t("keys.title"),
    () => html`<div class="dialog__body keys">
      ${SHEET.map(
        ([title, rows]) => html`<section>
          <h3>${t(title)}</h3>
          ${keyList(rows.map(([keys, text]) => ({ keys: keys.split(" "), text: text === "split" ? operationText("tool.split") : t(text) })))}
        </section>`,
      )}
      <section><h3>${t("keys.signs")}</h3><ul><li>${t("keys.sign_vertex")}</li><li>${t("keys.sign_edge")}</li><li>${t("keys.sign_crossing")}</li><li>${t("keys.sign_colours")}</li></ul></section>
    </div>`,
  );
}
