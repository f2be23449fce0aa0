/** The editor: the session, the map and the panels, and what happens between them. */
import type OlMap from "ol/Map";
import { toLonLat } from "ol/proj";
import { ApiError } from "../shared/api";
import type { MapConfig } from "../shared/api_types";
import type { LayerStack } from "../shared/map/layers/layer_stack";
import { clearMessage, showMessage } from "../shared/map/messages";
import type { EditableLayer, Presence } from "./api_types";
import { readForm, submit } from "./changesets_api";
import { type Box, boxOf, type Position, type Shape, translated } from "./geometry/shape";
import { bringOut, frame } from "./map/framing";
import type { MarksLayer } from "./map/marks_layer";
import { PresenceWatch } from "./map/presence_watch";
import type { Projection } from "./map/projection";
import type { TouchLayer } from "./map/touch_layer";
import { type Nearness, TOUCH_ZOOM, WindowLoader } from "./map/window_loader";
import { madeAt } from "./operations/drafted";
import { Operating } from "./operations/operating";
import { OperationsLayer } from "./operations/operations_layer";
import { t as operationText } from "./operations/texts";
import type { Editor, TabName } from "./panels/editor";
import { featureTitle } from "./panels/feature_title";
import { Autosave } from "./state/autosave";
import { Checker } from "./state/checker";
import { DraftLock } from "./state/draft_lock";
import { type Desk, openDraft, recover } from "./state/draft_opening";
import { watchDraft } from "./state/draft_watch";
import { type Current, creation, deletion, reversal } from "./state/edits";
import type { Journal, SessionRecord } from "./state/journal";
import { readFeature } from "./state/loading";
import { MISTYPED, type Session } from "./state/session";
import { t } from "./texts";
import type { ToolName } from "./tools/tool";
import { Toolbox } from "./tools/toolbox";
import type { Workbench } from "./tools/workbench";

/** Copies are put beside the original, so that both are seen. */
const COPY_OFFSET_M = 3;

export interface Stage {
  readonly map: OlMap;
  readonly config: MapConfig;
  readonly stack: LayerStack;
  readonly projection: Projection;
  readonly touch: TouchLayer;
  readonly marks: MarksLayer;
}

export class App implements Editor, Desk {
  readonly autosave: Autosave;
  readonly operating: Operating;
  readonly toolbox: Toolbox;
  readonly loader: WindowLoader;
  tab: TabName = "draft";
  tableOpen = false;
  snapLayers: readonly string[] = [];
  readonly presence: PresenceWatch;
  readonly lock = new DraftLock();

  constructor(
    readonly session: Session,
    readonly stage: Stage,
    readonly layers: readonly EditableLayer[],
    readonly journal: Journal | null,
    readonly user: string,
    private readonly redraw: () => void,
  ) {
    const drawn = new OperationsLayer(stage.map, stage.projection);
    this.operating = new Operating(this, () => {
      drawn.show(this.operating, session);
      redraw();
    });
    const bench: Workbench = {
      session,
      operating: this.operating,
      indexes: () => this.loaded.map((name) => session.features(name).index),
      featureAt: (at, reach) =>
        madeAt(session.drafted, session.layer?.name ?? "", at) ?? stage.touch.at(at, reach),
      refresh: () => this.toolbox.refresh(),
      say: (text, bad) => this.say(text, bad),
      created: (key) => {
        session.select([key]);
        this.openTab("form");
      },
    };
    this.toolbox = new Toolbox(stage.map, stage.projection, stage.marks, bench, redraw);
    this.autosave = new Autosave(session, journal, user, this.crs, () => this.place(), redraw);
    this.loader = new WindowLoader(
      stage.map,
      session,
      stage.projection,
      () => this.loaded,
      (state) => this.near(state),
    );
    session.on((topic) => {
      if (topic === "selection" || topic === "edits") this.toolbox.refresh();
      if (topic === "draft" || topic === "selection" || topic === "edits")
        drawn.show(this.operating, session);
      if (topic === "held") this.say(operationText("held"), true);
      if (topic === "resting") this.say(operationText("rests"));
      redraw();
    });
    new Checker(session, this.crs);
    watchDraft(session, this.autosave, (id) => this.openDraft(id));
    this.presence = new PresenceWatch(session, this.loader, stage.touch, redraw);
  }

  get crs(): string {
    return this.stage.config.crs.storage;
  }

