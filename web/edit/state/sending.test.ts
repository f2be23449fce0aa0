// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Form } from "../api_types";
import { at, left, polygon } from "../geometry/block_fixture";
import type { Edit, Stored } from "./edits";
import { bodyOf, planOf, type Sent } from "./sending";

const base: Stored = {
  layer: "parcels",
  id: "a",
  version: 3,
  shape: left,
  values: { number: "1", sheet: "7" },
};
const update: Edit = { ...base, operation: "update", base, values: { ...base.values, number: "2" } };

const text = (name: string, read_only = false): Form["controls"][number] => ({
  name,
  label: name,
  unit: "",
  control: name === "storeys" ? "number" : "text",
  read_only,
});
const FORM: Form = {
  layer: "parcels",
  title: "",
  editable: true,
  geometry: "MultiPolygon",
  schema: { properties: { storeys: { title: "", type: "integer" } }, required: [] },
  controls: [text("number"), text("sheet"), text("computed", true), text("storeys")],
};

test("what is new or changed is sent, what is gone is dropped, what was sent stays", () => {
  const other: Edit = { ...update, id: "b" };
  const edits = new Map([
    ["parcels/a", update],
    ["parcels/b", other],
  ]);
  const sent = new Map<string, Sent>([
    ["parcels/a", { id: 7, edit: update }],
    ["parcels/c", { id: 9, edit: other }],
  ]);
  expect(planOf(edits, sent)).toEqual({ save: ["parcels/b"], drop: ["parcels/c"] });
  expect(planOf(edits, new Map([["parcels/a", { id: 7, edit: undefined }]])).save).toHaveLength(2);
});

test("what was refused waits until it is changed, and holds nothing else back", () => {
  const other: Edit = { ...update, id: "b" };
  const edits = new Map([
    ["parcels/a", update],
    ["parcels/b", other],
  ]);
  const refused = new Map([["parcels/a", { edit: update, reasons: [] }]]);
  expect(planOf(edits, new Map(), refused).save).toEqual(["parcels/b"]);
  const mended = new Map([...edits, ["parcels/a", { ...update, values: {} }]] as const);
  expect(planOf(mended, new Map(), refused).save).toEqual(["parcels/a", "parcels/b"]);
});

test("only what differs leaves the browser", () => {
  expect(bodyOf(update, "EPSG:9210", FORM, 7)).toEqual({
    id: 7,
    layer: "parcels",
    operation: "update",
    feature: "a",
    base_version: 3,
    geometry: null,
    crs: "EPSG:9210",
    properties: { number: "2" },
    params: {},
  });
  const bigger = polygon([
    [0, 0],
    [12, 0],
    [12, 10],
    [0, 10],
  ]);
  const body = bodyOf({ ...update, shape: bigger }, "EPSG:9210", FORM);
  expect(body.geometry).toMatchObject({
    coordinates: [[[at(0, 0), at(12, 0), at(12, 10), at(0, 10), at(0, 0)]]],
  });
  expect(bodyOf({ ...update, operation: "delete" }, "EPSG:9210", FORM)).toMatchObject({
    geometry: null,
    properties: {},
    base_version: 3,
  });
});

test("a new feature is sent whole", () => {
  const made: Edit = { ...update, operation: "create", base: null };
  expect(bodyOf(made, "EPSG:9210", FORM)).toMatchObject({
    base_version: 0,
    properties: { number: "2", sheet: "7" },
    geometry: { type: "MultiPolygon" },
  });
});

test("computed and mistyped values stay here", () => {
  const values = { ...base.values, number: "2", computed: 1, storeys: "mười", unknown: "x" };
  expect(bodyOf({ ...update, values }, "EPSG:9210", FORM).properties).toEqual({ number: "2" });
});
