/** What the officer says about an operation on parcels, and the request that it makes: pure, nothing is asked here. */
import type { GeoJsonGeometry } from "../../shared/api_types";
import { readLength } from "../geometry/coordinate_text";
import { type Path, type Position, type Shape, toGeoJson } from "../geometry/shape";
import type { OperationText } from "./texts";

/** The ways an operation is given here; the first three are ways to split. */
export const KINDS = ["line", "offset", "area", "merge", "boundary", "recover"] as const;
export type Kind = (typeof KINDS)[number];
export type OperationName = "split" | "merge" | "correct_boundary" | "recover";
export type Side = "north" | "east" | "south" | "west";
export const SIDES: readonly Side[] = ["north", "east", "south", "west"];
export type Edge = readonly [Position, Position];

/** Number and official area of a new parcel, as typed. */
export interface Child {
  readonly number: string;
  readonly area: string;
}

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
  readonly redLine: string;
  readonly decision: { readonly number: string; readonly date: string; readonly authority: string };
  readonly useCode: "CGT" | "DGT";
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
  redLine: "",
  decision: { number: "", date: "", authority: "" },
  useCode: "CGT",
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
  readonly feature: string;
  readonly base_version: number;
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
};

export const isSplit = (kind: Kind): boolean => NAMES[kind] === "split";

/** The request, or the text that says what is still missing. */
export function bodyOf(
  input: Input,
  subjects: readonly Subject[],
  crs: string,
): OperationBody | OperationText {
  const [main, ...others] = subjects;
  if (!main) return "needs.parcel";
  const params = PARAMS[input.kind](input, others);
  if (typeof params === "string") return params;
  const given = childrenOf(input.children);
  if (typeof given === "string") return given;
  const moved = input.kind === "boundary";
  return {
    layer: "parcels",
    operation: NAMES[input.kind],
    feature: main.id,
    base_version: main.version,
    geometry: moved ? toGeoJson(main.shape) : null,
    crs: moved ? crs : "",
    properties: {},
    // Positions are [east, north], whatever the definition of the CRS says.
    params: {
      ...params,
      crs,
      north_first: false,
      ...(input.surveyDocument ? { survey_document: input.surveyDocument } : {}),
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
  recover({ redLine, decision, useCode }) {
    const { number, date, authority } = decision;
    if (!redLine) return "needs.red_line";
    if (!number.trim() || !date || !authority.trim()) return "needs.decision";
    return {
      red_line: redLine,
      decision: { number: number.trim(), date, authority: authority.trim() },
      land_use_code: useCode,
    };
  },
};

function childrenOf(children: readonly Child[]): Params[] | OperationText {
  const read: Params[] = [];
  for (const { number, area } of children) {
    const squareMetres = area.trim() ? readLength(area) : undefined;
    if (area.trim() && squareMetres === undefined) return "needs.child_area";
    read.push({
      ...(number.trim() ? { number: number.trim() } : {}),
      ...(squareMetres === undefined ? {} : { official_area_m2: squareMetres }),
    });
  }
  return read;
}
