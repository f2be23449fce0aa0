/** Choosing features: a click, with Shift for more. */
import { t } from "../texts";
import type { Marks, Pointer, Tool } from "./tool";
import type { Workbench } from "./workbench";

export class SelectTool implements Tool {
  readonly name = "select";
  readonly cursor = "default";

  constructor(private readonly bench: Workbench) {}

  click(pointer: Pointer): void {
    const { session } = this.bench;
    const found = this.bench.featureAt(pointer.raw, pointer.reach);
    if (!pointer.shift) {
      session.select(found ? [found] : []);
      return;
    }
    if (!found) return;
    const chosen = session.selection.includes(found);
    session.select(chosen ? session.selection.filter((key) => key !== found) : [...session.selection, found]);
  }

  cancel(): boolean {
    if (!this.bench.session.selection.length) return false;
    this.bench.session.select([]);
    return true;
  }

  marks(): Marks {
    return {};
  }

  hint(): string {
    return t(this.bench.session.selection.length ? "hint.selected" : "hint.select");
  }
}
