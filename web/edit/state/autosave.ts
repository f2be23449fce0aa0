/**
 * Saving: every step to the journal at once, and the server's draft a moment later. Without network the journal
 * keeps everything, and saving is tried again by itself.
 */
import { ApiError } from "../../shared/api";
import type { Finding } from "../api_types";
import { saveBatch } from "../changesets_api";
import { type Edit, type Edits, keyOf } from "./edits";
import type { Journal, SessionRecord } from "./journal";
import { bodyOf, planOf, type Refusal, type Sent } from "./sending";
import type { Session } from "./session";

/** Steps that follow each other quickly are sent together. */
const PAUSE_MS = 2500;
const FIRST_RETRY_MS = 3000;
const LONGEST_RETRY_MS = 30_000;
/** Edits in one request. */
const BATCH = 500;

export type SaveState =
  | { readonly kind: "idle" | "waiting" | "saving" }
  | { readonly kind: "saved"; readonly at: string }
  /** The server cannot be reached; `until` says when it is tried again. */
  | { readonly kind: "offline"; readonly until: number; readonly message: string }
  /** Somebody has published another version. */
  | { readonly kind: "conflict"; readonly message: string }
  /** All but some edits are saved; each of those says why. */
  | { readonly kind: "partly"; readonly refused: number }
  /** The server does not take the change set; nothing is lost, but something must be changed. */
  | { readonly kind: "refused"; readonly message: string };

export class Autosave {
  state: SaveState = { kind: "idle" };
  sent = new Map<string, Sent>();
  /** Edits that the server did not take, by feature. */
  private refused = new Map<string, Refusal>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retry = FIRST_RETRY_MS;
  private running: Promise<void> | undefined;
  private noting: Promise<unknown> = Promise.resolve();
  private start: readonly (readonly [string, Edit])[] = [];

