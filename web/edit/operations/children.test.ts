import { expect, test } from "vitest";
import type { Control } from "../api_types";
import type { MeantEdit } from "./api";
import { asChild, fits, givable, readArea, sumOf, usesOf, usesSum, withUse } from "./children";

const meant = (layer: string, properties: Record<string, unknown>): MeantEdit => ({
  layer,
  operation: "create",
  feature: "f",
  base_version: 0,
  geometry: null,
  properties,
});

test("sums are known where every area is", () => {
  expect(sumOf([33.3, 33.3, 33.4])).toBe(100);
  expect(sumOf([33.3, null])).toBeNull();
  expect(sumOf([])).toBeNull();
  expect(usesSum([{ area_m2: 20 }, { area_m2: "nhiều" }])).toBeNull();
});

test("areas agree within what each may be rounded by", () => {
  expect(fits(100.1, 100, 2)).toBe(true);
  expect(fits(100.2, 100, 2)).toBe(false);
  expect(fits(null, 100, 2)).toBe(true);
});

test("land uses of a new parcel are read from what the server means, without their link", () => {
  const edits = [
    meant("parcel_land_uses", { parcel: "a", land_use_code: "ODT", area_m2: 20 }),
    meant("parcel_land_uses", { parcel: "b", land_use_code: "CLN", area_m2: 5 }),
    meant("parcels", { parcel: "a" }),
  ];
  expect(usesOf(edits, "a")).toEqual([{ land_use_code: "ODT", area_m2: 20 }]);
});

test("what the system writes itself is not given back to it", () => {
  const control = (name: string, read_only: boolean): Control => ({
    name,
    label: name,
    unit: "",
    control: "text",
    read_only,
  });
  const controls = [control("land_use_code", false), control("synthetic", true), control("term_to", false)];
  expect(givable({ land_use_code: "ODT", synthetic: true, strange: 1 }, controls)).toEqual({
    land_use_code: "ODT",
  });
});

test("a use more gets what is left of the parcel", () => {
  expect(withUse([{ land_use_code: "ODT", area_m2: 20 }], 33.3)).toEqual([
    { land_use_code: "ODT", area_m2: 20 },
    { land_use_code: null, area_m2: 13.3 },
  ]);
  expect(withUse([{ area_m2: 40 }], 33.3).at(-1)?.area_m2).toBeNull();
  expect(withUse([], 33.3)).toEqual([{ land_use_code: null, area_m2: 33.3 }]);
});

test("a new parcel is shown in the words of the form", () => {
  expect(asChild(meant("parcels", { parcel_number: 45, official_area_m2: 20 }))).toEqual({
    number: "45",
    area: "20,0",
    uses: null,
  });
  expect(readArea("33,3")).toBe(33.3);
  expect(readArea("lớn")).toBeNull();
});
