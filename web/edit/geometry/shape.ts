/**
 * Shapes as the editor holds them: immutable lists of positions in metres of the city's VN-2000 zone.
 *
 * A position is [east, north], as in GeoJSON; papers of Việt Nam call north X and east Y. Coordinates that came
 * from the server are kept as they came; new ones are rounded to 0.1 mm, the precision of the stored data.
 */
import type { GeoJsonGeometry } from "../../shared/api_types";

export type Position = readonly [east: number, north: number];
/** A line, or a ring without its repeated last position. */
export type Path = readonly Position[];
/** Paths of one part: outer ring and holes; one line; one point. */
export type Part = readonly Path[];
export type GeometryKind =
  | "Point"
  | "MultiPoint"
  | "LineString"
  | "MultiLineString"
  | "Polygon"
  | "MultiPolygon";
export type Dimension = 0 | 1 | 2;

export interface Shape {
  readonly kind: GeometryKind;
  readonly parts: readonly Part[];
}

/** Which vertex of a shape. */
export interface Place {
  readonly part: number;
  readonly path: number;
  readonly index: number;
}

/** west, south, east, north in metres. */
export type Box = readonly [number, number, number, number];

/** Positions closer than this are the same place: half of 0.1 mm. */
export const SAME_M = 0.00005;

export const dimension = (kind: GeometryKind): Dimension =>
  kind.endsWith("Polygon") ? 2 : kind.endsWith("LineString") ? 1 : 0;

export const isMulti = (kind: GeometryKind): boolean => kind.startsWith("Multi");

/** To 0.1 mm. */
export const rounded = ([east, north]: Position): Position => [round(east), round(north)];
const round = (value: number): number => Math.round(value * 10_000) / 10_000;

export const samePlace = (a: Position, b: Position): boolean =>
  Math.abs(a[0] - b[0]) <= SAME_M && Math.abs(a[1] - b[1]) <= SAME_M;

export const distance = (a: Position, b: Position): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export class ShapeUnknown extends Error {}

/** A GeoJSON geometry of the API; rings lose their repeated last position, heights are dropped. */
export function fromGeoJson(geometry: GeoJsonGeometry): Shape {
  const kind = geometry.type as GeometryKind;
  const coordinates = geometry.coordinates as never;
  switch (kind) {
    case "Point":
      return { kind, parts: [[[position(coordinates)]]] };
    case "MultiPoint":
      return { kind, parts: (coordinates as number[][]).map((one) => [[position(one)]]) };
    case "LineString":
      return { kind, parts: [[path(coordinates)]] };
    case "MultiLineString":
      return { kind, parts: (coordinates as number[][][]).map((one) => [path(one)]) };
    case "Polygon":
      return { kind, parts: [(coordinates as number[][][]).map(ring)] };
    case "MultiPolygon":
      return { kind, parts: (coordinates as number[][][][]).map((part) => part.map(ring)) };
    default:
      throw new ShapeUnknown(geometry.type);
  }
}

const position = (numbers: readonly number[]): Position => [numbers[0] as number, numbers[1] as number];
const path = (positions: readonly number[][]): Path => positions.map(position);

function ring(positions: readonly number[][]): Path {
  const open = positions.map(position);
  const [first] = open;
  const last = open.at(-1);
  if (open.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) open.pop();
  return open;
}

/** GeoJSON geometry for the API; rings are closed again, outer rings run counter-clockwise (RFC 7946, 3.1.6). */
export function toGeoJson(shape: Shape): GeoJsonGeometry {
  const closed = (path: Path): Position[] => [...path, path[0] as Position];
  const areas = shape.parts.map((part) =>
    part.map((one, index) => closed(isCounterClockwise(one) === (index === 0) ? one : [...one].reverse())),
  );
  const lines = shape.parts.map(([line]) => line ?? []);
  const points = lines.map(([point]) => point);
  switch (shape.kind) {
    case "Polygon":
      return { type: shape.kind, coordinates: areas[0] ?? [] };
    case "MultiPolygon":
      return { type: shape.kind, coordinates: areas };
    case "LineString":
      return { type: shape.kind, coordinates: lines[0] ?? [] };
    case "MultiLineString":
      return { type: shape.kind, coordinates: lines };
    case "Point":
      return { type: shape.kind, coordinates: points[0] ?? [] };
    case "MultiPoint":
      return { type: shape.kind, coordinates: points };
  }
}

