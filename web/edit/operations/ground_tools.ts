/** The ground that is recovered, where no red line says it: drawn as an area, or picked from another layer. */
import { ApiError } from "../../shared/api";
import { partAt } from "../geometry/plane";
import { area, dimension, type Path, type Position, type Shape } from "../geometry/shape";
import { readWindow } from "../state/loading";
import { type SketchMode, SketchTool } from "../tools/sketch_tool";
import type { Marks, Pointer, Tool } from "../tools/tool";
import type { Workbench } from "../tools/workbench";
import { t } from "./texts";

/** Half of the window that is asked for around a click, metres. */
const AROUND_M = 0.05;

export class GroundTool extends SketchTool {
  constructor(
    bench: Workbench,
    private readonly drawn: (ground: Shape) => void,
  ) {
    super("ground" satisfies SketchMode, bench);
  }

  override hint(): string {
    return this.vertices.length ? super.hint() : t("hint.ground");
  }

  protected override async keep(path: Path): Promise<boolean> {
    this.drawn({ kind: "Polygon", parts: [[path]] });
    return true;
  }
}

/** One click takes the area of the chosen layer that lies there; of several, the smallest. */
export class PickTool implements Tool {
  readonly name = "pick";
  readonly cursor = "crosshair";
  private asking: AbortController | undefined;

  constructor(
    private readonly bench: Workbench,
    private readonly picked: (ground: Shape) => void,
  ) {}

  stop(): void {
    this.asking?.abort();
  }

  click({ raw }: Pointer): void {
    void this.take(raw);
  }

  marks(): Marks {
    return {};
  }

  hint(): string {
    return t("hint.pick");
  }

  private async take(at: Position): Promise<void> {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    const [x, y] = at;
    try {
      const layer = this.bench.operating.input.groundLayer;
      const box = [x - AROUND_M, y - AROUND_M, x + AROUND_M, y + AROUND_M] as const;
      const { found } = await readWindow(layer, box, asking.signal);
      const ground = smallestAt(
        [...found.values()].map(({ shape }) => shape),
        at,
      );
      if (asking.signal.aborted) return;
      if (ground) this.picked(ground);
      else this.bench.say(t("ground.nothing_there"), true);
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      this.bench.say(error.message, true);
    }
  }
}

/** The smallest area that holds a place. */
export function smallestAt(shapes: readonly (Shape | null)[], at: Position): Shape | undefined {
  return shapes
    .filter((one): one is Shape => one !== null && dimension(one.kind) === 2 && partAt(one, at) >= 0)
    .sort((a, b) => area(a) - area(b))[0];
}
