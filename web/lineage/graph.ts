/**
 * The lineage of parcels as a drawing: parcels and events in rows, what came before above what came after.
 *
 * Parcels and events alternate: a merge of three is three lines into one event and one line out of it. Pure; the
 * page gives it what the server told (docs/parcel-operations.md) and draws what comes back.
 */

/** A state of a parcel; closed parcels are told too. */
export interface Parcel {
  id: string;
  national_id: string;
  version: number;
  ward: string;
  sheet: string;
  number: string;
  area_m2: number;
  live: boolean;
}

export interface Happening {
  id: string;
  operation: string;
  title: string;
  document: string;
  date: string | null;
  effective_on: string;
  reverted: boolean;
}

/** A state of a parcel became (part of) a state of another. */
export interface Link {
  parent: string;
  parent_version: number;
  child: string;
  child_version: number;
  event: string;
  share_of_parent_pct: number;
}

export interface Graph {
  nodes: Parcel[];
  edges: Link[];
  events: Happening[];
}

export type Box =
  | { readonly kind: "parcel"; readonly key: string; readonly parcel: Parcel; readonly place: Place }
  | { readonly kind: "event"; readonly key: string; readonly event: Happening; readonly place: Place };

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly from: string;
  readonly to: string;
  /** Corners of a curve: start, two handles, end. */
  readonly points: readonly [Point, Point, Point, Point];
}
type Point = readonly [x: number, y: number];

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

const PARCEL = { width: 148, height: 66 };
const EVENT = { width: 168, height: 34 };
const GAP_X = 22;
const GAP_Y = 40;
const MARGIN = 14;
const SWEEPS = 6;

export const stateKey = (id: string, version: number): string => `${id}@${version}`;

/** Places of all boxes and lines; `start` is the parcel that the page is about. */
export function drawing({ nodes, edges, events }: Graph): Drawing {
  const parcels = new Map(nodes.map((one) => [stateKey(one.id, one.version), one]));
  const happenings = new Map(events.map((one) => [one.id, one]));
  const arrows = arrowsOf(edges, parcels, happenings);
  const keys = [...parcels.keys(), ...new Set(arrows.flat().filter((key) => happenings.has(key)))];
  const rows = inRows(keys, arrows);
  for (let sweep = 0; sweep < SWEEPS; sweep++) untangle(rows, arrows, sweep % 2 === 0);
  const size = (key: string): { width: number; height: number } => (happenings.has(key) ? EVENT : PARCEL);
  const widths = rows.map(
    (row) => row.reduce((sum, key) => sum + size(key).width, 0) + GAP_X * (row.length - 1),
  );
  const width = Math.max(0, ...widths) + 2 * MARGIN;
  const places = new Map<string, Place>();
  let y = MARGIN;
  rows.forEach((row, at) => {
    const height = Math.max(...row.map((key) => size(key).height));
    let x = (width - (widths[at] ?? 0)) / 2;
    for (const key of row) {
      places.set(key, { x, y: y + (height - size(key).height) / 2, ...size(key) });
      x += size(key).width + GAP_X;
    }
    y += height + GAP_Y;
  });
  const boxes = keys.flatMap((key): Box[] => {
    const place = places.get(key);
    const [parcel, event] = [parcels.get(key), happenings.get(key)];
    if (!place) return [];
    if (parcel) return [{ kind: "parcel", key, parcel, place }];
    return event ? [{ kind: "event", key, event, place }] : [];
  });
  return { width, height: y - GAP_Y + MARGIN, boxes, lines: arrows.flatMap((one) => lineOf(one, places)) };
}

type Arrow = readonly [from: string, to: string];

/** Parent state → event → child state, each once. */
function arrowsOf(
  edges: readonly Link[],
  parcels: ReadonlyMap<string, Parcel>,
  events: ReadonlyMap<string, Happening>,
): Arrow[] {
  const found = new Map<string, Arrow>();
  for (const one of edges) {
    const parent = stateKey(one.parent, one.parent_version);
    const child = stateKey(one.child, one.child_version);
    if (!parcels.has(parent) || !parcels.has(child) || !events.has(one.event)) continue;
    for (const arrow of [[parent, one.event] as const, [one.event, child] as const])
      found.set(arrow.join(" "), arrow);
  }
  return [...found.values()];
}

/** Every box below all that lead to it; boxes without any lead stand above what they lead to. */
function inRows(keys: readonly string[], arrows: readonly Arrow[]): string[][] {
  const rank = new Map(keys.map((key) => [key, 0]));
  const at = (key: string): number => rank.get(key) ?? 0;
  // A graph without circles settles within as many rounds as it has boxes; what history wrote has none.
  for (let round = 0; round < keys.length; round++) {
    let moved = false;
    for (const [from, to] of arrows)
      if (at(to) < at(from) + 1) {
        rank.set(to, at(from) + 1);
        moved = true;
      }
    if (!moved) break;
  }
  for (const key of keys) {
    if (arrows.some(([, to]) => to === key)) continue;
    const below = arrows.filter(([from]) => from === key).map(([, to]) => at(to));
    if (below.length) rank.set(key, Math.min(...below) - 1);
  }
  const ranks = [...new Set(rank.values())].sort((a, b) => a - b);
  return ranks.map((one) => keys.filter((key) => at(key) === one));
}

/** Order each row by the middle of what it is joined to in the row before (or after). */
function untangle(rows: string[][], arrows: readonly Arrow[], downwards: boolean): void {
  const order = downwards ? rows : [...rows].reverse();
  const position = new Map(rows.flatMap((row) => row.map((key, at) => [key, at / row.length] as const)));
  for (const row of order) {
    const middle = new Map(
      row.map((key, at) => {
        const joined = arrows
          .flatMap(([from, to]) => (downwards ? (to === key ? from : []) : from === key ? to : []))
          .map((one) => position.get(one) ?? 0);
        return [key, joined.length ? joined.reduce((a, b) => a + b, 0) / joined.length : at / row.length];
      }),
    );
    row.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
    row.forEach((key, at) => {
      position.set(key, at / row.length);
    });
  }
}

function lineOf([from, to]: Arrow, places: ReadonlyMap<string, Place>): Line[] {
  const [a, b] = [places.get(from), places.get(to)];
  if (!a || !b) return [];
  const start: Point = [a.x + a.width / 2, a.y + a.height];
  const end: Point = [b.x + b.width / 2, b.y];
  const middle = (start[1] + end[1]) / 2;
  return [{ from, to, points: [start, [start[0], middle], [end[0], middle], end] }];
}
