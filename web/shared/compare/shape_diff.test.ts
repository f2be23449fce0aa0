// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { GeoJsonGeometry } from "../api_types";
import { distanceTo, pathsOf, shapeDiff } from "./shape_diff";
import { areaChange, shapeWords } from "./words";

const ring = (...places: [number, number][]): GeoJsonGeometry => ({
  type: "MultiPolygon",
  coordinates: [[[...places, places[0]]]],
});
const SQUARE = ring([0, 0], [10, 0], [10, 20], [0, 20]);

test("a moved vertex is one, and the boundary moves as far as it does", () => {
  const found = shapeDiff(SQUARE, ring([0, 0], [10, 0], [10, 20], [-3, 24]));
  expect(found).toMatchObject({ moved: 1, inserted: 0, dropped: 0 });
  expect(found?.added).toEqual([[-3, 24]]);
  expect(found?.removed).toEqual([[0, 20]]);
  expect(found?.farthest_m).toBeCloseTo(5, 6);
});

test("a vertex that comes in between on a straight side moves nothing", () => {
  const found = shapeDiff(SQUARE, ring([0, 0], [5, 0], [10, 0], [10, 20], [0, 20]));
  expect(found).toMatchObject({ moved: 0, inserted: 1, dropped: 0, farthest_m: 0 });
});

test("the same ring begun elsewhere, or the other way round, is the same shape", () => {
  expect(shapeDiff(SQUARE, ring([10, 20], [0, 20], [0, 0], [10, 0]))).toBeNull();
  expect(shapeDiff(SQUARE, ring([0, 20], [10, 20], [10, 0], [0, 0.00003]))).toBeNull();
});

test("points and lines are compared too; what is missing is not", () => {
  const point = (x: number): GeoJsonGeometry => ({ type: "Point", coordinates: [x, 0] });
  expect(shapeDiff(point(0), point(3))).toMatchObject({ moved: 1, farthest_m: 3 });
  expect(shapeDiff(null, SQUARE)).toBeNull();
  expect(pathsOf({ type: "GeometryCollection", geometries: [point(1), SQUARE] } as never)).toHaveLength(2);
  expect(
    distanceTo(
      [5, 3],
      [
        [
          [0, 0],
          [10, 0],
        ],
      ],
    ),
  ).toBe(3);
});

test("shape and area in Vietnamese", () => {
  const words = shapeWords(SQUARE, ring([0, 0], [10, 0], [10, 19], [0, 19], [0, 10]), {
    before: 200,
    after: 190,
  });
  expect(words).toEqual([
    "Dời 2 đỉnh, thêm 1 đỉnh.",
    "Ranh giới dịch xa nhất 1,00 m.",
    "Diện tích 200,0\u00a0m² → 190,0\u00a0m² (−10,0\u00a0m²).",
  ]);
  expect(shapeWords(SQUARE, SQUARE, { before: 200, after: 200 })).toEqual([]);
  expect(shapeWords(null, SQUARE, { before: null, after: 200 })).toEqual(["Diện tích 200,0\u00a0m²."]);
  expect(areaChange(12.34)).toBe("+12,3\u00a0m²");
  expect(areaChange(0.01)).toBe("±0,0\u00a0m²");
});
