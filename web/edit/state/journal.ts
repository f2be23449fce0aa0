/**
 * The journal of a session in IndexedDB: every step at once, with the half-drawn sketch, so that a killed browser
 * loses nothing. Transactions are `strict`: they are on disk before they are reported as done.
 */
import type { Position } from "../geometry/shape";
import type { Edit } from "./edits";
import type { Step } from "./history";

export interface Sketch {
  readonly tool: "draw" | "part" | "hole" | "measure" | "split" | "ground";
  readonly layer: string;
  /** Feature that the part or hole belongs to. */
  readonly target: string | null;
  readonly points: readonly Position[];
}

export interface SessionRecord {
  /** User and change set; one session of a user for each draft. */
  readonly id: string;
  readonly user: string;
  readonly changeSet: { readonly id: string; readonly title: string } | null;
  readonly layer: string;
  /** ISO instant of the last step. */
  readonly at: string;
  /** Edits at the beginning of the session; the steps follow on them. */
  readonly start: readonly (readonly [string, Edit])[];
  /** The server's draft has everything but the sketch. */
  readonly saved: boolean;
  /** Steps in force. */
  readonly position: number;
  readonly sketch: Sketch | null;
  /** Centre (degrees WGS 84) and zoom of the map. */
  readonly view: readonly [lon: number, lat: number, zoom: number] | null;
}

interface StepRecord {
  readonly session: string;
  readonly n: number;
  readonly step: Step;
}

const NAME = "nen-edit";
const VERSION = 1;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });

const stepsOf = (session: string, from = 0): IDBKeyRange =>
  IDBKeyRange.bound([session, from], [session, Number.MAX_SAFE_INTEGER]);

export class Journal {
  private constructor(private readonly database: IDBDatabase) {}

  static async open(): Promise<Journal> {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("sessions", { keyPath: "id" });
      request.result.createObjectStore("steps", { keyPath: ["session", "n"] });
    };
    return new Journal(await done(request));
  }

  /** Step number `n`, from 0. A fresh one drops the steps that had been undone; one done again keeps those after it. */
  async step(session: SessionRecord, n: number, step: Step, fresh = true): Promise<void> {
    const transaction = this.writing();
    if (fresh) transaction.objectStore("steps").delete(stepsOf(session.id, n));
    transaction.objectStore("steps").put({ session: session.id, n, step } satisfies StepRecord);
    transaction.objectStore("sessions").put(session);
    await finished(transaction);
  }

  /** Position, sketch or view have changed. */
  async note(session: SessionRecord): Promise<void> {
    const transaction = this.writing();
    transaction.objectStore("sessions").put(session);
    await finished(transaction);
  }

  async end(session: string): Promise<void> {
    const transaction = this.writing();
    transaction.objectStore("steps").delete(stepsOf(session));
    transaction.objectStore("sessions").delete(session);
    await finished(transaction);
  }

  /** Sessions of a user with something that the server does not have, the latest first. */
  async sessions(user: string): Promise<SessionRecord[]> {
    const store = this.database.transaction("sessions").objectStore("sessions");
    const all = (await done(store.getAll())) as SessionRecord[];
    return all
      .filter((one) => one.user === user && (!one.saved || (one.sketch?.points.length ?? 0) > 0))
      .sort((a, b) => b.at.localeCompare(a.at));
  }

  async steps(session: string): Promise<Step[]> {
    const store = this.database.transaction("steps").objectStore("steps");
    const all = (await done(store.getAll(stepsOf(session)))) as StepRecord[];
    return all.map(({ step }) => step);
  }

  private writing(): IDBTransaction {
    return this.database.transaction(["sessions", "steps"], "readwrite", { durability: "strict" });
  }
}
