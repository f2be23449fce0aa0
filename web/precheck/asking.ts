/** What is asked of the pre-check: typed text becomes the body of the request, or a reason why not. */

/** A corner as Vietnamese survey papers give it: X north, Y east, metres in a VN-2000 zone. */
export type Corner = [north: number, east: number];

export interface Asked {
  parcels: string[];
  corners?: Corner[];
  crs?: string;
  storeys?: number;
  height_m?: number;
  floor_area_m2?: number;
  use?: string;
  as_of?: string;
}

/** What cannot be read, as a key of the texts with what is filled in. */
export class Unreadable extends Error {
  constructor(
    readonly key: "precheck.bad_line" | "precheck.few_corners" | "precheck.bad_number" | "precheck.empty",
    readonly field: string,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    super(key);
  }
}

/**
 * A number as people type it: comma or point before the decimals, blanks or the other mark between thousands.
 *
 * Of one mark alone three digits behind it are thousands only when there is more than one of it: 1192451.250 and
 * 1192451,250 are coordinates to the millimetre.
 */
export function numberOf(text: string): number | undefined {
  const bare = text.trim().replace(/[\s\u00a0']/g, "");
  if (!/^\d[\d.,]*$/.test(bare)) return undefined;
  const last = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  if (last < 0) return Number(bare);
  const mark = bare[last] as string;
  const isGrouping = bare.indexOf(mark) !== last;
  const whole = bare.slice(0, last).replace(/[.,]/g, "");
  const rest = bare.slice(last + 1);
  const value = Number(isGrouping ? whole + rest : `${whole}.${rest || "0"}`);
  return Number.isFinite(value) ? value : undefined;
}

/** Corners of a pasted table: X and Y in each line, a number of the corner before them is left out. */
export function cornersOf(text: string): Corner[] {
  const corners: Corner[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (!line.trim()) return;
    const parts = line.trim().split(/[;\s]+/);
    const values = parts.slice(-2).map(numberOf);
    const [x, y] = values;
    if (parts.length < 2 || parts.length > 3 || x === undefined || y === undefined) {
      throw new Unreadable("precheck.bad_line", "corners", { line: at + 1, text: line.trim().slice(0, 40) });
    }
    corners.push([x, y]);
  });
  if (corners.length > 0 && corners.length < 3) throw new Unreadable("precheck.few_corners", "corners");
  return corners;
}

/** The table of corners as text. */
export const tableOf = (corners: readonly Corner[]): string =>
  corners.map(([x, y]) => `${x.toFixed(2)}  ${y.toFixed(2)}`).join("\n");

/** Lines of a typed list, blanks and repetitions left out. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/\s+/g, " "));
  return [...new Set(lines.filter(Boolean))];
}

/** True for what the API takes as the id of a parcel as it is. */
export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) || /^[0-9b-hjkmnp-z]{12}$/i.test(text);

/** The body of the request; `parcels` still as they were typed. */
export function askedBy(form: FormData): Asked {
  const text = (name: string): string => String(form.get(name) ?? "").trim();
  const number = (name: string): number | undefined => {
    const given = text(name);
    if (!given) return undefined;
    const value = numberOf(given);
    if (value === undefined) throw new Unreadable("precheck.bad_number", name, { text: given.slice(0, 40) });
    return value;
  };
  const parcels = linesOf(text("parcels"));
  const corners = cornersOf(text("corners"));
  if (parcels.length === 0 && corners.length === 0) throw new Unreadable("precheck.empty", "parcels");
  const asked: Asked = { parcels };
  if (corners.length) Object.assign(asked, { corners, crs: text("crs") });
  for (const name of ["storeys", "height_m", "floor_area_m2"] as const) {
    const value = number(name);
    if (value !== undefined) asked[name] = value;
  }
  if (text("use")) asked.use = text("use");
  if (text("as_of")) asked.as_of = text("as_of");
  return asked;
}
