// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Conflict, Control, State } from "./api";
import { canMerge, fieldRows, keptShape, missing, resolution, valueWords } from "./conflict_choice";

const WORDS = { yes: "có", no: "không", empty: "(trống)" };
const CONTROLS: Control[] = [
  { name: "address", label: "Địa chỉ", unit: "", control: "text" },
  {
    name: "use",
    label: "Loại đất",
    unit: "",
    control: "choice",
    choices: [
      { value: "ODT", label: "Đất ở tại đô thị" },
      { value: "CLN", label: "Đất trồng cây lâu năm" },
    ],
  },
  { name: "area", label: "Diện tích", unit: "m2", control: "number" },
  { name: "issued", label: "Ngày cấp", unit: "", control: "date" },
];
const square = (east: number): State["geometry"] => ({
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [east, 0],
      [east, 10],
      [0, 10],
      [0, 0],
    ],
  ],
});
const state = (version: number, properties: Record<string, unknown>, east = 10): State => ({
  version,
  properties,
  geometry: square(east),
});
const conflict = (more: Partial<Conflict> = {}): Conflict => ({
  edit: 1,
  layer: "parcels",
  operation: "update",
  feature: "f",
  base: state(1, { address: "1 Lê Lợi", use: "ODT", area: 100 }),
  theirs: state(2, { address: "1A Lê Lợi", use: "CLN", area: 100 }),
  mine: state(1, { address: "1B Lê Lợi", use: "ODT", area: 90 }, 9),
  fields: ["address"],
  geometry_conflict: false,
  their_fields: ["address", "use"],
  their_geometry_changed: false,
  part_of_operation: null,
  names: {},
  crs: "EPSG:9210",
  ...more,
});

test("fields that collide come first, the others say which side a merge keeps", () => {
  const rows = fieldRows(conflict(), CONTROLS, WORDS);
  expect(rows.map((row) => [row.field, row.collides, row.kept])).toEqual([
    ["address", true, "theirs"],
    ["use", false, "theirs"],
    ["area", false, "mine"],
  ]);
  expect(rows[1]).toMatchObject({
    base: "Đất ở tại đô thị",
    theirs: "Đất trồng cây lâu năm",
    label: "Loại đất",
  });
});

test("fields without a form and fields nobody changed are not shown", () => {
  const same = conflict({
    theirs: state(2, { address: "1 Lê Lợi", use: "ODT", area: 100, secret: 1 }),
    fields: [],
  });
  expect(fieldRows(same, CONTROLS, WORDS).map((row) => row.field)).toEqual(["address", "area"]);
});

test("a merge needs a choice for everything that collides, and asks for nothing else", () => {
  const both = conflict({ geometry_conflict: true, their_geometry_changed: true });
  expect(missing(both, { fields: {} })).toEqual(["choice"]);
  expect(missing(both, { choice: "merge", fields: {} })).toEqual(["geometry", "address"]);
  expect(missing(both, { choice: "mine", fields: {} })).toEqual([]);
  const picks = { choice: "merge", shape: "mine", fields: { address: "theirs" } } as const;
  expect(missing(both, picks)).toEqual([]);
  expect(resolution(both, picks)).toEqual({
    choice: "merge",
    geometry: "mine",
    fields: { address: "theirs" },
  });
  expect(resolution(conflict(), { choice: "merge", fields: { address: "mine" } })).toEqual({
    choice: "merge",
    fields: { address: "mine" },
  });
  expect(resolution(both, { choice: "theirs", shape: "mine", fields: {} })).toEqual({ choice: "theirs" });
});

test("the shape is kept from the side that changed it", () => {
  expect(keptShape(conflict())).toBe("mine");
  expect(keptShape(conflict({ their_geometry_changed: true }))).toBe("theirs");
  expect(keptShape(conflict({ geometry_conflict: true }))).toBeNull();
  expect(keptShape(conflict({ mine: state(1, {}) }))).toBeUndefined();
});

test("a deleted feature and a domain operation cannot be merged", () => {
  expect(canMerge(conflict())).toBe(true);
  expect(canMerge(conflict({ theirs: null }))).toBe(false);
  expect(canMerge(conflict({ operation: "delete" }))).toBe(false);
  expect(canMerge(conflict({ part_of_operation: 4 }))).toBe(false);
});

test("values in words", () => {
  const [address, use, area, issued] = CONTROLS as [Control, Control, Control, Control];
  expect(valueWords(address, "", WORDS)).toBe("(trống)");
  expect(valueWords(use, "ODT+CLN", WORDS)).toBe("Đất ở tại đô thị, Đất trồng cây lâu năm");
  expect(valueWords(area, 1234.5, WORDS)).toBe("1.234,5\u00a0m²");
  expect(valueWords(issued, "2026-03-21", WORDS)).toBe("21/03/2026");
  expect(valueWords(address, true, WORDS)).toBe("có");
});

test("a linked feature is told by name", () => {
  const controls = [{ name: "plan", label: "Đồ án", unit: "", control: "feature" }];
  const given = conflict({
    base: state(1, { plan: "a1" }),
    theirs: state(2, { plan: "b2" }),
    mine: state(1, { plan: "c3" }),
    fields: ["plan"],
    names: { a1: "Phân khu Một", b2: "Phân khu Hai", c3: "Phân khu Ba" },
  });
  const [row] = fieldRows(given, controls, WORDS);
  expect([row?.base, row?.theirs, row?.mine]).toEqual(["Phân khu Một", "Phân khu Hai", "Phân khu Ba"]);
});
