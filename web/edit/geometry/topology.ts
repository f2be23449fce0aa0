/**
 * Topological editing: what else changes when one vertex of an area or line changes.
 *
 * Neighbours that share the place move with it; a neighbour whose edge runs through the place gets the vertex. Pure:
 * the neighbourhood is asked, nothing is written; the answer lists the new shape of every feature concerned.
 */
import { footOn } from "./plane";
import {
  type Box,
  boxOf,
  dimension,
  distance,
  edges,
  grown,
  type Path,
  type Place,
  type Position,
  rounded,
  type Shape,
  samePlace,
  vertexAt,
} from "./shape";

/** A vertex closer to an edge than this lies on it: 1 mm, above the rounding of 0.1 mm, below any survey. */
export const ON_EDGE_M = 0.001;
/** The neighbourhood must be known this far around a place that changes. */
const MARGIN_M = 0.05;

export interface Neighbourhood {
  /** Features of the layer with an edge in the box. */
  shapesIn(box: Box): ReadonlyMap<string, Shape>;
  shapeOf(key: string): Shape | undefined;
  /** Whether everything in the box has been loaded. */
  covers(box: Box): boolean;
}

export type Refusal =
  /** Neighbours there are not loaded; `box` says what to load. */
  | { readonly refused: "not-loaded"; readonly box: Box }
  /** A ring needs three vertices, a line two. */
  | { readonly refused: "too-few-vertices"; readonly key: string }
  /** More than two boundaries end in this vertex; it cannot be taken out of them all. */
  | { readonly refused: "junction" };
export type Outcome = { readonly changes: ReadonlyMap<string, Shape> } | Refusal;

export const isRefusal = (outcome: Outcome): outcome is Refusal => "refused" in outcome;

/** Move one vertex; with `together`, every neighbour that shares the place. */
export function moveVertex(
  around: Neighbourhood,
  key: string,
  place: Place,
  target: Position,
  together = true,
): Outcome {
  const own = around.shapeOf(key);
  const from = own && vertexAt(own, place);
  if (!own || !from) return { changes: new Map() };
  const to = rounded(target);
  const changes = new Map<string, Shape>();
  if (!together) {
    const shape = tidy(replaceAt(own, from, to));
    return shape ? { changes: changes.set(key, shape) } : { refused: "too-few-vertices", key };
  }
  const box = grown(boxOf([from, to]), MARGIN_M);
  if (!around.covers(box)) return { refused: "not-loaded", box };
  for (const [one, shape] of around.shapesIn(spot(from))) {
    const moved = one === key ? shape : withVertex(shape, from);
    const shifted = replaceAt(moved, from, to);
    if (shifted === shape) continue;
    const shape2 = tidy(shifted);
    if (!shape2) return { refused: "too-few-vertices", key: one };
    changes.set(one, shape2);
  }
  attach(around, changes, [to]);
  return { changes };
}

/** Give the boundary a vertex at `at`, in every feature whose edge runs through it. */
export function insertVertex(around: Neighbourhood, key: string, target: Position, together = true): Outcome {
  const at = rounded(target);
  const box = grown([...at, ...at], MARGIN_M);
  if (together && !around.covers(box)) return { refused: "not-loaded", box };
  const own = around.shapeOf(key);
  const found = together ? around.shapesIn(spot(at)) : new Map(own ? [[key, own]] : []);
  const changes = new Map<string, Shape>();
  for (const [one, shape] of found) {
    const more = withVertex(shape, at);
    if (more !== shape) changes.set(one, more);
  }
  return { changes };
}

/** Take a vertex out of every boundary that has it. */
export function deleteVertex(around: Neighbourhood, key: string, place: Place, together = true): Outcome {
  const own = around.shapeOf(key);
  const at = own && vertexAt(own, place);
  if (!own || !at) return { changes: new Map() };
  const box = grown([...at, ...at], MARGIN_M);
  if (together && !around.covers(box)) return { refused: "not-loaded", box };
  const sharing = together ? around.shapesIn(spot(at)) : new Map([[key, own]]);
  const directions: Position[] = [];
  const changes = new Map<string, Shape>();
  for (const [one, shape] of sharing) {
    const ends = neighboursOf(shape, at);
    if (!ends.length) continue;
    for (const end of ends) if (!directions.some((known) => samePlace(known, end))) directions.push(end);
    const less = without(shape, at);
    if (!less) return { refused: "too-few-vertices", key: one };
    changes.set(one, less);
  }
  return together && directions.length > 2 ? { refused: "junction" } : { changes };
}

