import { expect, test } from "vitest";
import { at, left, right } from "../geometry/block_fixture";
import type { Box, Shape } from "../geometry/shape";
import type { Edit, Stored } from "./edits";
import { LayerFeatures } from "./layer_features";

const stored = (id: string, shape: Shape, version = 1): Stored => ({
  layer: "parcels",
  id,
  version,
  shape,
  values: {},
});
const found = (...all: Stored[]): Map<string, Stored> =>
  new Map(all.map((one) => [`parcels/${one.id}`, one]));
const WINDOW: Box = [...at(-5, -5), ...at(25, 15)];
const NONE = new Map<string, Edit>();

test("an edit wins over what is read, and gives way when it is gone", () => {
  const features = new LayerFeatures();
  const base = stored("a", left);
  const edit: Edit = { layer: "parcels", id: "a", operation: "update", base, shape: right, values: {} };
  features.put("parcels/a", edit);
  features.add(WINDOW, found(base), new Map([["parcels/a", edit]]));
  expect(features.shapeOf("parcels/a")).toBe(right);
  features.put("parcels/a", { ...edit, operation: "delete" });
  expect(features.shapeOf("parcels/a")).toBeUndefined();
  features.put("parcels/a", undefined);
  expect(features.shapeOf("parcels/a")).toBe(left);
});

test("reading a window again brings what others published, deletions too", () => {
  const features = new LayerFeatures();
  features.add(WINDOW, found(stored("a", left), stored("b", right)), NONE, 1000);
  features.add(WINDOW, found(stored("a", right, 2)), NONE, 2000);
  expect(features.stored.get("parcels/a")?.version).toBe(2);
  expect(features.shapeOf("parcels/a")).toBe(right);
  expect(features.stored.has("parcels/b")).toBe(false);
  expect(features.shapeOf("parcels/b")).toBeUndefined();
});

test("a window covers what lies in it, until it is too old", () => {
  const features = new LayerFeatures();
  expect(features.covers(WINDOW)).toBe(false);
  features.add(WINDOW, found(), NONE, 1000);
  expect(features.covers([...at(0, 0), ...at(1, 1)])).toBe(true);
  expect(features.covers([...at(0, 0), ...at(1, 100)])).toBe(false);
  expect(features.covers(WINDOW, 1001)).toBe(false);
  features.forget(NONE);
  expect(features.covers(WINDOW)).toBe(false);
});
