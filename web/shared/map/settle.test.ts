import { describe, expect, it } from "vitest";
import { restingZoom } from "./settle";

describe("the zoom at which the map rests after the wheel", () => {
  it("is the next whole one in the direction of the wheel", () => {
    expect(restingZoom(17, 17.33)).toBe(18);
    expect(restingZoom(17, 16.67)).toBe(16);
    expect(restingZoom(15.5, 17.8)).toBe(18);
  });

  it("is the one just reached, not the next, when the wheel went a little too far", () => {
    expect(restingZoom(16, 18.04)).toBe(18);
    expect(restingZoom(18, 15.95)).toBe(16);
  });

  it("stays what it was when the wheel was hardly touched", () => {
    expect(restingZoom(17.5, 17.5)).toBe(17.5);
    expect(restingZoom(17.5, 17.45)).toBe(17.5);
  });
});
