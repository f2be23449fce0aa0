import { expect, test } from "vitest";
import { parcelsOf, sizeText } from "./batch";

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
