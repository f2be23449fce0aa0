import { expect, test } from "vitest";
import { left, right } from "../geometry/block_fixture";
import { type Shape, toGeoJson } from "../geometry/shape";
import { bodyOf, type ChildUse, type Edge, type Input, NO_MOVE, NOTHING, type Subject } from "./input";

const CRS = "EPSG:9210";
const main: Subject = { id: "a", version: 3, shape: left };
const other: Subject = { id: "b", version: 5, shape: right };
const line = [
  [0, 5],
  [10, 5],
] as const;
const edge: Edge = [
  [0, 0],
  [10, 0],
];
const params = (said: Partial<Input>, ...subjects: Subject[]): unknown => {
  const body = bodyOf({ ...NOTHING, ...said }, subjects.length ? subjects : [main], CRS);
  return typeof body === "string" ? body : body.params;
};

test("a split says along what it cuts, in the CRS of the ground", () => {
  expect(bodyOf({ ...NOTHING, lines: [line] }, [main], CRS)).toEqual({
    layer: "parcels",
    operation: "split",
    feature: "a",
    base_version: 3,
    geometry: null,
    crs: "",
    properties: {},
    params: {
      line: { type: "LineString", coordinates: line },
      group: "pieces",
      crs: CRS,
      north_first: false,
    },
  });
  expect(params({ lines: [line, line], group: "sides" })).toEqual({
    line: { type: "MultiLineString", coordinates: [line, line] },
    group: "sides",
    crs: CRS,
    north_first: false,
  });
  expect(params({ lines: [line], typed: true })).toEqual({
    vertices: line,
    group: "pieces",
    crs: CRS,
    north_first: false,
  });
});

test("figures are read as they are typed in Việt Nam", () => {
  expect(params({ kind: "offset", edge, metres: "5,25" })).toEqual({
    offset: { edge, distance_m: 5.25 },
    crs: CRS,
    north_first: false,
  });
  expect(params({ kind: "area", squareMetres: "100,0" })).toEqual({
    area: { area_m2: 100, side: "north" },
    crs: CRS,
    north_first: false,
  });
  expect(params({ kind: "area", squareMetres: "100", edge })).toEqual({
    area: { area_m2: 100, edge },
    crs: CRS,
    north_first: false,
  });
});

test("a merge names the others, a correction the new shapes of all", () => {
  expect(params({ kind: "merge" }, main, other)).toEqual({
    with: [{ feature: "b", base_version: 5 }],
    crs: CRS,
    north_first: false,
  });
  const said = { kind: "boundary", reason: " sai mốc ", surveyDocument: "s" } as const;
  const body = bodyOf({ ...NOTHING, ...said }, [main, other], CRS);
  expect(body).toMatchObject({
    operation: "correct_boundary",
    crs: CRS,
    geometry: { type: left.kind },
    params: {
      reason: "sai mốc",
      survey_document: "s",
      neighbours: [{ feature: "b", base_version: 5, geometry: { type: right.kind } }],
    },
  });
});

test("what the officer gives of the new parcels goes with the request, in their order", () => {
  const children = [
    { number: "45", area: "33,3", uses: null },
    { number: "", area: "", uses: null },
  ];
  expect(params({ lines: [line], children })).toMatchObject({
    children: [{ number: "45", official_area_m2: 33.3 }, {}],
  });
  expect(params({ lines: [line], children: [{ number: "45", area: "lớn", uses: null }] })).toBe(
    "needs.child_area",
  );
});

test("land uses go as they are given, once they are whole and add up to the parcel", () => {
  const given = (uses: ChildUse[], area = "33,3"): unknown =>
    params({ lines: [line], children: [{ number: "45", area, uses }] });
  const house = {
    land_use_code: "ODT",
    area_m2: 20,
    origin_of_use: "",
    term_kind: null,
    term_to: "2069-01-01",
  };
  const garden = { land_use_code: "CLN", area_m2: 13.3 };
  expect(given([house, garden])).toMatchObject({
    children: [
      {
        number: "45",
        official_area_m2: 33.3,
        land_uses: [{ land_use_code: "ODT", area_m2: 20, term_to: "2069-01-01" }, garden],
      },
    ],
  });
  expect(given([house])).toBe("needs.uses_sum");
  expect(given([house], "")).toMatchObject({ children: [{ land_uses: [{ area_m2: 20 }] }] });
  expect(given([{ ...garden, land_use_code: null }])).toBe("needs.use_code");
  expect(given([{ ...garden, area_m2: "nhiều" }])).toBe("needs.use_area");
});

test("a recovery names a red line, or sends the ground that was drawn or picked", () => {
  const decision = { number: "77/QĐ-UBND", date: "2026-03-05", authority: "Ủy ban nhân dân phường" };
  const ground: Shape = { kind: "Polygon", parts: [[[...line, [10, 9]]]] };
  const said = { kind: "recover", decision, redLine: "r", ground } as const;
  expect(params(said)).toMatchObject({ red_line: "r", land_use_code: "CGT" });
  expect(params(said)).not.toHaveProperty("geometry");
  const drawn = params({ ...said, groundFrom: "drawn" });
  expect(drawn).toMatchObject({ geometry: toGeoJson(ground), decision, crs: CRS });
  expect(drawn).not.toHaveProperty("red_line");
  expect(params({ ...said, groundFrom: "picked", ground: null })).toBe("needs.picked");
});

test("what is missing is said before the server is asked", () => {
  expect(bodyOf(NOTHING, [], CRS)).toBe("needs.parcel");
  expect(params({})).toBe("needs.line");
  expect(params({ kind: "offset", metres: "5" })).toBe("needs.edge");
  expect(params({ kind: "offset", edge, metres: "năm" })).toBe("needs.metres");
  expect(params({ kind: "area", squareMetres: "0" })).toBe("needs.square_metres");
  expect(params({ kind: "merge" })).toBe("needs.two");
  expect(params({ kind: "boundary", reason: "sai" })).toBe("needs.survey");
  expect(params({ kind: "recover", redLine: "r" })).toBe("needs.decision");
});

test("a renumbering names sheets and no parcel, and leaves out what stays", () => {
  const document = " 12/NQ-HĐND ";
  const move = { ...NO_MOVE, ward: "26740", sheet: "5", toSheet: " 105 " };
  const said = { ...NOTHING, kind: "renumber", document, sheets: [move], surveyDocument: "s" } as const;
  expect(bodyOf(said, [main], CRS)).toEqual({
    layer: "parcels",
    operation: "renumber",
    feature: null,
    base_version: null,
    geometry: null,
    crs: "",
    properties: {},
    params: {
      document: "12/NQ-HĐND",
      sheets: [{ ward: "26740", sheet: "5", to_sheet: "105" }],
      crs: CRS,
      north_first: false,
    },
  });
  expect(bodyOf(said, [], CRS)).toEqual(bodyOf(said, [main], CRS));
});

test("a renumbering says what it still lacks", () => {
  const lacks = (document: string, move: Partial<typeof NO_MOVE>): unknown =>
    bodyOf({ ...NOTHING, kind: "renumber", document, sheets: [{ ...NO_MOVE, ...move }] }, [], CRS);
  expect(lacks("", {})).toBe("needs.document");
  expect(lacks("a", { ward: "26740" })).toBe("needs.sheet");
  expect(lacks("a", { ward: "26740", sheet: "5" })).toBe("needs.new_key");
  expect(lacks("a", { ward: "26740", sheet: "5", toWard: "26740", toSheet: "5" })).toBe("needs.new_key");
  expect(lacks("a", { ward: "26740", sheet: "5", toWard: "26743" })).toBe("needs.ward_name");
});
