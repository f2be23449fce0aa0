import { describe, expect, test } from "vitest";
import en from "./en.json";
import { translate } from "./index";
import vi from "./vi.json";

const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe("dictionaries", () => {
  test("have the same keys", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  });

  test("fill the same places", () => {
    for (const [key, text] of Object.entries(vi)) {
      expect(places((en as Record<string, string>)[key] ?? ""), key).toEqual(places(text));
    }
  });

  test("leave no text empty and keep Vietnamese composed (NFC)", () => {
    for (const [key, text] of [...Object.entries(vi), ...Object.entries(en)]) {
      expect(text.trim(), key).not.toBe("");
      expect(text.normalize("NFC"), key).toBe(text);
    }
  });
});

test("values are filled in, unknown places stay", () => {
  expect(translate("vi", "card.title", { number: 118, sheet: 3 })).toBe("Thửa 118, tờ 3");
  expect(translate("en", "card.title", { number: 118 })).toBe("Parcel 118, sheet {sheet}");
});
