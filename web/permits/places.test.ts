import { expect, test } from "vitest";
import { degrees, type Place, permitsIn } from "./places";

const place = (permits: number): Place => ({
  geometry: { type: "Point", coordinates: [106.7, 10.77] },
  properties: { permits, bbox: [106.7, 10.77, 106.7, 10.77], id: null, number: null, address: null, footprint: null },
});

test("a window is rounded outwards and ends with the world", () => {
  expect(degrees([106.70000049, 10.7, 106.70000051, 91])).toEqual([106.7, 10.7, 106.700001, 90]);
  expect(degrees([-200, -100, 200, 100])).toEqual([-180, -90, 180, 90]);
});

test("groups count as many as they hold", () => {
  expect(permitsIn([place(1), place(41)])).toBe(42);
  expect(permitsIn([])).toBe(0);
});
