/** The rules are asked soon after a step, before anything is saved. */
import { check } from "../changesets_api";
import { bodyOf } from "./sending";
import type { Session } from "./session";

const PAUSE_MS = 700;
/** Edits that are checked while drawing; of more, only those that are saved. */
const MOST_EDITS = 100;

export class Checker {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: Session,
    private readonly crs: string,
  ) {
    session.on((topic) => {
      if (topic !== "edits" || session.starting) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.check(), PAUSE_MS);
    });
  }

  private async check(): Promise<void> {
    const { session } = this;
    const layer = session.layer?.name ?? "";
    // What an operation made is judged with the boundary correction that takes its new shape.
    const edits = [...session.edits].flatMap(([key, edit]) =>
      edit.layer === layer && !session.held.has(key) ? [edit] : [],
    );
    if (!session.editable || edits.length > MOST_EDITS) return;
    const before = session.edits;
    const others = session.findings.filter((one) => one.layer !== layer);
    if (!edits.length) return session.setFindings(others);
    const bodies = edits.map((edit, i) => ({ ...bodyOf(edit, this.crs, session.forms.get(layer)), id: i }));
    // Without an answer the findings of the last saving stay.
    const found = await check(layer, bodies).catch(() => null);
    if (!found || session.edits !== before) return;
    const stale = session.findings.filter((one) => one.layer === layer && one.rule === "stale-version");
    const fresh = found.map((one) => ({
      ...one,
      layer,
      feature: one.feature ?? edits[Number(one.edit)]?.id ?? null,
    }));
    session.setFindings([...others, ...stale, ...fresh]);
  }
}
