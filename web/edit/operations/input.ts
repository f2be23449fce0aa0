/** What the officer says about an operation on parcels, and the request that it makes: pure, nothing is asked here. */
import type { GeoJsonGeometry } from "../../shared/api_types";
import { readLength } from "../geometry/coordinate_text";
import { type Path, type Position, type Shape, toGeoJson } from "../geometry/shape";
import { fits, readArea, USE_AREA, USE_CODE, usesSum } from "./children";
import type { OperationText } from "./texts";

/** The ways an operation is given here; the first three are ways to split. */
export const KINDS = ["line", "offset", "area", "merge", "boundary", "recover", "renumber"] as const;
export type Kind = (typeof KINDS)[number];
export type OperationName = "split" | "merge" | "correct_boundary" | "recover" | "renumber";
export type Side = "north" | "east" | "south" | "west";
export const SIDES: readonly Side[] = ["north", "east", "south", "west"];
export type Edge = readonly [Position, Position];

/** Where the ground that is recovered comes from: a red line, drawn here, or an area of another layer. */
export const GROUNDS = ["red_line", "drawn", "picked"] as const;
export type GroundFrom = (typeof GROUNDS)[number];
/** One land use of a new parcel: values of the land-use register by field name; what could not be read stays text. */
export type ChildUse = Readonly<Record<string, unknown>>;

/** What was given of a new parcel: number and official area as typed. */
export interface Child {
  readonly number: string;
  readonly area: string;
  /** null: shared out from the parcel that it comes from. */
  readonly uses: readonly ChildUse[] | null;
}

/** A map sheet and the key that it gets, as typed; an empty new value keeps the present one. */
export interface SheetMove {
  readonly ward: string;
  readonly sheet: string;
  readonly toWard: string;
  readonly toWardName: string;
  readonly toSheet: string;
}

export const NO_MOVE: SheetMove = { ward: "", sheet: "", toWard: "", toWardName: "", toSheet: "" };

export interface Input {
  readonly kind: Kind;
  /** Lines to cut along, in metres of the storage CRS. */
  readonly lines: readonly Path[];
  /** The only line came from numbers: its vertices are sent as they were typed. */
  readonly typed: boolean;
  /** Each piece becomes a parcel, or each side of the line. */
  readonly group: "pieces" | "sides";
  /** Edge that an offset is measured from, or that the line of an area runs along. */
  readonly edge: Edge | null;
  readonly metres: string;
  readonly squareMetres: string;
  readonly side: Side;
  readonly reason: string;
  readonly surveyDocument: string;
  readonly groundFrom: GroundFrom;
  readonly redLine: string;
  /** Ground to recover that was drawn or picked. */
  readonly ground: Shape | null;
  /** Layer that ground is picked from. */
  readonly groundLayer: string;
  readonly decision: { readonly number: string; readonly date: string; readonly authority: string };
  readonly useCode: "CGT" | "DGT";
  /** The decision that merges the units, and the sheets that it renumbers. */
  readonly document: string;
  readonly sheets: readonly SheetMove[];
  /** What the officer gave of the new parcels; none = as the server says. */
  readonly children: readonly Child[];
}

export const NOTHING: Input = {
  kind: "line",
  lines: [],
  typed: false,
  group: "pieces",
  edge: null,
  metres: "",
  squareMetres: "",
  side: "north",
  reason: "",
  surveyDocument: "",
  groundFrom: "red_line",
  redLine: "",
  ground: null,
  groundLayer: "",
  decision: { number: "", date: "", authority: "" },
  useCode: "CGT",
  document: "",
  sheets: [NO_MOVE],
  children: [],
};

/** A parcel as the operation takes it; for a boundary correction with its new shape. */
export interface Subject {
  readonly id: string;
  readonly version: number;
  readonly shape: Shape;
}

export interface OperationBody {
  readonly layer: "parcels";
  readonly operation: OperationName;
  /** null: a renumbering names sheets, no parcel. */
  readonly feature: string | null;
  readonly base_version: number | null;
  readonly geometry: GeoJsonGeometry | null;
  readonly crs: string;
  readonly properties: Record<string, never>;
  readonly params: Readonly<Record<string, unknown>>;
}

const NAMES: Readonly<Record<Kind, OperationName>> = {
  line: "split",
  offset: "split",
  area: "split",
  merge: "merge",
  boundary: "correct_boundary",
  recover: "recover",
  renumber: "renumber",
};

/** Whole map sheets are changed, whatever parcels are chosen. */
export const isOfSheets = (kind: Kind): boolean => kind === "renumber";

export const isSplit = (kind: Kind): boolean => NAMES[kind] === "split";

