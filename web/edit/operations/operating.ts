/** An operation on parcels in the making: what was said so far, what the server would make of it, and keeping it. */
import { ApiError } from "../../shared/api";
import { readChangeSet } from "../changesets_api";
import type { Path, Shape } from "../geometry/shape";
import type { Autosave } from "../state/autosave";
import { changedShape, layerOfKey, reversal } from "../state/edits";
import type { Session } from "../state/session";
import { addOperation, type Meaning, type MeantEdit, preview, removeOperation } from "./api";
import { asChild, sumOf, usesOf } from "./children";
import type { Complaint } from "./complaints";
import { PARCELS } from "./drafted";
import {
  bodyOf,
  type Child,
  type ChildUse,
  type Edge,
  type GroundFrom,
  type Input,
  isOfSheets,
  type Kind,
  NO_MOVE,
  NOTHING,
  type OperationBody,
  type SheetMove,
  type Subject,
} from "./input";
import { type OperationText, operationTitle, t } from "./texts";

export { PARCELS };

export interface Host {
  readonly session: Session;
  readonly autosave: Autosave;
  /** Code of the storage CRS. */
  readonly crs: string;
  say(text: string, bad?: boolean): void;
}

export class Operating {
  input: Input = NOTHING;
  meaning: Meaning | null = null;
  complaints: readonly Complaint[] = [];
  busy = false;
  private asking: AbortController | undefined;

  constructor(
    private readonly host: Host,
    private readonly changed: () => void,
  ) {
    host.session.on((topic) => {
      if (topic === "selection") this.set({ edge: null, children: [] });
      // Another shape of the same parcels means another correction.
      if (topic === "edits" && this.input.kind === "boundary") this.forget();
    });
  }

  /** Something else was said; what the server answered before no longer holds. */
  set(said: Partial<Input>): void {
    this.input = { ...this.input, ...said };
    this.forget();
  }

  /** What is said of one new parcel; what was shown stays until the server has answered. */
  async give(at: number, said: Partial<Child>): Promise<void> {
    const { told } = this;
    if (!told[at]) return;
    this.input = { ...this.input, children: told.map((one, i) => (i === at ? { ...one, ...said } : one)) };
    this.changed();
    await this.look();
  }

  choose(kind: Kind): void {
    if (kind !== this.input.kind) this.set({ kind, children: [] });
    // A chosen parcel says which sheet is meant.
    const key = this.host.session.single?.values;
    const [first] = this.input.sheets;
    if (isOfSheets(kind) && key && first === NO_MOVE)
      this.setSheet(0, { ward: String(key.ward_code ?? ""), sheet: String(key.sheet_number ?? "") });
  }

  /** Something was said of one of the sheets that are renumbered. */
  setSheet(at: number, said: Partial<SheetMove>): void {
    this.set({ sheets: this.input.sheets.map((one, i) => (i === at ? { ...one, ...said } : one)) });
  }

  /** A line was drawn; further lines cut in the same operation. */
  cutAlong(line: Path): void {
    this.set({ kind: "line", lines: [...this.input.lines, line], typed: false, children: [] });
  }

  typedLine(line: Path): void {
    this.set({ lines: line.length > 1 ? [line] : [], typed: true, children: [] });
  }

  /** Ground to recover, drawn or picked. */
  takeGround(ground: Shape, groundFrom: GroundFrom): void {
    this.set({ kind: "recover", ground, groundFrom, children: [] });
  }

  pickedEdge(edge: Edge): void {
    this.set({ edge, children: [] });
  }

  /** The parcels that the operation starts from, the first one leading. */
  get subjects(): Subject[] {
    const { session } = this.host;
    const chosen = session.selection.filter((key) => layerOfKey(key) === PARCELS);
    if (this.input.kind === "boundary") return this.moved(chosen);
    return chosen.flatMap((key): Subject[] => {
      // An operation finds what the earlier ones of the draft leave.
      const found = session.standing(key) ?? session.edits.get(key)?.base ?? session.stored(key);
      return found?.shape ? [{ id: found.id, version: found.version, shape: found.shape }] : [];
    });
  }

  /** The chosen parcel and its neighbours with the shapes that they were given in this draft. */
  private moved([chosen]: readonly string[]): Subject[] {
    const edits = [...this.host.session.edits].filter(
      ([, edit]) => edit.layer === PARCELS && edit.operation === "update" && changedShape(edit),
    );
    const main = edits.find(([key]) => key === chosen) ?? edits[0];
    return [...(main ? [main] : []), ...edits.filter((one) => one !== main)].flatMap(([, edit]): Subject[] =>
      edit.base && edit.shape ? [{ id: edit.id, version: edit.base.version, shape: edit.shape }] : [],
    );
  }

