import { expect, test } from "vitest";
import { type Box, drawing, type Graph, type Happening, type Link, type Parcel, stateKey } from "./graph";

const parcel = (id: string, live: boolean, version = 1): Parcel => ({
  id,
  national_id: "",
  version,
  ward: "26740",
  sheet: "5",
  number: id,
  area_m2: 100,
  live,
});
const happening = (id: string, operation: string): Happening => ({
  id,
  operation,
  title: "",
  document: "12/QĐ",
  date: null,
  effective_on: "2026-03-02",
  reverted: false,
});
const link = (parent: string, child: string, event: string, versions = [1, 1]): Link => ({
  parent,
  parent_version: versions[0] ?? 1,
  child,
  child_version: versions[1] ?? 1,
  event,
  share_of_parent_pct: 50,
});
/** a splits into b and c; c and d become e. */
const graph: Graph = {
  nodes: [parcel("a", false), parcel("b", true), parcel("c", false), parcel("d", false), parcel("e", true)],
  edges: [link("a", "b", "s"), link("a", "c", "s"), link("c", "e", "m"), link("d", "e", "m")],
  events: [happening("s", "split"), happening("m", "merge"), happening("x", "renumber")],
};
const top = (boxes: readonly Box[], key: string): number =>
  boxes.find((one) => one.key === key)?.place.y ?? Number.NaN;

test("what came after stands below what came before, the event between", () => {
  const { boxes } = drawing(graph);
  const [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map((id) => top(boxes, stateKey(id, 1))) as number[];
  const [split, merge] = [top(boxes, "s"), top(boxes, "m")];
  expect([a, split, c, merge, e]).toEqual([a, split, c, merge, e].sort((x, y) => Number(x) - Number(y)));
  expect(b).toBe(c);
  expect(d).toBe(c);
});

test("an event is joined to each parcel once; one that joins nothing is not drawn", () => {
  const { boxes, lines } = drawing(graph);
  expect(lines.map(({ from, to }) => `${from}>${to}`).sort()).toEqual(
    ["a@1>s", "s>b@1", "s>c@1", "c@1>m", "d@1>m", "m>e@1"].sort(),
  );
  expect(boxes.some(({ key }) => key === "x")).toBe(false);
});

test("boxes of a row do not cover each other and lie within the drawing", () => {
  const { boxes, width, height } = drawing(graph);
  for (const one of boxes) {
    expect(one.place.x).toBeGreaterThan(0);
    expect(one.place.x + one.place.width).toBeLessThan(width);
    expect(one.place.y + one.place.height).toBeLessThan(height);
    for (const other of boxes) {
      if (one === other || one.place.y !== other.place.y) continue;
      const [left, right] = one.place.x < other.place.x ? [one, other] : [other, one];
      expect(left.place.x + left.place.width).toBeLessThanOrEqual(right.place.x);
    }
  }
});

test("a corrected boundary keeps the id: its two states are two boxes", () => {
  const { boxes } = drawing({
    nodes: [parcel("a", false, 1), parcel("a", true, 2)],
    edges: [link("a", "a", "b", [1, 2])],
    events: [happening("b", "correct_boundary")],
  });
  expect(boxes).toHaveLength(3);
  expect(top(boxes, "a@1")).toBeLessThan(top(boxes, "a@2"));
});

test("a parcel without any change is drawn alone", () => {
  const { boxes, lines } = drawing({ nodes: [parcel("a", true)], edges: [], events: [] });
  expect(boxes).toHaveLength(1);
  expect(lines).toEqual([]);
});
