import { expect, test } from "vitest";
import { above, at, left, polygon, right } from "./block_fixture";
import { EdgeIndex } from "./edge_index";
import type { Shape } from "./shape";
import { SNAP_ALL, snap } from "./snapping";
import { trace } from "./tracing";

function indexOf(shapes: Readonly<Record<string, Shape>>): EdgeIndex {
  const index = new EdgeIndex();
  index.load(Object.entries(shapes));
  return index;
}

const both = indexOf({ left, right, above });

test("a vertex wins over an edge and keeps its exact coordinates", () => {
  const exact = indexOf({
    exact: polygon([
      [0, 0],
      [10.123456789, 0],
      [5, 5],
    ]),
  });
  expect(snap([exact], at(10, 0.3), 1)).toMatchObject({ kind: "vertex", at: at(10.123456789, 0) });
  expect(snap([exact], at(5, 0.3), 1)).toMatchObject({ kind: "edge", at: at(5, 0) });
  expect(snap([exact], at(5, 2), 1)).toBeUndefined();
});

test("crossings of edges of two layers are found, and rounded", () => {
  const road = indexOf({ road: { kind: "LineString", parts: [[[at(-5, 3), at(25, 3.5)]]] } });
  const found = snap([both, road], at(10.1, 3.3), 0.5);
  expect(found).toMatchObject({ kind: "crossing", at: at(10, 3.25) });
  expect(snap([both, road], at(10.1, 3.3), 0.5, { ...SNAP_ALL, crossing: false })?.kind).toBe("edge");
});

test("edges that move with the pointer are left out; the sketch's own vertices are offered", () => {
  expect(snap([both], at(5, 0.2), 0.5, SNAP_ALL, (edge) => edge.key === "left")).toBeUndefined();
  expect(snap([], at(1, 1), 0.5, SNAP_ALL, undefined, [at(1.2, 1)])).toMatchObject({
    kind: "vertex",
    at: at(1.2, 1),
  });
});

test("a point is snapped to; a feature taken out is not", () => {
  const index = indexOf({ mark: { kind: "Point", parts: [[[at(1, 1)]]] }, left });
  expect(snap([index], at(1.1, 1), 0.5)).toMatchObject({ kind: "vertex", at: at(1, 1) });
  index.put("mark", null);
  expect(snap([index], at(1.1, 1), 0.5)).toBeUndefined();
  index.put("left", right);
  expect(snap([index], at(0, 5), 0.5)).toBeUndefined();
  expect(snap([index], at(20, 5), 0.5)?.kind).toBe("edge");
});

test("a snap among 20,000 edges takes less than a frame", () => {
  const many = Array.from({ length: 5000 }, (_one, i): [string, Shape] => {
    const [e, n] = [(i % 70) * 10, Math.floor(i / 70) * 10];
    return [
      `p${i}`,
      polygon([
        [e, n],
        [e + 10, n],
        [e + 10, n + 10],
        [e, n + 10],
      ]),
    ];
  });
  const index = indexOf(Object.fromEntries(many));
  const start = performance.now();
  for (let i = 0; i < 100; i++) snap([index], at(3 + i * 5, 3 + i * 4), 2);
  expect((performance.now() - start) / 100).toBeLessThan(16);
});

test("tracing follows the shorter way round, or the longer one on request", () => {
  expect(trace([indexOf({ left })], at(5, 0), at(10, 5))).toEqual([at(10, 0)]);
  expect(trace([indexOf({ left })], at(5, 0), at(10, 5), true)).toEqual([at(0, 0), at(0, 10), at(10, 10)]);
  expect(trace([indexOf({ left })], at(10, 5), at(5, 0))).toEqual([at(10, 0)]);
  expect(trace([indexOf({ left })], at(0, 0), at(10, 10))).toHaveLength(1);
  expect(trace([both], at(5, 0), at(15, 13))).toBeUndefined();
});

test("a line is traced forwards and backwards", () => {
  const line = indexOf({ line: { kind: "LineString", parts: [[[at(0, 0), at(5, 0), at(5, 5), at(9, 5)]]] } });
  expect(trace([line], at(2, 0), at(7, 5))).toEqual([at(5, 0), at(5, 5)]);
  expect(trace([line], at(7, 5), at(2, 0))).toEqual([at(5, 5), at(5, 0)]);
});
