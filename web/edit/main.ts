/** Entry of the editor: reads what the officer may edit, builds the map and the panels around it. */
import "ol/ol.css";
import "../shared/fonts.css";
import "../shared/tokens.css";
import "../shared/base.css";
import "../shared/map/frame.css";
import "../shared/map/panels.css";
import "../shared/map/phone.css";
import "./draft.css";
import "./edit.css";
import "./link_field.css";
import "./operations/operations.css";
import "./panels.css";
import "./phone.css";
import { html, render } from "lit";
import { toLonLat } from "ol/proj";
import { mapConfig, styleSheet } from "../shared/api";
import type { MapConfig, SearchResult, StyleSheet } from "../shared/api_types";
import { t as shared } from "../shared/i18n";
import { homeButton, mapButton, zoomButtons } from "../shared/map/buttons";
import { registerDefinitions } from "../shared/map/coordinates/projections";
import { startStatusBar } from "../shared/map/coordinates/status_bar";
import { createMap } from "../shared/map/create_map";
import { wordsOf } from "../shared/map/freshness/pace";
import { VersionWatch } from "../shared/map/freshness/version_watch";
import { LayerStack } from "../shared/map/layers/layer_stack";
import { LayerTree } from "../shared/map/layers/layer_tree";
import { startMenu } from "../shared/map/menu";
import { showMessage } from "../shared/map/messages";
import { readState, writeState } from "../shared/map/permalink/permalink";
import { SearchBox } from "../shared/map/search/search_box";
import type { EditableLayer } from "./api_types";
import { App } from "./app";
import { readLayers } from "./changesets_api";
import { MarksLayer } from "./map/marks_layer";
import { Projection } from "./map/projection";
import { TouchLayer } from "./map/touch_layer";
import { operationPanel } from "./operations/panel";
import { DraftPanel } from "./panels/draft_panel";
import { drawingPanel } from "./panels/drawing_panel";
import { findingsPanel } from "./panels/findings_panel";
import { formPanel } from "./panels/form_panel";
import { showHelp, startKeys } from "./panels/keys";
import { noLayers } from "./panels/no_layers";
import { askRecovery } from "./panels/recovery";
import { hint, layerChooser, saveState, tabs, toolbar } from "./panels/shell";
import { TableDock } from "./panels/table_dock";
import { Journal } from "./state/journal";
import { Session } from "./state/session";
import { t } from "./texts";

const CLOSEST_ZOOM = 23;
const PARCEL_ZOOM = 19;
const BASE_LAYER = "basemap";

const part = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

async function start(): Promise<void> {
  const [config, layers] = await Promise.all([mapConfig(), readLayers()]);
  const sheet = await styleSheet(config.style_url);
  const editable = layers.filter((one) => one.editable && one.geometry);
  if (!editable.length) {
    const page = document.querySelector("main") as HTMLElement;
    page.className = "no-layers__page";
    page.replaceChildren();
    render(noLayers(layers, document.body.dataset.user ?? ""), page);
    return;
  }
  // Without a journal (private windows of some browsers) the server's draft is still saved.
  const journal = await Journal.open().catch(() => null);
  const user = document.body.dataset.user ?? "";
  const app = build(config, sheet, layers, journal, user);
  if (!journal) app.say(t("save.no_journal"), true);
  await begin(app, editable, journal, user);
}

