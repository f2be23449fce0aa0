/** A small extract for tests: two zones of a zoning plan, an overruled general plan, a road reserve. */
import type { Concerned, Extract } from "../../shared/api_types";

const plan = {
  code: "79QPK1000027",
  name: "Quy hoạch phân khu 1/2000 khu số 27",
  level: "phan_khu",
  level_name: "Quy hoạch phân khu",
  scale: 2000,
  governing: true,
};
const decision = { number: "6132/QĐ-UBND", date: "2017-08-12", authority: "UBND Thành phố", document: null };

function zone(
  code: string,
  name: string,
  area: number,
  share: number,
  more: Partial<Concerned> = {},
): Concerned {
  return {
    theme: "zoning_plan",
    layer: "planning_zones",
    feature: code,
    zone: { code, function: { code: "DAT_HonHop", name, raw: null } },
    area_m2: area,
    share_pct: share,
    governing_area_m2: area,
    length_m: null,
    status: "in_force",
    indicators: {},
    plan,
    decision,
    ...more,
  };
}

export const SAMPLE: Extract = {
  id: "4c84d790-7dfe-67e8-014c-f6e1157a935e",
  created_at: "2026-11-22T04:07:27Z",
  as_of: "2026-11-22",
  parcel: {
    id: "000fb3e4-8725-5fb5-b1f1-f75c32ea42c9",
    national_id: "w3gvk49rjcbe",
    version: 1,
    ward: "26740",
    ward_name: "Phường Sài Gòn",
    sheet: "34",
    number: "29",
    address: "16 Lê Văn Hưu",
    area_m2: 1100.4,
    official_area_m2: null,
    computed_area_m2: 1100.4,
    land_uses: [{ code: "ODT", name: "Đất ở tại đô thị", area_m2: 1100.4 }],
    valid_from: "2015-09-29",
    flags: [{ code: "synthetic", message: "Dữ liệu mô phỏng, không có giá trị pháp lý." }],
    aliases: [{ ward_name: "Phường Bến Nghé", sheet: "15", number: "314" }],
    lon: 106.7,
    lat: 10.78,
    geometry: { type: "MultiPolygon", coordinates: [] },
    source: "demo",
    survey: { crs: "EPSG:9210", map_scale: 500, map_sheet: null },
    synthetic: true,
  },
  concerned: [
    zone("HH-39", "Đất hỗn hợp", 1045.4, 95, {
      indicators: { storeys: { raw: "15", min: 15, max: 15 }, far: { raw: "2-5,7", min: 2, max: 5.7 } },
    }),
    zone("GT-11", "Đất đường giao thông", 55, 5),
    zone("DV-67", "Đất khu dịch vụ", 1100.4, 100, {
      theme: "general_plan",
      status: "overruled",
      plan: { ...plan, code: "79QHC", level: "chung", governing: false },
    }),
  ],
  not_concerned: ["detailed_plan"],
  no_data: [{ theme: "heritage", code: "not_kept", why: "Hệ thống chưa có lớp dữ liệu này." }],
  themes: { zoning_plan: "Quy hoạch phân khu", general_plan: "Quy hoạch chung", heritage: "Di sản" },
  road_reserve: {
    area_m2: 55,
    share_pct: 5,
    lines: [{ feature: "r", street: "Lê Văn Hưu", row_width: { raw: "10m", m: 10 }, area_m2: 55, decision }],
  },
  buildable: {
    net_area_m2: 1045.4,
    max_footprint_m2: null,
    max_floor_area_m2: null,
    max_storeys: 15,
    unplanned_area_m2: 0,
    zones: [{ zone_code: "HH-39" }],
    formula: ["Diện tích còn lại = 1.100,4 m² − 55,0 m²"],
  },
  permits: [],
  dropped_slivers: [],
  sources: [{ layer: "parcels", dataset: "demo", version: "1", imported_at: "2026-11-22T04:07:27Z" }],
  disclaimer: "Chỉ có giá trị tham khảo.",
  verify_url: "/api/v1/parcels/x/extract",
};
