/**
 * The session: what is loaded, changed, selected and half drawn. Everything that changes an edit goes through
 * `commit`, so that it can be undone and is written to the journal.
 */
import { LinkNames } from "../../shared/link_names";
import type { ApiEdit, ChangeSet, EditableLayer, Finding, Form } from "../api_types";
import { type Box, grown, type Shape } from "../geometry/shape";
import { isRefusal, type Neighbourhood, type Outcome, type Refusal } from "../geometry/topology";
import { type DraftedOperation, isPlain, lastOf, left, operationsOf, PARCELS } from "../operations/drafted";
import {
  applied,
  type Change,
  type Current,
  changedValues,
  changeOf,
  creation,
  current,
  type Edit,
  type Edits,
  type Features,
  keyOf,
  layerOfKey,
  type Stored,
} from "./edits";
import { mistyped } from "./fields";
import { EMPTY_TRAIL, extended, redone, type Step, type Trail, undone } from "./history";
import type { Sketch } from "./journal";
import { LayerFeatures } from "./layer_features";
import { readWindow } from "./loading";

/** What listeners are told: edits, and a draft that was read again, also tell which features; null = many. */
export type Topic =
  | "edits"
  | "features"
  | "selection"
  | "sketch"
  | "settings"
  | "draft"
  | "findings"
  /** An edit was refused, because an operation of the draft holds the feature. */
  | "held"
  /** A parcel that an operation made got another shape, which waits for a boundary correction. */
  | "resting";
type Listener = (topic: Topic, keys: readonly string[] | null) => void;

/** Rule of findings that only this page knows. */
export const MISTYPED = "mistyped";

function mistypedIn(edits: Edits, forms: ReadonlyMap<string, Form>): Finding[] {
  return [...edits.values()].flatMap((edit) => {
    const form = edit.operation === "delete" ? undefined : forms.get(edit.layer);
    if (!form) return [];
    const labels = new Map(form.controls.map((one) => [one.name, one.label]));
    return [...mistyped(form, changedValues(edit))].map(
      ([name, text]): Finding => ({
        rule: MISTYPED,
        severity: "error",
        message: `${labels.get(name) ?? name}: ${text}`,
        remedy: "",
        layer: edit.layer,
        feature: edit.id,
        geometry: null,
      }),
    );
  });
}

export class Session implements Features {
  edits: Edits = new Map();
  trail: Trail = EMPTY_TRAIL;
  layer: EditableLayer | null = null;
  /** Forms of the layers that were opened. */
  readonly forms = new Map<string, Form>();
  selection: readonly string[] = [];
  sketch: Sketch | null = null;
  changeSet: ChangeSet | null = null;
  findings: readonly Finding[] = [];
  /** Operations of the draft: they are made by the server and leave as a whole. */
  operations: readonly DraftedOperation[] = [];
  /** What those operations make of features, last edit of each: not to be edited by hand. */
  held: ReadonlyMap<string, ApiEdit> = new Map();
  /** What linked features are called. */
  readonly names = new LinkNames();
  /** Shared edges move together. */
  together = true;
  /** Steps that have left the trail, so that steps can be counted from the beginning. */
  dropped = 0;
  /** A draft is being opened: what changes now are not the officer's steps. */
  starting = false;
  private told: { of: readonly unknown[]; all: readonly Finding[] } | undefined;
  private readonly byLayer = new Map<string, LayerFeatures>();
  private readonly listeners: Listener[] = [];

  constructor() {
    this.names.on(() => this.tell("settings"));
  }

  on(listener: Listener): void {
    this.listeners.push(listener);
  }

  tell(topic: Topic, keys: readonly string[] | null = null): void {
    for (const listener of this.listeners) listener(topic, keys);
  }

  /** Features of a layer that can be touched. */
  features(layer: string): LayerFeatures {
    const known = this.byLayer.get(layer);
    if (known) return known;
    const fresh = new LayerFeatures();
    this.byLayer.set(layer, fresh);
    return fresh;
  }

