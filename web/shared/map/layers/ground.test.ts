import { expect, test } from "vitest";
import type { LayerStyle, StyleRule } from "../../api_types";
import { coloursGround, firstZoom } from "./ground";

const rule = (told: Partial<StyleRule>): StyleRule => ({
  label_vi: "",
  label_en: "",
  filter: null,
  minzoom: 16,
  maxzoom: 22,
  fill: null,
  fill_opacity: 0.5,
  stroke: null,
  stroke_width_stops: [],
  dash: null,
  casing: null,
  casing_width: null,
  hatch: null,
  radius: null,
  ...told,
});
const style = (...rules: StyleRule[]): LayerStyle => ({ title: "", rules, labels: [] });
const kind = { field: "code", values: ["ODT"] };
const parcels = style(
  rule({}),
  rule({ by_group: true, filter: kind, fill: "#f00", minzoom: 12, maxzoom: 16 }),
);
const zones = style(rule({ filter: kind, fill: "#0f0", minzoom: 12 }));
const permits = style(rule({ filter: kind, fill: "#00f", radius: 5, minzoom: 14 }));

test("zones colour the ground; parcels, their groups and points do not", () => {
  expect([zones, parcels, permits, undefined].map(coloursGround)).toEqual([true, false, false, false]);
});

test("ground by group gives way to a layer that colours the ground", () => {
  expect(firstZoom(parcels, 11, false)).toBe(12);
  expect(firstZoom(parcels, 11, true)).toBe(16);
  expect(firstZoom(zones, 10, true)).toBe(12);
  expect(firstZoom(undefined, 11, true)).toBe(11);
});
