/** Opening a draft of the server, or a session of the journal, as edits to go on with. */
import type { ApiEdit, ChangeSet } from "../api_types";
import { fromGeoJson } from "../geometry/shape";
import { isPlain } from "../operations/drafted";
import { applied, type Edit, type Edits, keyOf, type Operation, type Stored } from "./edits";
import { MOST_STEPS, type Step, type Trail } from "./history";
import type { SessionRecord } from "./journal";
import { readFeature } from "./loading";
import type { Sent } from "./sending";

/** A change set with more edits comes from an import; it is reviewed, not drawn. */
export const MOST_EDITS = 600;
const AT_ONCE = 6;

export interface Opened {
  readonly edits: Edits;
  readonly sent: Map<string, Sent>;
}

export async function editsOf(changeSet: ChangeSet): Promise<Opened> {
  const mine = changeSet.edits.filter(isPlain);
  const edits = new Map<string, Edit>();
  const sent = new Map<string, Sent>();
  for (let i = 0; i < mine.length; i += AT_ONCE) {
    const some = mine.slice(i, i + AT_ONCE);
    const read = await Promise.all(some.map((one) => editOf(one)));
    some.forEach((one, j) => {
      const edit = read[j];
      if (!edit) return;
      const key = keyOf(edit.layer, edit.id);
      edits.set(key, edit);
      sent.set(key, { id: one.id, edit });
    });
  }
  return { edits, sent };
}

/** The edit with the feature it was made on; null when that feature is gone meanwhile. */
async function editOf(given: ApiEdit): Promise<Edit | null> {
  const operation = given.operation as Operation;
  const shape = given.geometry && fromGeoJson(given.geometry);
  if (operation === "create") {
    const { layer, feature: id, properties: values } = given;
    return { layer, id, operation, base: null, shape, values };
  }
  const stored = await readFeature(given.layer, given.feature).catch(() => null);
  if (!stored) return null;
  // The version it was made on stays, so that a newer one is noticed when it is published.
  const base: Stored = { ...stored, version: given.base_version };
  return {
    layer: given.layer,
    id: given.feature,
    operation,
    base,
    shape: operation === "delete" ? base.shape : (shape ?? base.shape),
    values: operation === "delete" ? base.values : { ...base.values, ...given.properties },
  };
}

/** Edits and trail as they were at the last step of a journalled session. */
export function replayed(
  record: SessionRecord,
  steps: readonly Step[],
): { edits: Edits; trail: Trail; dropped: number } {
  let edits: Edits = new Map(record.start);
  for (const step of steps.slice(0, record.position)) edits = applied(edits, step.changes);
  const dropped = Math.max(0, record.position - MOST_STEPS);
  return { edits, trail: { steps: steps.slice(dropped), position: record.position - dropped }, dropped };
}
