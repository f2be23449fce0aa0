import { expect, test } from "vitest";
import { askedBy, cornersOf, isId, linesOf, numberOf, tableOf } from "./asking";

test("numbers as people type them", () => {
  expect(
    ["12", "12,5", "12.5", "1192451.250", "1192451,250", "1.192.451,25", "1 192 451.25"].map(numberOf),
  ).toEqual([12, 12.5, 12.5, 1192451.25, 1192451.25, 1192451.25, 1192451.25]);
  expect(["", "abc", "1e5", "-3", "12m"].map(numberOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("a pasted table of corners, with and without numbers of the corners", () => {
  const corners = [
    [1191005, 603004],
    [1191005, 603016.5],
    [1191010, 603016.5],
  ];
  expect(cornersOf("1191005 603004\n1191005\t603016,5\r\n\n1191010; 603016.5")).toEqual(corners);
  expect(cornersOf("1 1191005 603004\n2 1191005 603016,5\n3 1191010 603016,5")).toEqual(corners);
  expect(cornersOf(" \n")).toEqual([]);
  expect(cornersOf(tableOf(corners as [number, number][]))).toEqual(corners);
});

test("a line that is no corner is named", () => {
  expect(() => cornersOf("1191005 603004\nX Y\n1 2")).toThrowError("precheck.bad_line");
  expect(() => cornersOf("1191005 603004\n1191005 603010")).toThrowError("precheck.few_corners");
});

test("ids go as they are, words are looked up", () => {
  expect(["w3gv7cp477mz", "8c5c0a4e-2f1b-4a8e-9a52-0f6f0f6f0f6f"].every(isId)).toBe(true);
  expect(["thửa 12 tờ 5", "w3gv7cp477m", "w3gv7cp477ma"].some(isId)).toBe(false);
  expect(linesOf(" a  b \n\na b\nc")).toEqual(["a b", "c"]);
});

test("the form becomes a request; what is empty is left out", () => {
  const form = new FormData();
  form.set("parcels", "w3gv7cp477mz");
  form.set("storeys", "3");
  form.set("height_m", "11,5");
  form.set("use", "");
  expect(askedBy(form)).toEqual({ parcels: ["w3gv7cp477mz"], storeys: 3, height_m: 11.5 });
  form.set("corners", "1191005 603004\n1191005 603016\n1191010 603016");
  form.set("crs", "EPSG:9210");
  expect(askedBy(form)).toMatchObject({
    crs: "EPSG:9210",
    corners: [
      [1191005, 603004],
      [1191005, 603016],
      [1191010, 603016],
    ],
  });
  form.set("storeys", "ba");
  expect(() => askedBy(form)).toThrowError("precheck.bad_number");
  expect(() => askedBy(new FormData())).toThrowError("precheck.empty");
});
