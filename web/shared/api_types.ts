/** Shapes of the domain API's answers (docs/api.md, /api/v1/openapi.json), as far as the map reads them. */

export interface GeoJsonGeometry {
  type: string;
  coordinates: unknown;
}

export interface MapLayer {
  name: string;
  title: string;
  theme: string;
  kind: "raster" | "vector";
  url: string;
  minzoom: number;
  maxzoom: number;
  visible: boolean;
  opacity: number;
  draw_order: number;
  in_base_map: boolean;
  /** Names of the layers whose publications change its tiles. */
  drawn_from: string[];
}

export interface MapConfig {
  lang: "vi" | "en";
  city: { slug: string; name: string; synthetic: boolean };
  view: {
    center: [number, number];
    zoom: number;
    min_zoom: number;
    max_zoom: number;
    extent: [number, number, number, number];
  };
  crs: { storage: string; storage_name: string; definitions: Record<string, string> };
  style_url: string;
  themes: string[];
  /** Looks of the map, the default first, with the tiles of the base map in each. */
  looks: { name: string; title: string; base_tiles: string }[];
  layers: MapLayer[];
}

export type SearchKind = "parcel" | "coordinate" | "street" | "road" | "place" | "ward" | "plan" | "permit";

export interface SearchResult {
  kind: string;
  title: string;
  subtitle: string;
  lon: number | null;
  lat: number | null;
  bbox: [number, number, number, number] | null;
  id: string | null;
  href: string | null;
}

/** A way to go on with a half-typed parcel name; `insert` takes the place of the whole text. */
export interface Completion {
  text: string;
  insert: string;
  why: string;
}

export interface SearchAnswer {
  q: string;
  results: SearchResult[];
  completions: Completion[];
}

export interface Candidate {
  id: string;
  ward_name: string;
  sheet: string;
  number: string;
  address: string;
  area_m2: number;
  lon: number;
  lat: number;
  why: string;
}

export interface Lookup {
  status: "MATCH" | "AMBIGUOUS" | "NOT_FOUND";
  candidates: Candidate[];
}

export interface LandUse {
  code: string;
  name: string;
  area_m2: number | null;
}

export interface Flag {
  code: string;
  message: string;
}

export interface Parcel {
  id: string;
  national_id: string | null;
  version: number;
  ward: string;
  ward_name: string;
  sheet: string;
  number: string;
  address: string;
  area_m2: number;
  official_area_m2: number | null;
  computed_area_m2: number | null;
  land_uses: LandUse[];
  valid_from: string | null;
  flags: Flag[];
  aliases: { ward_name: string | null; sheet: string; number: string }[];
  lon: number;
  lat: number;
  geometry: GeoJsonGeometry;
  source: string;
  survey: { crs: string | null; map_scale: number | null; map_sheet: string | null };
  synthetic: boolean;
}

export interface Indicator {
  raw: string | null;
  min: number | null;
  max: number | null;
}

export interface Decision {
  number: string;
  date: string | null;
  authority: string | null;
  document: string | null;
}

export interface Plan {
  /** null: named by its zones only, so it has no page. */
  id: string | null;
  code: string;
  name: string;
  level: string | null;
  level_name: string | null;
  scale: number | null;
  governing: boolean;
}

export interface Concerned {
  theme: string;
  layer: string;
  feature: string | null;
  zone: { code: string; function: { code: string | null; name: string; raw: string | null } } | null;
  area_m2: number | null;
  share_pct: number | null;
  governing_area_m2: number | null;
  length_m: number | null;
  status: string;
  indicators: Record<string, Indicator>;
  plan: Plan | null;
  decision: Decision | null;
  /** What is under way on the plan of this row; null when nothing public is. */
  under_adjustment: Change | null;
  /** Of corridors: whether building is forbidden there, and on what it rests. */
  no_building?: boolean;
  legal_basis?: string | null;
}

/** A review or adjustment of a plan in force. */
export interface Change {
  stage: string;
  stage_name: string;
  since: string | null;
  body: string | null;
  consultation: string | null;
}

export interface ThemeUnderAdjustment extends Change {
  theme: string;
  plan: Plan;
}

