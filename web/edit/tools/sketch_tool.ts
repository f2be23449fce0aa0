/** Drawing vertex by vertex: a new feature, a part, a hole, or a measurement. */
import { bearing, inDegrees } from "../geometry/bearing";
import { withHole, withPart } from "../geometry/parts";
import { selfCrossing } from "../geometry/plane";
import {
  type Dimension,
  dimension,
  distance,
  type GeometryKind,
  type Path,
  type Position,
  pathLength,
  ringArea,
  type Shape,
  samePlace,
} from "../geometry/shape";
import { settle } from "../geometry/topology";
import { trace } from "../geometry/tracing";
import { areaText, lengthText, t } from "../texts";
import type { Marks, Pointer, Tool } from "./tool";
import { perform, type Workbench } from "./workbench";

export type SketchMode = "draw" | "part" | "hole" | "measure" | "split" | "ground";

export class SketchTool implements Tool {
  readonly cursor = "crosshair";
  /** Follow existing boundaries between two clicks. */
  tracing = false;
  /** Trace the other way round. */
  longer = false;
  private points: Position[] = [];
  private pointer: Pointer | undefined;
  private target: string | null = null;
  private crossing: Position | undefined;
  private ended = false;
  private busy = false;

  constructor(
    readonly name: SketchMode,
    private readonly bench: Workbench,
  ) {}

  get vertices(): readonly Position[] {
    return this.points;
  }

  start(): void {
    const [key] = this.bench.session.selection;
    this.target = this.name === "part" || this.name === "hole" ? (key ?? null) : null;
  }

  /** Go on with a sketch of the journal. */
  resume(points: readonly Position[], target: string | null): void {
    this.points = [...points];
    this.target = target;
    this.changed();
  }

  stop(): void {
    this.pointer = undefined;
    if (this.name === "measure") this.points = [];
  }

  own(): readonly Position[] {
    return this.dimension === 2 || this.name === "measure" ? this.points.slice(0, 1) : [];
  }

  move(pointer: Pointer): void {
    this.pointer = pointer;
    this.bench.refresh();
  }

  click(pointer: Pointer): void {
    if (this.ended) this.clear();
    this.add(pointer.at, (to) => this.traced(to));
  }

  /** A place given by numbers: exactly there, whatever boundary is near. */
  place(at: Position): void {
    this.add(at, () => []);
  }

  private add(at: Position, before: (to: Position) => Path): void {
    if (this.busy) return;
    if ((this.name === "hole" || this.name === "part") && !this.target) {
      const found = this.bench.featureAt(at, 0);
      if (!found) {
        this.bench.say(t("hint.choose_first"), true);
        return;
      }
      this.bench.session.select([found]);
      this.target = found;
      if (this.name === "part") {
        this.bench.refresh();
        return;
      }
    }
    const [first] = this.points;
    const last = this.points.at(-1);
    if (last && samePlace(last, at)) return;
    if (first && this.points.length > this.dimension && samePlace(first, at)) {
      this.points.push(...before(at));
      void this.finish();
      return;
    }
    this.points.push(...before(at), at);
    this.changed();
    if (this.dimension === 0 && this.name !== "measure") void this.finish();
  }

  /** The second click of a double click means the end, not one more vertex beside the last. */
  doubleClick(pointer: Pointer): void {
    const [before, last] = [this.points.at(-2), this.points.at(-1)];
    if (before && last && distance(before, last) < pointer.reach / 2) this.points.pop();
    void this.finish();
  }

  back(): boolean {
    if (!this.points.length || this.ended) return false;
    this.points.pop();
    this.changed();
    return true;
  }

  cancel(): boolean {
    if (!this.points.length) return false;
    this.clear();
    return true;
  }

