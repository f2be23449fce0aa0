/** Entry of the page of a parcel's lineage: the graph over the list, which is there without it. */
import "./lineage.css";
import { html, nothing, render, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { area, date } from "../shared/format";
import { type Box, drawing, type Graph, type Happening, type Line, type Parcel } from "./graph";
import { operationTitle, t } from "./texts";

interface Told extends Graph {
  /** The parcel that the page is about. */
  id: string;
}

function start(element: HTMLElement, told: Told): void {
  render(view(told), element);
  const scroller = element.querySelector<HTMLElement>(".graph");
  const own = element.querySelector<SVGGElement>(".box--own rect");
  if (!scroller || !own) return;
  // A wide family begins with the parcel that was asked for in the middle.
  const [x, width] = [own.getAttribute("x"), own.getAttribute("width")].map(Number);
  scroller.scrollLeft = (x ?? 0) + (width ?? 0) / 2 - scroller.clientWidth / 2;
}

function view(told: Told): TemplateResult {
  const { width, height, boxes, lines } = drawing(told);
  return html`<div class="graph" tabindex="0" role="region" aria-label=${t("graph")}>
      <svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${t("graph_said", { parcels: boxes.filter((one) => one.kind === "parcel").length, events: boxes.filter((one) => one.kind === "event").length })}>
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" /></marker></defs>
        ${lines.map(curve)} ${boxes.map((one) => shown(one, told.id))}
      </svg>
    </div>
    <p class="keys soft"><span class="key key--live">${t("key.live")}</span> <span class="key key--closed">${t("key.closed")}</span> <span class="key key--event">${t("key.event")}</span></p>`;
}

const curve = ({ points: [a, b, c, d] }: Line): SVGTemplateResult =>
  svg`<path class="line" d="M${a} C${b} ${c} ${d}" marker-end="url(#arrow)" />`;

function shown(box: Box, own: string): SVGTemplateResult {
  return box.kind === "parcel" ? parcelBox(box, box.parcel, own) : eventBox(box, box.event);
}

function parcelBox({ place: { x, y, width, height } }: Box, parcel: Parcel, own: string): SVGTemplateResult {
  const middle = x + width / 2;
  const classes = `box ${parcel.live ? "box--live" : "box--closed"}${parcel.id === own ? " box--own" : ""}`;
  const name = t("parcel", { number: parcel.number, sheet: parcel.sheet });
  const state = t(parcel.live ? "live" : "closed");
  return svg`<a href="/data/parcels/${parcel.id}/lineage/" data-parcel=${parcel.id} aria-current=${parcel.id === own ? "page" : nothing}>
    <g class=${classes}>
      <title>${name} · ${state}</title>
      <rect x=${x} y=${y} width=${width} height=${height} rx="6" />
      <text class="box__name" x=${middle} y=${y + 22}>${name}</text>
      <text x=${middle} y=${y + 40}>${area(parcel.area_m2)}</text>
      <text class="box__state" x=${middle} y=${y + 57}>${state} · ${t("version", { number: parcel.version })}</text>
    </g>
  </a>`;
}

function eventBox({ place: { x, y, width, height } }: Box, event: Happening): SVGTemplateResult {
  const name = operationTitle(event.operation);
  return svg`<a href="#event-${event.id}" data-event=${event.id}>
    <g class="box box--event ${event.reverted ? "box--reverted" : ""}">
      <title>${event.title || name}${event.reverted ? ` · ${t("reverted")}` : ""}</title>
      <rect x=${x} y=${y} width=${width} height=${height} rx=${height / 2} />
      <text x=${x + width / 2} y=${y + 22}>${name} · ${date(event.effective_on)}</text>
    </g>
  </a>`;
}

const element = document.getElementById("lineage-graph");
const data = document.getElementById("lineage-data")?.textContent;
if (element && data) start(element, JSON.parse(data) as Told);
