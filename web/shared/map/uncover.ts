/** Moves the map until what matters lies in the part that no panel covers. */
import type OlMap from "ol/Map";
import { type Covered, shiftIntoFree } from "./covered";
import { motion } from "./create_map";

/** `box`: west, south, east, north in the projection of the map. */
export function uncover(map: OlMap, box: readonly [number, number, number, number], covered: Covered): void {
  const view = map.getView();
  const [x, y] = view.getCenter() ?? [];
  const resolution = view.getResolution();
  const [width, height] = map.getSize() ?? [];
  if (x === undefined || y === undefined || !resolution || !width || !height) return;
  const shift = shiftIntoFree(box, { center: [x, y], resolution, size: [width, height] }, covered);
  if (shift) view.animate({ center: [x + shift[0], y + shift[1]], duration: motion(350) });
}
