// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { PastDay } from "./past_day";

test("the banner stands while a past day is shown, and goes with it", () => {
  const element = document.createElement("div");
  const shown: string[] = [];
  const past = new PastDay(element, "2020-03-21", (day) => shown.push(day));
  expect(element.textContent).toContain("ĐANG XEM NGÀY 21/03/2020");
  expect(document.body.classList.contains("app--past")).toBe(true);
  element.querySelector("button")?.click();
  expect([past.day, shown]).toEqual(["", [""]]);
  expect(element.textContent?.trim()).toBe("");
});

test("a day to come is today", () => {
  expect(new PastDay(document.createElement("div"), "2999-01-01", () => undefined).day).toBe("");
});
