import { describe, expect, it } from "vitest";
import { shiftIntoFree } from "./covered";

/** A phone: 400 × 800 pixels of one metre, the sheet over the lower half. */
const view = { center: [0, 0], resolution: 1, size: [400, 800] } as const;
const sheet: [number, number, number, number] = [0, 0, 400, 0];

describe("a box that panels cover", () => {
  it("stays where it is when it is seen", () => {
    expect(shiftIntoFree([-10, 100, 10, 120], view, sheet, 0)).toBeNull();
  });

  it("comes out from under the sheet, no farther than needed", () => {
    expect(shiftIntoFree([-10, -100, 10, -80], view, sheet, 0)).toEqual([0, -100]);
    expect(shiftIntoFree([-10, -100, 10, -80], view, sheet, 16)).toEqual([0, -116]);
  });

  it("comes in from beside the map", () => {
    expect(shiftIntoFree([300, 100, 320, 120], view, sheet, 0)).toEqual([120, 0]);
    expect(shiftIntoFree([-500, 500, -480, 520], view, sheet, 0)).toEqual([-300, 120]);
  });

  it("has its middle in the middle of the free part when it is larger", () => {
    expect(shiftIntoFree([-50, -600, 50, 0], view, sheet, 0)).toEqual([0, -500]);
  });
});