/** A zone's part of the parcel, or what no zone takes (`kind`); together exactly 100 %. */
export interface ShareRow {
  feature?: string;
  kind?: string;
  name?: string;
  code?: string;
  function?: { code: string | null; name: string; raw: string | null };
  area_m2: number;
  share_pct: number;
}

export interface ThemeShares {
  theme: string;
  denominator_m2: number;
  rows: ShareRow[];
  remainder: ShareRow[];
  overlap_m2: number;
}

/** A figure of the buildable result: computed, or left to the officer with the reason. */
export interface Figure {
  key: string;
  value: number | null;
  unit: string | null;
  status: "computed" | "needs_officer";
  formula: string | null;
  sources: { plan_code: string | null; zone_code?: string; decision: Partial<Decision> | null }[];
  why: string | null;
  fallback_rule: string | null;
  note?: string | null;
}

export interface Setback {
  distance_m: number | null;
  raw: string | null;
  line: GeoJsonGeometry | null;
  area: GeoJsonGeometry | null;
  area_m2: number | null;
  status: "computed" | "needs_officer";
  why: string | null;
}

export interface CornerChamfer {
  raw: string;
  area_m2: number;
  geometry: GeoJsonGeometry | null;
  status: "computed" | "needs_officer";
  why: string | null;
}

/** A plan of which the public is asked; it is not in force. */
export interface Consultation {
  plan_code: string;
  name: string;
  level_name: string;
  responsible_body: string | null;
  opens_on: string;
  closes_on: string;
  url: string;
}

export interface RedLine {
  feature: string;
  street: string;
  row_width: { raw: string | null; m: number | null };
  area_m2: number;
  decision: Decision | null;
}

export interface Permit {
  id: string;
  permit_number: string;
  permit_kind_name: string;
  status_name: string;
  issued_on?: string | null;
  work_name?: string | null;
  storeys?: number | null;
  floor_area_m2?: number | null;
}

export interface Extract {
  id: string;
  created_at: string;
  as_of: string;
  subject: "parcel" | "point" | "polygon";
  parcel: Parcel;
  concerned: Concerned[];
  not_concerned: string[];
  no_data: { theme: string; code: string; why: string }[];
  under_adjustment: ThemeUnderAdjustment[];
  themes: Record<string, string>;
  shares: ThemeShares[];
  road_reserve: {
    area_m2: number;
    share_pct: number;
    lines: RedLine[];
    corner_chamfer: CornerChamfer | null;
  };
  buildable: {
    net_area_m2: number | null;
    max_footprint_m2: number | null;
    max_floor_area_m2: number | null;
    max_storeys: number | null;
    unplanned_area_m2: number;
    zones: { zone_code: string }[];
    formula: string[];
    figures: Figure[];
    setback: Setback | null;
  };
  consultations: Consultation[];
  permits: Permit[];
  dropped_slivers: unknown[];
  sources: { layer: string; dataset: string; version: string; imported_at: string }[];
  disclaimer: string;
  verify_url: string;
}

/** Size in pixels by zoom, linear between the pairs. */
export type Stops = readonly (readonly [zoom: number, size: number])[];

/** A rule holds for features whose `field` has one of `values`. */
export interface StyleFilter {
  field: string;
  values: (string | boolean)[];
}

/** How the features of one class look between two zooms (docs/tiles.md). */
export interface StyleRule {
  label_vi: string;
  label_en: string;
  filter: StyleFilter | null;
  minzoom: number;
  maxzoom: number;
  fill: string | null;
  fill_opacity: number;
  stroke: string | null;
  stroke_width_stops: Stops;
  dash: number[] | null;
  casing: string | null;
  casing_width: number | null;
  hatch: { colour: string; angle: number; spacing: number; width: number } | null;
  radius: number | null;
  /** Ground by group, shown before the features. */
  by_group?: boolean;
}

export interface LabelRule {
  template: string;
  filter: StyleFilter | null;
  minzoom: number;
  maxzoom: number;
  size_stops: Stops;
  colour: string;
  halo: string;
  face: "regular" | "bold" | "italic";
  placement: "line" | "point";
}

export interface LayerStyle {
  title: string;
  rules: StyleRule[];
  labels: LabelRule[];
}

export type StyleSheet = Record<string, LayerStyle>;
