/** Entry of the public map: loads the configuration, builds the map and connects its tools. */
import "ol/ol.css";
import "../shared/tokens.css";
import "../shared/base.css";
import "../shared/map/frame.css";
import "../shared/map/panels.css";
import "../shared/map/phone.css";
import "./card.css";
import "./date/date.css";
import "./phone.css";
import "./print.css";
import "./swipe/swipe.css";
import { html, render } from "lit";
import type OlMap from "ol/Map";
import { toLonLat } from "ol/proj";
import { mapConfig, styleSheet } from "../shared/api";
import type { MapConfig, SearchResult, StyleSheet } from "../shared/api_types";
import { date } from "../shared/format";
import { pageLanguage, t } from "../shared/i18n";
import { startStatusBar } from "../shared/map/coordinates/status_bar";
import { coveredByPanels } from "../shared/map/covered";
import { createMap } from "../shared/map/create_map";
import { wordsOf } from "../shared/map/freshness/pace";
import { VersionWatch } from "../shared/map/freshness/version_watch";
import { LayerStack } from "../shared/map/layers/layer_stack";
import { LayerTree } from "../shared/map/layers/layer_tree";
import { NoPlanningData, noDataLegend } from "../shared/map/layers/no_data";
import { startMenu } from "../shared/map/menu";
import { showMessage, watchNetwork } from "../shared/map/messages";
import { type MapState, readState, writeState } from "../shared/map/permalink/permalink";
import { SearchBox } from "../shared/map/search/search_box";
import { Card } from "./card/card";
import { functionColours } from "./card/function_colours";
import { PastDay } from "./date/past_day";
import { inOrder, loadFonts } from "./first_view";
import { inLook, keptLook, lookChoice, styleLook } from "./looks/look";
import { Swipe } from "./swipe/swipe";
import { showHelp } from "./tools/help";
import { startKeyboard } from "./tools/keyboard";
import { startMapButtons } from "./tools/map_buttons";
import { startPrinting } from "./tools/print";
import { startPicking } from "./view/picking";
import { Selection } from "./view/selection";

/** As the map configuration names it; asked for at the same time. */
const STYLE_URL = "/tiles/style.json";
const POINT_ZOOM = 18;
const STREET_ZOOM = 17;

const part = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

async function start(): Promise<void> {
  const state = readState(location.hash, location.search);
  if (state.lang && state.lang !== pageLanguage()) {
    switchLanguage(state.lang);
    return;
  }
  const look = keptLook();
  const [config, sheet] = await Promise.all([mapConfig(), styleSheet(STYLE_URL, styleLook(look))]);
  document.body.dataset.look = look;
  build(inLook(config, look), sheet, state, look);
}

/** The page in the other language, with the map as it is; the server remembers the choice. */
function switchLanguage(language: "vi" | "en"): void {
  const address = new URL(location.href);
  address.searchParams.set("lang", language);
  address.hash = writeState({ ...readState(location.hash, location.search), lang: language });
  for (const name of ["parcel", "as_of"]) address.searchParams.delete(name);
  location.assign(address);
}

