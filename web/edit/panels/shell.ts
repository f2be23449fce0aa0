/** The frame around the map: layer chooser, state of saving, toolbar, hint, tabs. */
import { html, nothing, type TemplateResult } from "lit";
import { type IconName, icon } from "../../shared/icons";
import { PARCELS } from "../operations/operating";
import { t as operationText } from "../operations/texts";
import { canRedo, canUndo, redoable, undoable } from "../state/history";
import { clock, t } from "../texts";
import type { ToolName } from "../tools/tool";
import type { Editor, TabName } from "./editor";

export interface ShellActions {
  undo: () => void;
  redo: () => void;
  help: () => void;
}

const TOOLS: readonly (readonly [ToolName, IconName, label: string, key: string])[] = [
  ["select", "select", t("tool.select"), "V"],
  ["draw", "draw", t("tool.draw"), "D"],
  ["reshape", "reshape", t("tool.reshape"), "R"],
  ["move", "move", t("tool.move"), "M"],
  ["hole", "hole", t("tool.hole"), "H"],
  ["part", "part", t("tool.part"), "P"],
  ["split", "split", operationText("tool.split"), "S"],
  ["measure", "measure", t("tool.measure"), "O"],
];

export function toolbar(editor: Editor, actions: ShellActions): TemplateResult {
  const { session, toolbox } = editor;
  const kind = session.layer?.geometry ?? null;
  const impossible = (name: ToolName): boolean =>
    (name !== "select" && name !== "measure" && (!session.layer?.editable || !kind)) ||
    (name === "hole" && !kind?.endsWith("Polygon")) ||
    (name === "part" && !kind?.startsWith("Multi")) ||
    (name === "split" && session.layer?.name !== PARCELS);
  const some = session.selection.length > 0 && session.editable;
  const undo = undoable(session.trail);
  const redo = redoable(session.trail);
  return html`<div class="toolbar__group" role="radiogroup" aria-label=${t("tool.group")}>
      ${TOOLS.map(([name, sign, label, key]) => {
        const active = toolbox.active.name === name;
        return html`<button class="tool" type="button" role="radio" aria-checked=${active} data-tool=${name} ?disabled=${impossible(name)} title="${label} (${key})" @click=${() => editor.chooseTool(name)}>
          ${icon(sign)}<span>${label}</span>
        </button>`;
      })}
    </div>
    <div class="toolbar__group">
      ${action("copy", "copy", t("tool.copy"), "Ctrl+C", !some, () => editor.copySelected())}
      ${action("delete", "trash", t("tool.delete"), "Delete", !some, () => editor.removeSelected())}
    </div>
    <div class="toolbar__group">
      ${action("undo", "undo", t("tool.undo"), "Ctrl+Z", !canUndo(session.trail) && !toolbox.sketch?.vertices.length, actions.undo, undo?.label)}
      ${action("redo", "redo", t("tool.redo"), "Ctrl+Y", !canRedo(session.trail), actions.redo, redo?.label)}
    </div>
    <div class="toolbar__group">
      ${action("table", "table", t("tool.table"), "B", !session.layer, () => editor.toggleTable())}
      ${action("help", "help", t("tool.help"), "?", false, actions.help)}
    </div>`;
}

function action(
  name: string,
  sign: IconName,
  label: string,
  key: string,
  off: boolean,
  run: () => void,
  what = "",
): TemplateResult {
  return html`<button class="tool" type="button" data-tool=${name} ?disabled=${off} title="${label}${what ? `: ${what}` : ""} (${key})" @click=${run}>
    ${icon(sign)}<span>${label}</span>
  </button>`;
}

export function layerChooser(editor: Editor): TemplateResult {
  const editable = editor.layers.filter((one) => one.editable && one.geometry);
  return html`<label class="chooser">
    <span>${t("layer.label")}</span>
    <select id="layer" @change=${(event: Event) => void editor.chooseLayer((event.target as HTMLSelectElement).value)}>
      ${editor.session.layer ? nothing : html`<option value="">${t("layer.choose")}</option>`}
      ${editable.map((one) => html`<option value=${one.name} ?selected=${one.name === editor.session.layer?.name}>${one.title}</option>`)}
    </select>
  </label>`;
}

