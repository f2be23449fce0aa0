/** How the boundary of a plan looks on its page: in force solid, in consultation dashed. */
import { Fill, Stroke, Style } from "ol/style";

const HALO = new Style({ stroke: new Stroke({ color: "rgba(255, 255, 255, 0.85)", width: 6 }) });

export const BOUNDARY = [HALO, new Style({ stroke: new Stroke({ color: "#b3124e", width: 2.5 }) })];
export const CONSULTED = [
  HALO,
  new Style({
    stroke: new Stroke({ color: "#6b4300", width: 2.5, lineDash: [9, 6] }),
    fill: new Fill({ color: "rgba(224, 154, 0, 0.22)" }),
  }),
];
