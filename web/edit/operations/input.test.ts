import { expect, test } from "vitest";
import { left, right } from "../geometry/block_fixture";
import { bodyOf, type Edge, type Input, NOTHING, type Subject } from "./input";

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
    { number: "45", area: "33,3" },
    { number: "", area: "" },
  ];
  expect(params({ lines: [line], children })).toMatchObject({
    children: [{ number: "45", official_area_m2: 33.3 }, {}],
  });
  expect(params({ lines: [line], children: [{ number: "45", area: "lớn" }] })).toBe("needs.child_area");
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
