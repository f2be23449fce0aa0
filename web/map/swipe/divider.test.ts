import { expect, test } from "vitest";
import { clamped, moved } from "./divider";

test("arrows move the divider, and it stays on the map", () => {
  expect(moved("ArrowLeft", 50)).toBe(48);
  expect(moved("ArrowRight", 99)).toBe(100);
  expect(moved("PageDown", 4)).toBe(0);
  expect(moved("PageUp", 50)).toBe(60);
  expect([moved("Home", 50), moved("End", 50)]).toEqual([0, 100]);
  expect(moved("a", 50)).toBeNull();
});

test("a pointer outside the map leaves the divider at its edge", () => {
  expect([clamped(-3), clamped(12.5), clamped(130)]).toEqual([0, 12.5, 100]);
});
