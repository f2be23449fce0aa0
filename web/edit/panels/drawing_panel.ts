/** Drawing by numbers: coordinates, bearing and distance, pasted table; vertices of a feature; snapping. */
import { html, nothing, type TemplateResult } from "lit";
import { date } from "../../shared/format";
import { bearing, inDegrees, polar, readBearing } from "../geometry/bearing";
import { type ReadTable, readLength, readPair, readTable } from "../geometry/coordinate_text";
import { dimension, distance, edges, type Position, samePlace } from "../geometry/shape";
import type { SnapSettings } from "../geometry/snapping";
import { coordinateText, lengthText, t } from "../texts";
import type { Editor } from "./editor";

const MOST_ROWS = 150;
let pasted: ReadTable | null = null;

export function drawingPanel(editor: Editor): TemplateResult {
  return html`${entry(editor)} ${vertices(editor)} ${snapping(editor)}`;
}

/** Whether numbers go into a sketch or move the active vertex. */
function target(editor: Editor): "sketch" | "vertex" | null {
  if (editor.toolbox.sketch) return "sketch";
  return editor.toolbox.active.name === "reshape" && editor.toolbox.reshape.active ? "vertex" : null;
}

function entry(editor: Editor): TemplateResult {
  const into = target(editor);
  if (!into) {
    return html`<h3>${t("numbers.title")}</h3>
      <p class="empty">${t("numbers.choose_tool")}</p>
      <div class="panel__actions">
        <button class="button" type="button" ?disabled=${!editor.session.editable} @click=${() => editor.chooseTool("draw")}>${t("tool.draw")}</button>
      </div>`;
  }
  const last = editor.toolbox.sketch?.vertices.at(-1) ?? editor.toolbox.reshape.active;
  return html`<h3>${t(into === "sketch" ? "numbers.next" : "numbers.vertex")}</h3>
    <form class="pair" novalidate @submit=${(event: Event) => place(editor, event)}>
      <label>X <small>${t("numbers.north")}</small><input name="x" type="text" inputmode="decimal" autocomplete="off" placeholder="1191454,57" .value=${into === "vertex" && last ? plainNumber(last[1]) : ""} /></label>
      <label>Y <small>${t("numbers.east")}</small><input name="y" type="text" inputmode="decimal" autocomplete="off" placeholder="603480,79" .value=${into === "vertex" && last ? plainNumber(last[0]) : ""} /></label>
      <button class="button button--main" type="submit">${t(into === "sketch" ? "numbers.add" : "numbers.move")}</button>
    </form>
    <p class="soft">${t("numbers.axes", { crs: editor.crs })}</p>
    ${
      into === "sketch"
        ? html`<form class="pair" novalidate @submit=${(event: Event) => turn(editor, event)}>
              <label>${t("numbers.bearing")}<input name="bearing" type="text" placeholder="47°05′09″" autocomplete="off" ?disabled=${!last} /></label>
              <label>${t("numbers.distance")}<input name="distance" type="text" inputmode="decimal" placeholder="12,50" autocomplete="off" ?disabled=${!last} /></label>
              <button class="button" type="submit" ?disabled=${!last}>${t("numbers.add")}</button>
            </form>
            ${last ? nothing : html`<p class="soft">${t("numbers.needs_start")}</p>`}
            <details class="paste" ?open=${pasted !== null}>
              <summary>${t("numbers.paste")}</summary>
              <textarea rows="5" aria-label=${t("numbers.paste")} placeholder=${t("numbers.paste_form")} @input=${(
                event: Event,
              ) => {
                const text = (event.target as HTMLTextAreaElement).value;
                pasted = text.trim() ? readTable(text) : null;
                editor.session.tell("sketch");
              }}></textarea>
              ${pasted ? pastedView(editor, pasted) : nothing}
            </details>`
        : nothing
    }`;
}

const plainNumber = (metres: number): string => String(metres).replace(".", ",");

function place(editor: Editor, event: Event): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const text = (name: string): string => String(new FormData(form).get(name) ?? "");
  const read = readPair(text("x"), text("y"));
  if (!read) {
    editor.say(t("numbers.not_read"), true);
    return;
  }
  if (!inCity(editor, read.at)) {
    editor.say(t("numbers.outside"), true);
    return;
  }
  editor.toolbox.active.place?.(read.at);
  editor.centreOn(read.at);
  if (!read.northFirst) editor.say(t("numbers.swapped"));
  if (editor.toolbox.sketch) form.reset();
}

