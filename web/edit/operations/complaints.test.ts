import { expect, test } from "vitest";
import { complaintsAt, placeOf } from "./complaints";

test("a refusal stands beside the field that it is about", () => {
  expect(placeOf("params.area")).toBe("squareMetres");
  expect(placeOf("params.area.side")).toBe("side");
  expect(placeOf("params.vertices.3.0")).toBe("line");
  expect(placeOf("params.geometry")).toBe("ground");
  expect(placeOf("params.decision.date")).toBe("date");
  expect(placeOf("params.children")).toBe("children");
  expect(placeOf("params.children.1.number")).toBe("child-1-number");
  expect(placeOf("params.children.0.official_area_m2")).toBe("child-0-area");
  expect(placeOf("params.children.2.land_uses")).toBe("child-2-uses");
  expect(placeOf("params.children.2.land_uses.1.land_use_code")).toBe("child-2-use-1-land_use_code");
  expect(placeOf("params.children.2.land_uses.1.shared_use")).toBe("child-2-uses");
  expect(placeOf("params.document")).toBe("document");
  expect(placeOf("params.sheets")).toBe("sheets");
  expect(placeOf("params.sheets.1.to_sheet")).toBe("sheet-1-to_sheet");
});

test("what the form does not ask for stands alone", () => {
  expect(placeOf("feature")).toBe("");
  expect(placeOf("params.areal")).toBe("");
  expect(placeOf("params.children.1.properties.address")).toBe("");
  const told = [{ field: "params.line", message: "a", remedy: "b" }];
  expect(complaintsAt(told, "line")).toEqual(told);
  expect(complaintsAt(told, "edge")).toEqual([]);
});
