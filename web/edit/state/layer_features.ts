/** Features of one layer that can be touched: those of the loaded windows, with the officer's edits applied. */
import { EdgeIndex } from "../geometry/edge_index";
import { type Box, box, contains, type Shape } from "../geometry/shape";
import type { Neighbourhood } from "../geometry/topology";
import type { Edit, Stored } from "./edits";

/** Windows remembered; older ones are let go together with their features. */
const MOST_WINDOWS = 40;

export class LayerFeatures implements Neighbourhood {
  readonly index = new EdgeIndex();
  readonly stored = new Map<string, Stored>();
  /** Shapes that operations of the draft leave; null = the feature has ended, or has none. */
  private held: ReadonlyMap<string, Shape | null> = new Map();
  private windows: { readonly box: Box; readonly at: number }[] = [];

  /** Features of a window that was read completely. Edits win over what was read. */
  add(
    window: Box,
    found: ReadonlyMap<string, Stored>,
    edits: ReadonlyMap<string, Edit>,
    at = Date.now(),
  ): void {
    for (const [key, { shape }] of this.stored) {
      // It lay here and was not found any more: somebody's deletion has been published.
      if (shape && !found.has(key) && !edits.has(key) && contains(window, box(shape))) {
        this.stored.delete(key);
        this.index.put(key, this.held.get(key) ?? null);
      }
    }
    this.keep(found, edits);
    this.windows = [...this.windows.filter((one) => !contains(window, one.box)), { box: window, at }];
  }

  /** Single features, read for another reason than their window. */
  keep(found: ReadonlyMap<string, Stored>, edits: ReadonlyMap<string, Edit>): void {
    const shapes: [string, Shape][] = [];
    for (const [key, stored] of found) {
      this.stored.set(key, stored);
      if (!edits.has(key) && !this.held.has(key) && stored.shape) shapes.push([key, stored.shape]);
    }
    this.index.load(shapes);
  }

  /** The edit of one feature has changed, or is gone. */
  put(key: string, edit: Edit | undefined): void {
    this.index.put(key, edit ? (edit.operation === "delete" ? null : edit.shape) : this.without(key));
  }

  /** What operations of the draft make of features, in place of what was held before. */
  hold(held: ReadonlyMap<string, Shape | null>, edits: ReadonlyMap<string, Edit>): void {
    const before = this.held;
    this.held = held;
    for (const key of new Set([...before.keys(), ...held.keys()])) this.put(key, edits.get(key));
  }

  /** The shape of a feature without an edit. */
  private without(key: string): Shape | null {
    const held = this.held.get(key);
    return held === undefined ? (this.stored.get(key)?.shape ?? null) : held;
  }

  /** Forget everything that was read, for example before reading again; edits stay in the index. */
  forget(edits: ReadonlyMap<string, Edit>): void {
    this.windows = [];
    this.stored.clear();
    this.index.clear();
    for (const [key, shape] of this.held) if (shape) this.index.put(key, shape);
    for (const [key, edit] of edits)
      if (edit.shape && edit.operation !== "delete") this.index.put(key, edit.shape);
  }

  /** Too many windows were read; the caller forgets and reads the present one again. */
  get full(): boolean {
    return this.windows.length > MOST_WINDOWS;
  }

  /** Everything in a box has been read; with `since`, not before that instant (milliseconds). */
  covers(box: Box, since = 0): boolean {
    return this.windows.some((window) => window.at >= since && contains(window.box, box));
  }

  shapesIn(box: Box): ReadonlyMap<string, Shape> {
    return this.index.shapesIn(box);
  }

  shapeOf(key: string): Shape | undefined {
    return this.index.shapeOf(key);
  }
}