  /** What still has to be said or done before the server can be asked; null when nothing is in the way. */
  get missing(): OperationText | null {
    const { session } = this.host;
    if (!session.editable) return "needs.draft";
    if (session.layer?.name !== PARCELS) return "needs.layer";
    const { kind } = this.input;
    const subjects = isOfSheets(kind) ? [] : this.subjects;
    if (!subjects.length && !isOfSheets(kind)) return kind === "boundary" ? "needs.moved" : "needs.parcel";
    if (kind !== "merge" && kind !== "boundary" && subjects.length > 1) return "needs.one";
    const keys = subjects.map(({ id }) => `${PARCELS}/${id}`);
    if (keys.some((key) => session.standing(key) === null)) return "needs.free";
    if (kind !== "boundary" && keys.some((key) => session.edits.has(key))) return "needs.unedited";
    const body = bodyOf(this.input, subjects, this.host.crs);
    return typeof body === "string" ? body : null;
  }

  private get body(): OperationBody | null {
    if (this.missing) return null;
    const body = bodyOf(this.input, this.subjects, this.host.crs);
    return typeof body === "string" ? null : body;
  }

  /** The new parcels in the order of the result. */
  get made(): MeantEdit[] {
    return (this.meaning?.edits ?? []).filter((one) => one.layer === PARCELS && one.operation === "create");
  }

  /** What the officer gave of the new parcels, else what the server says. */
  get told(): readonly Child[] {
    return this.input.children.length ? this.input.children : this.made.map(asChild);
  }

  /** Land uses of a new parcel: as they are given, else as the server shares them out. */
  usesAt(at: number): readonly ChildUse[] {
    return this.told[at]?.uses ?? usesOf(this.meaning?.edits ?? [], this.made[at]?.feature ?? "");
  }

  /** What the parcels that it starts from have on paper, m²; null when one has none. */
  get officialBefore(): number | null {
    return sumOf(
      this.subjects.map(({ id }) => this.host.session.current(`${PARCELS}/${id}`)?.values.official_area_m2),
    );
  }

  async look(): Promise<void> {
    const { body } = this;
    const set = this.host.session.changeSet;
    if (!body || !set) return;
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    await this.guarded(async () => {
      // What the operation rests on, such as a new survey document, must be in the draft.
      await this.host.autosave.flush();
      const meaning = await preview(set.id, body, asking.signal);
      if (!asking.signal.aborted) this.meaning = meaning;
    }, asking.signal);
  }

  async add(): Promise<void> {
    const { session, autosave } = this.host;
    const { body } = this;
    const set = session.changeSet;
    if (!body || !set) return;
    await this.guarded(async () => {
      // The shapes go into the operation; as edits of their own they would contradict it.
      const back =
        body.operation === "correct_boundary" &&
        session.commit(
          operationTitle(body.operation),
          this.subjects.map(({ id }) => reversal(session, `${PARCELS}/${id}`)),
        );
      try {
        await autosave.flush();
        if (!autosave.pending) await addOperation(set.id, body);
      } catch (error) {
        if (back) session.undo();
        throw error;
      }
      if (autosave.pending) {
        if (back) session.undo();
        return this.host.say(t("add.unsaved"), true);
      }
      await this.readAgain();
      this.input = { ...NOTHING, kind: this.input.kind };
      this.meaning = null;
      this.host.say(t("add.done", { name: operationTitle(body.operation) }));
    });
  }

  async remove(id: number): Promise<void> {
    const set = this.host.session.changeSet;
    if (!set) return;
    await this.guarded(async () => {
      await removeOperation(set.id, id);
      await this.readAgain();
      this.host.say(t("drafted.removed"));
    });
    // The list of the draft has no place of its own for what the server says.
    for (const { message, remedy } of this.complaints) this.host.say(`${message} ${remedy}`.trim(), true);
  }

  private async readAgain(): Promise<void> {
    const { session } = this.host;
    if (session.changeSet) session.adopt(await readChangeSet(session.changeSet.id));
  }

  private forget(): void {
    this.asking?.abort();
    this.meaning = null;
    this.complaints = [];
    this.changed();
  }

  private async guarded(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    this.busy = true;
    this.complaints = [];
    this.changed();
    try {
      await work();
    } catch (error) {
      if (signal?.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      const told = (error.problem.errors ?? []).map(({ field = "", message = "", remedy = "" }) => ({
        field,
        message,
        remedy,
      }));
      this.complaints = told.length ? told : [{ field: "", message: error.message, remedy: "" }];
    } finally {
      this.busy = false;
      this.changed();
    }
  }
}
