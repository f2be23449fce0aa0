/** Opening a draft, or going on with a session that a killed browser left behind: what the page does for it. */
import type { ChangeSet } from "../api_types";
import { readChangeSet } from "../changesets_api";
import { isPlain } from "../operations/drafted";
import type { TabName } from "../panels/editor";
import { t } from "../texts";
import type { Toolbox } from "../tools/toolbox";
import type { Autosave } from "./autosave";
import type { DraftLock } from "./draft_lock";
import { type Edits, keyOf } from "./edits";
import type { Journal, SessionRecord } from "./journal";
import { editsOf, MOST_EDITS, replayed } from "./opening";
import type { Sent } from "./sending";
import type { Session } from "./session";

/** What the page lends for it. */
export interface Desk {
  readonly session: Session;
  readonly autosave: Autosave;
  readonly toolbox: Toolbox;
  readonly journal: Journal | null;
  readonly lock: DraftLock;
  readonly user: string;
  knowForms(layers: readonly string[]): Promise<void>;
  chooseLayer(name: string): Promise<void>;
  look(lon: number, lat: number, zoom: number): void;
  openTab(name: TabName): void;
  /** Write the open change set into the address of the page. */
  address(changeSet: string): void;
  say(text: string, bad?: boolean): void;
  fail(error: unknown): void;
}

export async function openDraft(desk: Desk, id: string): Promise<void> {
  if (!(await desk.lock.take(`${desk.user}-${id}`))) return desk.say(t("draft.open_elsewhere"), true);
  try {
    const changeSet = await readChangeSet(id);
    if (changeSet.edits_next || changeSet.edits.length > MOST_EDITS)
      return desk.say(t("draft.too_big", { most: MOST_EDITS }), true);
    const { edits, sent } = await editsOf(changeSet);
    await desk.knowForms(layersOf(edits));
    desk.session.start(changeSet, edits);
    desk.autosave.begin(sent, edits);
    const [first] = edits.values();
    if (first) await desk.chooseLayer(first.layer);
    desk.address(id);
  } catch (error) {
    desk.lock.release();
    desk.fail(error);
  }
}

/** Go on with a session of the journal: its edits, its steps and its half-drawn sketch. */
export async function recover(desk: Desk, record: SessionRecord): Promise<void> {
  const id = record.changeSet?.id;
  if (!id) return;
  if (!(await desk.lock.take(`${desk.user}-${id}`))) return desk.say(t("draft.open_elsewhere"), true);
  try {
    const [changeSet, steps] = await Promise.all([readChangeSet(id), desk.journal?.steps(record.id) ?? []]);
    if (changeSet.status !== "draft" && changeSet.status !== "returned") {
      await desk.journal?.end(record.id);
      await openDraft(desk, id);
      return desk.say(t("recovery.too_late"), true);
    }
    const { edits, trail, dropped } = replayed(record, steps);
    await desk.knowForms(layersOf(edits));
    await desk.chooseLayer(record.layer);
    desk.session.start(changeSet, edits, trail, dropped);
    desk.session.sketch = record.sketch;
    desk.autosave.begin(onServer(changeSet), new Map(record.start));
    if (record.view) desk.look(...record.view);
    const { sketch } = record;
    if (sketch && sketch.tool !== "measure") {
      desk.toolbox.choose(sketch.tool);
      desk.toolbox.sketches[sketch.tool].resume(sketch.points, sketch.target);
    }
    desk.address(id);
    desk.openTab("draft");
    desk.say(t("recovery.done", { count: trail.position, points: sketch?.points.length ?? 0 }));
  } catch (error) {
    desk.fail(error);
  }
}

/** The drawn edits that the server has; what belongs to an operation is never taken back with them. */
function onServer(changeSet: ChangeSet): Map<string, Sent> {
  return new Map(
    changeSet.edits
      .filter(isPlain)
      .map((one) => [keyOf(one.layer, one.feature), { id: one.id, edit: undefined }]),
  );
}

const layersOf = (edits: Edits): string[] => [...edits.values()].map((edit) => edit.layer);
