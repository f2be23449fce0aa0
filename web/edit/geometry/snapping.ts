/** Snapping of the pointer to vertices, crossings and edges of the features around it. */
import type { Edge, EdgeIndex } from "./edge_index";
import { crossing, footOn } from "./plane";
import { distance, grown, type Position, rounded } from "./shape";

export type SnapKind = "vertex" | "crossing" | "edge";

export interface SnapSettings {
  readonly vertex: boolean;
  readonly edge: boolean;
  readonly crossing: boolean;
}

export interface Snap {
  /** A vertex exactly as it is stored; anything else rounded to 0.1 mm. */
  readonly at: Position;
  readonly kind: SnapKind;
  /** Edge that was met; not for places of the sketch itself. */
  readonly edge?: Edge;
}

export const SNAP_ALL: SnapSettings = { vertex: true, edge: true, crossing: true };

/** Crossings are looked for among so many nearest edges; more would be slower than the hand. */
const MOST_CROSSED = 24;

/**
 * The place that `pointer` means, or undefined when nothing is near enough.
 *
 * A vertex wins over a crossing, a crossing over an edge, wherever they are within `reach` metres.
 * `skip` leaves out edges, for example those that are being moved; `own` are vertices of the sketch.
 */
export function snap(
  indexes: Iterable<EdgeIndex>,
  pointer: Position,
  reach: number,
  settings: SnapSettings = SNAP_ALL,
  skip: (edge: Edge) => boolean = () => false,
  own: readonly Position[] = [],
): Snap | undefined {
  const near: { edge: Edge; at: Position; distance: number }[] = [];
  for (const index of indexes) {
    for (const edge of index.edgesIn(grown([...pointer, ...pointer], reach))) {
      if (skip(edge)) continue;
      const foot = footOn(pointer, edge.a, edge.b);
      if (foot.distance <= reach) near.push({ edge, at: foot.at, distance: foot.distance });
    }
  }
  near.sort((one, other) => one.distance - other.distance);
  const edges = near.map(({ edge }) => edge);
  return (
    (settings.vertex && nearestVertex(edges, own, pointer, reach)) ||
    (settings.crossing && nearestCrossing(edges.slice(0, MOST_CROSSED), pointer, reach)) ||
    (settings.edge && near[0] && { at: rounded(near[0].at), kind: "edge", edge: near[0].edge }) ||
    undefined
  );
}

function nearestVertex(
  edges: readonly Edge[],
  own: readonly Position[],
  pointer: Position,
  reach: number,
): Snap | undefined {
  let best: Snap | undefined;
  let least = reach;
  for (const edge of edges) {
    for (const at of [edge.a, edge.b]) {
      const away = distance(pointer, at);
      if (away <= least && (away < least || !best)) [best, least] = [{ at, kind: "vertex", edge }, away];
    }
  }
  for (const at of own) {
    const away = distance(pointer, at);
    if (away < least) [best, least] = [{ at, kind: "vertex" }, away];
  }
  return best;
}

function nearestCrossing(edges: readonly Edge[], pointer: Position, reach: number): Snap | undefined {
  let best: Snap | undefined;
  let least = reach;
  edges.forEach((one, i) => {
    for (const other of edges.slice(i + 1)) {
      const at = crossing(one.a, one.b, other.a, other.b);
      if (!at) continue;
      const away = distance(pointer, at);
      if (away <= least) [best, least] = [{ at: rounded(at), kind: "crossing", edge: one }, away];
    }
  });
  return best;
}
