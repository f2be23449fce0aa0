/** The operations of a draft: each with the edits it means, read from the change set as the server tells it. */
import type { ApiEdit, ChangeSet, Finding } from "../api_types";
import { partAt } from "../geometry/plane";
import { area, fromGeoJson, type Position } from "../geometry/shape";
import { keyOf, type Stored } from "../state/edits";

/** The layer that operations are made on. */
export const PARCELS = "parcels";
const PRIMITIVES: readonly string[] = ["create", "update", "delete"];
/** Begins the name of an edit that a later operation of the draft takes up. */
const PASSING = "passing-";

export interface DraftedOperation {
  readonly id: number;
  readonly name: string;
  readonly parts: readonly ApiEdit[];
  readonly findings: readonly Finding[];
}

/** An edit that the officer drew; the others belong to operations. */
export const isPlain = (edit: ApiEdit): boolean =>
  edit.expanded_from === null && PRIMITIVES.includes(edit.operation);

export function operationsOf(changeSet: ChangeSet | null): DraftedOperation[] {
  const edits = changeSet?.edits ?? [];
  return edits
    .filter((one) => one.expanded_from === null && !isPlain(one))
    .map((leader) => {
      const parts = edits.filter((one) => one.expanded_from === leader.id);
      const told = [leader, ...parts].flatMap((one) =>
        one.findings.map((finding) => ({
          ...finding,
          layer: one.layer,
          feature: finding.feature ?? one.feature,
        })),
      );
      return { id: leader.id, name: leader.operation, parts, findings: told };
    });
}

/** What an edit of an operation does to its feature. */
const done = ({ operation }: ApiEdit): string =>
  operation.startsWith(PASSING) ? operation.slice(PASSING.length) : operation;

/**
 * By feature the last edit that the operations make of it: what a later operation of the draft finds. Whoever edits
 * such a feature by hand would contradict the operation.
 */
export function lastOf(operations: readonly DraftedOperation[]): Map<string, ApiEdit> {
  const parts = operations.flatMap((one) => one.parts).sort((a, b) => a.id - b.id);
  return new Map(parts.map((part) => [keyOf(part.layer, part.feature), part]));
}

/** The feature as an edit of an operation leaves it; null = it has ended. */
export function left(part: ApiEdit, stored: Stored | undefined): Stored | null {
  if (done(part) === "delete") return null;
  const before = done(part) === "create" ? undefined : stored;
  return {
    layer: part.layer,
    id: part.feature,
    version: part.base_version + 1,
    shape: part.geometry ? fromGeoJson(part.geometry) : (before?.shape ?? null),
    values: { ...before?.values, ...part.properties },
  };
}

/** The new feature of a layer at a place, by its key: the smallest that holds it. */
export function madeAt(
  last: ReadonlyMap<string, ApiEdit>,
  layer: string,
  place: Position,
): string | undefined {
  return [...last]
    .flatMap(([key, part]) => {
      if (part.layer !== layer || done(part) !== "create" || !part.geometry) return [];
      const shape = fromGeoJson(part.geometry);
      return partAt(shape, place) >= 0 ? [{ key, size: area(shape) }] : [];
    })
    .sort((a, b) => a.size - b.size)[0]?.key;
}

/** How many parcels an operation closes, makes and changes. */
export function counted({ parts }: DraftedOperation): { closed: number; made: number; changed: number } {
  const count = (operation: string): number =>
    parts.filter((one) => one.layer === PARCELS && one.operation === operation).length;
  return { closed: count("delete"), made: count("create"), changed: count("update") };
}
