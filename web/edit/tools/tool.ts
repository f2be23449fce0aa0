/** What a tool of the editor is: it is given places in metres of the VN-2000 zone and says what to draw. */

import type { Edge } from "../geometry/edge_index";
import type { Path, Position, Shape } from "../geometry/shape";
import type { Snap } from "../geometry/snapping";

export type ToolName =
  | "select"
  | "draw"
  | "part"
  | "hole"
  | "reshape"
  | "move"
  | "measure"
  | "split"
  | "edge"
  | "ground"
  | "pick";

export interface Pointer {
  /** Where the pointer is. */
  readonly raw: Position;
  /** What it means: the snapped place, or `raw` to 0.1 mm. */
  readonly at: Position;
  readonly snap: Snap | undefined;
  /** Metres that count as near. */
  readonly reach: number;
  readonly shift: boolean;
  readonly control: boolean;
}

/** What a tool draws over the map. */
export interface Marks {
  readonly line?: Path;
  /** The part of the line that only follows the pointer. */
  readonly loose?: Path;
  readonly area?: Path;
  readonly vertices?: readonly Position[];
  readonly active?: Position;
  /** Shapes as they would become. */
  readonly preview?: readonly Shape[];
  readonly crossing?: Position;
  readonly labels?: readonly { at: Position; text: string }[];
}

export interface Tool {
  readonly name: ToolName;
  readonly cursor: string;
  /** Edges the pointer does not snap to now. */
  skip?(edge: Edge): boolean;
  /** Vertices of the sketch to snap to. */
  own?(): readonly Position[];
  start?(): void;
  stop?(): void;
  move?(pointer: Pointer): void;
  click?(pointer: Pointer): void;
  doubleClick?(pointer: Pointer): void;
  /** True: the tool takes the drag, the map stays. */
  down?(pointer: Pointer): boolean;
  drag?(pointer: Pointer): void;
  up?(pointer: Pointer): void;
  /** A place given by numbers, as if it had been clicked. */
  place?(at: Position): void;
  finish?(): void;
  /** False when there was nothing to cancel. */
  cancel?(): boolean;
  /** Take back the last vertex; false when there is none. */
  back?(): boolean;
  remove?(): boolean;
  marks(): Marks;
  /** What to do next, in one sentence. */
  hint(): string;
}