  get city(): Box {
    const [west, south, east, north] = this.stage.config.view.extent;
    const corners = [
      [west, south],
      [east, south],
      [west, north],
      [east, north],
    ] as const;
    return boxOf(corners.map(([lon, lat]) => this.stage.projection.fromDegrees(lon, lat)));
  }

  get nearness(): Nearness {
    return this.loader?.state ?? "far";
  }

  /** Layers whose features are loaded, the edited one first. */
  private get loaded(): string[] {
    const edited = this.session.layer?.name;
    return edited ? [edited, ...this.snapLayers.filter((name) => name !== edited)] : [];
  }

  async chooseLayer(name: string): Promise<void> {
    const layer = this.layers.find((one) => one.name === name);
    if (!layer || this.session.layer === layer) return;
    try {
      await this.knowForms([name]);
      this.toolbox.choose("select");
      this.session.setLayer(layer);
      this.stage.touch.show(name);
      localStorage.setItem("nen-edit-layer", name);
      this.showLayer(name);
      await this.loader.look(true);
    } catch (error) {
      this.fail(error);
    }
  }

  showLayer(name: string): void {
    const entry = this.stage.stack.entries.find((one) => one.config.name === name);
    if (entry && !entry.layer.getVisible()) this.stage.stack.setVisible(entry, true);
  }

  setSnapLayers(names: readonly string[]): void {
    this.snapLayers = names;
    this.session.tell("settings");
    void this.loader.look(true);
  }

  chooseTool(name: ToolName): void {
    const changes = name !== "select" && name !== "measure";
    if (changes && !this.session.editable) {
      this.openTab("draft");
      this.say(t(this.session.changeSet ? "draft.not_editable" : "draft.needed"), true);
      return;
    }
    if (changes && this.nearness === "far") this.say(t("near.far"));
    if (name === "split") this.operating.choose("line");
    if (name === "split" || name === "edge") this.openTab("operation");
    this.toolbox.choose(name);
    // Enter, Escape and the arrows belong to the tool from now on, not to its button.
    this.stage.map.getTargetElement()?.focus({ preventScroll: true });
  }

  correctBoundary(): void {
    this.operating.choose("boundary");
    this.openTab("operation");
  }

  openTab(name: TabName): void {
    this.tab = name;
    this.openPanel(true);
  }

  /** On a phone the panel is a sheet: what is selected comes out from under it. */
  openPanel(open?: boolean): void {
    const before = document.body.classList.contains("edit--panel");
    const now = document.body.classList.toggle("edit--panel", open);
    this.redraw();
    const { shape } = this.session.single ?? {};
    if (!now || before || !shape) return;
    bringOut(this.stage, shape);
  }

  toggleTable(): void {
    this.tableOpen = !this.tableOpen;
    document.body.classList.toggle("edit--table", this.tableOpen);
    this.redraw();
    this.stage.map.updateSize();
  }

  openDraft(id: string): Promise<void> {
    return openDraft(this, id);
  }

  recover(record: SessionRecord): Promise<void> {
    return recover(this, record);
  }

  async closeDraft(): Promise<void> {
    await this.autosave.flush();
    const { editable } = this.session;
    if (editable && this.autosave.pending) return this.say(t("save.not_yet"), true);
    // What the server refused stays in the journal, and is offered when the page is opened again.
    const kept = editable ? this.autosave.unsaved : 0;
    if (!kept) await this.autosave.end();
    this.toolbox.choose("select");
    this.session.start(null, new Map());
    this.autosave.begin(new Map(), new Map());
    this.lock.release();
    this.address("");
    if (kept) this.say(t("refused_edit.left", { count: kept }), true);
  }

  async submitDraft(): Promise<void> {
    const set = this.session.changeSet;
    if (!set) return;
    if (this.session.problems.some((one) => one.rule === MISTYPED)) {
      this.openTab("findings");
      this.say(t("draft.mistyped"), true);
      return;
    }
    await this.autosave.flush();
    if (this.autosave.pending) return this.say(t("save.not_yet"), true);
    if ([...this.session.edits.keys()].some((key) => this.session.rests(key))) {
      this.correctBoundary();
      return this.say(operationText("rests.submit"), true);
    }
    if (this.autosave.unsaved) return this.say(t("refused_edit.submit"), true);
    const { status } = await submit(set.id);
    await this.autosave.end();
    this.toolbox.choose("select");
    this.session.changeSet = { ...set, status: status as typeof set.status };
    this.session.tell("draft");
    this.say(t("draft.submitted"));
  }

