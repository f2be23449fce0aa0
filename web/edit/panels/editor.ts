/** What the panels may ask of the editor. */
import type { EditableLayer, Presence } from "../api_types";
import type { Position, Shape } from "../geometry/shape";
import type { Nearness } from "../map/window_loader";
import type { Operating } from "../operations/operating";
import type { Autosave } from "../state/autosave";
import type { Current } from "../state/edits";
import type { Session } from "../state/session";
import type { ToolName } from "../tools/tool";
import type { Toolbox } from "../tools/toolbox";

export type TabName = "draft" | "form" | "findings" | "drawing" | "operation";

export interface Editor {
  readonly session: Session;
  readonly autosave: Autosave;
  readonly toolbox: Toolbox;
  /** The operation on parcels in the making. */
  readonly operating: Operating;
  readonly layers: readonly EditableLayer[];
  /** Code of the storage CRS. */
  readonly crs: string;
  /** West, south, east, north of the city in the storage CRS. */
  readonly city: readonly [number, number, number, number];
  readonly nearness: Nearness;
  readonly snapLayers: readonly string[];
  /** Read the forms of layers that are not read yet. */
  knowForms(layers: readonly string[]): Promise<void>;
  chooseLayer(name: string): Promise<void>;
  /** Have the map show a layer. */
  showLayer(name: string): void;
  setSnapLayers(names: readonly string[]): void;
  chooseTool(name: ToolName): void;
  /** The operation that takes the shapes of parcels of the draft. */
  correctBoundary(): void;
  openTab(name: TabName): void;
  openDraft(id: string): Promise<void>;
  closeDraft(): Promise<void>;
  submitDraft(): Promise<void>;
  goTo(key: string): Promise<void>;
  /** Bring a place into view and let it flash. */
  show(shape: Shape): void;
  centreOn(at: Position): void;
  removeSelected(): void;
  copySelected(): void;
  revert(key: string): void;
  toggleTable(): void;
  /** Drafts of others on a feature. */
  presenceOf(key: string): readonly Presence[];
  /** What a feature is called, from its required fields. */
  titleOf(feature: Current): string;
  say(text: string, bad?: boolean): void;
}
