// @vitest-environment happy-dom
import { render } from "lit";
import { expect, test } from "vitest";
import type { ChangeSet, Impact } from "./api";
import { hasImpact, impactView } from "./impact_panel";

const IMPACT: Impact = {
  layers: ["planning_zones", "red_lines"],
  parcels_looked_at: 1500,
  parcels_changed: 1204,
  parcels_by: { function: 1200, plan: 0, indicators: 0, road_reserve: 4 },
  function_changed_m2: 300,
  functions: [
    {
      code: "DAT_CayXanhCC",
      name: "Đất cây xanh sử dụng công cộng",
      before_m2: 1000,
      after_m2: 1300,
      gained_m2: 300,
      lost_m2: 0,
      parcels_gaining: 2,
      parcels_losing: 0,
    },
  ],
  plans: [],
  road_reserve: {
    before_m2: 0,
    after_m2: 48,
    taken_m2: 48,
    given_back_m2: 0,
    parcels_losing: 4,
    parcels_gaining: 0,
  },
  not_announced: ["79QPK0010001"],
  parcels: [
    {
      id: "7f1f5f3c-0000-4000-8000-000000000001",
      national_id: "w3gvk1te7wqz",
      ward: { code: "26740", name: "Phường Sài Gòn" },
      sheet: "12",
      number: "45",
      changes: [{ function: "DAT_CayXanhCC", name: "Cây xanh", before_m2: 0, after_m2: 200, change_m2: 200 }],
      plan_changes: false,
      indicators_change: false,
      road_reserve_m2: 48,
    },
  ],
  listed_at_most: 100,
};

function shown(found: Impact): HTMLElement {
  const place = document.createElement("div");
  render(impactView(found), place);
  return place;
}

test("counts all parcels, names the most affected, and says what they gain and lose", () => {
  const place = shown(IMPACT);
  expect(place.querySelector("[data-impact-lead]")?.textContent).toContain("1.204");
  expect(place.querySelector("tbody")?.textContent).toContain("+300,0");
  expect(place.querySelector("[data-impact-reserve]")?.textContent).toContain("48,0");
  expect(place.querySelector(".notice")?.textContent).toContain("79QPK0010001");
  const parcel = place.querySelector("[data-impact-parcel]");
  expect(parcel?.querySelector("a")?.getAttribute("href")).toBe("/?parcel=w3gvk1te7wqz");
  expect(parcel?.textContent).toContain("200,0");
  expect(place.querySelector("summary")?.textContent).toContain("1.204");
});

test("a change without effect says for how many parcels that was looked at", () => {
  const place = shown({ ...IMPACT, parcels_changed: 0, parcels: [], functions: [], not_announced: [] });
  expect(place.querySelector("[data-impact-none]")?.textContent).toContain("1.500");
  expect(place.querySelector("table")).toBeNull();
});

test("only planning that is still to be published has an impact", () => {
  const set = (status: string, layers: string[]): ChangeSet => ({ status, layers }) as unknown as ChangeSet;
  expect(hasImpact(set("submitted", ["planning_zones"]))).toBe(true);
  expect(hasImpact(set("published", ["planning_zones"]))).toBe(false);
  expect(hasImpact(set("submitted", ["parcels"]))).toBe(false);
});
