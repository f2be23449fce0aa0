import { expect, test } from "vitest";
import { readings, readLength, readPair, readTable } from "./coordinate_text";

const PLACE = [603480.79, 1191454.57];

test("either order of the axes is recognised from the numbers", () => {
  expect(readPair("1191454.57", "603480.79")).toEqual({ at: PLACE, northFirst: true });
  expect(readPair("603480,79", "1191454,57")).toEqual({ at: PLACE, northFirst: false });
  expect(readPair("1.191.454,57", "603.480,79")).toEqual({ at: PLACE, northFirst: true });
  expect(readPair("1,191,454.57", "603,480.79")).toEqual({ at: PLACE, northFirst: true });
  expect(readPair("1 191 454,57", "603 480,79")?.at).toEqual(PLACE);
  expect(readPair("10.7725", "106.698")).toBeUndefined();
  expect(readPair("603480", "603481")).toBeUndefined();
});

test("thousands without decimals are understood by their size", () => {
  expect(readings("603.480")).toEqual([603480, 603.48]);
  expect(readPair("1.191.454", "603.480")?.at).toEqual([603480, 1191454]);
  expect(readings("12.34.56")).toEqual([]);
  expect(readings("X")).toEqual([]);
});

test("a table from Excel, with heading, names, edge lengths and the first point again", () => {
  const table = readTable(
    "Số hiệu\tX (m)\tY (m)\tCạnh (m)\n1\t1191454,57\t603480,79\t10,5\n2\t1191460,00\t603490,00\t8,2\n3\t1191450,1\t603495,2\t7\n1\t1191454,57\t603480,79\t",
  );
  expect(table.points.map(({ name }) => name)).toEqual(["1", "2", "3"]);
  expect(table.points[1]?.at).toEqual([603490, 1191460]);
  expect(table.northFirst).toBe(true);
  expect(table.skipped).toEqual(["Số hiệu\tX (m)\tY (m)\tCạnh (m)"]);
});

test.each([
  ["603480.79,1191454.57", false],
  ["603480.79 1191454.57", false],
  ["A1; 1191454,57; 603480,79", true],
  ["1191454,57, 603480,79", true],
  ["X=1191454.57 Y=603480.79", true],
])("a line of text: %s", (text, northFirst) => {
  expect(readTable(text)).toMatchObject({ points: [{ at: PLACE }], northFirst, skipped: [] });
});

test("what is no coordinate is shown, not swallowed", () => {
  const table = readTable("1191454.57 603480.79\nkhông có\n\n12 13");
  expect(table.points).toHaveLength(1);
  expect(table.skipped).toEqual(["không có", "12 13"]);
});

test("distances have a decimal comma or point", () => {
  expect([readLength("12,5"), readLength(" 12.50 "), readLength("-3"), readLength("")]).toEqual([
    12.5,
    12.5,
    undefined,
    undefined,
  ]);
});
