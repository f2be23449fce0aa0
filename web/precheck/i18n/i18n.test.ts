import { expect, test } from "vitest";
import { disagreements } from "../../shared/i18n/pairs";
import en from "./en.json";
import vi from "./vi.json";

test("both dictionaries of the pre-check say the same things", () => {
  expect(disagreements(vi, en)).toEqual([]);
});
