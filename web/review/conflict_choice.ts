/** What is to be chosen in a conflict, and what the choice means; pure. */

import { shapeDiff } from "../shared/compare/shape_diff";
import { date, plain } from "../shared/format";
import type { Conflict, Control, Resolution } from "./api";

export type Side = "mine" | "theirs";
export type Choice = Resolution["choice"];

/** What the officer picked so far; `shape` and `fields` count for a merge. */
export interface Picks {
  choice?: Choice;
  shape?: Side;
  fields: Readonly<Record<string, Side>>;
}

export interface FieldRow {
  field: string;
  label: string;
  base: string;
  theirs: string;
  mine: string;
  /** Both changed it to different ends: somebody has to choose. */
  collides: boolean;
  /** Which side a merge takes when nobody has to choose. */
  kept: Side;
}

/** Sides can be merged when both still have the feature and neither is a part of a domain operation. */
export const canMerge = (conflict: Conflict): boolean =>
  conflict.operation === "update" &&
  conflict.base !== null &&
  conflict.theirs !== null &&
  conflict.part_of_operation === null;

/** Fields that at least one side changed, those that collide first. */
export function fieldRows(
  conflict: Conflict,
  controls: readonly Control[],
  words: { yes: string; no: string; empty: string },
): FieldRow[] {
  const { base, theirs, mine } = conflict;
  const known = new Map(controls.map((one) => [one.name, one]));
  const names = new Set(
    [base, theirs, mine].flatMap((state) => (state ? Object.keys(state.properties) : [])),
  );
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  const rows: FieldRow[] = [];
  for (const field of names) {
    const control = known.get(field);
    if (!control) continue;
    const value = (state: Conflict["base"]): unknown => state?.properties[field] ?? null;
    const say = (one: unknown): string => conflict.names[String(one)] ?? valueWords(control, one, words);
    const collides = conflict.fields.includes(field);
    const theyChanged = theirs !== null && !same(value(base), value(theirs));
    const iChanged = mine !== null && !same(value(base), value(mine));
    if (!collides && !theyChanged && !iChanged) continue;
    rows.push({
      field,
      label: control.label,
      base: say(value(base)),
      theirs: say(value(theirs)),
      mine: say(value(mine)),
      collides,
      kept: iChanged && !theyChanged ? "mine" : "theirs",
    });
  }
  return rows.sort((a, b) => Number(b.collides) - Number(a.collides));
}

/** Which side a merge takes for the shape; null when somebody has to choose, undefined when nobody changed it. */
export function keptShape(conflict: Conflict): Side | null | undefined {
  if (conflict.geometry_conflict) return null;
  if (conflict.their_geometry_changed) return "theirs";
  const changed = shapeDiff(conflict.base?.geometry ?? null, conflict.mine?.geometry ?? null);
  return changed ? "mine" : undefined;
}

/** Names of what is still to be chosen; "choice" when not even the way is. */
export function missing(conflict: Conflict, picks: Picks): string[] {
  if (!picks.choice) return ["choice"];
  if (picks.choice !== "merge") return [];
  const open = conflict.fields.filter((field) => !picks.fields[field]);
  return conflict.geometry_conflict && !picks.shape ? ["geometry", ...open] : open;
}

/** The request that the picks mean. */
export function resolution(conflict: Conflict, picks: Picks): Resolution {
  const choice = picks.choice ?? "theirs";
  if (choice !== "merge") return { choice };
  const fields: Record<string, Side> = {};
  for (const field of conflict.fields) fields[field] = picks.fields[field] ?? "theirs";
  return conflict.geometry_conflict && picks.shape
    ? { choice, fields, geometry: picks.shape }
    : { choice, fields };
}

/** A stored value as a person reads it: label of a code, day, yes or no, number with its unit. */
export function valueWords(
  control: Control,
  value: unknown,
  words: { yes: string; no: string; empty: string },
): string {
  if (value === null || value === undefined || value === "") return words.empty;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (control.choices) {
    const labels = new Map(control.choices.map((one) => [one.value, one.label]));
    const parts = labels.has(String(value)) ? [String(value)] : String(value).split(/[+;,]/);
    return parts.map((part) => labels.get(part.trim()) ?? part.trim()).join(", ");
  }
  if (control.control === "date") return date(String(value));
  const unit = control.unit.replace("m2", "m²");
  if (typeof value === "number") return `${plain(value)}${unit ? `\u00a0${unit}` : ""}`;
  return String(value);
}