  constructor(
    private readonly session: Session,
    private readonly journal: Journal | null,
    private readonly user: string,
    private readonly crs: string,
    private readonly view: () => SessionRecord["view"],
    private readonly changed: () => void,
  ) {
    session.on((topic) => {
      if (session.starting || !session.changeSet) return;
      if (topic === "edits") this.noticeEdits();
      if (topic === "sketch") void this.note();
    });
    const now = (): void => void this.flush();
    addEventListener("blur", now);
    addEventListener("online", now);
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && now());
    addEventListener("beforeunload", (event) => {
      if (this.pending && this.state.kind !== "idle") event.preventDefault();
    });
  }

  /** Begin with what the server has: `known` are its edits by feature, `start` the state that the steps follow on. */
  begin(known: Map<string, Sent>, start: Edits): void {
    this.sent = known;
    this.refused.clear();
    this.start = [...start];
    this.count = this.position;
    this.set(this.pending ? { kind: "waiting" } : { kind: "idle" });
    if (this.pending) this.later(PAUSE_MS);
    if (this.position || this.session.sketch) void this.note();
  }

  /** Edits that wait to be sent. */
  get pending(): number {
    const { save, drop } = planOf(this.session.edits, this.sent, this.refused, this.session.held);
    return save.length + drop.length;
  }

  /**
   * Edits that the server does not have as they are here: those that wait, those that it refused, and shapes that wait
   * for a boundary correction.
   */
  get unsaved(): number {
    const { save, drop } = planOf(this.session.edits, this.sent);
    return save.length + drop.length;
  }

  /** Why the server does not take the edit of a feature as it is now. */
  refusalOf(key: string): Refusal | undefined {
    const held = this.refused.get(key);
    return held && this.session.edits.get(key) === held.edit ? held : undefined;
  }

  /** Refused edits are sent once more: the officer has done something about it elsewhere. */
  async again(): Promise<void> {
    this.refused.clear();
    await this.flush();
  }

  /** Write out now what is waiting; also waits for the journal. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.noting.catch(() => undefined);
    if (this.running) await this.running;
    if (!this.session.editable) return;
    if (!this.pending) {
      // A refused edit was dropped, a step undone: nothing is left to send.
      if (this.state.kind === "waiting" || this.state.kind === "partly") this.settle();
      return;
    }
    this.running = this.send().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  /** The session is over: submitted or left. */
  async end(): Promise<void> {
    clearTimeout(this.timer);
    await this.noting.catch(() => undefined);
    await this.journal?.end(this.record().id);
  }

  private count = 0;

  private get position(): number {
    return this.session.dropped + this.session.trail.position;
  }

  private noticeEdits(): void {
    const { trail, dropped } = this.session;
    const step = trail.steps[trail.position - 1];
    const forwards = this.position > this.count;
    this.count = this.position;
    const n = dropped + trail.position - 1;
    const write = async (): Promise<void> => {
      if (forwards && step)
        await this.journal?.step(this.record(), n, step, trail.position === trail.steps.length);
      else await this.journal?.note(this.record());
    };
    this.noting = this.noting.then(write, write);
    this.set({ kind: "waiting" });
    this.later(PAUSE_MS);
  }

  private note(): Promise<unknown> {
    const write = async (): Promise<void> => this.journal?.note(this.record());
    this.noting = this.noting.then(write, write);
    return this.noting;
  }

  private record(): SessionRecord {
    const { changeSet, layer, sketch } = this.session;
    return {
      id: `${this.user}/${changeSet?.id ?? ""}`,
      user: this.user,
      changeSet: changeSet && { id: changeSet.id, title: changeSet.title },
      layer: layer?.name ?? "",
      at: new Date().toISOString(),
      start: this.start,
      saved: this.unsaved === 0,
      position: this.position,
      sketch: sketch?.tool === "measure" ? null : sketch,
      view: this.view(),
    };
  }

  private later(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), milliseconds);
  }

  private async send(): Promise<void> {
    const { session } = this;
    const id = session.changeSet?.id;
    if (!id) return;
    this.set({ kind: "saving" });
    try {
      while (this.pending) {
        const { save, drop } = planOf(session.edits, this.sent, this.refused, session.held);
        await this.sendSome(id, save.slice(0, BATCH), save.length > BATCH ? [] : drop);
      }
      this.retry = FIRST_RETRY_MS;
      this.settle();
    } catch (error) {
      this.failed(error);
    }
  }

  private settle(): void {
    const { save, drop } = planOf(this.session.edits, this.sent, new Map(), this.session.held);
    const refused = save.length + drop.length;
    this.set(refused ? { kind: "partly", refused } : { kind: "saved", at: new Date().toISOString() });
    void this.note();
  }

  private async sendSome(id: string, save: readonly string[], drop: readonly string[]): Promise<void> {
    const { session } = this;
    const edits = save.map((key) => session.edits.get(key)).filter((edit) => edit !== undefined);
    const bodies = edits.map((edit) =>
      bodyOf(edit, this.crs, session.forms.get(edit.layer), this.sent.get(keyOf(edit.layer, edit.id))?.id),
    );
    const removed = drop.flatMap((key) => this.sent.get(key)?.id ?? []);
    const { edits: saved, refused } = await saveBatch(id, bodies, removed);
    for (const key of [...save, ...drop]) this.refused.delete(key);
    for (const { at, reasons } of refused) {
      const edit = edits[at];
      if (!edit) continue;
      const key = keyOf(edit.layer, edit.id);
      // Taken out of the draft elsewhere: it is sent once more, as a new edit.
      if (reasons.some(({ code }) => code === "unknown-edit") && this.sent.delete(key)) continue;
      this.refused.set(key, { edit, reasons });
    }
    for (const key of drop) this.sent.delete(key);
    const concerned = new Set([...save.filter((key) => !this.refused.has(key)), ...drop]);
    const findings: Finding[] = session.findings.filter(
      (one) => !one.layer || !one.feature || !concerned.has(keyOf(one.layer, one.feature)),
    );
    edits.forEach((edit, i) => {
      const one = saved[i];
      if (!one) return;
      this.sent.set(keyOf(edit.layer, edit.id), { id: one.id, edit });
      findings.push(...one.findings.map((finding) => ({ ...finding, layer: edit.layer, feature: edit.id })));
    });
    session.setFindings(findings);
  }

  private failed(error: unknown): void {
    if (!(error instanceof ApiError)) throw error;
    if (error.unreachable || error.status === 429) {
      this.set({ kind: "offline", until: Date.now() + this.retry, message: error.message });
      this.later(this.retry);
      this.retry = Math.min(this.retry * 2, LONGEST_RETRY_MS);
    } else if (error.status === 412 || error.status === 409) {
      this.set({ kind: "conflict", message: error.message });
    } else {
      this.set({ kind: "refused", message: error.message });
    }
  }

  private set(state: SaveState): void {
    this.state = state;
    this.changed();
  }
}
