// @vitest-environment happy-dom
import { render, type TemplateResult } from "lit";
import { expect, test } from "vitest";
import { buildable, corridors, roadReserve } from "./building_view";
import { consultations } from "./consultation_view";
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

test("a plan on file leads to its page, one that only its zones name does not", () => {
  const box = document.createElement("div");
  const links = (): (string | null)[] =>
    [...box.querySelectorAll(".plan a")].map((one) => one.getAttribute("href"));
  render(
    planning(SAMPLE, () => ""),
    box,
  );
  expect(links()).toContain("/plans/79QPK1000027/?lang=vi");
  const unknown = SAMPLE.concerned.map((one) => ({ ...one, plan: one.plan && { ...one.plan, id: null } }));
  render(
    planning({ ...SAMPLE, concerned: unknown }, () => ""),
    box,
  );
  expect(links()).toEqual([]);
});

test("no plan on file is said where the plans would stand", () => {
  const why = "Không có đồ án cấp này tại thửa đất trong dữ liệu; không có nghĩa là không có quy hoạch.";
  const without = { ...SAMPLE, concerned: [], shares: [] };
  const missing = [{ theme: "zoning_plan", code: "no_plan_here", why }];
  const shown = text(planning({ ...without, no_data: missing }, () => ""));
  expect(shown).toContain("Chưa có dữ liệu quy hoạch ở đây");
  expect(shown).toContain(`Quy hoạch phân khu ${why}`);
  expect(text(planning(without, () => ""))).toBe("");
});

test("indicators keep the plan's words and say what they mean", () => {
  const shown = text(planning(SAMPLE, () => ""));
  expect(shown).toContain("2-5,7");
  expect(shown).toContain("nhiều nhất bằng 5,7 lần diện tích đất");
  expect(shown).toContain("Đồ án không ghi chỉ tiêu cho ô này.");
});

test("a road reserve that nobody knows of is not reported as none", () => {
  const reserve = { area_m2: 0, share_pct: 0, lines: [], corner_chamfer: null };
  expect(text(roadReserve({ ...SAMPLE, road_reserve: reserve }))).toBe("");
  const free = { ...SAMPLE, road_reserve: reserve, not_concerned: ["road_reserve"] };
  expect(text(roadReserve(free))).toContain("không nằm trong lộ giới");
  expect(text(roadReserve(SAMPLE))).toContain("55,0 m² nằm trong lộ giới");
});

test("an alley without a name is called so", () => {
  const [line] = SAMPLE.road_reserve.lines;
  if (!line) throw new Error("the sample has no line");
  const alley = { ...SAMPLE, road_reserve: { ...SAMPLE.road_reserve, lines: [{ ...line, street: "" }] } };
  expect(text(roadReserve(alley))).toContain("Đường chưa có tên, lộ giới 10 m: 55,0 m²");
});

test("without zones and reserves nothing is said about building", () => {
  const nothingKnown = {
    ...SAMPLE,
    buildable: { ...SAMPLE.buildable, zones: [] },
    road_reserve: { area_m2: 0, share_pct: 0, lines: [], corner_chamfer: null },
  };
  expect(text(buildable(nothingKnown))).toBe("");
  expect(text(buildable(SAMPLE))).toContain("1.045,4 m²");
});

test("missing data are told with the reason", () => {
  const shown = text(themeLists(SAMPLE));
  expect(shown).toContain("Chưa có dữ liệu Di sản");
  expect(shown).toContain("Hệ thống chưa có lớp dữ liệu này.");
});

test("shares of a theme fill the bar, and what nobody planned is named", () => {
  const element = document.createElement("div");
  render(planning(SAMPLE, () => "#ff0000") as TemplateResult, element);
  const [first] = element.querySelectorAll("svg.bar");
  const widths = [...(first?.querySelectorAll(":scope > rect") ?? [])].map((one) =>
    one.getAttribute("width"),
  );
  expect(widths).toEqual(["90.9%", "5%", "4.1%"]);
  const shown = text(planning(SAMPLE, () => ""));
  expect(shown).toContain("Chưa có quy hoạch 45,4 m² 4,1 %");
  expect(shown).toContain("Cộng 1.100,4 m², 100 %");
});

test("at a point zones are told without square metres and shares: it has no extent", () => {
  const shown = text(planning({ ...SAMPLE, subject: "point" }, () => ""));
  expect(shown).toContain("Đất hỗn hợp");
  expect(shown).not.toMatch(/\d m²|100 %/);
});

test("a figure shows its formula and sources; an open one says why and which rule stands in", () => {
  const shown = text(buildable(SAMPLE));
  expect(shown).toContain("Căn cứ: 6132/QĐ-UBND");
  expect(shown).toMatch(/Diện tích xây dựng tối đa\s*Cần cán bộ xác định/);
  expect(shown).toContain("“theo QCVN”");
  expect(shown).toContain("Quy chuẩn thay thế (chưa tính): QCVN 01, Bảng 2.8");
});

test("a corner cut is told with its size, an open one is left to the officer", () => {
  expect(text(roadReserve(SAMPLE))).toMatch(/Vạt góc 4x4\s*8,0 m²/);
  const cut = {
    raw: "4x4 / 5x5",
    area_m2: 0,
    geometry: null,
    status: "needs_officer" as const,
    why: "Khác nhau.",
  };
  const open = { ...SAMPLE, road_reserve: { ...SAMPLE.road_reserve, corner_chamfer: cut } };
  expect(text(roadReserve(open))).toContain("Vạt góc 4x4 / 5x5: cần cán bộ xác định");
});

test("a consultation is a notice of its own and says that the plan is not in force", () => {
  expect(text(consultations(SAMPLE))).toBe("");
  const one = {
    plan_code: "79QPK9",
    name: "Điều chỉnh cục bộ",
    level_name: "Quy hoạch phân khu",
    responsible_body: null,
    opens_on: "2026-11-01",
    closes_on: "2026-12-01",
    url: "/plans/79QPK9/",
  };
  const shown = text(consultations({ ...SAMPLE, consultations: [one] }));
  expect(shown).toContain("Đến hết ngày 01/12/2026");
  expect(shown).toContain("chưa có hiệu lực");
});

test("what is being adjusted is marked on the plan in force, and listed where nothing is in force", () => {
  const change = {
    stage: "ra_soat",
    stage_name: "Rà soát",
    since: "2026-10-01",
    body: null,
    consultation: null,
  };
  const [zone] = SAMPLE.concerned;
  const marked = { ...SAMPLE, concerned: zone ? [{ ...zone, under_adjustment: change }] : [] };
  expect(text(planning(marked, () => ""))).toContain("Rà soát, từ 01/10/2026");
  expect(text(themeLists(SAMPLE))).not.toContain("Đang điều chỉnh");
  const plan = zone?.plan as NonNullable<typeof zone.plan>;
  const listed = { ...SAMPLE, under_adjustment: [{ ...change, theme: "heritage", plan }] };
  expect(text(themeLists(listed))).toContain("Đang điều chỉnh Di sản: Quy hoạch phân khu 1/2000 khu số 27");
});

test("corridors say whether building is forbidden", () => {
  expect(text(corridors(SAMPLE))).toBe("");
  const [zone] = SAMPLE.concerned;
  if (!zone) throw new Error("the sample has no zone");
  const corridor = {
    ...zone,
    layer: "safety_corridors",
    area_m2: 12,
    no_building: true,
    legal_basis: "Luật Đường bộ",
  };
  const shown = text(corridors({ ...SAMPLE, concerned: [corridor] }));
  expect(shown).toContain("12,0 m²");
  expect(shown).toContain("Không được xây dựng");
});
