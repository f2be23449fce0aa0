/** What the tools may use: the session, the features to snap to, and the page around them. */
import type { EdgeIndex } from "../geometry/edge_index";
import type { Position, Shape } from "../geometry/shape";
import { isRefusal, type Neighbourhood, type Outcome } from "../geometry/topology";
import type { Operating } from "../operations/operating";
import type { Session } from "../state/session";
import { t } from "../texts";

export interface Workbench {
  readonly session: Session;
  readonly operating: Operating;
  /** Indexes of the layers that are snapped to. */
  indexes(): EdgeIndex[];
  /** The feature at a place, the smallest area first. */
  featureAt(at: Position, reach: number): string | undefined;
  /** Draw the tool's marks again. */
  refresh(): void;
  say(text: string, bad?: boolean): void;
  /** A new feature was made: select it and show its attributes. */
  created(key: string): void;
}

/** Carry out an operation and make it one step; false when it was refused, with the reason said. */
export async function perform(
  bench: Workbench,
  layer: string,
  label: string,
  operation: (around: Neighbourhood) => Outcome,
  fresh?: { key: string; values: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  const outcome = await bench.session.among(layer, operation);
  if (isRefusal(outcome)) {
    bench.say(t(`refused.${outcome.refused}`), true);
    return false;
  }
  const done = bench.session.commitShapes(label, outcome.changes, fresh);
  if (done) sayNeighbours(bench, outcome.changes, fresh?.key);
  return done;
}

/**
 * Neighbours that became edits too are named, so that nothing happens behind the officer's back; that a boundary
 * correction is waited for has been said, and matters more.
 */
function sayNeighbours(bench: Workbench, changes: ReadonlyMap<string, Shape>, fresh?: string): void {
  const { selection } = bench.session;
  if ([...changes.keys()].some((key) => bench.session.rests(key))) return;
  const others = [...changes.keys()].filter((key) => key !== fresh && !selection.includes(key)).length;
  if (others) bench.say(t("step.neighbours", { count: others }));
}