/** The request, or the text that says what is still missing. */
export function bodyOf(
  input: Input,
  subjects: readonly Subject[],
  crs: string,
): OperationBody | OperationText {
  const [main, ...others] = subjects;
  const ofSheets = isOfSheets(input.kind);
  if (!main && !ofSheets) return "needs.parcel";
  const params = PARAMS[input.kind](input, others);
  if (typeof params === "string") return params;
  const given = childrenOf(input.children);
  if (typeof given === "string") return given;
  const moved = input.kind === "boundary";
  const parcel = ofSheets ? undefined : main;
  return {
    layer: "parcels",
    operation: NAMES[input.kind],
    feature: parcel?.id ?? null,
    base_version: parcel?.version ?? null,
    geometry: moved && parcel ? toGeoJson(parcel.shape) : null,
    crs: moved ? crs : "",
    properties: {},
    // Positions are [east, north], whatever the definition of the CRS says.
    params: {
      ...params,
      crs,
      north_first: false,
      ...(input.surveyDocument && !ofSheets ? { survey_document: input.surveyDocument } : {}),
      ...(given.length ? { children: given } : {}),
    },
  };
}

type Params = Readonly<Record<string, unknown>>;
type Reader = (input: Input, others: readonly Subject[]) => Params | OperationText;

const PARAMS: Readonly<Record<Kind, Reader>> = {
  line({ lines, typed, group }) {
    const [only] = lines;
    if (!only) return "needs.line";
    const shape = { type: "MultiLineString", coordinates: lines };
    const cut =
      lines.length > 1
        ? { line: shape }
        : typed
          ? { vertices: only }
          : { line: { type: "LineString", coordinates: only } };
    return { ...cut, group };
  },
  offset({ edge, metres }) {
    const distance = readLength(metres);
    if (!edge) return "needs.edge";
    return distance ? { offset: { edge, distance_m: distance } } : "needs.metres";
  },
  area({ edge, squareMetres, side }) {
    const wanted = readLength(squareMetres);
    if (!wanted) return "needs.square_metres";
    return { area: edge ? { area_m2: wanted, edge } : { area_m2: wanted, side } };
  },
  merge: (_input, others) =>
    others.length
      ? { with: others.map(({ id, version }) => ({ feature: id, base_version: version })) }
      : "needs.two",
  boundary({ reason, surveyDocument }, others) {
    if (!reason.trim()) return "needs.reason";
    if (!surveyDocument) return "needs.survey";
    const neighbours = others.map(({ id, version, shape }) => ({
      feature: id,
      base_version: version,
      geometry: toGeoJson(shape),
    }));
    return { reason: reason.trim(), ...(neighbours.length ? { neighbours } : {}) };
  },
  recover({ groundFrom, redLine, ground, decision, useCode }) {
    const { number, date, authority } = decision;
    const drawn = groundFrom === "red_line" ? null : ground;
    if (groundFrom === "red_line" ? !redLine : !drawn) return `needs.${groundFrom}`;
    if (!number.trim() || !date || !authority.trim()) return "needs.decision";
    return {
      ...(drawn ? { geometry: toGeoJson(drawn) } : { red_line: redLine }),
      decision: { number: number.trim(), date, authority: authority.trim() },
      land_use_code: useCode,
    };
  },
  renumber({ document, sheets }) {
    if (!document.trim()) return "needs.document";
    const moves = sheets.map(moveOf);
    if (!moves.every(({ ward, sheet }) => ward && sheet)) return "needs.sheet";
    if (moves.some(({ ward, to_ward, to_ward_name }) => to_ward && to_ward !== ward && !to_ward_name))
      return "needs.ward_name";
    if (!moves.every(isNewKey)) return "needs.new_key";
    return { document: document.trim(), sheets: moves };
  },
};

/** One sheet as the server takes it, without what was left empty. */
function moveOf({ ward, sheet, toWard, toWardName, toSheet }: SheetMove): Readonly<Record<string, string>> {
  const said = { ward, sheet, to_ward: toWard, to_ward_name: toWardName, to_sheet: toSheet };
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])),
  );
}

const isNewKey = ({ ward, sheet, to_ward, to_sheet }: Readonly<Record<string, string>>): boolean =>
  (to_ward ?? ward) !== ward || (to_sheet ?? sheet) !== sheet;

function childrenOf(children: readonly Child[]): Params[] | OperationText {
  const read: Params[] = [];
  for (const { number, area, uses } of children) {
    const squareMetres = readArea(area);
    if (area.trim() && squareMetres === null) return "needs.child_area";
    const wrong = uses && wrongUses(uses, squareMetres);
    if (wrong) return wrong;
    read.push({
      ...(number.trim() ? { number: number.trim() } : {}),
      ...(squareMetres === null ? {} : { official_area_m2: squareMetres }),
      ...(uses ? { land_uses: uses.map(said) } : {}),
    });
  }
  return read;
}

function wrongUses(uses: readonly ChildUse[], squareMetres: number | null): OperationText | null {
  if (uses.some((one) => !one[USE_CODE])) return "needs.use_code";
  if (uses.some((one) => typeof one[USE_AREA] === "string")) return "needs.use_area";
  return fits(usesSum(uses), squareMetres, uses.length) ? null : "needs.uses_sum";
}

/** Values that are there. */
const said = (use: ChildUse): Params =>
  Object.fromEntries(Object.entries(use).filter(([, value]) => value !== null && value !== ""));