/** Where the work is kept at this moment, in words. */
export function saveState(editor: Editor): TemplateResult | typeof nothing {
  const { autosave, session } = editor;
  if (!session.changeSet) return html`<span class="save">${t("save.no_draft")}</span>`;
  if (!session.editable) return html`<span class="save">${t(`status.${session.changeSet.status}`)}</span>`;
  const { state } = autosave;
  const now = html`<button class="link" type="button" @click=${() => void autosave.flush()}>${t("save.now")}</button>`;
  switch (state.kind) {
    case "saving":
      return html`<span class="save" data-save="saving">${t("save.saving")}</span>`;
    case "saved":
      return html`<span class="save save--good" data-save="saved">${icon("check")}${t("save.saved", { at: clock(state.at) })}</span>`;
    case "offline":
      return html`<span class="save save--bad" data-save="offline" role="alert" title=${state.message}>${t("save.offline")} ${now}</span>`;
    case "conflict":
      return html`<span class="save save--bad" data-save="conflict" role="alert">${t("save.conflict")}</span>`;
    case "partly":
      return html`<span class="save save--bad" data-save="partly" role="alert"><button class="link" type="button" @click=${() => editor.openTab("draft")}>${t("save.partly", { count: state.refused })}</button></span>`;
    case "refused":
      return html`<span class="save save--bad" data-save="refused" role="alert" title=${state.message}>${t("save.refused")}: ${state.message} ${now}</span>`;
    case "waiting":
      return html`<span class="save" data-save="waiting">${t("save.waiting")} ${now}</span>`;
    default:
      return html`<span class="save" data-save="idle">${t("save.idle")}</span>`;
  }
}

export function hint(editor: Editor): TemplateResult {
  const { session, toolbox, nearness } = editor;
  const busy = toolbox.sketch?.vertices.length;
  if (!session.layer) return html`<p class="hint">${t("layer.choose_hint")}</p>`;
  if (!busy && nearness === "far")
    return html`<p class="hint hint--strong" data-near="far">${t("near.far")}</p>`;
  if (!busy && nearness === "crowded")
    return html`<p class="hint hint--strong" data-near="crowded">${t("near.crowded")}</p>`;
  if (nearness === "failed")
    return html`<p class="hint hint--bad" data-near="failed">${t("near.failed")}</p>`;
  const sketch = toolbox.sketch;
  return html`<p class="hint" data-near=${nearness}>
    ${nearness === "loading" ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}
    <span>${toolbox.active.hint()}</span>
    ${
      sketch && sketch.name !== "measure"
        ? html`<button class="toggle" type="button" aria-pressed=${sketch.tracing} @click=${() => {
            sketch.tracing = !sketch.tracing;
            session.tell("settings");
          }}>${icon("trace")}${t("tool.trace")} <kbd>T</kbd></button>`
        : nothing
    }
    <button class="toggle" type="button" aria-pressed=${toolbox.snapping.on} @click=${() => {
      toolbox.snapping.on = !toolbox.snapping.on;
      session.tell("settings");
    }}>${icon("magnet")}${t("tool.snap")} <kbd>G</kbd></button>
  </p>`;
}

const TABS: readonly (readonly [TabName, label: string])[] = [
  ["draft", t("tab.draft")],
  ["form", t("tab.form")],
  ["findings", t("tab.findings")],
  ["drawing", t("tab.drawing")],
  ["operation", operationText("tab")],
];

export function tabs(editor: Editor, active: TabName): TemplateResult {
  const { session } = editor;
  const errors = session.problems.filter((one) => one.severity === "error").length;
  const counts: Record<TabName, number> = {
    draft: session.edits.size + session.operations.length,
    form: session.selection.length,
    findings: session.problems.length,
    drawing: 0,
    operation: session.layer?.name === PARCELS ? session.selection.length : 0,
  };
  return html`<div class="tabs" role="tablist" aria-label=${t("tab.group")}>
    ${TABS.map(
      ([
        name,
        label,
      ]) => html`<button class="tabs__tab" type="button" role="tab" id="tab-${name}" aria-selected=${name === active} aria-controls="panel-body" @click=${() => editor.openTab(name)}>
        ${label}${counts[name] ? html`<span class="count ${name === "findings" && errors ? "count--bad" : ""}">${counts[name]}</span>` : nothing}
      </button>`,
    )}
  </div>`;
}
