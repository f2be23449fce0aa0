import { expect, test } from "vitest";
import { left, right } from "../geometry/block_fixture";
import { applied, changeOf, type Edits, type Features, type Stored } from "./edits";
import { redone, type Step, undone } from "./history";
import type { SessionRecord } from "./journal";
import { replayed } from "./opening";

const base: Stored = { layer: "parcels", id: "a", version: 3, shape: left, values: { number: "1" } };
const features = (edits: Edits): Features => ({ edits, stored: () => base });

function journal(): { record: SessionRecord; steps: Step[]; last: Edits } {
  let last: Edits = new Map();
  const steps = [right, left, right].map((shape, i): Step => {
    const change = changeOf(features(last), "parcels/a", { shape, values: { number: `${i + 2}` } });
    if (!change) throw new Error("no change");
    last = applied(last, [change]);
    return { label: `${i}`, at: "", changes: [change] };
  });
  const record: SessionRecord = {
    id: "u/c",
    user: "u",
    changeSet: { id: "c", title: "" },
    layer: "parcels",
    at: "",
    start: [],
    saved: false,
    position: 3,
    sketch: null,
    view: null,
  };
  return { record, steps, last };
}

test("a killed session comes back with its edits and all its steps", () => {
  const { record, steps, last } = journal();
  const found = replayed(record, structuredClone(steps));
  expect(found.edits).toEqual(last);
  let { edits, trail } = found;
  for (let i = 0; i < 3; i++) ({ edits, trail } = undone(edits, trail));
  expect(edits.size).toBe(0);
  expect(redone(edits, trail).edits.get("parcels/a")?.values.number).toBe("2");
});

test("steps that had been undone are not in force, but can be done again", () => {
  const { record, steps } = journal();
  const { edits, trail } = replayed({ ...record, position: 1 }, steps);
  expect(edits.get("parcels/a")?.values.number).toBe("2");
  expect(trail).toMatchObject({ position: 1 });
  expect(trail.steps).toHaveLength(3);
});

test("the steps follow on what the draft had at the beginning", () => {
  const { record, steps, last } = journal();
  const start = [...last];
  expect(replayed({ ...record, start, position: 0 }, steps).edits).toEqual(last);
});