function build(config: MapConfig, sheet: StyleSheet, state: MapState, look: string): void {
  const map = createMap(part("map"), config, state);
  const failed = (): void => showMessage(t("map.tiles_failed"), { bad: true });
  const stack = new LayerStack(map, config, sheet, state, failed, true);
  const complete = inOrder(map, stack);
  void loadFonts(complete);
  const selection = new Selection(map, () => coveredByPanels(part("map")));
  const titles = new Map(config.layers.map((layer) => [layer.name, layer.title]));
  let parcel = state.parcel ?? "";
  const past = new PastDay(part("past"), state.asOf ?? "", (day) => {
    stack.showDay(day);
    noData.showDay(day);
    swipe.redraw();
    remember();
    if (parcel) void card.showParcel(parcel, false);
  });
  if (past.day) stack.showDay(past.day);
  const noData = new NoPlanningData(stack, past.day, complete);
  const swipe = new Swipe(map, part("map"), stack, {
    config,
    sheet,
    mainDay: () => past.day,
    changed: () => remember(),
  });
  const remember = (): void => rememberState(map, stack, { parcel, asOf: past.day, swipe: swipe.day });
  const card = new Card(part("card"), selection, {
    colourOf: functionColours(sheet),
    layerTitle: (layer) => titles.get(layer) ?? sheet[layer]?.title ?? layer,
    onParcel: (id) => {
      parcel = id;
      remember();
    },
    print: startPrinting(map),
    asOf: () => swipe.picked || past.day,
    covers: (lon, lat) => {
      const [west, south, east, north] = config.view.extent;
      return lon >= west && lon <= east && lat >= south && lat <= north;
    },
  });
  const tree = new LayerTree(
    part("layers"),
    stack,
    config.themes,
    (open) => document.body.classList.toggle("app--layers", open),
    (theme) => (theme === "basemap" ? lookChoice(config, look) : noDataLegend(theme)),
  );
  const search = new SearchBox(part("search"), (result) => {
    swipe.picked = "";
    goTo(result, card, selection);
  });

  startStatusBar(map, part("status"), config, complete);
  startMapButtons(part("tools"), map, config, selection, {
    toggleLayers: () => tree.toggle(),
    chooseDay: () => past.choose(),
    help: showHelp,
  });
  startMenu(part("menu"), switchLanguage);
  startPicking(map, part("map"), (lon, lat) => {
    swipe.pick(lon, lat);
    if (swipe.picked) showMessage(t("swipe.card_of", { day: date(swipe.picked) }));
    void card.showAt(lon, lat);
  });
  startKeyboard({
    search: () => search.focus(),
    layers: () => tree.toggle(),
    help: showHelp,
    escape: () => closeTopmost(tree, card),
  });
  watchNetwork(t("app.offline"));
  const watch = new VersionWatch(wordsOf(part("map").dataset.words), (layers) => {
    stack.freshen(layers);
    noData.freshen(layers);
    void card.heed(layers);
  });
  void complete.then(() => watch.start());
  stack.onChange(remember);
  map.on("moveend", remember);
  if (state.parcel) void card.showParcel(state.parcel, state.zoom === undefined);
  if (state.swipe) swipe.show(state.swipe);
}

function goTo(result: SearchResult, card: Card, selection: Selection): void {
  if (result.kind === "parcel" && result.id) {
    void card.showParcel(result.id, true);
    return;
  }
  if (result.lon === null || result.lat === null) return;
  if (result.kind === "coordinate") {
    selection.zoomToPoint(result.lon, result.lat, POINT_ZOOM);
    void card.showAt(result.lon, result.lat);
    return;
  }
  card.close();
  if (result.bbox) {
    selection.zoomToBox(result.bbox);
  } else {
    selection.markPoint(result.lon, result.lat);
    selection.zoomToPoint(result.lon, result.lat, STREET_ZOOM);
  }
  part("map").focus({ preventScroll: true });
}

function closeTopmost(tree: LayerTree, card: Card): boolean {
  if (tree.open) tree.toggle(false);
  else if (card.open) card.close();
  else return false;
  part("map").focus({ preventScroll: true });
  return true;
}

interface Shown {
  parcel: string;
  asOf: string;
  swipe: string;
}

function rememberState(map: OlMap, stack: LayerStack, { parcel, asOf, swipe }: Shown): void {
  const view = map.getView();
  const [lon, lat] = toLonLat(view.getCenter() ?? [0, 0]) as [number, number];
  const state: MapState = { zoom: view.getZoom() ?? 0, lat, lon, ...stack.state(), lang: pageLanguage() };
  if (parcel) state.parcel = parcel;
  if (asOf) state.asOf = asOf;
  if (swipe) state.swipe = swipe;
  const address = new URL(location.href);
  for (const name of ["parcel", "as_of"]) address.searchParams.delete(name);
  address.hash = writeState(state);
  history.replaceState(null, "", address);
}

start().catch(() => {
  render(
    html`<div class="start-failed" role="alert">
      <p>${t("app.start_failed")}</p>
      <button class="button button--main" type="button" @click=${() => location.reload()}>${t("app.retry")}</button>
    </div>`,
    part("map"),
  );
});
