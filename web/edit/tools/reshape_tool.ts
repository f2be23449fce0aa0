/** Moving, adding and removing vertices; neighbours that share the boundary follow. */
import type { Edge } from "../geometry/edge_index";
import { inTurn } from "../geometry/overlay";
import { footOn } from "../geometry/plane";
import {
  dimension,
  distance,
  edges,
  type Place,
  type Position,
  rounded,
  type Shape,
  samePlace,
  vertexAt,
} from "../geometry/shape";
import {
  deleteVertex,
  insertVertex,
  isRefusal,
  moveVertex,
  type Neighbourhood,
  type Outcome,
} from "../geometry/topology";
import { t } from "../texts";
import type { Marks, Pointer, Tool } from "./tool";
import { perform, type Workbench } from "./workbench";

/** Above this only vertices near the pointer are shown. */
const MOST_HANDLES = 600;

interface Grip {
  readonly key: string;
  readonly origin: Position;
  /** The vertex does not exist yet; it is made on the edge where the drag began. */
  readonly fresh: boolean;
}

export class ReshapeTool implements Tool {
  readonly name = "reshape";
  readonly cursor = "default";
  /** Vertex that Delete removes and whose coordinates can be typed. */
  active: Position | undefined;
  private grip: Grip | undefined;
  private to: Position | undefined;
  private ghost: Position | undefined;
  private pointer: Pointer | undefined;

  constructor(private readonly bench: Workbench) {}

  stop(): void {
    this.grip = this.ghost = this.pointer = this.active = undefined;
  }

  /** While a vertex moves, the edges that end in it are not snapped to. */
  skip(edge: Edge): boolean {
    const origin = this.grip?.origin;
    return (
      origin !== undefined &&
      (samePlace(edge.a, origin) || samePlace(edge.b, origin) || this.splits(edge, origin))
    );
  }

  private splits(edge: Edge, origin: Position): boolean {
    return Boolean(this.grip?.fresh) && footOn(origin, edge.a, edge.b).distance < 0.001;
  }

  move(pointer: Pointer): void {
    this.pointer = pointer;
    const near = this.near(pointer);
    this.ghost = near && "edge" in near ? near.edge : undefined;
    this.bench.refresh();
  }

  click(pointer: Pointer): void {
    const near = this.near(pointer);
    if (near && "vertex" in near) {
      if (pointer.control) return void this.removeAt(near.vertex);
      this.activate(near.vertex);
      return;
    }
    const found = this.bench.featureAt(pointer.raw, pointer.reach);
    this.active = undefined;
    this.bench.session.select(found ? [found] : []);
    this.bench.refresh();
  }

  doubleClick(pointer: Pointer): void {
    const { single } = this.bench.session;
    const near = this.near(pointer);
    if (!single || !near || !("edge" in near)) return;
    void this.run(t("step.insert"), (around) =>
      insertVertex(around, single.key, near.edge, this.bench.session.together),
    );
  }

  down(pointer: Pointer): boolean {
    const { session } = this.bench;
    const near = this.near(pointer);
    if (!session.editable || !session.single || !near || pointer.control) return false;
    const origin = "vertex" in near ? near.vertex : near.edge;
    this.grip = { key: session.single.key, origin, fresh: !("vertex" in near) };
    this.to = origin;
    return true;
  }

  drag(pointer: Pointer): void {
    this.to = pointer.at;
    this.pointer = pointer;
    this.bench.refresh();
  }

  up(): void {
    const { grip, to } = this;
    this.grip = undefined;
    if (!grip || !to || distance(grip.origin, to) < 0.0001) {
      if (grip && !grip.fresh) this.activate(grip.origin);
      this.bench.refresh();
      return;
    }
    void this.run(t(grip.fresh ? "step.insert" : "step.vertex"), (around) =>
      this.moved(around, grip, to),
    ).then((done) => {
      if (done) this.activate(to);
      this.bench.refresh();
    });
  }

  /** The active vertex to a place given by numbers. */
  place(at: Position): void {
    const { single } = this.bench.session;
    if (!single || !this.active) return;
    const grip: Grip = { key: single.key, origin: this.active, fresh: false };
    void this.run(t("step.vertex"), (around) => this.moved(around, grip, at)).then((done) => {
      if (done) this.activate(at);
    });
  }