  async goTo(key: string): Promise<void> {
    const layer = key.slice(0, key.indexOf("/"));
    await this.chooseLayer(layer);
    let found = this.session.current(key);
    if (!found) {
      const stored = await readFeature(layer, key.slice(layer.length + 1)).catch(() => null);
      if (!stored) return this.say(t("feature.gone"), true);
      this.session.features(layer).keep(new Map([[key, stored]]), this.session.edits);
      this.session.tell("features");
      found = this.session.current(key);
    }
    this.session.select([key]);
    if (found?.shape) frame(this.stage, found.shape);
  }

  show(shape: Shape): void {
    frame(this.stage, shape);
    this.stage.marks.flash(shape);
  }

  centreOn(at: Position): void {
    const view = this.stage.map.getView();
    view.setCenter(this.stage.projection.toMap(at));
    if ((view.getZoom() ?? 0) < TOUCH_ZOOM) view.setZoom(19);
  }

  removeSelected(): void {
    const { session } = this;
    if (!session.editable) {
      this.chooseTool("reshape");
      return;
    }
    const count = session.selection.length;
    const done = session.commit(
      t("step.delete", { count }),
      session.selection.map((key) => deletion(session, key)),
    );
    if (!done) return;
    session.select(session.selection.filter((key) => session.current(key)));
    this.say(t("step.deleted", { count }));
  }

  copySelected(): void {
    const { session } = this;
    if (!session.editable) {
      this.chooseTool("move");
      return;
    }
    const layer = session.layer?.name ?? "";
    const copies = session.selection.flatMap((key) => {
      const one = session.current(key);
      if (!one?.shape || one.operation === "delete") return [];
      const shape = translated(one.shape, COPY_OFFSET_M, -COPY_OFFSET_M);
      return [creation(layer, crypto.randomUUID(), shape, one.values)];
    });
    if (!session.commit(t("step.copy", { count: copies.length }), copies)) return;
    session.select(copies.map(({ key }) => key));
    this.toolbox.choose("move");
    this.say(t("step.copied"));
  }

  revert(key: string): void {
    this.session.commit(t("step.revert"), [reversal(this.session, key)]);
    this.session.select(this.session.selection.filter((one) => this.session.current(one)));
  }

  undo(): void {
    if (this.toolbox.active.back?.()) return;
    const step = this.session.undo();
    if (step) this.say(t("step.undone", { step: step.label }));
  }

  redo(): void {
    const step = this.session.redo();
    if (step) this.say(t("step.redone", { step: step.label }));
  }

  titleOf(feature: Current): string {
    const form = this.session.forms.get(feature.layer) ?? null;
    const title = this.layers.find((one) => one.name === feature.layer)?.title ?? feature.layer;
    return featureTitle(form, title, feature.values);
  }

  presenceOf(key: string): readonly Presence[] {
    return this.stage.touch.presenceOf(key);
  }

  say(text: string, bad = false): void {
    showMessage(text, { bad });
  }

  fail(error: unknown): void {
    if (!(error instanceof ApiError)) throw error;
    this.say(error.message, true);
  }

  async knowForms(layers: readonly string[]): Promise<void> {
    const missing = [...new Set(layers)].filter((name) => !this.session.forms.has(name));
    const forms = await Promise.all(missing.map(readForm));
    for (const form of forms) this.session.forms.set(form.layer, form);
    if (forms.length) this.redraw();
  }

  look(lon: number, lat: number, zoom: number): void {
    const view = this.stage.map.getView();
    view.setCenter(this.stage.projection.toMap(this.stage.projection.fromDegrees(lon, lat)));
    view.setZoom(zoom);
  }

  private place(): SessionRecord["view"] {
    const view = this.stage.map.getView();
    const [lon = 0, lat = 0] = toLonLat(view.getCenter() ?? [0, 0]);
    return [lon, lat, view.getZoom() ?? 0];
  }

  address(changeSet: string): void {
    const address = new URL(location.href);
    if (changeSet) address.searchParams.set("changeset", changeSet);
    else address.searchParams.delete("changeset");
    history.replaceState(null, "", address);
  }

  /** Near the ground features are drawn themselves; far from it, vector tiles show the layer. */
  private near(state: Nearness): void {
    const { stack, touch } = this.stage;
    touch.near = state !== "far" && state !== "crowded";
    const entry = stack.entries.find((one) => one.config.name === this.session.layer?.name);
    entry?.layer.setMaxZoom(state === "ready" ? TOUCH_ZOOM - 0.01 : Infinity);
    if (state === "ready") {
      clearMessage();
      void this.presence.look();
    }
    this.redraw();
  }
}
