import { expect, test } from "vitest";
import { bearing, inDegrees, polar, readBearing } from "./bearing";
import { at, left, polygon } from "./block_fixture";
import { centreOf, distanceTo, insidePart, partAt, selfCrossing } from "./plane";
import {
  area,
  box,
  fromGeoJson,
  length,
  type Path,
  sameShape,
  toGeoJson,
  translated,
  withPath,
} from "./shape";

const yard = polygon(
  [
    [0, 0],
    [20, 0],
    [20, 20],
    [0, 20],
  ],
  [
    [5, 5],
    [5, 10],
    [10, 10],
    [10, 5],
  ],
);

test("a geometry of the API comes back as it was, digit for digit", () => {
  const given = {
    type: "MultiPolygon",
    coordinates: [
      [
        [
          [603480.7913579, 1191454.57],
          [603490.1, 1191454.6],
          [603485.25, 1191460],
          [603480.7913579, 1191454.57],
        ],
      ],
    ],
  };
  expect(toGeoJson(fromGeoJson(given))).toEqual(given);
  const line = {
    type: "LineString",
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  };
  expect(toGeoJson(fromGeoJson(line))).toEqual(line);
  expect(toGeoJson(fromGeoJson({ type: "Point", coordinates: [1, 2] }))).toEqual({
    type: "Point",
    coordinates: [1, 2],
  });
  expect(() => fromGeoJson({ type: "GeometryCollection", coordinates: [] })).toThrow();
});

test("rings are written in the order of RFC 7946", () => {
  const clockwise = polygon([
    [0, 0],
    [0, 10],
    [10, 10],
    [10, 0],
  ]);
  const [ring] = toGeoJson(clockwise).coordinates as number[][][][];
  expect(ring?.[0]).toEqual([at(10, 0), at(10, 10), at(0, 10), at(0, 0), at(10, 0)]);
});

test("areas subtract holes, far from the origin too", () => {
  expect(area(yard)).toBeCloseTo(375, 9);
  expect(length(yard)).toBeCloseTo(100, 9);
  expect(box(left)).toEqual([...at(0, 0), ...at(10, 10)]);
  expect(centreOf(left.parts[0]?.[0] as Path)).toEqual([603_005, 1_191_005]);
});

test("inside means inside the part and outside its holes", () => {
  expect(insidePart(at(1, 1), yard.parts[0] ?? [])).toBe(true);
  expect(insidePart(at(7, 7), yard.parts[0] ?? [])).toBe(false);
  expect(partAt(yard, at(30, 1))).toBe(-1);
  expect(distanceTo(yard, at(7, 7), true)).toBeCloseTo(2, 9);
});

test("removing the outer ring removes the part, removing a hole only the hole", () => {
  expect(withPath(yard, 0, 1, undefined).parts[0]).toHaveLength(1);
  expect(withPath(yard, 0, 0, undefined).parts).toHaveLength(0);
});

test("moving rounds to 0.1 mm", () => {
  const moved = translated(left, 0.00004, 1.00006);
  expect(moved.parts[0]?.[0]?.[0]).toEqual([603_000, 1_191_001.0001]);
  expect(sameShape(left, translated(left, 0, 0))).toBe(true);
});

test("a bow tie and a spike are found, a plain ring is not", () => {
  const bow: Path = [at(0, 0), at(10, 10), at(10, 0), at(0, 10)];
  expect(selfCrossing(bow, true)).toEqual([603_005, 1_191_005]);
  expect(
    selfCrossing([at(0, 0), at(10, 0), at(10, 10), at(10, 5), at(10, 10), at(0, 10)], true),
  ).toBeDefined();
  expect(selfCrossing(left.parts[0]?.[0] as Path, true)).toBeUndefined();
  expect(selfCrossing([at(0, 0), at(10, 0), at(5, 5)], true)).toBeUndefined();
});

test("bearings run clockwise from grid north", () => {
  expect(bearing(at(0, 0), at(10, 0))).toBe(90);
  expect(bearing(at(0, 0), at(-10, 0))).toBe(270);
  expect(polar(at(0, 0), 45, Math.SQRT2)).toEqual([603_001, 1_191_001]);
  expect(inDegrees(47.0858333)).toBe("47°05′09″");
  expect(inDegrees(359.99999)).toBe("0°00′00″");
});

test("bearings are read as surveyors write them", () => {
  expect(readBearing("47,5")).toBe(47.5);
  expect(readBearing("47°05'09\"")).toBeCloseTo(47.085833, 6);
  expect(readBearing("47 30 00")).toBe(47.5);
  expect(readBearing("47-30")).toBe(47.5);
  for (const wrong of ["", "bắc", "400", "47 61"]) expect(readBearing(wrong)).toBeUndefined();
});
