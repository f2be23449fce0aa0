/** Undo and redo: a stack of steps over the immutable edits; geometry and attributes alike. */
import { applied, type Change, type Edits } from "./edits";

export interface Step {
  /** What was done, in the words of the officer's language at that time. */
  readonly label: string;
  /** ISO instant. */
  readonly at: string;
  readonly changes: readonly Change[];
}

/** Steps kept; the oldest leave first. Far above the hundred that a day's work needs. */
export const MOST_STEPS = 500;

export interface Trail {
  readonly steps: readonly Step[];
  /** Steps that are in force; those after it can be done again. */
  readonly position: number;
}

export const EMPTY_TRAIL: Trail = { steps: [], position: 0 };

/** The trail with one more step; what had been undone is gone. */
export function extended(trail: Trail, step: Step): Trail {
  const steps = [...trail.steps.slice(0, trail.position), step].slice(-MOST_STEPS);
  return { steps, position: steps.length };
}

export const canUndo = (trail: Trail): boolean => trail.position > 0;
export const canRedo = (trail: Trail): boolean => trail.position < trail.steps.length;
export const undoable = (trail: Trail): Step | undefined => trail.steps[trail.position - 1];
export const redoable = (trail: Trail): Step | undefined => trail.steps[trail.position];

/** Edits and trail one step back; unchanged at the beginning. */
export function undone(edits: Edits, trail: Trail): { edits: Edits; trail: Trail; step: Step | undefined } {
  const step = undoable(trail);
  if (!step) return { edits, trail, step };
  return {
    edits: applied(edits, step.changes, false),
    trail: { ...trail, position: trail.position - 1 },
    step,
  };
}

/** Edits and trail one step forward; unchanged at the end. */
export function redone(edits: Edits, trail: Trail): { edits: Edits; trail: Trail; step: Step | undefined } {
  const step = redoable(trail);
  if (!step) return { edits, trail, step };
  return { edits: applied(edits, step.changes), trail: { ...trail, position: trail.position + 1 }, step };
}
