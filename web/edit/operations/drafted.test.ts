import { expect, test } from "vitest";
import type { ApiEdit, ChangeSet } from "../api_types";
import { counted, heldBy, isPlain, operationsOf } from "./drafted";

const edit = (id: number, operation: string, feature: string, from: number | null): ApiEdit => ({
  id,
  seq: id,
  layer: "parcels",
  operation,
  feature,
  base_version: 1,
  geometry: null,
  properties: {},
  findings: [],
  comments: [],
  expanded_from: from,
});
const finding = {
  rule: "key",
  severity: "warning",
  message: "m",
  remedy: "",
  feature: null,
  geometry: null,
} as const;
const edits = [
  edit(1, "split", "a", null),
  edit(2, "delete", "a", 1),
  { ...edit(3, "create", "b", 1), findings: [finding] },
  edit(4, "create", "c", 1),
  edit(5, "update", "d", 1),
  edit(6, "update", "e", null),
];
const draft = { edits } as unknown as ChangeSet;

test("an operation is its leader with all that it means", () => {
  const [split, ...more] = operationsOf(draft);
  expect(more).toEqual([]);
  expect(split?.name).toBe("split");
  expect(split?.parts.map(({ id }) => id)).toEqual([2, 3, 4, 5]);
  expect(split && counted(split)).toEqual({ closed: 1, made: 2, changed: 1 });
  expect(split?.findings).toEqual([{ ...finding, layer: "parcels", feature: "b" }]);
});

test("what an operation closes or changes is held; what it makes and what was drawn is not", () => {
  expect([...heldBy(operationsOf(draft)).keys()]).toEqual(["parcels/a", "parcels/d"]);
  expect(edits.filter(isPlain).map(({ id }) => id)).toEqual([6]);
  expect(operationsOf(null)).toEqual([]);
});