/**
 * Fit a new or moved shape among its neighbours: it gets their vertices that lie on its edges, they get its
 * vertices that lie on theirs.
 */
export function settle(around: Neighbourhood, key: string, given: Shape): Outcome {
  const box = grown(boxOf(given.parts.flat(2)), MARGIN_M);
  if (!around.covers(box)) return { refused: "not-loaded", box };
  const whole = tidy(given);
  if (!whole) return { refused: "too-few-vertices", key };
  let shape = whole;
  const theirs: Position[] = [];
  for (const [other, neighbour] of around.shapesIn(box)) {
    if (other !== key) theirs.push(...neighbour.parts.flat(2));
  }
  for (const vertex of theirs) shape = withVertex(shape, vertex);
  const changes = new Map([[key, shape]]);
  attach(around, changes, shape.parts.flat(2));
  return { changes };
}

/** Neighbours whose edge runs through one of `places` get a vertex there. */
function attach(around: Neighbourhood, changes: Map<string, Shape>, places: readonly Position[]): void {
  const moved = new Set(changes.keys());
  for (const at of places) {
    for (const [key, stored] of around.shapesIn(spot(at))) {
      if (moved.has(key)) continue;
      const shape = changes.get(key) ?? stored;
      const more = withVertex(shape, at);
      if (more !== shape) changes.set(key, more);
    }
  }
}

const spot = (at: Position): Box => grown([...at, ...at], ON_EDGE_M);

/** The shape with a vertex at `at` wherever an edge of it runs through; the same shape when none does. */
export function withVertex(shape: Shape, at: Position): Shape {
  if (dimension(shape.kind) === 0) return shape;
  const closed = dimension(shape.kind) === 2;
  let changed = false;
  const parts = shape.parts.map((part) =>
    part.map((path) => {
      const index = edgeThrough(path, at, closed);
      if (index < 0) return path;
      changed = true;
      return [...path.slice(0, index + 1), at, ...path.slice(index + 1)];
    }),
  );
  return changed ? { kind: shape.kind, parts } : shape;
}

/** Index of the edge that runs through a place without ending there, or -1. */
function edgeThrough(path: Path, at: Position, closed: boolean): number {
  if (path.some((vertex) => samePlace(vertex, at))) return -1;
  for (const [a, b, index] of edges(path, closed)) {
    const [west, south, east, north] = grown(boxOf([a, b]), ON_EDGE_M);
    if (at[0] < west || at[0] > east || at[1] < south || at[1] > north) continue;
    const foot = footOn(at, a, b);
    const inside = distance(at, a) > ON_EDGE_M && distance(at, b) > ON_EDGE_M;
    if (inside && foot.distance <= ON_EDGE_M) return index;
  }
  return -1;
}

function replaceAt(shape: Shape, from: Position, to: Position): Shape {
  let changed = false;
  const parts = shape.parts.map((part) =>
    part.map((path) => {
      if (!path.some((vertex) => samePlace(vertex, from))) return path;
      changed = true;
      return path.map((vertex) => (samePlace(vertex, from) ? to : vertex));
    }),
  );
  return changed ? { kind: shape.kind, parts } : shape;
}

/** Ends of the edges that meet in `at`. */
function neighboursOf(shape: Shape, at: Position): Position[] {
  const closed = dimension(shape.kind) === 2;
  const found: Position[] = [];
  for (const path of shape.parts.flat()) {
    for (const [a, b] of edges(path, closed)) {
      if (samePlace(a, at)) found.push(b);
      if (samePlace(b, at)) found.push(a);
    }
  }
  return found;
}

function without(shape: Shape, at: Position): Shape | undefined {
  return tidy({
    kind: shape.kind,
    parts: shape.parts.map((part) => part.map((path) => path.filter((vertex) => !samePlace(vertex, at)))),
  });
}

/** Without repeated vertices; undefined when a path has become too short to be one. */
export function tidy(shape: Shape): Shape | undefined {
  const least = dimension(shape.kind) + 1;
  const closed = dimension(shape.kind) === 2;
  const parts = shape.parts.map((part) =>
    part.map((path) => {
      const fresh = path.filter((vertex, i) => {
        const before = i > 0 ? path[i - 1] : closed ? path.at(-1) : undefined;
        return path.length === 1 || !before || !samePlace(vertex, before);
      });
      return fresh.length === path.length ? path : fresh;
    }),
  );
  const whole =
    parts.length > 0 && parts.every((part) => part.length > 0 && part.every((path) => path.length >= least));
  return whole ? { kind: shape.kind, parts } : undefined;
}
