/**
 * What the officer has changed: one edit for each feature, immutable, complete in itself.
 *
 * An edit keeps the stored state it was made on, so that it can be compared, journalled and sent without asking again.
 */
import { type Shape, sameShape } from "../geometry/shape";

export type Values = Readonly<Record<string, unknown>>;
export type Operation = "create" | "update" | "delete";

/** A feature as the server has it. */
export interface Stored {
  readonly layer: string;
  readonly id: string;
  readonly version: number;
  readonly shape: Shape | null;
  readonly values: Values;
}

export interface Edit {
  readonly layer: string;
  /** Identity of the feature; for a new one, chosen here. */
  readonly id: string;
  readonly operation: Operation;
  readonly base: Stored | null;
  readonly shape: Shape | null;
  readonly values: Values;
}

export type Edits = ReadonlyMap<string, Edit>;

/** A feature as the officer sees it: stored state and edit in one. */
export interface Current {
  readonly key: string;
  readonly layer: string;
  readonly id: string;
  readonly shape: Shape | null;
  readonly values: Values;
  readonly operation: Operation | null;
}

export const keyOf = (layer: string, id: string): string => `${layer}/${id}`;
export const layerOfKey = (key: string): string => key.slice(0, key.indexOf("/"));

/** One feature before and after a step; null = no edit. */
export interface Change {
  readonly key: string;
  readonly before: Edit | null;
  readonly after: Edit | null;
}

/** The edits after some changes; the same object when there were none. */
export function applied(edits: Edits, changes: readonly Change[], forwards = true): Edits {
  if (!changes.length) return edits;
  const next = new Map(edits);
  for (const { key, before, after } of changes) {
    const edit = forwards ? after : before;
    if (edit) next.set(key, edit);
    else next.delete(key);
  }
  return next;
}

/** An edit that changes nothing is none. */
export function effective(edit: Edit): Edit | null {
  if (edit.operation !== "update" || !edit.base) return edit;
  const same = sameShape(edit.shape, edit.base.shape) && !Object.keys(changedValues(edit)).length;
  return same ? null : edit;
}

/** Values that differ from the stored ones; for a new feature, all that are given. */
export function changedValues(edit: Edit): Values {
  const stored = edit.base?.values ?? {};
  return Object.fromEntries(
    Object.entries(edit.values).filter(([name, value]) => !sameValue(value, stored[name])),
  );
}

export const sameValue = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null);

/** The edit's shape where it differs from the stored one, else null. */
export const changedShape = (edit: Edit): Shape | null =>
  edit.base && sameShape(edit.shape, edit.base.shape) ? null : edit.shape;

export interface Features {
  edits: Edits;
  stored(key: string): Stored | undefined;
}

export function current(features: Features, key: string): Current | undefined {
  const edit = features.edits.get(key);
  if (edit) {
    const { layer, id, shape, values, operation } = edit;
    return { key, layer, id, shape, values, operation };
  }
  const stored = features.stored(key);
  return (
    stored && {
      key,
      layer: stored.layer,
      id: stored.id,
      shape: stored.shape,
      values: stored.values,
      operation: null,
    }
  );
}

/** Change of one feature's shape and values; null when it is unknown or stays as it is. */
export function changeOf(
  features: Features,
  key: string,
  next: { shape?: Shape | null; values?: Values },
): Change | null {
  const before = features.edits.get(key) ?? null;
  const base = before ? before.base : (features.stored(key) ?? null);
  const now = before ?? base;
  if (!now) return null;
  const after = effective({
    layer: now.layer,
    id: now.id,
    operation: before?.operation === "create" ? "create" : "update",
    base,
    shape: next.shape === undefined ? now.shape : next.shape,
    values: next.values ? { ...now.values, ...next.values } : now.values,
  });
  if (!before && !after) return null;
  if (
    before &&
    after &&
    sameShape(before.shape, after.shape) &&
    JSON.stringify(before.values) === JSON.stringify(after.values)
  ) {
    return null;
  }
  return { key, before, after };
}

/** A new feature. */
export function creation(layer: string, id: string, shape: Shape | null, values: Values): Change {
  return {
    key: keyOf(layer, id),
    before: null,
    after: { layer, id, operation: "create", base: null, shape, values },
  };
}

/** Deletion of a stored feature, or the end of a new one. */
export function deletion(features: Features, key: string): Change | null {
  const before = features.edits.get(key) ?? null;
  if (before?.operation === "delete") return null;
  if (before?.operation === "create") return { key, before, after: null };
  const base = before?.base ?? features.stored(key);
  if (!base) return null;
  const { layer, id, shape, values } = base;
  return { key, before, after: { layer, id, operation: "delete", base, shape, values } };
}

/** The feature as it is stored again. */
export function reversal(features: Features, key: string): Change | null {
  const before = features.edits.get(key);
  return before ? { key, before, after: null } : null;
}
