import { expect, test } from "vitest";
import { disagreements } from "../../shared/i18n/pairs";
import en from "./en.json";
import vi from "./vi.json";

test("both languages say the same things", () => {
  expect(disagreements(vi, en)).toEqual([]);
});

test("a missing or different text is found", () => {
  expect(disagreements({ a: "x {n}", b: "y", c: "" }, { a: "x", c: "z" })).toHaveLength(3);
});