  /** As it is published; what an operation of the draft makes, as that makes it. */
  stored(key: string): Stored | undefined {
    return this.standing(key) ?? this.byLayer.get(layerOfKey(key))?.stored.get(key);
  }

  current(key: string): Current | undefined {
    return current(this, key);
  }

  /** A feature as the operations of the draft leave it; null = it has ended, undefined = they do not touch it. */
  standing(key: string): Stored | null | undefined {
    const part = this.held.get(key);
    return part && left(part, this.byLayer.get(layerOfKey(key))?.stored.get(key));
  }

  /** The shape of a parcel that an operation of the draft made was changed here: only a boundary correction sends it. */
  rests(key: string): boolean {
    return this.held.has(key) && this.edits.has(key);
  }

  /** What operations of the draft make and nobody has reshaped since. */
  get drafted(): ReadonlyMap<string, ApiEdit> {
    return new Map([...this.held].filter(([key]) => !this.edits.has(key)));
  }

  /** The only selected feature. */
  get single(): Current | undefined {
    const [key] = this.selection;
    return key && this.selection.length === 1 ? this.current(key) : undefined;
  }

  /** A draft is open and may be changed. */
  get editable(): boolean {
    return this.changeSet?.status === "draft" || this.changeSet?.status === "returned";
  }

  /** One step; changes that change nothing are left out. False when nothing is left. */
  commit(label: string, changes: readonly (Change | null)[]): boolean {
    const real = changes.filter((one): one is Change => one !== null);
    if (!real.length || !this.editable) return false;
    if (real.some((one) => this.contradicts(one))) {
      this.tell("held");
      return false;
    }
    const step: Step = { label, at: new Date().toISOString(), changes: real };
    const trail = extended(this.trail, step);
    this.dropped += this.trail.position + 1 - trail.position;
    this.trail = trail;
    this.put(
      applied(this.edits, real),
      real.map(({ key }) => key),
    );
    if (real.some(({ key, after }) => after && this.held.has(key))) this.tell("resting");
    return true;
  }

  /** What an operation of the draft made can get another shape and lose it again; nothing else. */
  private contradicts({ key, after }: Change): boolean {
    if (!after || !this.held.has(key)) return false;
    const isShape = after.operation === "update" && !Object.keys(changedValues(after)).length;
    return !isShape || layerOfKey(key) !== PARCELS || !this.standing(key);
  }

  /** New shapes of features as one step; `fresh` is a feature that did not exist. */
  commitShapes(
    label: string,
    shapes: ReadonlyMap<string, Shape>,
    fresh?: { key: string; values: Edit["values"] },
  ): boolean {
    const changes = [...shapes].map(([key, shape]) => {
      if (key !== fresh?.key) return changeOf(this, key, { shape });
      const layer = layerOfKey(key);
      return creation(layer, key.slice(layer.length + 1), shape, fresh.values);
    });
    return this.commit(label, changes);
  }

  undo(): Step | undefined {
    const { edits, trail, step } = undone(this.edits, this.trail);
    return this.turn(edits, trail, step);
  }

  redo(): Step | undefined {
    const { edits, trail, step } = redone(this.edits, this.trail);
    return this.turn(edits, trail, step);
  }

  private turn(edits: Edits, trail: Trail, step: Step | undefined): Step | undefined {
    if (!step) return undefined;
    this.trail = trail;
    const keys = step.changes.map(({ key }) => key);
    this.put(edits, keys);
    this.select(this.selection.filter((key) => this.current(key)));
    return step;
  }

  /** Begin anew with the edits of a draft or of the journal. */
  start(changeSet: ChangeSet | null, edits: Edits, trail: Trail = EMPTY_TRAIL, dropped = 0): void {
    const old = this.edits;
    this.starting = true;
    const touched = this.keepDraft(changeSet, edits);
    this.trail = trail;
    this.dropped = dropped;
    this.findings =
      changeSet?.edits
        .filter(isPlain)
        .flatMap((one) =>
          one.findings.map((finding) => ({ ...finding, layer: one.layer, feature: one.feature })),
        ) ?? [];
    this.put(edits, [...old.keys(), ...edits.keys()]);
    this.starting = false;
    this.selection = this.selection.filter((key) => this.current(key));
    this.tell("draft", touched);
    this.tell("selection");
    this.tell("findings");
  }

