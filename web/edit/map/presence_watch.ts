/** Drafts of others on the features that are seen: asked every few seconds while the page is looked at. */
import type { Presence } from "../api_types";
import { readPresence } from "../changesets_api";
import type { Session } from "../state/session";
import type { TouchLayer } from "./touch_layer";
import type { WindowLoader } from "./window_loader";

const EVERY_MS = 10_000;
const PATIENCE_MS = 8000;

export class PresenceWatch {
  others: readonly Presence[] = [];

  constructor(
    private readonly session: Session,
    private readonly loader: WindowLoader,
    private readonly touch: TouchLayer,
    private readonly changed: () => void,
  ) {
    setInterval(() => void this.look(), EVERY_MS);
  }

  async look(): Promise<void> {
    const layer = this.session.layer?.name;
    if (!layer || this.loader.state !== "ready" || document.visibilityState !== "visible") return;
    // Presence is a courtesy: without an answer the last one stays.
    const found = await readPresence(layer, this.loader.view, AbortSignal.timeout(PATIENCE_MS)).catch(
      () => null,
    );
    if (!found) return;
    this.others = found.filter((one) => one.changeset !== this.session.changeSet?.id);
    this.touch.setPresence(this.others);
    this.changed();
  }
}
