import { expect, test } from "vitest";
import { area, date, decimal, plain, share, today } from "./format";

test("areas have one decimal and the separators of the language", () => {
  expect(area(1160.1132, "vi")).toBe("1.160,1\u00a0m²");
  expect(area(1160.1132, "en")).toBe("1,160.1\u00a0m²");
});

test("shares and plain numbers", () => {
  expect(share(14.5, "vi")).toBe("14,5\u00a0%");
  expect(plain(4, "vi")).toBe("4");
  expect(plain(2.5, "vi")).toBe("2,5");
  expect(decimal(603480.79, 2, "en")).toBe("603,480.79");
});

test("dates are dd/mm/yyyy; an instant is the day it was in Viet Nam", () => {
  expect(date("2025-07-01")).toBe("01/07/2025");
  expect(date("2025-06-30T18:30:00Z")).toBe("01/07/2025");
  expect(date("không rõ")).toBe("không rõ");
});

test("today is the day in Viet Nam", () => {
  expect(today(new Date("2026-11-21T18:00:00Z"))).toBe("2026-11-22");
});
