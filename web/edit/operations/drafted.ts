/** The operations of a draft: each with the edits it means, read from the change set as the server tells it. */
import type { ApiEdit, ChangeSet, Finding } from "../api_types";
import { keyOf } from "../state/edits";

const PRIMITIVES: readonly string[] = ["create", "update", "delete"];

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

/** Features that an operation changes or closes: whoever edits them by hand would contradict it. */
export function heldBy(operations: readonly DraftedOperation[]): Map<string, number> {
  const held = new Map<string, number>();
  for (const { id, parts } of operations)
    for (const part of parts) if (part.operation !== "create") held.set(keyOf(part.layer, part.feature), id);
  return held;
}

/** How many parcels an operation closes, makes and changes. */
export function counted({ parts }: DraftedOperation): { closed: number; made: number; changed: number } {
  const count = (operation: string): number =>
    parts.filter((one) => one.layer === "parcels" && one.operation === operation).length;
  return { closed: count("delete"), made: count("create"), changed: count("update") };
}
