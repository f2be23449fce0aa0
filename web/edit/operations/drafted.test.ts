import { expect, test } from "vitest";
import type { GeoJsonGeometry } from "../../shared/api_types";
import type { ApiEdit, ChangeSet } from "../api_types";
import { counted, isPlain, lastOf, left, madeAt, operationsOf } from "./drafted";

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

test("what operations touch is held; what was drawn is not", () => {
  expect([...lastOf(operationsOf(draft)).keys()]).toEqual([
    "parcels/a",
    "parcels/b",
    "parcels/c",
    "parcels/d",
  ]);
  expect(edits.filter(isPlain).map(({ id }) => id)).toEqual([6]);
  expect(operationsOf(null)).toEqual([]);
});

const square = (size: number): GeoJsonGeometry => ({
  type: "Polygon",
  coordinates: [
    [
      [0, 0],
      [size, 0],
      [size, 10],
      [0, 10],
      [0, 0],
    ],
  ],
});

test("a later operation finds what the earlier ones leave", () => {
  // The first one makes b and c, the second cuts b into e and f: b never becomes live.
  const chained = [
    edit(1, "split", "a", null),
    { ...edit(2, "delete", "a", 1) },
    { ...edit(3, "passing-create", "b", 1), base_version: 0, geometry: square(20) },
    {
      ...edit(4, "create", "c", 1),
      base_version: 0,
      geometry: square(40),
      properties: { parcel_number: "9" },
    },
    edit(5, "split", "b", null),
    edit(6, "passing-delete", "b", 5),
    { ...edit(7, "create", "e", 5), base_version: 0, geometry: square(5) },
  ];
  const last = lastOf(operationsOf({ edits: chained } as unknown as ChangeSet));
  const of = (key: string) => left(last.get(key) as ApiEdit, undefined);
  expect([of("parcels/a"), of("parcels/b")]).toEqual([null, null]);
  expect(of("parcels/c")).toMatchObject({ id: "c", version: 1, values: { parcel_number: "9" } });
  expect(of("parcels/c")?.shape?.kind).toBe("Polygon");
  expect(madeAt(last, "parcels", [2, 2])).toBe("parcels/e");
  expect(madeAt(last, "parcels", [30, 2])).toBe("parcels/c");
  expect(madeAt(last, "parcels", [50, 2])).toBeUndefined();
  expect(madeAt(last, "red_lines", [2, 2])).toBeUndefined();
});

test("a neighbour that gets a vertex keeps its values, in its next version", () => {
  const stored = { layer: "parcels", id: "d", version: 3, shape: null, values: { address: "x", sheet: "1" } };
  const part = { ...edit(5, "update", "d", 1), base_version: 3, properties: { sheet: "2" } };
  expect(left(part, stored)).toMatchObject({ version: 4, values: { address: "x", sheet: "2" }, shape: null });
});
