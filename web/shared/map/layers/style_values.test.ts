import { expect, test } from "vitest";
import { holds, labelText, rgba, sizeAt } from "./style_values";

test("sizes grow linearly between stops", () => {
  const stops: [number, number][] = [
    [10, 1],
    [14, 3],
  ];
  expect([9, 10, 12, 14, 20].map((zoom) => sizeAt(stops, zoom))).toEqual([1, 1, 2, 3, 3]);
});

test("a rule holds in its zoom range and for its values", () => {
  const rule = { minzoom: 16, maxzoom: 20, filter: { field: "status", values: ["cap"] } };
  expect(holds(rule, { status: "cap" }, 16)).toBe(true);
  expect(holds(rule, { status: "cap" }, 15.2)).toBe(false);
  expect(holds(rule, { status: "thu_hoi" }, 17)).toBe(false);
  expect(holds({ ...rule, filter: null }, {}, 17)).toBe(true);
});

test("labels are filled in, rounded, and empty when nothing is known", () => {
  const properties = { parcel_number: "118", land_use_codes: "ODT", official_area_m2: 84.26 };
  expect(labelText("{parcel_number}\n{land_use_codes} {official_area_m2:.1f}", properties)).toBe(
    "118\nODT 84.3",
  );
  expect(labelText("{name}", properties)).toBe("");
});

test("colours take an opacity", () => {
  expect(rgba("#d81e1e", 0.08)).toBe("rgba(216, 30, 30, 0.08)");
});
