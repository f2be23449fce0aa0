/** What became of a shape: which vertices are new, which are gone, how far the boundary moved. Metres of the city's zone. */
import type { GeoJsonGeometry } from "../api_types";

export type Position = readonly [east: number, north: number];

export interface ShapeDiff {
  /** Places of vertices that only the new shape has, and that only the old one had. */
  added: Position[];
  removed: Position[];
  /** Vertices that changed their place, came in between, fell away. */
  moved: number;
  inserted: number;
  dropped: number;
  /** Largest distance between old and new boundary, measured at their vertices; 0 when only vertices in line changed. */
  farthest_m: number;
}

/** Two positions are one place up to half of 0.1 mm, the precision of the stored data. */
const PER_METRE = 10_000;
const keyOf = ([east, north]: Position): string =>
  `${Math.round(east * PER_METRE)}/${Math.round(north * PER_METRE)}`;

/** Lines, rings (closed) or single points of a GeoJSON geometry. */
export function pathsOf(geometry: GeoJsonGeometry | null): Position[][] {
  const found: Position[][] = [];
  const walk = (value: unknown): void => {
    if (!Array.isArray(value) || !value.length) return;
    if (typeof value[0] === "number") found.push([value as unknown as Position]);
    else if (Array.isArray(value[0]) && typeof value[0][0] === "number") found.push(value as Position[]);
    else for (const part of value) walk(part);
  };
  const parts = (geometry as { geometries?: GeoJsonGeometry[] } | null)?.geometries;
  if (parts) for (const part of parts) found.push(...pathsOf(part));
  else walk(geometry?.coordinates);
  return found;
}

/** The places of all vertices, each once. */
function places(paths: readonly Position[][]): Map<string, Position> {
  const found = new Map<string, Position>();
  for (const path of paths) for (const place of path) found.set(keyOf(place), place);
  return found;
}

/** Shortest distance in metres from a place to lines, rings or points. */
export function distanceTo([x, y]: Position, paths: readonly Position[][]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const path of paths) {
    for (let i = 0; i < Math.max(path.length - 1, 1); i++) {
      const [ax, ay] = path[i] as Position;
      const [bx, by] = path[Math.min(i + 1, path.length - 1)] as Position;
      const [dx, dy] = [bx - ax, by - ay];
      const long = dx * dx + dy * dy;
      const along = long ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / long)) : 0;
      nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy));
    }
  }
  return nearest;
}

/** Compare two shapes in the same CRS (metres); null when one of them is missing or nothing differs. */
export function shapeDiff(before: GeoJsonGeometry | null, after: GeoJsonGeometry | null): ShapeDiff | null {
  if (!before || !after) return null;
  const [oldPaths, newPaths] = [pathsOf(before), pathsOf(after)];
  const [oldPlaces, newPlaces] = [places(oldPaths), places(newPaths)];
  const added = [...newPlaces].filter(([key]) => !oldPlaces.has(key)).map(([, place]) => place);
  const removed = [...oldPlaces].filter(([key]) => !newPlaces.has(key)).map(([, place]) => place);
  if (!added.length && !removed.length) return null;
  const moved = Math.min(added.length, removed.length);
  const farthest_m = Math.max(
    ...added.map((place) => distanceTo(place, oldPaths)),
    ...removed.map((place) => distanceTo(place, newPaths)),
  );
  return {
    added,
    removed,
    moved,
    inserted: added.length - moved,
    dropped: removed.length - moved,
    farthest_m,
  };
}
