/** Shapes of the tests: small squares side by side, as parcels in a block. Metres of a VN-2000 zone. */
import { EdgeIndex } from "./edge_index";
import { type Box, contains, type Path, type Shape } from "./shape";
import type { Neighbourhood } from "./topology";

export const EAST = 603_000;
export const NORTH = 1_191_000;

/** Positions given from a corner of the block. */
export const at = (east: number, north: number): readonly [number, number] => [EAST + east, NORTH + north];
const pathOf = (...corners: readonly (readonly [number, number])[]): Path =>
  corners.map(([e, n]) => at(e, n));

export const polygon = (...rings: readonly (readonly (readonly [number, number])[])[]): Shape => ({
  kind: "MultiPolygon",
  parts: [rings.map((ring) => pathOf(...ring))],
});

/** Left and right share the edge 10|0..10; the long one above touches both with one edge, so 10|10 is a T-junction. */
export const left = polygon([
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
]);
export const right = polygon([
  [10, 0],
  [20, 0],
  [20, 10],
  [10, 10],
]);
export const above = polygon([
  [0, 10],
  [20, 10],
  [20, 20],
  [0, 20],
]);

export function block(
  shapes: Readonly<Record<string, Shape>>,
  loaded: Box = [...at(-100, -100), ...at(100, 100)],
): Neighbourhood {
  const index = new EdgeIndex();
  index.load(Object.entries(shapes));
  return {
    shapesIn: (box) => index.shapesIn(box),
    shapeOf: (key) => index.shapeOf(key),
    covers: (box) => contains(loaded, box),
  };
}