function inCity({ city: [west, south, east, north] }: Editor, [x, y]: Position): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

function turn(editor: Editor, event: Event): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const values = new FormData(form);
  const degrees = readBearing(String(values.get("bearing") ?? ""));
  const metres = readLength(String(values.get("distance") ?? ""));
  const last = editor.toolbox.sketch?.vertices.at(-1);
  if (degrees === undefined) {
    editor.say(t("numbers.bad_bearing"), true);
    return;
  }
  if (!metres || !last) {
    editor.say(t("numbers.bad_distance"), true);
    return;
  }
  const at = polar(last, degrees, metres);
  editor.toolbox.active.place?.(at);
  editor.centreOn(at);
  form.reset();
}

function pastedView(editor: Editor, table: ReadTable): TemplateResult {
  const { points, skipped, northFirst } = table;
  const beyond = ({ points }: ReadTable): number => points.filter(({ at }) => !inCity(editor, at)).length;
  const outside = beyond(table);
  const use = (finish: boolean): void => {
    // The text may have changed since its table was drawn.
    const { points } = pasted ?? table;
    const outside = beyond(pasted ?? table);
    if (outside) {
      editor.say(t("numbers.outside_some", { count: outside }), true);
      return;
    }
    pasted = null;
    // A whole outline starts anew; single vertices continue what is drawn.
    if (finish) editor.toolbox.active.cancel?.();
    for (const { at } of points) editor.toolbox.active.place?.(at);
    const [first] = points;
    if (first) editor.centreOn(first.at);
    if (finish) editor.toolbox.active.finish?.();
  };
  return html`<div data-pasted>
    <p>${t("numbers.recognised", { count: points.length, order: t(northFirst ? "numbers.order_xy" : "numbers.order_yx") })}</p>
    ${skipped.length ? html`<p class="soft">${t("numbers.skipped", { count: skipped.length, text: skipped.slice(0, 2).join(" / ").slice(0, 80) })}</p>` : nothing}
    ${outside ? html`<p class="notice notice--bad">${t("numbers.outside_some", { count: outside })}</p>` : nothing}
    <table class="vertices">
      <thead><tr><th>${t("numbers.point")}</th><th>X ${t("numbers.north")}</th><th>Y ${t("numbers.east")}</th></tr></thead>
      <tbody>${points.slice(0, 12).map(({ name, at }, i) => html`<tr><td>${name || i + 1}</td><td>${coordinateText(at[1])}</td><td>${coordinateText(at[0])}</td></tr>`)}</tbody>
    </table>
    ${points.length > 12 ? html`<p class="soft">${t("numbers.more", { count: points.length - 12 })}</p>` : nothing}
    <div class="panel__actions">
      <button class="button button--main" type="button" ?disabled=${points.length < 3 || outside > 0} @click=${() => use(true)}>${t("numbers.use_finish")}</button>
      <button class="button" type="button" ?disabled=${!points.length || outside > 0} @click=${() => use(false)}>${t("numbers.use")}</button>
    </div>
  </div>`;
}

