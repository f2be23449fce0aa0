// @vitest-environment happy-dom
import { render, type TemplateResult } from "lit";
import { expect, test } from "vitest";
import { buildable, roadReserve } from "./building_view";
import { themeLists } from "./evidence_view";
import { flags, parcelFacts } from "./parcel_view";
import { planning } from "./planning_view";
import { SAMPLE } from "./sample_extract";

function text(template: TemplateResult | symbol): string {
  const element = document.createElement("div");
  render(template, element);
  return (element.textContent ?? "").replace(/\s+/g, " ");
}

test("areas are to 0.1 m² in Vietnamese numbers; an unknown official area is said to be unknown", () => {
  const shown = text(parcelFacts(SAMPLE.parcel));
  expect(shown).toContain("1.100,4 m²");
  expect(shown).toMatch(/Diện tích pháp lý\s*chưa có/);
  expect(shown).toContain("Thửa 314, tờ 15, Phường Bến Nghé");
});

test("synthetic data are marked on the card", () => {
  expect(text(flags(SAMPLE.parcel))).toContain("Dữ liệu mô phỏng");
});

test("each plan level is a section; the overruled one is not shown as governing", () => {
  const shown = text(planning(SAMPLE, () => "#ff0000"));
  expect(shown.indexOf("Quy hoạch phân khu")).toBeLessThan(shown.indexOf("Quy hoạch chung"));
  expect(shown).toContain("1.045,4 m² 95,0 %");
  expect(shown).toContain("Quyết định 6132/QĐ-UBND ngày 12/08/2017, UBND Thành phố");
  expect(shown.match(/Đang áp dụng/g)).toHaveLength(1);
  expect(shown).toContain("Đồ án chi tiết hơn được áp dụng");
});

test("indicators keep the plan's words and say what they mean", () => {
  const shown = text(planning(SAMPLE, () => ""));
  expect(shown).toContain("2-5,7");
  expect(shown).toContain("nhiều nhất bằng 5,7 lần diện tích đất");
  expect(shown).toContain("Đồ án không ghi chỉ tiêu cho ô này.");
});

test("a road reserve that nobody knows of is not reported as none", () => {
  const reserve = { area_m2: 0, share_pct: 0, lines: [] };
  expect(text(roadReserve({ ...SAMPLE, road_reserve: reserve }))).toBe("");
  const free = { ...SAMPLE, road_reserve: reserve, not_concerned: ["road_reserve"] };
  expect(text(roadReserve(free))).toContain("không nằm trong lộ giới");
  expect(text(roadReserve(SAMPLE))).toContain("55,0 m² nằm trong lộ giới");
});

test("without zones and reserves nothing is said about building", () => {
  const nothingKnown = {
    ...SAMPLE,
    buildable: { ...SAMPLE.buildable, zones: [] },
    road_reserve: { area_m2: 0, share_pct: 0, lines: [] },
  };
  expect(text(buildable(nothingKnown))).toBe("");
  expect(text(buildable(SAMPLE))).toContain("1.045,4 m²");
});

test("missing data are told with the reason", () => {
  const shown = text(themeLists(SAMPLE));
  expect(shown).toContain("Chưa có dữ liệu Di sản");
  expect(shown).toContain("Hệ thống chưa có lớp dữ liệu này.");
});