function build(
  config: MapConfig,
  sheet: StyleSheet,
  layers: EditableLayer[],
  journal: Journal | null,
  user: string,
): App {
  registerDefinitions(config.crs.definitions);
  // Beside the layer that is edited only the base map is shown; the officer adds what else is wanted.
  const state = { layers: [BASE_LAYER], ...readState(location.hash, "") };
  const near = { ...config, view: { ...config.view, max_zoom: CLOSEST_ZOOM } };
  const map = createMap(part("map"), near, state);
  const stack = new LayerStack(map, config, sheet, state, () =>
    showMessage(shared("map.tiles_failed"), { bad: true }),
  );
  const projection = new Projection(config.crs.storage);
  const session = new Session();
  const opacities = new Map(config.layers.map((layer) => [layer.name, layer.opacity]));
  const touch = new TouchLayer(map, session, projection, sheet, (layer) => opacities.get(layer) ?? 1);
  const marks = new MarksLayer(map, projection);
  let asked = 0;
  const redraw = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => draw(app, draft, table, actions));
  };
  const app: App = new App(
    session,
    { map, config, stack, projection, touch, marks },
    layers,
    journal,
    user,
    redraw,
  );
  const draft = new DraftPanel(app, redraw);
  const table = new TableDock(app, redraw);
  session.on((topic) => {
    if (topic === "draft" && !session.changeSet) void draft.refresh();
  });
  const tree = new LayerTree(part("layers"), stack, config.themes, (open) =>
    document.body.classList.toggle("app--layers", open),
  );
  const actions = { undo: () => app.undo(), redo: () => app.redo(), help: showHelp };
  const search = new SearchBox(part("search"), (result) => goTo(app, result));
  startStatusBar(map, part("status"), config);
  startMenu(part("menu"), (language) => {
    const address = new URL(location.href);
    address.searchParams.set("lang", language);
    location.assign(address);
  });
  render(
    html`${zoomButtons(map)}
      <div class="tools__group">${homeButton(map, config)} ${mapButton("layers.open", "layers", () => tree.toggle())}</div>`,
    part("tools"),
  );
  startKeys(app, {
    ...actions,
    layers: () => tree.toggle(),
    search: () => search.focus(),
    escape: () => {
      if (!tree.open) return false;
      tree.toggle(false);
      return true;
    },
  });
  map.on("moveend", () => {
    const view = map.getView();
    const [lon, lat] = toLonLat(view.getCenter() ?? [0, 0]) as [number, number];
    const address = new URL(location.href);
    address.hash = writeState({ zoom: view.getZoom() ?? 0, lat, lon, ...stack.state() });
    history.replaceState(null, "", address);
  });
  new VersionWatch(wordsOf(part("map").dataset.words), (layers) => {
    stack.freshen(layers);
    app.loader.heed(layers);
  }).start();
  part("handle").addEventListener("click", () => app.openPanel());
  void draft.refresh();
  redraw();
  return app;
}

function draw(app: App, draft: DraftPanel, table: TableDock, actions: Parameters<typeof toolbar>[1]): void {
  table.open = app.tableOpen;
  render(layerChooser(app), part("chooser"));
  render(saveState(app), part("save"));
  render(toolbar(app, actions), part("toolbar"));
  render(hint(app), part("hint"));
  render(tabs(app, app.tab), part("tabs"));
  const panel = {
    draft: () => draft.view(),
    form: () => formPanel(app),
    findings: () => findingsPanel(app),
    drawing: () => drawingPanel(app),
    operation: () => operationPanel(app),
  };
  const body = part("panel-body");
  body.setAttribute("aria-labelledby", `tab-${app.tab}`);
  render(panel[app.tab](), body);
  render(table.view(), part("table"));
  part("table").hidden = !app.tableOpen;
}

/** First what a killed browser left behind, then the draft of the address, then the layer of last time. */
async function begin(
  app: App,
  editable: readonly EditableLayer[],
  journal: Journal | null,
  user: string,
): Promise<void> {
  const parameters = new URLSearchParams(location.search);
  const wanted = parameters.get("changeset") ?? "";
  const sessions = (await journal?.sessions(user)) ?? [];
  if (sessions.length && journal) {
    const chosen = await askRecovery(sessions, (record) => journal.end(record.id));
    if (chosen) return app.recover(chosen);
  }
  const last = parameters.get("layer") ?? localStorage.getItem("nen-edit-layer");
  const layer = editable.find((one) => one.name === last) ?? editable[0];
  if (layer) await app.chooseLayer(layer.name);
  if (wanted) await app.openDraft(wanted);
  const feature = parameters.get("feature");
  if (feature && layer) await app.goTo(`${layer.name}/${feature}`);
}

function goTo(app: App, result: SearchResult): void {
  if (result.kind === "parcel" && result.id && app.session.layer?.name === "parcels")
    return void app.goTo(`parcels/${result.id}`);
  const { lon, lat } = result;
  if (lon === null || lat === null) return;
  const view = app.stage.map.getView();
  view.setCenter(app.stage.projection.toMap(app.stage.projection.fromDegrees(lon, lat)));
  view.setZoom(PARCEL_ZOOM);
  part("map").focus({ preventScroll: true });
}

start().catch((error: unknown) => {
  render(
    html`<div class="start-failed" role="alert">
      <p>${t("start.failed")}</p>
      <p class="soft">${error instanceof Error ? error.message : ""}</p>
      <button class="button button--main" type="button" @click=${() => location.reload()}>${shared("app.retry")}</button>
    </div>`,
    part("map"),
  );
});
