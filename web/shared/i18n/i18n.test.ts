import { expect, test } from "vitest";
import en from "./en.json";
import { translate } from "./index";
import { disagreements } from "./pairs";
import vi from "./vi.json";

test("both dictionaries say the same things", () => {
  expect(disagreements(vi, en)).toEqual([]);
});

test("values are filled in, unknown places stay", () => {
  expect(translate("vi", "card.title", { number: 118, sheet: 3 })).toBe("Thửa 118, tờ 3");
  expect(translate("en", "card.title", { number: 118 })).toBe("Parcel 118, sheet {sheet}");
});
