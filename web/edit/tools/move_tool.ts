/** Moving whole features; held by a vertex, that vertex snaps to its new place. */

import type { Edge } from "../geometry/edge_index";
import { inTurn } from "../geometry/overlay";
import { distance, type Position, type Shape, translated } from "../geometry/shape";
import { settle } from "../geometry/topology";
import { lengthText, t } from "../texts";
import type { Marks, Pointer, Tool } from "./tool";
import { perform, type Workbench } from "./workbench";

export class MoveTool implements Tool {
  readonly name = "move";
  readonly cursor = "move";
  private from: Position | undefined;
  private to: Position | undefined;

  constructor(private readonly bench: Workbench) {}

  skip(edge: Edge): boolean {
    return this.from !== undefined && this.bench.session.selection.includes(edge.key);
  }

  click(pointer: Pointer): void {
    const found = this.bench.featureAt(pointer.raw, pointer.reach);
    if (found) this.bench.session.select([found]);
  }

  down(pointer: Pointer): boolean {
    const { session } = this.bench;
    const found = this.bench.featureAt(pointer.raw, pointer.reach);
    if (!session.editable || !found || !session.selection.includes(found)) return false;
    const held = pointer.snap?.kind === "vertex" && pointer.snap.edge?.key === found;
    this.from = held ? pointer.at : pointer.raw;
    this.to = this.from;
    return true;
  }

  drag(pointer: Pointer): void {
    this.to = pointer.at;
    this.bench.refresh();
  }

  up(): void {
    const moved = this.moved();
    const away = this.from && this.to ? distance(this.from, this.to) : 0;
    this.from = this.to = undefined;
    const layer = this.bench.session.layer;
    if (!layer || away < 0.0001) {
      this.bench.refresh();
      return;
    }
    const label = t("step.move", { length: lengthText(away) });
    void perform(this.bench, layer.name, label, (around) =>
      inTurn(
        around,
        moved.map(
          ([key, shape]) =>
            (held) =>
              settle(held, key, shape),
        ),
      ),
    ).then(() => this.bench.refresh());
  }

  cancel(): boolean {
    const active = this.from !== undefined;
    this.from = this.to = undefined;
    return active;
  }

  marks(): Marks {
    if (!this.from || !this.to) return {};
    const text = lengthText(distance(this.from, this.to));
    return {
      preview: this.moved().map(([, shape]) => shape),
      loose: [this.from, this.to],
      labels: [{ at: this.to, text }],
    };
  }

  hint(): string {
    return t(this.bench.session.selection.length ? "hint.move" : "hint.choose_first");
  }

  private moved(): [string, Shape][] {
    const { from, to } = this;
    if (!from || !to) return [];
    return this.bench.session.selection.flatMap((key): [string, Shape][] => {
      const shape = this.bench.session.current(key)?.shape;
      return shape ? [[key, translated(shape, to[0] - from[0], to[1] - from[1])]] : [];
    });
  }
}
