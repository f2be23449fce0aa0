/** Picking one edge of the chosen parcel: an offset is measured from it, the line of an area runs along it. */
import { footOn } from "../geometry/plane";
import { edges, type Shape } from "../geometry/shape";
import type { Marks, Pointer, Tool } from "../tools/tool";
import type { Workbench } from "../tools/workbench";
import type { Edge } from "./input";
import { t } from "./texts";

export class EdgeTool implements Tool {
  readonly name = "edge";
  readonly cursor = "crosshair";
  private found: Edge | undefined;

  constructor(
    private readonly bench: Workbench,
    private readonly picked: (edge: Edge) => void,
  ) {}

  stop(): void {
    this.found = undefined;
  }

  move(pointer: Pointer): void {
    this.found = this.near(pointer);
    this.bench.refresh();
  }

  click(pointer: Pointer): void {
    const edge = this.near(pointer);
    if (edge) {
      this.picked(edge);
      return;
    }
    // Beside every edge of the chosen parcel: perhaps another parcel is meant.
    const feature = this.bench.featureAt(pointer.raw, pointer.reach);
    if (feature) this.bench.session.select([feature]);
  }

  marks(): Marks {
    return this.found ? { line: this.found, vertices: this.found } : {};
  }

  hint(): string {
    return t(this.bench.session.single ? "hint.edge" : "hint.edge_parcel");
  }

  private near({ raw, reach }: Pointer): Edge | undefined {
    const shape = this.bench.session.single?.shape;
    return shape ? edgeNear(shape, raw, reach) : undefined;
  }
}

/** The edge of an area that lies nearest to a place, within a distance in metres. */
export function edgeNear(shape: Shape, at: Pointer["raw"], within: number): Edge | undefined {
  let nearest: { edge: Edge; away: number } | undefined;
  for (const ring of shape.parts.flat()) {
    for (const [a, b] of edges(ring, true)) {
      const away = footOn(at, a, b).distance;
      if (away <= within && away < (nearest?.away ?? Infinity)) nearest = { edge: [a, b], away };
    }
  }
  return nearest?.edge;
}
