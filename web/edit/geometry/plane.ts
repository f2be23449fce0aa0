/** Plane geometry of points, edges and rings in metres. */
import { distance, edges, type Part, type Path, type Position, SAME_M, type Shape } from "./shape";

export interface Foot {
  readonly at: Position;
  readonly distance: number;
  /** 0 at the edge's start, 1 at its end. */
  readonly along: number;
}

/** Nearest point of the edge a–b. */
export function footOn(point: Position, a: Position, b: Position): Foot {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const raw = square === 0 ? 0 : ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / square;
  const along = Math.min(1, Math.max(0, raw));
  const at: Position = along === 1 ? b : along === 0 ? a : [a[0] + along * dx, a[1] + along * dy];
  return { at, distance: distance(point, at), along };
}

/** Where two edges cross, ends included; undefined when they are parallel or miss each other. */
export function crossing(a: Position, b: Position, c: Position, d: Position): Position | undefined {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const denominator = rx * sy - ry * sx;
  if (Math.abs(denominator) < 1e-12) return undefined;
  const [qx, qy] = [c[0] - a[0], c[1] - a[1]];
  const t = (qx * sy - qy * sx) / denominator;
  const u = (qx * ry - qy * rx) / denominator;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [a[0] + t * rx, a[1] + t * ry] : undefined;
}

/** Whether a point lies inside a ring (even-odd); on the edge either answer is possible. */
export function insideRing([x, y]: Position, ring: Path): boolean {
  let inside = false;
  for (const [[ax, ay], [bx, by]] of edges(ring, true)) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export const insidePart = (point: Position, [outer = [], ...holes]: Part): boolean =>
  insideRing(point, outer) && !holes.some((hole) => insideRing(point, hole));

/** Index of the part of a polygon that holds a point, or -1. */
export const partAt = (shape: Shape, point: Position): number =>
  shape.parts.findIndex((part) => insidePart(point, part));

/** Distance to the nearest edge or vertex of a shape. */
export function distanceTo(shape: Shape, point: Position, closed: boolean): number {
  let least = Infinity;
  for (const path of shape.parts.flat()) {
    if (path.length === 1) least = Math.min(least, distance(point, path[0] as Position));
    for (const [a, b] of edges(path, closed)) least = Math.min(least, footOn(point, a, b).distance);
  }
  return least;
}

/** First place where a path crosses or touches itself; neighbouring edges share their vertex by right. */
export function selfCrossing(path: Path, closed: boolean): Position | undefined {
  const all = [...edges(path, closed)];
  for (let i = 0; i < all.length; i++) {
    const [a, b] = all[i] as [Position, Position, number];
    for (let j = i + 1; j < all.length; j++) {
      const [c, d] = all[j] as [Position, Position, number];
      const neighbours = j === i + 1 || (closed && i === 0 && j === all.length - 1);
      if (neighbours) {
        const spike = turnsBack(a, b, c, d);
        if (spike) return spike;
        continue;
      }
      const at = crossing(a, b, c, d);
      if (at) return at;
    }
  }
  return undefined;
}

/** The shared vertex of two edges when the second runs back over the first. */
function turnsBack(a: Position, b: Position, c: Position, d: Position): Position | undefined {
  const [from, middle, to] = b === c || distance(b, c) <= SAME_M ? [a, b, d] : [b, a, c];
  const [ux, uy] = [from[0] - middle[0], from[1] - middle[1]];
  const [vx, vy] = [to[0] - middle[0], to[1] - middle[1]];
  const cross = Math.abs(ux * vy - uy * vx);
  const dot = ux * vx + uy * vy;
  const shorter = Math.min(Math.hypot(ux, uy), Math.hypot(vx, vy));
  return dot > 0 && cross <= SAME_M * shorter ? middle : undefined;
}

/** Area-weighted centre of a ring, for labels. */
export function centreOf(path: Path): Position {
  const [x0, y0] = path[0] ?? [0, 0];
  let [sum, cx, cy] = [0, 0, 0];
  for (const [a, b] of edges(path, true)) {
    const cross = (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0);
    sum += cross;
    cx += (a[0] + b[0] - 2 * x0) * cross;
    cy += (a[1] + b[1] - 2 * y0) * cross;
  }
  return Math.abs(sum) < 1e-9 ? [x0, y0] : [x0 + cx / (3 * sum), y0 + cy / (3 * sum)];
}
