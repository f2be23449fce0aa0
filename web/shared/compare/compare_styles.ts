/** How old and new shapes look: they differ by dash, not by colour alone. */
import { Circle, Fill, RegularShape, Stroke, Style } from "ol/style";

const OLD = "#3c4a52";
const NEW = "#b34d00";
const HALO = new Style({ stroke: new Stroke({ color: "#ffffff", width: 6 }) });

/** The old shape on the map "before". */
export const BEFORE = [
  HALO,
  new Style({
    stroke: new Stroke({ color: OLD, width: 2.5, lineDash: [9, 6] }),
    fill: new Fill({ color: "rgba(60, 74, 82, 0.14)" }),
    image: new Circle({ radius: 7, stroke: new Stroke({ color: OLD, width: 2.5, lineDash: [3, 3] }) }),
  }),
];
/** A shape that goes away. */
export const GONE = [
  HALO,
  new Style({
    stroke: new Stroke({ color: "#a3211b", width: 2.5, lineDash: [9, 6] }),
    fill: new Fill({ color: "rgba(163, 33, 27, 0.16)" }),
    image: new Circle({ radius: 7, stroke: new Stroke({ color: "#a3211b", width: 2.5 }) }),
  }),
];
/** The old shape under the new one. */
export const FADED = [
  new Style({
    stroke: new Stroke({ color: "#ffffff", width: 4 }),
  }),
  new Style({
    stroke: new Stroke({ color: OLD, width: 2, lineDash: [7, 6] }),
    image: new Circle({ radius: 7, stroke: new Stroke({ color: OLD, width: 2, lineDash: [3, 3] }) }),
  }),
];
export const AFTER = [
  new Style({ stroke: new Stroke({ color: "rgba(255, 255, 255, 0.8)", width: 5 }) }),
  new Style({
    stroke: new Stroke({ color: NEW, width: 2.5 }),
    fill: new Fill({ color: "rgba(179, 77, 0, 0.16)" }),
    image: new Circle({
      radius: 7,
      fill: new Fill({ color: NEW }),
      stroke: new Stroke({ color: "#fff", width: 2 }),
    }),
  }),
];
export const NEW_VERTEX = new Style({
  image: new Circle({
    radius: 6,
    fill: new Fill({ color: NEW }),
    stroke: new Stroke({ color: "#ffffff", width: 2 }),
  }),
  zIndex: 3,
});
export const OLD_VERTEX = new Style({
  image: new RegularShape({
    points: 4,
    radius: 9,
    radius2: 0,
    angle: Math.PI / 4,
    stroke: new Stroke({ color: "#a3211b", width: 3 }),
  }),
  zIndex: 3,
});
export const FINDING = [
  new Style({ stroke: new Stroke({ color: "#ffffff", width: 8 }) }),
  new Style({
    stroke: new Stroke({ color: "#d81e1e", width: 4 }),
    fill: new Fill({ color: "rgba(216, 30, 30, 0.25)" }),
    image: new Circle({ radius: 11, stroke: new Stroke({ color: "#d81e1e", width: 4 }) }),
  }),
];
/** Three sides of a conflict. */
export const CONFLICT = {
  base: BEFORE,
  theirs: [
    new Style({ stroke: new Stroke({ color: "rgba(255, 255, 255, 0.8)", width: 6 }) }),
    new Style({
      stroke: new Stroke({ color: "#1a4fd6", width: 3 }),
      fill: new Fill({ color: "rgba(26, 79, 214, 0.10)" }),
    }),
  ],
  mine: [
    new Style({
      stroke: new Stroke({ color: NEW, width: 3 }),
      fill: new Fill({ color: "rgba(179, 77, 0, 0.10)" }),
    }),
  ],
} as const;