  /** The draft as the server has it now; the officer's own edits and steps stay. */
  adopt(changeSet: ChangeSet): void {
    const before = this.held;
    const touched = this.keepDraft(changeSet, this.edits);
    // A shape that was given to what an operation made is none of what another one makes.
    const lost = [...before.keys()].filter(
      (key) => this.edits.has(key) && before.get(key)?.id !== this.held.get(key)?.id,
    );
    if (lost.length) this.put(new Map([...this.edits].filter(([key]) => !lost.includes(key))), lost);
    this.select(this.selection.filter((key) => this.current(key)));
    this.tell("draft", touched);
    this.tell("findings");
  }

  /** Features that operations touched before or touch now. */
  private keepDraft(changeSet: ChangeSet | null, edits: Edits): string[] {
    const before = this.held;
    this.changeSet = changeSet;
    this.operations = operationsOf(changeSet);
    this.held = lastOf(this.operations);
    const touched = [...new Set([...before.keys(), ...this.held.keys()])];
    for (const layer of new Set(touched.map(layerOfKey))) {
      const own = [...this.held.keys()].filter((key) => layerOfKey(key) === layer);
      this.features(layer).hold(new Map(own.map((key) => [key, this.standing(key)?.shape ?? null])), edits);
    }
    return touched;
  }

  private put(edits: Edits, keys: readonly string[]): void {
    this.edits = edits;
    for (const key of keys) this.features(layerOfKey(key)).put(key, edits.get(key));
    this.tell("edits", keys);
  }

  select(keys: readonly string[]): void {
    if (keys.length === this.selection.length && keys.every((key, i) => key === this.selection[i])) return;
    this.selection = keys;
    this.tell("selection");
  }

  setSketch(sketch: Sketch | null): void {
    this.sketch = sketch;
    this.tell("sketch");
  }

  setFindings(findings: readonly Finding[]): void {
    this.findings = findings;
    this.tell("findings");
  }

  /** What the rules found, and what was mistyped here and therefore not sent. */
  get problems(): readonly Finding[] {
    const { edits, findings, operations } = this;
    const of = [edits, findings, operations];
    if (!this.told || of.some((one, i) => one !== this.told?.of[i])) {
      const drafted = operations.flatMap((one) => one.findings);
      this.told = { of, all: [...mistypedIn(edits, this.forms), ...drafted, ...findings] };
    }
    return this.told.all;
  }

  /** Form of the edited layer. */
  get form(): Form | null {
    return this.forms.get(this.layer?.name ?? "") ?? null;
  }

  setLayer(layer: EditableLayer): void {
    this.layer = layer;
    this.selection = [];
    this.tell("settings");
    this.tell("selection");
  }

  newKey(): string {
    return keyOf(this.layer?.name ?? "", crypto.randomUUID());
  }

  /** Read a window of a layer; false when it holds more than can be touched. */
  async load(layer: string, box: Box, signal?: AbortSignal): Promise<boolean> {
    const features = this.features(layer);
    const window = await readWindow(layer, box, signal);
    if (!window.complete) return false;
    if (features.full) features.forget(new Map([...this.edits].filter(([key]) => layerOfKey(key) === layer)));
    features.add(box, window.found, this.edits);
    this.tell("features");
    return true;
  }

  /** Carry out an operation among the neighbours; neighbours that are not loaded are loaded once. */
  async among(layer: string, operation: (around: Neighbourhood) => Outcome): Promise<Outcome> {
    const first = operation(this.features(layer));
    if (!isRefusal(first) || first.refused !== "not-loaded") return first;
    const loaded = await this.load(layer, grown(first.box, 5)).catch(() => false);
    return loaded ? operation(this.features(layer)) : (first satisfies Refusal);
  }
}
