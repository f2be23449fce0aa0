import { expect, test } from "vitest";
import { bodyOf, fieldsOf, isNeeded, isPolygon, nameOf, type PossibleEvent } from "./recording";

const event = (name: string, ...needs: string[]): PossibleEvent => ({
  event: name,
  name,
  needs,
  ends: false,
});

const HOUSE = { kind: "nha_o", footprint: true };

test("an event asks for its day, what it needs, and a note", () => {
  expect(fieldsOf(event("accept"), HOUSE)).toEqual(["on", "note"]);
  expect(fieldsOf(event("consult", "agencies"), HOUSE)).toEqual(["on", "agencies", "note"]);
  expect(isNeeded(event("refuse", "note"), "note")).toBe(true);
  expect(isNeeded(event("accept"), "note")).toBe(false);
});

test("a permit gets a number, an extension keeps it and gets months", () => {
  const grant = event("grant", "permit_number");
  expect(fieldsOf(grant, HOUSE)).toEqual(["on", "permit_number", "issuer", "work", "note", "document"]);
  expect(fieldsOf(grant, { kind: "gia_han", footprint: false })).toEqual(["on", "issuer", "months", "note", "document"]);
});

test("a supplement may bring other figures, as numbers under work", () => {
  const supplement = event("supplement");
  expect(fieldsOf(supplement, HOUSE)).toEqual(["on", "work", "note"]);
  expect(fieldsOf(supplement, { kind: "gia_han", footprint: false })).toEqual(["on", "note"]);
  const filled: [string, string][] = [
    [nameOf("storeys"), "2"],
    [nameOf("height_m"), "8.1"],
    [nameOf("far"), ""],
    [nameOf("red_line"), " cách tim đường 8 m"],
    [nameOf("building_line"), ""],
    [nameOf("lifetime_until"), "2031-12-31"],
  ];
  const work = { storeys: 2, height_m: 8.1, red_line: "cách tim đường 8 m", lifetime_until: "2031-12-31" };
  expect(bodyOf(supplement, 4, filled)).toEqual({ event: "supplement", version: 4, work });
  const works = [{ work_name: "Khối lớp học", storeys: "3" }];
  expect(bodyOf(supplement, 4, [], works)).toEqual({
    event: "supplement",
    version: 4,
    works: [{ work_name: "Khối lớp học", storeys: 3 }],
  });
});

test("what is left empty is not sent; agencies are lines, months a number", () => {
  const filled: [string, string][] = [
    ["on", "2026-11-20"],
    ["note", "  "],
    ["agencies", "Công an PCCC\n\n Sở Xây dựng "],
    ["months", "6"],
  ];
  expect(bodyOf(event("consult"), 3, filled)).toEqual({
    event: "consult",
    version: 3,
    on: "2026-11-20",
    agencies: ["Công an PCCC", "Sở Xây dựng"],
    months: 6,
  });
});

test("a new permit without a footprint asks for one, as a polygon", () => {
  const grant = event("grant", "permit_number");
  expect(fieldsOf(grant, { kind: "nha_o", footprint: false })).toContain("footprint");
  expect(isPolygon('{"type":"Polygon","coordinates":[]}')).toBe(true);
  for (const wrong of ["", "{", "null", '{"type":"Point"}']) expect(isPolygon(wrong)).toBe(false);
});
