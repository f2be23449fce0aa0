/** The line to cut along: drawn vertex by vertex, typed, or traced, as every sketch; kept for the operation. */
import type { Path } from "../geometry/shape";
import { type SketchMode, SketchTool } from "../tools/sketch_tool";
import type { Workbench } from "../tools/workbench";
import { t } from "./texts";

export class CutTool extends SketchTool {
  constructor(
    bench: Workbench,
    private readonly drawn: (line: Path) => void,
  ) {
    super("split" satisfies SketchMode, bench);
  }

  override hint(): string {
    return this.vertices.length ? super.hint() : t("hint.cut");
  }

  protected override async keep(path: Path): Promise<boolean> {
    this.drawn(path);
    return true;
  }
}
