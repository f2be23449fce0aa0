// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { BookDifference, Code } from "./api";
import { ofKind, saying } from "./register_result";

const difference = (code: Code, number: string): BookDifference => ({
  code,
  sheet: "5",
  number,
  book: "",
  map: "",
  message: "",
});

test("differences are listed by kind, and within one in the order of the book", () => {
  const found = [
    difference("use-differs", "1"),
    difference("not-on-map", "9"),
    difference("use-differs", "2"),
  ];
  expect(ofKind(found, "").map(({ number }) => number)).toEqual(["9", "1", "2"]);
  expect(ofKind(found, "use-differs").map(({ number }) => number)).toEqual(["1", "2"]);
  expect(ofKind(found, "twice-in-book")).toEqual([]);
});

test("each side says what it means", () => {
  expect(saying("area-differs", "101,0")).toBe("101,0\u00a0m²");
  expect(saying("use-differs", "ODT+CLN")).toBe("ODT+CLN");
  expect(saying("not-on-map", "0")).toMatch(/^0 \S+/);
  expect(saying("area-differs", "")).toBe("–");
});
