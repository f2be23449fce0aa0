/** Where the edits of a large change set lie: counted by square cells, so that 100,000 of them stay readable. */
import { createEmpty, extend, isEmpty } from "ol/extent";
import Feature from "ol/Feature";
import { fromExtent } from "ol/geom/Polygon";
import VectorLayer from "ol/layer/Vector";
import type OlMap from "ol/Map";
import { transform } from "ol/proj";
import VectorSource from "ol/source/Vector";
import { Fill, Stroke, Style, Text } from "ol/style";
import type { MapConfig, StyleSheet } from "../shared/api_types";
import { whole } from "../shared/format";
import { createMap } from "../shared/map/create_map";
import { LayerStack } from "../shared/map/layers/layer_stack";
import type { Cell } from "./api";

export const cellCount = (cell: Cell): number => cell.create + cell.update + cell.delete;

/** Draws the cells into `element`; `choose` gets the one that was clicked. */
export function gridMap(
  element: HTMLElement,
  config: MapConfig,
  sheet: StyleSheet,
  cells: readonly Cell[],
  choose: (cell: Cell) => void,
): OlMap {
  const map = createMap(element, config, {});
  new LayerStack(map, config, sheet, { layers: ["basemap"] }, () => undefined);
  const highest = Math.max(1, ...cells.map(cellCount));
  const features = cells.map((cell) => {
    const [west, south, east, north] = cell.bbox;
    const extent = createEmpty();
    for (const corner of [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ]) {
      const [x, y] = transform(corner, config.crs.storage, "EPSG:3857") as [number, number];
      extend(extent, [x, y, x, y]);
    }
    const feature = new Feature({ geometry: fromExtent(extent), cell });
    feature.setStyle(cellStyle(cell, highest));
    return feature;
  });
  const source = new VectorSource({ features });
  map.addLayer(new VectorLayer({ source, zIndex: 6000, declutter: true }));
  map.on("singleclick", (event) => {
    const cell = map.forEachFeatureAtPixel(event.pixel, (feature) => feature.get("cell") as Cell | undefined);
    if (cell) choose(cell);
  });
  const whole = source.getExtent();
  if (whole && !isEmpty(whole)) map.getView().fit(whole, { padding: [32, 32, 32, 32], maxZoom: 18 });
  return map;
}

function cellStyle(cell: Cell, highest: number): Style {
  const share = Math.sqrt(cellCount(cell) / highest);
  return new Style({
    fill: new Fill({ color: `rgba(179, 77, 0, ${(0.12 + 0.5 * share).toFixed(2)})` }),
    stroke: new Stroke(
      cell.with_findings ? { color: "#a3211b", width: 2.5 } : { color: "#b34d00", width: 1 },
    ),
    text: new Text({
      text: whole(cellCount(cell)),
      font: '600 12px "Be Vietnam Pro", sans-serif',
      fill: new Fill({ color: "#18242b" }),
      stroke: new Stroke({ color: "#ffffff", width: 3 }),
    }),
  });
}