/** Twice the signed area of a ring in m²; positive when counter-clockwise. Counted from its first vertex. */
function doubleArea(path: Path): number {
  const [x0, y0] = path[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i + 1 < path.length; i++) {
    const [ax, ay] = path[i] as Position;
    const [bx, by] = path[i + 1] as Position;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

const isCounterClockwise = (path: Path): boolean => doubleArea(path) > 0;

export const ringArea = (path: Path): number => Math.abs(doubleArea(path)) / 2;

/** Plane area in m², holes subtracted. */
export const area = (shape: Shape): number =>
  dimension(shape.kind) < 2
    ? 0
    : shape.parts.reduce(
        (sum, [outer = [], ...holes]) =>
          sum + ringArea(outer) - holes.reduce((hole, one) => hole + ringArea(one), 0),
        0,
      );

/** Length in metres of lines, or of all rings. */
export function length(shape: Shape): number {
  const closed = dimension(shape.kind) === 2;
  return shape.parts.flat().reduce((sum, one) => sum + pathLength(one, closed), 0);
}

export function pathLength(path: Path, closed: boolean): number {
  let sum = 0;
  for (const [a, b] of edges(path, closed)) sum += distance(a, b);
  return sum;
}

/** Edges of a path with the index of their first vertex. */
export function* edges(path: Path, closed: boolean): Generator<[a: Position, b: Position, index: number]> {
  const last = closed ? path.length : path.length - 1;
  if (path.length < 2) return;
  for (let i = 0; i < last; i++) yield [path[i] as Position, path[(i + 1) % path.length] as Position, i];
}

export function box(shape: Shape): Box {
  return boxOf(shape.parts.flat(2));
}

export function boxOf(positions: readonly Position[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    if (x < west) west = x;
    if (y < south) south = y;
    if (x > east) east = x;
    if (y > north) north = y;
  }
  return [west, south, east, north];
}

export const grown = ([west, south, east, north]: Box, by: number): Box => [
  west - by,
  south - by,
  east + by,
  north + by,
];

export const contains = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

export const meets = (a: Box, b: Box): boolean =>
  a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** The shape with one path replaced; `undefined` removes it (an outer ring with its part). */
export function withPath(shape: Shape, part: number, index: number, path: Path | undefined): Shape {
  const parts = shape.parts.flatMap((paths, at) => {
    if (at !== part) return [paths];
    if (path) return [paths.map((one, i) => (i === index ? path : one))];
    return index === 0 ? [] : [paths.filter((_one, i) => i !== index)];
  });
  return { kind: shape.kind, parts };
}

/** Every position through `change`; the same shape when nothing changed. */
export function mapPositions(shape: Shape, change: (position: Position) => Position): Shape {
  return {
    kind: shape.kind,
    parts: shape.parts.map((part) => part.map((path) => path.map(change))),
  };
}

/** The whole shape moved by metres east and north. */
export const translated = (shape: Shape, east: number, north: number): Shape =>
  mapPositions(shape, ([x, y]) => rounded([x + east, y + north]));

export const vertexCount = (shape: Shape): number =>
  shape.parts.reduce((sum, part) => sum + part.reduce((inner, path) => inner + path.length, 0), 0);

export const vertexAt = (shape: Shape, place: Place): Position | undefined =>
  shape.parts[place.part]?.[place.path]?.[place.index];

/** Equal position for position. */
export function sameShape(a: Shape | null, b: Shape | null): boolean {
  if (a === b) return true;
  if (!a || !b || a.kind !== b.kind || a.parts.length !== b.parts.length) return false;
  return JSON.stringify(a.parts) === JSON.stringify(b.parts);
}
