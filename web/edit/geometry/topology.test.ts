import { expect, test } from "vitest";
import { above, at, block, left, polygon, right } from "./block_fixture";
import type { Shape } from "./shape";
import { area } from "./shape";
import { deleteVertex, insertVertex, isRefusal, moveVertex, type Outcome, settle } from "./topology";

const corner = { part: 0, path: 0, index: 1 };

function changed(outcome: Outcome): ReadonlyMap<string, Shape> {
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  return outcome.changes;
}

const ring = (shape: Shape | undefined): unknown => shape?.parts[0]?.[0];

test("a shared vertex moves in both parcels, and their sum stays", () => {
  const changes = changed(moveVertex(block({ left, right }), "left", corner, at(12, 0)));
  expect([...changes.keys()].sort()).toEqual(["left", "right"]);
  expect(ring(changes.get("left"))).toEqual([at(0, 0), at(12, 0), at(10, 10), at(0, 10)]);
  expect(ring(changes.get("right"))).toEqual([at(12, 0), at(20, 0), at(20, 10), at(10, 10)]);
  const sum = [...changes.values()].reduce((total, shape) => total + area(shape), 0);
  expect(sum).toBeCloseTo(200, 6);
});

test("a T-junction: the neighbour's straight edge gets the vertex and follows it", () => {
  const changes = changed(
    moveVertex(block({ left, right, above }), "left", { ...corner, index: 2 }, at(10, 11)),
  );
  expect([...changes.keys()].sort()).toEqual(["above", "left", "right"]);
  expect(ring(changes.get("above"))).toEqual([at(0, 10), at(10, 11), at(20, 10), at(20, 20), at(0, 20)]);
  const sum = [...changes.values()].reduce((total, shape) => total + area(shape), 0);
  expect(sum).toBeCloseTo(400, 6);
});

test("without topology only the own feature moves", () => {
  const changes = changed(moveVertex(block({ left, right }), "left", corner, at(9, 0), false));
  expect([...changes.keys()]).toEqual(["left"]);
});

test("a vertex moved onto a neighbour's edge gives that edge the vertex", () => {
  const gap = polygon([
    [12, 0],
    [20, 0],
    [20, 10],
    [12, 10],
  ]);
  const changes = changed(moveVertex(block({ left, gap }), "left", corner, at(12, 4)));
  expect(ring(changes.get("gap"))).toEqual([at(12, 0), at(20, 0), at(20, 10), at(12, 10), at(12, 4)]);
});

test("coordinates are rounded to 0.1 mm, those that stay keep every digit", () => {
  const exact = polygon([
    [0.123456789, 0],
    [10, 0],
    [10, 10],
  ]);
  const changes = changed(moveVertex(block({ exact }), "exact", corner, at(10.00004, 0.12346)));
  expect(ring(changes.get("exact"))).toEqual([at(0.123456789, 0), [603_010, 1_191_000.1235], at(10, 10)]);
});

test("vertices 0.05 mm apart are the same place", () => {
  const nearly = polygon([
    [10.00004, 0],
    [20, 0],
    [20, 10],
    [10, 10],
  ]);
  const changes = changed(moveVertex(block({ left, nearly }), "left", corner, at(11, 1)));
  expect(ring(changes.get("nearly"))).toEqual([at(11, 1), at(20, 0), at(20, 10), at(10, 10)]);
});

test("a neighbour that is not loaded is loaded first", () => {
  const around = block({ left }, [...at(-5, 2), ...at(30, 30)]);
  const outcome = moveVertex(around, "left", corner, at(12, 0));
  expect(outcome).toMatchObject({ refused: "not-loaded" });
  expect(isRefusal(outcome) && outcome.refused === "not-loaded" && outcome.box[1]).toBeLessThan(1_191_000);
  expect(insertVertex(around, "left", at(5, 0))).toMatchObject({ refused: "not-loaded" });
  expect(deleteVertex(around, "left", corner)).toMatchObject({ refused: "not-loaded" });
  expect(settle(around, "new", left)).toMatchObject({ refused: "not-loaded" });
});

test("a new vertex on a shared edge appears in both, on an own edge in one", () => {
  const shared = changed(insertVertex(block({ left, right }), "left", at(10, 5)));
  expect(ring(shared.get("left"))).toEqual([at(0, 0), at(10, 0), at(10, 5), at(10, 10), at(0, 10)]);
  expect(ring(shared.get("right"))).toEqual([at(10, 0), at(20, 0), at(20, 10), at(10, 10), at(10, 5)]);
  const own = changed(insertVertex(block({ left, right }), "left", at(5, 0)));
  expect([...own.keys()]).toEqual(["left"]);
});

test("a shared vertex leaves both; a junction of three boundaries stays; a triangle stays", () => {
  const bent = polygon([
    [0, 0],
    [10, 0],
    [11, 5],
    [10, 10],
    [0, 10],
  ]);
  const other = polygon([
    [10, 0],
    [20, 0],
    [20, 10],
    [10, 10],
    [11, 5],
  ]);
  const changes = changed(deleteVertex(block({ bent, other }), "bent", { ...corner, index: 2 }));
  expect(ring(changes.get("bent"))).toEqual([at(0, 0), at(10, 0), at(10, 10), at(0, 10)]);
  expect(ring(changes.get("other"))).toEqual([at(10, 0), at(20, 0), at(20, 10), at(10, 10)]);
  expect(deleteVertex(block({ left, right }), "left", corner)).toEqual({ refused: "junction" });
  const triangle = polygon([
    [0, 0],
    [10, 0],
    [10, 10],
  ]);
  expect(deleteVertex(block({ triangle }), "triangle", corner)).toMatchObject({
    refused: "too-few-vertices",
  });
});

test("the edge of a hole moves with the parcel inside the hole", () => {
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
  const house = polygon([
    [5, 5],
    [10, 5],
    [10, 10],
    [5, 10],
  ]);
  const changes = changed(
    moveVertex(block({ yard, house }), "house", { part: 0, path: 0, index: 2 }, at(12, 12)),
  );
  expect(changes.get("yard")?.parts[0]?.[1]).toEqual([at(5, 5), at(5, 10), at(12, 12), at(10, 5)]);
  expect(area(changes.get("yard") as Shape) + area(changes.get("house") as Shape)).toBeCloseTo(400, 6);
});

test("a new parcel takes its neighbours' vertices, and gives them its own", () => {
  const drawn = polygon([
    [-10, 5],
    [0, 5],
    [0, 20],
    [-10, 20],
  ]);
  const changes = changed(settle(block({ left, above }), "new", drawn));
  expect(ring(changes.get("new"))).toEqual([at(-10, 5), at(0, 5), at(0, 10), at(0, 20), at(-10, 20)]);
  expect(ring(changes.get("left"))).toEqual([at(0, 0), at(10, 0), at(10, 10), at(0, 10), at(0, 5)]);
  expect(changes.has("above")).toBe(false);
});

test("a part lying far off in a multipolygon is moved alone", () => {
  const two: Shape = {
    kind: "MultiPolygon",
    parts: [
      ...left.parts,
      ...polygon([
        [40, 0],
        [50, 0],
        [50, 10],
      ]).parts,
    ],
  };
  const changes = changed(
    moveVertex(block({ two, right }), "two", { part: 1, path: 0, index: 0 }, at(41, 1)),
  );
  expect([...changes.keys()]).toEqual(["two"]);
  expect(changes.get("two")?.parts[0]).toEqual(left.parts[0]);
});
