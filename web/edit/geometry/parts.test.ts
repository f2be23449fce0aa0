import { expect, test } from "vitest";
import { at, left, polygon } from "./block_fixture";
import { withHole, withPart } from "./parts";
import { area, type Path, type Shape } from "./shape";

const ring = (...corners: [number, number][]): Path => corners.map(([e, n]) => at(e, n));
const inner = ring([2, 2], [4, 2], [4, 4], [2, 4]);

test("a hole goes into the part that holds it", () => {
  const two: Shape = {
    kind: "MultiPolygon",
    parts: [
      ...polygon([
        [40, 0],
        [50, 0],
        [50, 10],
        [40, 10],
      ]).parts,
      ...left.parts,
    ],
  };
  const cut = withHole(two, inner);
  expect(cut?.parts[0]).toHaveLength(1);
  expect(cut?.parts[1]).toHaveLength(2);
  expect(area(cut as Shape)).toBeCloseTo(196, 9);
});

test("a hole may touch the boundary in one vertex, not lie on it, cross it, or surround another", () => {
  expect(withHole(left, ring([0, 5], [3, 4], [3, 6]))).toBeDefined();
  expect(withHole(left, ring([0, 2], [3, 2], [3, 6], [0, 6]))).toBeUndefined();
  expect(withHole(left, ring([8, 2], [12, 2], [12, 4], [8, 4]))).toBeUndefined();
  expect(withHole(left, ring([12, 2], [14, 2], [14, 4]))).toBeUndefined();
  const holed = withHole(left, inner) as Shape;
  expect(withHole(holed, ring([1, 1], [6, 1], [6, 6], [1, 6]))).toBeUndefined();
  expect(withHole(holed, ring([6, 6], [8, 6], [8, 8]))?.parts[0]).toHaveLength(3);
});

test("only multi-geometries take a second part", () => {
  expect(withPart(left, inner)?.parts).toHaveLength(2);
  expect(withPart({ kind: "Polygon", parts: left.parts }, inner)).toBeUndefined();
});
