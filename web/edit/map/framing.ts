/** Brings a shape into the part of the map that neither the sheet of a phone nor the hint covers. */
import type OlMap from "ol/Map";
import { type Covered, coveredByPanels } from "../../shared/map/covered";
import { motion } from "../../shared/map/create_map";
import { uncover } from "../../shared/map/uncover";
import { box, grown, type Shape } from "../geometry/shape";
import type { Projection } from "./projection";

interface Stage {
  readonly map: OlMap;
  readonly projection: Projection;
}

const CLOSEST_ZOOM = 20.5;
const MARGIN = 32;
const HINT = 32;
/** As long as the sheet takes to rise. */
const RISING_MS = 250;

function covered({ map }: Stage): Covered {
  const [top, ...others] = coveredByPanels(map.getTargetElement() as HTMLElement, ["panel"]);
  return [top + HINT, ...others];
}

/** The shape fills the free part. */
export function frame(stage: Stage, shape: Shape): void {
  const padding = covered(stage).map((pixels) => pixels + MARGIN);
  const view = stage.map.getView();
  view.fit([...stage.projection.boxToMap(grown(box(shape), 2))], {
    padding,
    maxZoom: CLOSEST_ZOOM,
    duration: motion(350),
  });
}

/** The sheet rises: the shape comes out from under it, in its scale. */
export function bringOut(stage: Stage, shape: Shape): void {
  setTimeout(() => uncover(stage.map, stage.projection.boxToMap(box(shape)), covered(stage)), RISING_MS);
}
