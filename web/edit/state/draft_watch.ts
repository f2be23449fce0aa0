/**
 * A draft can change elsewhere: a conflict is resolved on the review page, an approver returns it. When the officer
 * comes back to this page, the draft is read again if it is no longer what is shown.
 */
import type { ChangeSet } from "../api_types";
import { readChangeSet } from "../changesets_api";
import { isPlain, operationsOf } from "../operations/drafted";
import type { Autosave } from "./autosave";
import { type Edits, keyOf } from "./edits";
import type { Session } from "./session";

interface Here {
  readonly status: string;
  readonly edits: Edits;
  readonly operations: readonly { readonly id: number }[];
}

/** Whether the server's draft rests on other versions than the edits here, has other edits or another state. */
export function differs(here: Here, there: ChangeSet): boolean {
  const theirs = there.edits.filter(isPlain);
  const operations = operationsOf(there).map(({ id }) => id);
  if (operations.join() !== here.operations.map(({ id }) => id).join()) return true;
  if (there.status !== here.status || theirs.length !== here.edits.size) return true;
  return theirs.some((one) => {
    const edit = here.edits.get(keyOf(one.layer, one.feature));
    return !edit || (edit.base?.version ?? 0) !== one.base_version;
  });
}

export function watchDraft(
  session: Session,
  autosave: Autosave,
  reopen: (id: string) => Promise<void>,
): void {
  const look = async (): Promise<void> => {
    const set = session.changeSet;
    if (!set || document.visibilityState !== "visible" || autosave.unsaved || session.sketch) return;
    // Without an answer nothing is known to have changed.
    const now = await readChangeSet(set.id).catch(() => null);
    const untouched = session.changeSet === set && !autosave.unsaved && !session.sketch;
    const { edits, operations } = session;
    if (now && untouched && differs({ status: set.status, edits, operations }, now)) await reopen(set.id);
  };
  document.addEventListener("visibilitychange", () => void look());
}
