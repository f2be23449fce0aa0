import { expect, test } from "vitest";
import { at, block, left, right } from "../geometry/block_fixture";
import type { Shape } from "../geometry/shape";
import { moveVertex } from "../geometry/topology";
import {
  applied,
  type Change,
  changedShape,
  changedValues,
  changeOf,
  creation,
  current,
  deletion,
  type Edits,
  type Features,
  reversal,
  type Stored,
} from "./edits";
import { canRedo, canUndo, EMPTY_TRAIL, extended, MOST_STEPS, redone, type Step, undone } from "./history";

const stored = (id: string, shape: Shape): Stored => ({
  layer: "parcels",
  id,
  version: 3,
  shape,
  values: { number: "1", sheet: "7" },
});
const HELD: Record<string, Stored> = {
  "parcels/left": stored("left", left),
  "parcels/right": stored("right", right),
};
const features = (edits: Edits = new Map()): Features => ({ edits, stored: (key) => HELD[key] });
const step = (changes: readonly Change[], label = "x"): Step => ({
  label,
  at: "2026-11-22T00:00:00Z",
  changes,
});
const present = (change: Change | null): Change => {
  if (!change) throw new Error("no change");
  return change;
};

test("an update keeps only what differs; a value set back is no edit", () => {
  const changed = present(changeOf(features(), "parcels/left", { values: { number: "2" } }));
  const edits = applied(new Map(), [changed]);
  const edit = edits.get("parcels/left");
  expect(edit && changedValues(edit)).toEqual({ number: "2" });
  expect(edit && changedShape(edit)).toBeNull();
  const back = present(changeOf(features(edits), "parcels/left", { values: { number: "1" } }));
  expect(applied(edits, [back]).size).toBe(0);
  expect(changeOf(features(), "parcels/left", { values: { number: "1" } })).toBeNull();
  expect(changeOf(features(), "parcels/unknown", {})).toBeNull();
});

test("a deleted feature is marked, a deleted new feature is gone, and both come back", () => {
  const gone = applied(new Map(), [present(deletion(features(), "parcels/left"))]);
  expect(current(features(gone), "parcels/left")?.operation).toBe("delete");
  expect(deletion(features(gone), "parcels/left")).toBeNull();
  expect(applied(gone, [present(reversal(features(gone), "parcels/left"))]).size).toBe(0);
  const made = applied(new Map(), [creation("parcels", "new", left, {})]);
  expect(applied(made, [present(deletion(features(made), "parcels/new"))]).size).toBe(0);
});

test("a shared edge is one step: both parcels back, both forward", () => {
  const outcome = moveVertex(
    block({ "parcels/left": left, "parcels/right": right }),
    "parcels/left",
    { part: 0, path: 0, index: 1 },
    at(12, 0),
  );
  const shapes = "changes" in outcome ? outcome.changes : new Map<string, Shape>();
  const changes = [...shapes].map(([key, shape]) => present(changeOf(features(), key, { shape })));
  const trail = extended(EMPTY_TRAIL, step(changes));
  const edits = applied(new Map(), changes);
  expect([...edits.keys()].sort()).toEqual(["parcels/left", "parcels/right"]);
  const back = undone(edits, trail);
  expect(back.edits.size).toBe(0);
  const again = redone(back.edits, back.trail);
  expect(again.edits).toEqual(edits);
});

test("more than a hundred steps can be undone and done again", () => {
  let edits: Edits = new Map();
  let trail = EMPTY_TRAIL;
  for (let i = 0; i < 150; i++) {
    const change = present(changeOf(features(edits), "parcels/left", { values: { number: `n${i}` } }));
    edits = applied(edits, [change]);
    trail = extended(trail, step([change], `${i}`));
  }
  const last = edits;
  for (let i = 0; i < 150; i++) ({ edits, trail } = undone(edits, trail));
  expect(edits.size).toBe(0);
  expect(canUndo(trail)).toBe(false);
  for (let i = 0; i < 150; i++) ({ edits, trail } = redone(edits, trail));
  expect(edits).toEqual(last);
  expect(canRedo(trail)).toBe(false);
});

test("a new step forgets what was undone; the oldest steps leave", () => {
  const trail = extended(undone(new Map(), extended(EMPTY_TRAIL, step([], "a"))).trail, step([], "b"));
  expect(trail.steps.map(({ label }) => label)).toEqual(["b"]);
  let long = EMPTY_TRAIL;
  for (let i = 0; i < MOST_STEPS + 5; i++) long = extended(long, step([], `${i}`));
  expect(long.steps).toHaveLength(MOST_STEPS);
  expect(long.steps[0]?.label).toBe("5");
});
