/** Following an existing boundary between two places on it. */
import type { EdgeIndex } from "./edge_index";
import { footOn } from "./plane";
import {
  type Box,
  dimension,
  distance,
  edges,
  grown,
  type Path,
  type Position,
  pathLength,
  samePlace,
} from "./shape";
import { ON_EDGE_M } from "./topology";

/** Where a place lies on a path: on which edge and how far along it. */
interface Station {
  readonly index: number;
  readonly along: number;
}

/**
 * Vertices of a boundary strictly between two places on it, in walking order; undefined when no feature has both.
 *
 * Of all boundaries and both directions the shortest is taken, with `longer` the other way round the same ring.
 */
export function trace(
  indexes: Iterable<EdgeIndex>,
  from: Position,
  to: Position,
  longer = false,
): Path | undefined {
  let best: { path: Path; other: Path | undefined; length: number } | undefined;
  const near: Box = grown([...from, ...from], ON_EDGE_M);
  for (const index of indexes) {
    for (const shape of index.shapesIn(near).values()) {
      const closed = dimension(shape.kind) === 2;
      for (const path of shape.parts.flat()) {
        const ways = waysAlong(path, from, to, closed).sort((a, b) => a.length - b.length);
        const [short, long] = ways;
        if (short && (!best || short.length < best.length)) best = { ...short, other: long?.path };
      }
    }
  }
  return longer ? (best?.other ?? best?.path) : best?.path;
}

function waysAlong(
  path: Path,
  from: Position,
  to: Position,
  closed: boolean,
): { path: Path; length: number }[] {
  const start = station(path, from, closed);
  const end = station(path, to, closed);
  if (!start || !end || samePlace(from, to)) return [];
  const measured = (between: Path): { path: Path; length: number } => {
    const inner = between.filter((vertex) => !samePlace(vertex, from) && !samePlace(vertex, to));
    return { path: inner, length: pathLength([from, ...inner, to], false) };
  };
  const forwards = start.index + start.along <= end.index + end.along;
  if (!closed) {
    const [low, high] = forwards ? [start, end] : [end, start];
    const between = path.slice(low.index + 1, high.index + 1);
    return [measured(forwards ? between : [...between].reverse())];
  }
  return [measured(between(path, start, end)), measured([...between(path, end, start)].reverse())];
}

/** Vertices met when walking forwards round a ring from one station to the other. */
function between(path: Path, start: Station, end: Station): Path {
  const count = path.length;
  const found: Position[] = [];
  const wraps = start.index + start.along > end.index + end.along;
  const last = wraps ? end.index + count : end.index;
  for (let i = start.index + 1; i <= last; i++) found.push(path[i % count] as Position);
  return found;
}

function station(path: Path, at: Position, closed: boolean): Station | undefined {
  let best: (Station & { distance: number }) | undefined;
  for (const [a, b, index] of edges(path, closed)) {
    if (Math.min(a[0], b[0]) > at[0] + ON_EDGE_M || Math.max(a[0], b[0]) < at[0] - ON_EDGE_M) continue;
    const foot = footOn(at, a, b);
    const away = distance(foot.at, at);
    if (away <= ON_EDGE_M && (!best || away < best.distance))
      best = { index, along: foot.along, distance: away };
  }
  return best;
}
