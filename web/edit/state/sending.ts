/** What the server's draft lacks: pure comparison of the officer's edits with what was sent. */

import type { Form, Reason } from "../api_types";
import { toGeoJson } from "../geometry/shape";
import { changedShape, changedValues, type Edit, type Edits, type Values } from "./edits";
import { mistyped } from "./fields";

/** An edit of the server's draft; `edit` is what was sent, undefined when it is not known to be the same. */
export interface Sent {
  readonly id: number;
  readonly edit: Edit | undefined;
}

export interface Plan {
  /** Features whose edit is new or has changed. */
  readonly save: readonly string[];
  /** Features whose edit is to leave the draft. */
  readonly drop: readonly string[];
}

/** An edit that the server does not take as it is. */
export interface Refusal {
  readonly edit: Edit;
  readonly reasons: readonly Reason[];
}

/**
 * What is to be sent; an edit that was refused waits until it is changed or tried again by hand, and the shape of what an
 * operation of the draft made until a boundary correction sends it.
 */
export function planOf(
  edits: Edits,
  sent: ReadonlyMap<string, Sent>,
  refused: ReadonlyMap<string, Refusal> = new Map(),
  held: ReadonlyMap<string, unknown> = new Map(),
): Plan {
  const save = [...edits]
    .filter(
      ([key, edit]) => sent.get(key)?.edit !== edit && refused.get(key)?.edit !== edit && !held.has(key),
    )
    .map(([key]) => key);
  return { save, drop: [...sent.keys()].filter((key) => !edits.has(key)) };
}

/**
 * Values that the server takes: fields of the form that are not computed, without what was mistyped.
 *
 * A mistyped value stays in the form with its complaint; it does not keep everything else from being saved.
 */
function sendable(values: Values, form: Form | undefined): Record<string, unknown> {
  const wrong = form ? mistyped(form, values) : new Map<string, string>();
  const names = (form?.controls ?? []).filter((one) => !one.read_only).map(({ name }) => name);
  return Object.fromEntries(
    names.filter((name) => name in values && !wrong.has(name)).map((name) => [name, values[name]]),
  );
}

export interface EditBody {
  id?: number;
  layer: string;
  operation: string;
  feature: string;
  base_version: number;
  geometry: unknown;
  crs: string;
  properties: Record<string, unknown>;
  params: Record<string, unknown>;
}

/** The edit as the API takes it: only what differs from the stored feature, and only what its form lets be set. */
export function bodyOf(edit: Edit, crs: string, form: Form | undefined, id?: number): EditBody {
  const deleted = edit.operation === "delete";
  const shape = deleted ? null : changedShape(edit);
  return {
    ...(id === undefined ? {} : { id }),
    layer: edit.layer,
    operation: edit.operation,
    feature: edit.id,
    base_version: edit.base?.version ?? 0,
    geometry: shape && toGeoJson(shape),
    crs,
    properties: deleted ? {} : sendable(changedValues(edit), form),
    params: {},
  };
}