/** Bảng liệt kê tọa độ góc ranh: each vertex with the edge that follows; a click makes it the active one. */
function vertices(editor: Editor): TemplateResult | typeof nothing {
  const feature = editor.session.single;
  const shape = feature?.shape;
  if (!feature || !shape) return nothing;
  const closed = dimension(shape.kind) === 2;
  const active = editor.toolbox.reshape.active;
  const pick = (at: Position): void => {
    editor.chooseTool("reshape");
    editor.toolbox.reshape.activate(at);
    editor.centreOn(at);
  };
  let left = MOST_ROWS;
  return html`<h3>${t("numbers.list", { feature: editor.titleOf(feature), date: date(new Date().toISOString()) })}</h3>
    ${shape.parts.map((part, p) =>
      part.map((path, r) => {
        const rows = path.slice(0, Math.max(0, left));
        left -= rows.length;
        if (!rows.length) return nothing;
        const next = new Map([...edges(path, closed)].map(([a, b, i]) => [i, [a, b] as const]));
        return html`${shape.parts.length > 1 || part.length > 1 ? html`<h4>${r ? t("numbers.hole", { number: r }) : t("numbers.part", { number: p + 1 })} ${shape.parts.length > 1 || r ? html`<button class="link" type="button" ?disabled=${!editor.session.editable} @click=${() => dropRing(editor, feature.key, p, r)}>${t(r ? "numbers.drop_hole" : "numbers.drop_part")}</button>` : nothing}</h4>` : nothing}
          <table class="vertices" data-vertices>
            <thead><tr><th></th><th>X ${t("numbers.north")}</th><th>Y ${t("numbers.east")}</th><th>${t("numbers.edge")}</th></tr></thead>
            <tbody>
              ${rows.map((at, i) => {
                const [a, b] = next.get(i) ?? [];
                return html`<tr class=${active && samePlace(active, at) ? "vertices__active" : ""}>
                  <td><button class="link" type="button" @click=${() => pick(at)}>${i + 1}</button></td>
                  <td>${coordinateText(at[1])}</td><td>${coordinateText(at[0])}</td>
                  <td title=${a && b ? inDegrees(bearing(a, b)) : ""}>${a && b ? lengthText(distance(a, b)) : ""}</td>
                </tr>`;
              })}
            </tbody>
          </table>`;
      }),
    )}
    ${left <= 0 ? html`<p class="soft">${t("numbers.cut", { count: MOST_ROWS })}</p>` : nothing}`;
}

function dropRing(editor: Editor, key: string, part: number, path: number): void {
  const shape = editor.session.current(key)?.shape;
  if (!shape) return;
  const parts = shape.parts.flatMap((paths, p) =>
    p !== part ? [paths] : path ? [paths.filter((_one, r) => r !== path)] : [],
  );
  editor.session.commitShapes(
    t(path ? "step.drop_hole" : "step.drop_part"),
    new Map([[key, { kind: shape.kind, parts }]]),
  );
}

function snapping(editor: Editor): TemplateResult {
  const { toolbox, session } = editor;
  const choice = toolbox.snapping;
  const changed = (): void => session.tell("settings");
  const kind = (name: keyof SnapSettings): TemplateResult => html`<label class="check">
    <input type="checkbox" .checked=${choice.kinds[name]} ?disabled=${!choice.on} @change=${() => {
      choice.kinds = { ...choice.kinds, [name]: !choice.kinds[name] };
      changed();
    }} />${t(`snap.${name}`)}</label>`;
  const others = editor.layers
    .filter((one) => one.geometry)
    .sort((a, b) => Number(b.editable) - Number(a.editable));
  const toggleLayer = (name: string): void => {
    const names = editor.snapLayers;
    editor.setSnapLayers(names.includes(name) ? names.filter((one) => one !== name) : [...names, name]);
  };
  return html`<h3>${t("snap.title")}</h3>
    <label class="check"><input type="checkbox" .checked=${session.together} @change=${() => {
      session.together = !session.together;
      changed();
    }} />${t("snap.together")}</label>
    <p class="soft">${t("snap.together_hint")}</p>
    <label class="check"><input type="checkbox" .checked=${choice.on} @change=${() => {
      choice.on = !choice.on;
      changed();
    }} />${t("snap.on")} <kbd>G</kbd></label>
    <div class="checks">${kind("vertex")} ${kind("edge")} ${kind("crossing")}</div>
    <label class="range">${t("snap.reach")} <input type="range" min="4" max="30" step="1" .value=${String(choice.pixels)} @input=${(
      event: Event,
    ) => {
      choice.pixels = Number((event.target as HTMLInputElement).value);
      changed();
    }} /><output>${choice.pixels} px</output></label>
    <fieldset class="checks checks--column"><legend>${t("snap.layers")}</legend>
      ${others.map((one) => html`<label class="check"><input type="checkbox" .checked=${one.name === session.layer?.name || editor.snapLayers.includes(one.name)} ?disabled=${one.name === session.layer?.name} @change=${() => toggleLayer(one.name)} />${one.title}</label>`)}
    </fieldset>`;
}
