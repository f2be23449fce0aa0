import { expect, test } from "vitest";
import type { ApiEdit, ChangeSet } from "../api_types";
import { left } from "../geometry/block_fixture";
import { differs } from "./draft_watch";
import type { Edit } from "./edits";

const base = { layer: "parcels", id: "a", version: 3, shape: left, values: {} };
const edits = new Map<string, Edit>([["parcels/a", { ...base, operation: "update", base }]]);
const here = { status: "draft", edits, operations: [] };
const edit = {
  layer: "parcels",
  feature: "a",
  base_version: 3,
  operation: "update",
  expanded_from: null,
} as unknown as ApiEdit;
const draft = (...found: ApiEdit[]): ChangeSet => ({ status: "draft", edits: found }) as ChangeSet;

test("a draft that is the same stays", () => {
  expect(differs(here, draft(edit))).toBe(false);
  expect(differs(here, draft(edit, { ...edit, feature: "b", expanded_from: 1 }))).toBe(false);
});

test("another state, version or number of edits is noticed", () => {
  expect(differs({ ...here, status: "returned" }, draft(edit))).toBe(true);
  expect(differs(here, draft({ ...edit, base_version: 4 }))).toBe(true);
  expect(differs(here, draft())).toBe(true);
  expect(differs(here, draft({ ...edit, feature: "b" }))).toBe(true);
});

test("an operation of the server is no edit of the page, and is missed when it is gone", () => {
  const split = { ...edit, id: 7, operation: "split", findings: [] };
  const part = { ...edit, id: 8, operation: "delete", feature: "b", expanded_from: 7, findings: [] };
  expect(differs({ ...here, operations: [{ id: 7 }] }, draft(edit, split, part))).toBe(false);
  expect(differs(here, draft(edit, split, part))).toBe(true);
  expect(differs({ ...here, operations: [{ id: 7 }] }, draft(edit))).toBe(true);
});
