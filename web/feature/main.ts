/** Entry of the page of one feature: its shape on a map, or two versions of it side by side. The words are there without it. */
import "ol/ol.css";
import "../shared/compare/compare.css";
import "./feature.css";
import { html, render } from "lit";
import { mapConfig, styleSheet } from "../shared/api";
import { type Compared, CompareMaps, knowCrs } from "../shared/compare/compare_maps";
import { shapeWords } from "../shared/compare/words";
import { t } from "../shared/i18n";

interface Shapes extends Compared {
  compare: boolean;
  areas: { before: number | null; after: number | null };
}

async function start(element: HTMLElement, shapes: Shapes): Promise<void> {
  const words = document.getElementById("shape-words");
  if (words) {
    const said = shapeWords(shapes.before, shapes.after, shapes.areas);
    render(
      said.length ? said.map((one) => html`<li>${one}</li>`) : html`<li>${t("feature.shape_same")}</li>`,
      words,
    );
  }
  const config = await mapConfig();
  knowCrs(config);
  const maps = new CompareMaps(element, config, await styleSheet(config.style_url), !shapes.compare);
  maps.show(shapes);
}

const element = document.getElementById("feature-map");
const data = document.getElementById("feature-shapes")?.textContent;
if (element && data) {
  start(element, JSON.parse(data) as Shapes).catch(() => {
    render(html`<p class="notice notice--bad" role="alert">${t("app.start_failed")}</p>`, element);
  });
}