  async finish(): Promise<void> {
    if (this.busy || !this.points.length) return;
    if (this.name === "measure") {
      this.ended = true;
      this.bench.session.tell("sketch");
      return this.bench.refresh();
    }
    const closed = this.dimension === 2;
    const least = this.dimension + 1;
    if (this.points.length < least)
      return this.bench.say(t(closed ? "refused.short_ring" : "refused.short_line"), true);
    this.crossing = selfCrossing(this.points, closed);
    if (this.crossing && closed) {
      this.bench.refresh();
      return this.bench.say(t("refused.crossing"), true);
    }
    this.busy = true;
    try {
      if (await this.keep(this.points)) this.clear();
    } finally {
      this.busy = false;
    }
  }

  protected async keep(path: Path): Promise<boolean> {
    const { session } = this.bench;
    const layer = session.layer;
    if (!layer?.geometry) return false;
    if (this.name === "draw") {
      const key = session.newKey();
      const shape: Shape = { kind: layer.geometry, parts: [[path]] };
      const done = await perform(
        this.bench,
        layer.name,
        t("step.draw"),
        (around) => settle(around, key, shape),
        {
          key,
          values: {},
        },
      );
      if (done) this.bench.created(key);
      return done;
    }
    const target = this.target ? session.current(this.target) : undefined;
    if (!target?.shape) return false;
    const shape = this.name === "hole" ? withHole(target.shape, path) : withPart(target.shape, path);
    if (!shape) {
      this.bench.say(t("refused.hole_outside"), true);
      return false;
    }
    const label = t(this.name === "hole" ? "step.hole" : "step.part");
    return perform(this.bench, target.layer, label, (around) => settle(around, target.key, shape));
  }

  marks(): Marks {
    const { pointer, points } = this;
    const towards = pointer && !this.ended ? [...this.traced(pointer.at), pointer.at] : [];
    const all = [...points, ...towards];
    const last = points.at(-1);
    const labels = last && towards.length ? [{ at: pointer?.at as Position, text: this.figures(all) }] : [];
    if (this.ended && last) labels.push({ at: last, text: this.figures(points) });
    return {
      line: points,
      ...(last && towards.length ? { loose: [last, ...towards] } : {}),
      ...(this.dimension === 2 && all.length > 2 ? { area: all } : {}),
      vertices: points,
      ...(this.crossing ? { crossing: this.crossing } : {}),
      labels,
    };
  }

  hint(): string {
    if (this.name === "measure") return t(this.ended ? "hint.measure_done" : "hint.measure");
    if ((this.name === "hole" || this.name === "part") && !this.target) return t("hint.choose_first");
    if (!this.points.length)
      return t(this.name === "hole" ? "hint.hole" : this.dimension === 0 ? "hint.point" : "hint.draw");
    return t(this.tracing ? "hint.tracing" : "hint.drawing", { count: this.points.length });
  }

  /** Length of the last edge, its bearing, and the whole. */
  private figures(path: Path): string {
    const [before, last] = [path.at(-2), path.at(-1)];
    if (!before || !last) return "";
    const lines = [`${lengthText(distance(before, last))} · ${inDegrees(bearing(before, last))}`];
    if (this.name === "measure" && path.length > 2) lines.push(`Σ ${lengthText(pathLength(path, false))}`);
    if (path.length > 2 && (this.dimension === 2 || this.name === "measure"))
      lines.push(areaText(ringArea(path)));
    return lines.join("\n");
  }

  private traced(to: Position): Path {
    const last = this.points.at(-1);
    if (!this.tracing || !last) return [];
    return trace(this.bench.indexes(), last, to, this.longer) ?? [];
  }

  private get dimension(): Dimension {
    if (this.name === "measure" || this.name === "split") return 1;
    return dimension((this.bench.session.layer?.geometry ?? "Polygon") as GeometryKind);
  }

  private clear(): void {
    this.points = [];
    this.ended = false;
    this.start();
    this.changed();
  }

  private changed(): void {
    this.crossing = undefined;
    const { session } = this.bench;
    session.setSketch(
      this.points.length
        ? { tool: this.name, layer: session.layer?.name ?? "", target: this.target, points: [...this.points] }
        : null,
    );
    this.bench.refresh();
  }
}
