/** Entry of /permits/precheck/: the form, the map on which a building is drawn, the answer. */
import "ol/ol.css";
import { html, render } from "lit";
import { ApiError, mapConfig, styleSheet } from "../shared/api";
import { zoomButtons } from "../shared/map/buttons";
import { registerDefinitions } from "../shared/map/coordinates/projections";
import { ask, idsOf, outlineOf, ParcelUnclear, type Precheck, report } from "./answer";
import { type Asked, askedBy, cornersOf, linesOf, tableOf, Unreadable } from "./asking";
import { CheckMap, cornersIn } from "./check_map";
import "../plans/plans.css";
import "./precheck.css";
import { resultView } from "./result_view";
import { t } from "./texts";

const form = document.querySelector<HTMLFormElement>("#precheck");
if (form) start(form);

function start(form: HTMLFormElement): void {
  const place = document.getElementById("result") as HTMLElement;
  const said = document.getElementById("said") as HTMLElement;
  const send = document.getElementById("send") as HTMLButtonElement;
  const field = (name: string): HTMLTextAreaElement => form.elements.namedItem(name) as HTMLTextAreaElement;
  let map: CheckMap | undefined;

  const complain = (error: unknown): void => {
    let words = t("precheck.failed");
    if (error instanceof Unreadable) {
      words = t(error.key, error.values);
      field(error.field).focus();
    } else if (error instanceof ParcelUnclear) words = t(error.key, { text: error.text });
    else if (error instanceof ApiError)
      words = [error.message, error.problem.errors?.[0]?.remedy].filter(Boolean).join(" ");
    render(html`<p class="notice notice--bad" role="alert">${words}</p>`, place);
    place.scrollIntoView({ block: "nearest" });
  };

  const showParcels = async (): Promise<void> => {
    const lines = linesOf(field("parcels").value);
    try {
      map?.showSite(await Promise.all((await idsOf(lines)).map(outlineOf)));
    } catch {
      // said when the form is sent; while somebody types, a parcel that is not there yet is no fault
    }
  };
  const showTable = (): void => {
    try {
      map?.showCorners(cornersOf(field("corners").value), field("crs").value);
    } catch {
      map?.showCorners([], field("crs").value);
    }
  };

  void openMap(form, field).then((opened) => {
    map = opened;
    void showParcels().then(showTable);
  });
  field("parcels").addEventListener("change", () => void showParcels());
  field("corners").addEventListener("change", showTable);
  field("crs").addEventListener("change", showTable);

  send.disabled = false; // sent before, the form would go to the page itself
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send.disabled = true;
    said.textContent = t("precheck.working");
    check(form)
      .then(({ asked, found }) => {
        show(place, asked, found, () => map);
        map?.showSite(found.site.geometry ? [found.site.geometry] : []);
        map?.showConflicts(found.rules);
        place.focus();
        place.scrollIntoView({ block: "start" });
      })
      .catch(complain)
      .finally(() => {
        send.disabled = false;
        said.textContent = "";
      });
  });
}

async function check(form: HTMLFormElement): Promise<{ asked: Asked; found: Precheck }> {
  const typed = askedBy(new FormData(form));
  const asked = { ...typed, parcels: await idsOf(typed.parcels) };
  return { asked, found: await ask(asked) };
}

function show(place: HTMLElement, asked: Asked, found: Precheck, map: () => CheckMap | undefined): void {
  const draw = (said: string): void => {
    render(
      resultView(found, {
        said,
        show: (rule) => {
          map()?.showConflicts(found.rules, rule.id);
          document.getElementById("check-map")?.scrollIntoView({ block: "center" });
        },
        print: () => {
          draw(t("precheck.pdf_working"));
          report(asked)
            .then((file) => {
              download(file, "kiem-tra-so-bo.pdf");
              draw("");
            })
            .catch((error: unknown) =>
              draw(error instanceof ApiError ? error.message : t("precheck.failed")),
            );
        },
      }),
      place,
    );
  };
  draw("");
}

function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The map with its buttons; undefined when it cannot be loaded: the table of coordinates works without it. */
async function openMap(
  form: HTMLFormElement,
  field: (name: string) => HTMLTextAreaElement,
): Promise<CheckMap | undefined> {
  const element = document.getElementById("check-map") as HTMLElement;
  try {
    const config = await mapConfig();
    const sheet = await styleSheet(config.style_url);
    registerDefinitions(config.crs.definitions);
    render(
      html`<div class="plan-map__map" tabindex="0" role="application" aria-label=${t("precheck.map")}></div><div class="tools"></div>`,
      element,
    );
    const map = new CheckMap(
      element.querySelector(".plan-map__map") as HTMLElement,
      config,
      sheet,
      (ring) => {
        field("corners").value = tableOf(cornersIn(ring, field("crs").value));
      },
    );
    render(zoomButtons(map.map), element.querySelector(".tools") as HTMLElement);
    const tools = document.getElementById("draw-tools") as HTMLElement;
    const drawTools = (): void => {
      render(toolsOf(map, drawTools, field), tools);
    };
    drawTools();
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && map.isDrawing) {
        map.stopDrawing();
        drawTools();
      }
    });
    return map;
  } catch {
    render(html`<p class="notice" role="alert">${t("precheck.map_failed")}</p>`, element);
    return undefined;
  }
}

const toolsOf = (map: CheckMap, again: () => void, field: (name: string) => HTMLTextAreaElement) => html`
  <button class="button" type="button" data-draw aria-pressed=${map.isDrawing} @click=${() => {
    if (map.isDrawing) map.stopDrawing();
    else map.startDrawing(again);
    again();
  }}>${map.isDrawing ? t("precheck.stop") : t("precheck.draw")}</button>
  <button class="button button--plain" type="button" @click=${() => {
    map.clearBuilding();
    field("corners").value = "";
  }}>${t("precheck.clear")}</button>
  <span class="soft" role="status">${map.isDrawing ? t("precheck.drawing") : ""}</span>`;
