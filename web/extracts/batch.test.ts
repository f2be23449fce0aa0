import { expect, test } from "vitest";
import { parcelsOf, secondsLeft, sizeText, timeOf } from "./batch";

test("a pasted list loses blank lines, repetitions and double blanks", () => {
  expect(parcelsOf(" w3gv7cp477mz \r\n\n thửa 12   tờ 5 Sài Gòn\nw3gv7cp477mz\n")).toEqual([
    "w3gv7cp477mz",
    "thửa 12 tờ 5 Sài Gòn",
  ]);
  expect(parcelsOf(" \n ")).toEqual([]);
});

test("sizes are told in the way of the language", () => {
  expect(sizeText(420, "vi")).toBe("1 kB");
  expect(sizeText(12_345, "vi")).toBe("12 kB");
  expect(sizeText(2_540_000, "vi")).toBe("2,5 MB");
  expect(sizeText(2_540_000, "en")).toBe("2.5 MB");
});

test("a forecast is told in the unit that people would use", () => {
  expect(timeOf(0.3)).toEqual(["seconds", 1]);
  expect(timeOf(95)).toEqual(["seconds", 95]);
  expect(timeOf(1000)).toEqual(["minutes", 17]);
  expect(timeOf(9100)).toEqual(["hours", 2.5]);
});

test("what is left is told by the pace of this job, once there is one", () => {
  const first = { at: 0, progress: 0.2 };
  expect(secondsLeft(first, { at: 2000, progress: 0.3 })).toBeUndefined();
  expect(secondsLeft(first, { at: 60_000, progress: 0.2 })).toBeUndefined();
  expect(secondsLeft(first, { at: 60_000, progress: 0.6 })).toBeCloseTo(60);
});