  remove(): boolean {
    if (!this.active) return false;
    void this.removeAt(this.active);
    return true;
  }

  cancel(): boolean {
    if (this.grip) {
      this.grip = undefined;
      this.bench.refresh();
      return true;
    }
    if (!this.active) return false;
    this.activate(undefined);
    return true;
  }

  activate(vertex: Position | undefined): void {
    this.active = vertex;
    this.bench.session.tell("sketch");
    this.bench.refresh();
  }

  marks(): Marks {
    const shape = this.bench.session.single?.shape;
    const { grip, to, pointer } = this;
    if (grip && to) {
      const around = this.bench.session.features(this.layer);
      const outcome = this.moved(around, grip, to);
      const preview = isRefusal(outcome) ? this.alone(grip, to) : [...outcome.changes.values()];
      return { preview, active: to };
    }
    const all = shape?.parts.flat(2) ?? [];
    const near = pointer ? all.filter((one) => distance(one, pointer.raw) < pointer.reach * 20) : [];
    const handles = all.length > MOST_HANDLES ? near : all;
    const active = this.active ?? this.ghost;
    return { vertices: handles, ...(active ? { active } : {}) };
  }

  hint(): string {
    if (!this.bench.session.single) return t("hint.reshape_choose");
    return t(this.active ? "hint.vertex" : "hint.reshape");
  }

  private get layer(): string {
    return this.bench.session.layer?.name ?? "";
  }

  private alone(grip: Grip, to: Position): Shape[] {
    const shape = this.bench.session.current(grip.key)?.shape;
    if (!shape) return [];
    const around: Neighbourhood = {
      covers: () => true,
      shapeOf: () => shape,
      shapesIn: () => new Map([[grip.key, shape]]),
    };
    const outcome = this.moved(around, grip, to);
    return isRefusal(outcome) ? [] : [...outcome.changes.values()];
  }

  private moved(around: Neighbourhood, grip: Grip, to: Position): Outcome {
    const { together } = this.bench.session;
    return inTurn(around, [
      ...(grip.fresh ? [(held: Neighbourhood) => insertVertex(held, grip.key, grip.origin, together)] : []),
      (held) => {
        const place = placeOf(held.shapeOf(grip.key), grip.origin);
        return place ? moveVertex(held, grip.key, place, to, together) : { changes: new Map() };
      },
    ]);
  }

  private async removeAt(vertex: Position): Promise<void> {
    const { single, together } = this.bench.session;
    const place = placeOf(single?.shape ?? undefined, vertex);
    if (!single || !place) return;
    const done = await this.run(t("step.remove"), (around) =>
      deleteVertex(around, single.key, place, together),
    );
    if (done) this.activate(undefined);
  }

  private run(label: string, operation: (around: Neighbourhood) => Outcome): Promise<boolean> {
    return perform(this.bench, this.layer, label, operation);
  }

  /** The vertex, or else the place on an edge, of the selected feature under the pointer. */
  private near(pointer: Pointer): { vertex: Position } | { edge: Position } | undefined {
    const shape = this.bench.session.single?.shape;
    if (!shape) return undefined;
    const closed = dimension(shape.kind) === 2;
    let vertex: { at: Position; distance: number } | undefined;
    let edge: { at: Position; distance: number } | undefined;
    for (const path of shape.parts.flat()) {
      for (const at of path) {
        const away = distance(at, pointer.raw);
        if (away <= pointer.reach && away < (vertex?.distance ?? Infinity)) vertex = { at, distance: away };
      }
      for (const [a, b] of edges(path, closed)) {
        const foot = footOn(pointer.raw, a, b);
        if (foot.distance <= pointer.reach && foot.distance < (edge?.distance ?? Infinity)) edge = foot;
      }
    }
    return vertex ? { vertex: vertex.at } : edge && { edge: rounded(edge.at) };
  }
}

/** The first vertex of a shape at a position. */
function placeOf(shape: Shape | undefined, at: Position): Place | undefined {
  for (const [part, paths] of (shape?.parts ?? []).entries()) {
    for (const [path, positions] of paths.entries()) {
      const index = positions.findIndex((one) => samePlace(one, at));
      if (shape && index >= 0 && vertexAt(shape, { part, path, index })) return { part, path, index };
    }
  }
  return undefined;
}
