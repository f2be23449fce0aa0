import { expect, test } from "vitest";
import type { ChangeSet, Status } from "./api";
import { note, offers } from "./decisions";

const set = (status: Status, mine: boolean, may: string[] = []): ChangeSet =>
  ({ status, mine, may }) as unknown as ChangeSet;
const told = (one: ChangeSet): [string, string | null][] => offers(one).map(({ step, why }) => [step, why]);

test("the author is told why an own change set cannot be approved", () => {
  expect(told(set("submitted", true, ["withdraw"]))).toEqual([
    ["approve", "why.four_eyes"],
    ["withdraw", null],
  ]);
  expect(note(set("submitted", true))).toBe("why.wait_approval");
});

test("an approver may approve and return, a reader is told that he lacks the right", () => {
  expect(told(set("submitted", false, ["approve", "return"]))).toEqual([
    ["approve", null],
    ["return", null],
  ]);
  expect(told(set("submitted", false))).toEqual([
    ["approve", "why.no_right"],
    ["return", "why.no_right"],
  ]);
});

test("each state offers its own steps", () => {
  expect(told(set("draft", true, ["submit", "withdraw", "edit"]))).toEqual([
    ["submit", null],
    ["withdraw", null],
  ]);
  expect(told(set("draft", false))).toEqual([["approve", "why.wait_submit"]]);
  expect(told(set("approved", false, ["publish", "return"]))).toEqual([
    ["publish", null],
    ["return", null],
  ]);
  expect(told(set("published", false, ["revert"]))).toEqual([["revert", null]]);
  expect(told(set("withdrawn", true))).toEqual([]);
});

test("nothing is offered while somebody publishes", () => {
  const now = { ...set("approved", false, ["publish", "return"]), publishing_since: "2026-03-01T08:00:00Z" };
  expect(told(now)).toEqual([]);
});
