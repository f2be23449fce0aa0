import { expect, test } from "vitest";
import type { LayerStyle, StyleRule } from "../../api_types";
import { legendRules } from "./legend";

const rule = (title: string, more: Partial<StyleRule> = {}): StyleRule => ({
  label_vi: title,
  label_en: title,
  filter: null,
  minzoom: 12,
  maxzoom: 20,
  fill: "#ffffff",
  fill_opacity: 1,
  stroke: "#000000",
  stroke_width_stops: [[0, 1]],
  dash: null,
  casing: null,
  casing_width: null,
  hatch: null,
  radius: null,
  ...more,
});

test("one line for each class, from the closest zoom; what is not drawn stays out", () => {
  const style: LayerStyle = {
    title: "Ô quy hoạch",
    labels: [],
    rules: [
      rule("Đất ở", { maxzoom: 13, stroke: null }),
      rule("Đất ở", { minzoom: 14 }),
      rule("Cây xanh"),
      rule("không vẽ", { fill: null, stroke: null }),
    ],
  };
  const shown = legendRules(style);
  expect(shown.map((one) => one.label_vi)).toEqual(["Đất ở", "Cây xanh"]);
  expect(shown[0]?.stroke).toBe("#000000");
});
