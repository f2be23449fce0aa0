/**
 * Coordinates as people type and paste them: VN-2000 metres, decimal comma or point, with or without thousands.
 *
 * Papers write X for north and Y for east, files often the other way round. In Việt Nam north lies between 0.9 and
 * 2.7 million metres and east between 0.1 and 0.9 million, so the numbers themselves say which is which.
 */
import { type Position, rounded } from "./shape";

const NORTH_M = [900_000, 2_700_000] as const;
const EAST_M = [100_000, 900_000] as const;

export interface ReadPoint {
  readonly name: string;
  readonly at: Position;
}

export interface ReadTable {
  readonly points: readonly ReadPoint[];
  /** North stood before east, as on papers. */
  readonly northFirst: boolean;
  /** Lines without a pair of coordinates: heading, remarks, mistakes. */
  readonly skipped: readonly string[];
}

/** Everything a number's text can mean: "603.480" is 603.48 or 603480. */
export function readings(text: string): number[] {
  const plain = text.replace(/[\s\u00a0']/g, "").replace(/^(\+)/, "");
  if (!/^-?\d[\d.,]*$/.test(plain)) return [];
  const found = new Set<number>();
  for (const mark of [",", "."]) {
    const other = mark === "," ? "." : ",";
    const [whole = "", fraction = "", ...more] = plain.split(mark);
    if (more.length || fraction.includes(other)) continue;
    if (whole.includes(other) && !/^-?\d{1,3}([.,]\d{3})+$/.test(whole)) continue;
    found.add(Number(`${whole.split(other).join("")}.${fraction || "0"}`));
  }
  return [...found].filter(Number.isFinite);
}

/** One number that is no coordinate (a distance): the decimal mark is a comma or a point, whichever stands there. */
export function readLength(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0]/g, "").replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

const within = (value: number, [low, high]: readonly [number, number]): boolean =>
  value >= low && value < high;
const asNorth = (text: string): number | undefined => readings(text).find((value) => within(value, NORTH_M));
const asEast = (text: string): number | undefined => readings(text).find((value) => within(value, EAST_M));

/** A pair of texts in either order; undefined when they are not a place in Việt Nam's VN-2000. */
export function readPair(first: string, second: string): { at: Position; northFirst: boolean } | undefined {
  for (const northFirst of [true, false]) {
    const north = asNorth(northFirst ? first : second);
    const east = asEast(northFirst ? second : first);
    if (north !== undefined && east !== undefined) return { at: rounded([east, north]), northFirst };
  }
  return undefined;
}

/** Separators between columns, the surest first. */
const SEPARATORS = [/\t/, /;/, /\|/, /\s+/, /,\s+/, /,/] as const;

/** A pasted table, one point a line; further columns (edge lengths, remarks) do not matter. */
export function readTable(text: string): ReadTable {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const read = lines.map((line) => readLine(line));
  const northFirst = read.filter((one) => one?.northFirst).length * 2 >= read.filter(Boolean).length;
  const points = read.flatMap((one) => (one ? [{ name: one.name, at: one.at }] : []));
  const [first] = points;
  const last = points.at(-1);
  const closes =
    first && last && points.length > 3 && first.at[0] === last.at[0] && first.at[1] === last.at[1];
  return {
    points: closes ? points.slice(0, -1) : points,
    northFirst,
    skipped: lines.filter((_line, i) => !read[i]),
  };
}

function readLine(line: string): { name: string; at: Position; northFirst: boolean } | undefined {
  for (const separator of SEPARATORS) {
    const cells = line.split(separator).map((cell) => cell.trim().replace(/^[XYNE]\s*[:=]\s*/i, ""));
    for (let i = 0; i + 1 < cells.length; i++) {
      const pair = readPair(cells[i] ?? "", cells[i + 1] ?? "");
      if (pair) return { name: cells.slice(0, i).join(" ").trim(), ...pair };
    }
  }
  return undefined;
}
