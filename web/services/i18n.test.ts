import { expect, test } from "vitest";
import { disagreements } from "../shared/i18n/pairs";
import en from "./i18n/en.json";
import vi from "./i18n/vi.json";

test("both languages say the same", () => {
  expect(disagreements(vi, en)).toEqual([]);
});
