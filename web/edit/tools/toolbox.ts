/** The tools on the map: which one is active, what the pointer means, and the keys that belong to all of them. */

import DoubleClickZoom from "ol/interaction/DoubleClickZoom";
import PointerInteraction from "ol/interaction/Pointer";
import type OlMap from "ol/Map";
import type MapBrowserEvent from "ol/MapBrowserEvent";
import { distance, rounded } from "../geometry/shape";
import { SNAP_ALL, type Snap, type SnapSettings, snap } from "../geometry/snapping";
import type { MarksLayer } from "../map/marks_layer";
import type { Projection } from "../map/projection";
import { CutTool } from "../operations/cut_tool";
import { EdgeTool } from "../operations/edge_tool";
import { GroundTool, PickTool } from "../operations/ground_tools";
import { MoveTool } from "./move_tool";
import { ReshapeTool } from "./reshape_tool";
import { SelectTool } from "./select_tool";
import { type SketchMode, SketchTool } from "./sketch_tool";
import type { Pointer, Tool, ToolName } from "./tool";
import type { Workbench } from "./workbench";

export interface SnapChoice {
  on: boolean;
  pixels: number;
  kinds: SnapSettings;
}

export class Toolbox {
  readonly snapping: SnapChoice = { on: true, pixels: 12, kinds: SNAP_ALL };
  readonly reshape: ReshapeTool;
  readonly sketches: Record<SketchMode, SketchTool>;
  private readonly tools: Record<ToolName, Tool>;
  private tool: Tool;
  private found: Snap | undefined;
  private drawing = 0;

  constructor(
    private readonly map: OlMap,
    private readonly projection: Projection,
    private readonly marks: MarksLayer,
    private readonly bench: Workbench,
    private readonly changed: () => void,
  ) {
    this.reshape = new ReshapeTool(bench);
    const sketch = (mode: SketchMode): SketchTool => new SketchTool(mode, bench);
    this.sketches = {
      draw: sketch("draw"),
      part: sketch("part"),
      hole: sketch("hole"),
      measure: sketch("measure"),
      split: new CutTool(bench, (line) => bench.operating.cutAlong(line)),
      ground: new GroundTool(bench, (ground) => bench.operating.takeGround(ground, "drawn")),
    };
    this.tools = {
      select: new SelectTool(bench),
      reshape: this.reshape,
      move: new MoveTool(bench),
      edge: new EdgeTool(bench, (edge) => {
        bench.operating.pickedEdge(edge);
        this.choose("select");
      }),
      pick: new PickTool(bench, (ground) => {
        bench.operating.takeGround(ground, "picked");
        this.choose("select");
      }),
      ...this.sketches,
    };
    this.tool = this.tools.select;
    this.listen();
  }

  get active(): Tool {
    return this.tool;
  }

  /** The tool that draws vertex by vertex, if it is the active one. */
  get sketch(): SketchTool | undefined {
    return this.tool instanceof SketchTool ? this.tool : undefined;
  }

  choose(name: ToolName): void {
    if (this.sketch?.vertices.length && this.tool.name !== name) this.tool.cancel?.();
    this.tool.stop?.();
    this.tool = this.tools[name];
    this.found = undefined;
    this.tool.start?.();
    (this.map.getTargetElement() as HTMLElement).style.cursor = this.tool.cursor;
    this.refresh();
    this.changed();
  }

  /** Draw once for many changes. */
  refresh(): void {
    cancelAnimationFrame(this.drawing);
    this.drawing = requestAnimationFrame(() => {
      this.marks.show(this.tool.marks(), this.found);
    });
  }

  private listen(): void {
    const { map } = this;
    for (const one of map.getInteractions().getArray().slice()) {
      if (one instanceof DoubleClickZoom) map.removeInteraction(one);
    }
    map.addInteraction(
      new PointerInteraction({
        handleDownEvent: (event) =>
          (event.originalEvent as PointerEvent).button === 0 &&
          (this.tool.down?.(this.pointer(event)) ?? false),
        handleDragEvent: (event) => this.tool.drag?.(this.pointer(event)),
        handleUpEvent: (event) => {
          this.tool.up?.(this.pointer(event));
          return false;
        },
        handleMoveEvent: (event) => {
          if (event.dragging) return;
          const before = this.found;
          const pointer = this.pointer(event);
          if (this.tool.move) this.tool.move(pointer);
          else if (this.found !== before) this.refresh();
        },
      }),
    );
    map.on("click", (event) => this.tool.click?.(this.pointer(event)));
    map.on("dblclick", (event) => this.tool.doubleClick?.(this.pointer(event)));
    map.getViewport()?.addEventListener("pointerleave", () => {
      this.found = undefined;
      this.refresh();
    });
  }

  private pointer(event: MapBrowserEvent): Pointer {
    const raw = this.projection.toStorage(event.coordinate);
    const resolution = this.map.getView().getResolution() ?? 1;
    const [x = 0, y = 0] = event.coordinate;
    const beside = this.projection.toStorage([x + this.snapping.pixels * resolution, y]);
    const reach = distance(raw, beside);
    const { shiftKey: shift, ctrlKey, metaKey, altKey } = event.originalEvent as PointerEvent;
    const snaps = this.snapping.on && !altKey && this.tool.name !== "select";
    this.found = snaps
      ? snap(
          this.bench.indexes(),
          raw,
          reach,
          this.snapping.kinds,
          (edge) => this.tool.skip?.(edge) ?? false,
          this.tool.own?.() ?? [],
        )
      : undefined;
    return {
      raw,
      at: this.found?.at ?? rounded(raw),
      snap: this.found,
      reach,
      shift,
      control: ctrlKey || metaKey,
    };
  }
}
