import { expect, test } from "vitest";
import type { ApiEdit, ChangeSet } from "../api_types";
import { left } from "../geometry/block_fixture";
import { differs } from "./draft_watch";
import type { Edit } from "./edits";

const base = { layer: "parcels", id: "a", version: 3, shape: left, values: {} };
const edits = new Map<string, Edit>([["parcels/a", { ...base, operation: "update", base }]]);
const edit = { layer: "parcels", feature: "a", base_version: 3, expanded_from: null } as ApiEdit;
const draft = (...found: ApiEdit[]): ChangeSet => ({ status: "draft", edits: found }) as ChangeSet;

test("a draft that is the same stays", () => {
  expect(differs({ status: "draft", edits }, draft(edit))).toBe(false);
  expect(differs({ status: "draft", edits }, draft(edit, { ...edit, feature: "b", expanded_from: 1 }))).toBe(
    false,
  );
});

test("another state, version or number of edits is noticed", () => {
  expect(differs({ status: "returned", edits }, draft(edit))).toBe(true);
  expect(differs({ status: "draft", edits }, draft({ ...edit, base_version: 4 }))).toBe(true);
  expect(differs({ status: "draft", edits }, draft())).toBe(true);
  expect(differs({ status: "draft", edits }, draft({ ...edit, feature: "b" }))).toBe(true);
});
