import { expect, test } from "vitest";
import { nextSize } from "./sheet";

test("a press shows more, then less", () => {
  expect(nextSize("peek", 0)).toBe("half");
  expect(nextSize("half", 2)).toBe("full");
  expect(nextSize("full", 0)).toBe("half");
});

test("a drag moves by one size, a long one by two, and stops at the ends", () => {
  expect(nextSize("half", -100)).toBe("full");
  expect(nextSize("half", 100)).toBe("peek");
  expect(nextSize("peek", -400)).toBe("full");
  expect(nextSize("full", 400)).toBe("peek");
  expect(nextSize("peek", 100)).toBe("peek");
  expect(nextSize("half", 30)).toBe("half");
});
