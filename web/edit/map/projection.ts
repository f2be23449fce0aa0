/**
 * Between the map (web mercator) and the truth (metres of the city's VN-2000 zone), through the pinned operation.
 *
 * Only what is drawn is projected; a stored vertex is never projected back. New places come from the pointer, or
 * exactly from a vertex, from typed numbers or from geometry in the zone.
 */
import LineString from "ol/geom/LineString";
import MultiLineString from "ol/geom/MultiLineString";
import MultiPoint from "ol/geom/MultiPoint";
import MultiPolygon from "ol/geom/MultiPolygon";
import type OlGeometry from "ol/geom/SimpleGeometry";
import proj4, { type Converter } from "proj4";
import { type Box, boxOf, dimension, type Path, type Position, type Shape } from "../geometry/shape";

/**
 * Metres between the places that are projected exactly for drawing; what lies between is interpolated. In a cell of
 * 64 m the interpolation is off by less than 0.1 mm (projection.test.ts), and a window of thousands of features is
 * drawn thirty times faster.
 */
const CELL_M = 64;
const MOST_NODES = 40_000;

export class Projection {
  private readonly nodes = new Map<number, readonly [number, number]>();
  private readonly convert: Converter;
  private readonly degrees: Converter;

  /** `code`: the storage CRS, already registered with proj4. */
  constructor(readonly code: string) {
    this.convert = proj4("EPSG:3857", code);
    this.degrees = proj4("EPSG:4326", code);
  }

  toStorage(coordinate: readonly number[]): Position {
    return this.convert.forward([coordinate[0] as number, coordinate[1] as number]) as [number, number];
  }

  /** For drawing only: a place is never kept as its projection. */
  toMap([east, north]: Position): [number, number] {
    const [u, v] = [east / CELL_M, north / CELL_M];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [x, y] = [u - i, v - j];
    const [a, b, c, d] = [this.node(i, j), this.node(i + 1, j), this.node(i, j + 1), this.node(i + 1, j + 1)];
    const between = (axis: 0 | 1): number =>
      (1 - y) * ((1 - x) * a[axis] + x * b[axis]) + y * ((1 - x) * c[axis] + x * d[axis]);
    return [between(0), between(1)];
  }

  private node(i: number, j: number): readonly [number, number] {
    const key = i * 2 ** 24 + j;
    const known = this.nodes.get(key);
    if (known) return known;
    if (this.nodes.size > MOST_NODES) this.nodes.clear();
    const exact = this.convert.inverse([i * CELL_M, j * CELL_M]) as [number, number];
    this.nodes.set(key, exact);
    return exact;
  }

  /** Longitude and latitude in degrees WGS 84. */
  toDegrees(position: Position): [number, number] {
    return this.degrees.inverse([position[0], position[1]]) as [number, number];
  }

  fromDegrees(lon: number, lat: number): Position {
    return this.degrees.forward([lon, lat]) as [number, number];
  }

  path(path: Path): [number, number][] {
    return path.map((one) => this.toMap(one));
  }

  /** Box in metres of the zone that holds a box of the map. */
  boxToStorage([west, south, east, north]: readonly number[]): Box {
    const corners = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ] as const;
    return boxOf(corners.map(([x, y]) => this.toStorage([x as number, y as number])));
  }

  boxToMap([west, south, east, north]: Box): Box {
    return boxOf(
      (
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
        ] as const
      ).map((one) => this.toMap(one)),
    );
  }

  geometry(shape: Shape): OlGeometry {
    if (dimension(shape.kind) === 0)
      return new MultiPoint(shape.parts.flatMap((part) => this.path(part[0] ?? [])));
    if (dimension(shape.kind) === 1)
      return new MultiLineString(shape.parts.map((part) => this.path(part[0] ?? [])));
    const closed = (path: Path): [number, number][] => {
      const ring = this.path(path);
      return ring[0] ? [...ring, ring[0]] : ring;
    };
    return new MultiPolygon(shape.parts.map((part) => part.map(closed)));
  }

  line(path: Path): LineString {
    return new LineString(this.path(path));
  }
}
