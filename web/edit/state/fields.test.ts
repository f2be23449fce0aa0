// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Control, Form } from "../api_types";
import { complaints, joined, parts, plain, readValue, shown } from "./fields";

const control = (name: string, kind: Control["control"], more: Partial<Control> = {}): Control => ({
  name,
  label: name,
  unit: "",
  control: kind,
  read_only: false,
  ...more,
});
const uses = control("uses", "choice", {
  several: true,
  free: false,
  choices: [
    { value: "ODT", label: "Đất ở đô thị" },
    { value: "CLN", label: "Cây lâu năm" },
  ],
});
const FORM: Form = {
  layer: "parcels",
  title: "Thửa đất",
  editable: true,
  geometry: "MultiPolygon",
  schema: {
    properties: {
      number: { title: "Số thửa", type: "string", maxLength: 4 },
      storeys: { title: "Tầng", type: ["integer", "null"], minimum: 1, maximum: 90 },
      day: { title: "Ngày", type: ["string", "null"] },
      uses: { title: "Loại đất", type: ["string", "null"] },
      area: { title: "Diện tích", type: ["number", "null"] },
    },
    required: ["number"],
  },
  controls: [
    control("number", "text"),
    control("storeys", "number"),
    control("day", "date"),
    uses,
    control("area", "number", { read_only: true }),
  ],
};

test("what is typed is read as people write it", () => {
  expect(readValue(control("a", "number"), "12,5")).toBe(12.5);
  expect(readValue(control("a", "number"), "1 234.5")).toBe(1234.5);
  expect(readValue(control("a", "number"), "mười")).toBe("mười");
  expect(readValue(control("a", "date"), "5/3/2026")).toBe("2026-03-05");
  expect(readValue(control("a", "text"), "  ")).toBeNull();
  expect(readValue(control("a", "text"), "e\u0302")).toBe("ê");
});

test("each rule of the declaration has its sentence", () => {
  expect([
    ...complaints(FORM, { number: "12345", storeys: 2.5, day: "2026-02-30", uses: "ODT+XYZ" }).keys(),
  ]).toEqual(["number", "storeys", "day", "uses"]);
  expect(complaints(FORM, {}).get("number")).toMatch(/bắt buộc/);
  expect(complaints(FORM, { number: "1", storeys: 0 }).size).toBe(1);
  expect(complaints(FORM, { number: "1", storeys: "x" }).size).toBe(1);
  expect(complaints(FORM, { number: "1", storeys: 3, day: "2026-02-28", uses: "ODT+CLN" }).size).toBe(0);
});

test("several codes are one value and are shown with their words", () => {
  expect(parts(uses, "ODT+CLN")).toEqual(["ODT", "CLN"]);
  expect(joined([])).toBeNull();
  expect(shown(uses, "ODT")).toBe("ODT · Đất ở đô thị");
  expect(shown(control("d", "date"), "2026-03-05")).toBe("05/03/2026");
  expect(shown(control("n", "number"), 1234.5)).toBe("1.234,5");
});

test("filters ignore case and diacritics", () => {
  expect(plain("Đường Nguyễn Huệ")).toBe("duong nguyen hue");
});
