/** Entry of the pages of permits: their maps, and the link to copy. The words are there without it. */
import "ol/ol.css";
import "../plans/plans.css";
import { html, nothing, render } from "lit";
import { mapConfig, styleSheet } from "../shared/api";
import type { MapConfig, StyleSheet } from "../shared/api_types";
import { registerDefinitions } from "../shared/map/coordinates/projections";
import { EventsPanel } from "./events_panel";
import { drawPermit, type PermitShapes } from "./one_map";
import { type PlacesAsked, PlacesMap } from "./places_map";
import { PaperForm, type Papers } from "./paper_form";
import type { Recording } from "./recording";
import { t } from "./texts";

/** Follow the list: the permit under pointer or focus is marked on the map. */
function markFromList(list: HTMLElement, map: PlacesMap): void {
  const mark = (event: Event): void => {
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-permit]");
    if (row) map.mark(row.dataset.permit ?? "", Number(row.dataset.lon), Number(row.dataset.lat));
  };
  list.addEventListener("focusin", mark);
  list.addEventListener("mouseover", mark);
  list.addEventListener("mouseleave", () => map.mark("", 0, 0));
}

async function withMap(
  element: HTMLElement,
  draw: (config: MapConfig, sheet: StyleSheet) => void | Promise<void>,
): Promise<void> {
  try {
    const config = await mapConfig();
    const sheet = await styleSheet(config.style_url);
    registerDefinitions(config.crs.definitions);
    await draw(config, sheet);
  } catch {
    render(html`<p class="notice notice--bad" role="alert">${t("permit.map_failed")}</p>`, element);
  }
}

function drawTools(element: HTMLElement, said = ""): void {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href.split(/[?#]/)[0] as string);
      drawTools(element, t("permit.link_copied"));
    } catch {
      drawTools(element, t("permit.copy_failed"));
    }
  };
  render(
    html`<button class="button" type="button" data-copy @click=${copy}>${t("permit.copy_link")}</button>
      <span role="status" class="soft">${said || nothing}</span>`,
    element,
  );
}

const told = <T>(id: string): T | undefined => {
  const text = document.getElementById(id)?.textContent;
  return text ? (JSON.parse(text) as T) : undefined;
};

const tools = document.getElementById("permit-tools");
if (tools) drawTools(tools);

const shapes = told<PermitShapes>("permit-shapes");
const one = document.getElementById("permit-map");
if (one && shapes) void withMap(one, (config, sheet) => drawPermit(one, config, sheet, shapes));

const recording = told<Recording>("case-recording");
const events = document.getElementById("case-events");
if (events && recording) {
  events.replaceChildren();
  new EventsPanel(events, recording);
}

const papers = told<Papers>("case-papers-told");
const paperForm = document.getElementById("case-papers");
if (paperForm && papers) {
  paperForm.replaceChildren();
  new PaperForm(paperForm, papers);
}

const asked = told<PlacesAsked>("permits-search");
const many = document.getElementById("permits-map");
if (many && asked) {
  void withMap(many, async (config, sheet) => {
    const map = new PlacesMap(many, config, sheet, asked);
    const list = document.getElementById("permit-list");
    if (list) markFromList(list, map);
    await map.start();
  });
}
