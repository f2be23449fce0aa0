import { beforeEach, expect, test } from "vitest";
import type { ApiEdit, ChangeSet, EditableLayer } from "../api_types";
import { at, left, polygon, right } from "../geometry/block_fixture";
import { type Shape, toGeoJson } from "../geometry/shape";
import { isRefusal, moveVertex } from "../geometry/topology";
import { planOf } from "./sending";
import { Session, type Topic } from "./session";

const [SOUTH, NORTH, NEIGHBOUR, PARENT] = ["parcels/s", "parcels/n", "parcels/e", "parcels/w"] as const;
const south = polygon([
  [0, 0],
  [10, 0],
  [10, 4],
  [0, 4],
]);
const north = polygon([
  [0, 4],
  [10, 4],
  [10, 10],
  [0, 10],
]);
const wider = polygon([
  [0, 0],
  [10, 0],
  [10, 5],
  [0, 5],
]);

const part = (id: number, operation: string, feature: string, shape: Shape | null): ApiEdit => ({
  id,
  seq: id,
  layer: "parcels",
  operation,
  feature,
  base_version: operation === "create" ? 0 : 1,
  geometry: shape && toGeoJson(shape),
  properties: {},
  findings: [],
  comments: [],
  expanded_from: operation === "split" ? null : 1,
});
const draft = (...edits: ApiEdit[]): ChangeSet =>
  ({ id: "d", status: "draft", edits }) as unknown as ChangeSet;
const SPLIT = [
  part(1, "split", "w", null),
  part(2, "delete", "w", null),
  part(3, "create", "s", south),
  part(4, "create", "n", north),
];

let session: Session;
let told: Topic[];

/** The western one of two parcels is cut in this draft. */
beforeEach(() => {
  session = new Session();
  told = [];
  session.layer = { name: "parcels" } as EditableLayer;
  const stored = (id: string, shape: Shape) => ({ layer: "parcels", id, version: 1, shape, values: {} });
  session.start(draft(...SPLIT), new Map());
  session.features("parcels").add(
    [...at(-50, -50), ...at(50, 50)],
    new Map([
      [PARENT, stored("w", left)],
      [NEIGHBOUR, stored("e", right)],
    ]),
    session.edits,
  );
  session.on((topic) => told.push(topic));
});

test("tools find what the operations of the draft leave, not what they ended", () => {
  const parcels = session.features("parcels");
  expect(parcels.shapeOf(PARENT)).toBeUndefined();
  expect(parcels.shapeOf(SOUTH)).toEqual(south);
  const moved = moveVertex(parcels, SOUTH, { part: 0, path: 0, index: 2 }, at(10, 5), true);
  if (isRefusal(moved)) throw new Error(moved.refused);
  expect([...moved.changes.keys()].sort()).toEqual([NEIGHBOUR, NORTH, SOUTH].sort());
});

test("a new shape of a drafted parcel rests here until a boundary correction takes it", () => {
  expect(session.commitShapes("reshape", new Map([[SOUTH, wider]]))).toBe(true);
  expect(told).toContain("resting");
  expect([session.rests(SOUTH), session.rests(NORTH)]).toEqual([true, false]);
  expect(session.edits.get(SOUTH)?.base?.version).toBe(1);
  expect(session.current(SOUTH)?.shape).toBe(wider);
  expect([...session.drafted.keys()]).not.toContain(SOUTH);
  expect(planOf(session.edits, new Map(), new Map(), session.held).save).toEqual([]);
  session.undo();
  expect(session.features("parcels").shapeOf(SOUTH)).toEqual(south);
});

test("nothing else of what an operation made can be edited, and nothing of what it ended", () => {
  const of = (key: string, values: Record<string, unknown>, operation: "update" | "delete") => {
    const base = session.stored(key) ?? null;
    const after = { layer: "parcels", id: key.slice(8), operation, base, shape: wider, values };
    return session.commit("step", [{ key, before: null, after }]);
  };
  expect(of(SOUTH, { parcel_number: "9" }, "update")).toBe(false);
  expect(of(SOUTH, {}, "delete")).toBe(false);
  expect(of(PARENT, {}, "update")).toBe(false);
  expect(told.filter((one) => one === "held")).toHaveLength(3);
  expect(session.edits.size).toBe(0);
});

test("a shape for what another operation has taken up since, or is gone, is dropped", () => {
  session.commitShapes("reshape", new Map([[SOUTH, wider]]));
  session.adopt(draft(...SPLIT));
  expect(session.rests(SOUTH)).toBe(true);
  session.adopt(draft());
  expect(session.edits.size).toBe(0);
  expect(session.features("parcels").shapeOf(SOUTH)).toBeUndefined();
  expect(session.features("parcels").shapeOf(PARENT)).toBe(left);
});
