/** A neighbourhood in which some shapes have already changed, for operations made of several. */
import { box, meets, type Shape } from "./shape";
import { isRefusal, type Neighbourhood, type Outcome } from "./topology";

export function overlaid(around: Neighbourhood, changes: ReadonlyMap<string, Shape>): Neighbourhood {
  return {
    covers: (area) => around.covers(area),
    shapeOf: (key) => changes.get(key) ?? around.shapeOf(key),
    shapesIn: (area) => {
      const found = new Map([...around.shapesIn(area)].filter(([key]) => !changes.has(key)));
      for (const [key, shape] of changes) if (meets(box(shape), area)) found.set(key, shape);
      return found;
    },
  };
}

/** One operation after the other; the first refusal ends it. */
export function inTurn(
  around: Neighbourhood,
  operations: readonly ((around: Neighbourhood) => Outcome)[],
): Outcome {
  let changes: ReadonlyMap<string, Shape> = new Map();
  for (const operation of operations) {
    const outcome = operation(overlaid(around, changes));
    if (isRefusal(outcome)) return outcome;
    changes = new Map([...changes, ...outcome.changes]);
  }
  return { changes };
}
