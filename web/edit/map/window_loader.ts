/** Which features are loaded: those around the view, once the map is near enough to touch them. */
import type OlMap from "ol/Map";
import { type Box, contains, grown } from "../geometry/shape";
import type { Session } from "../state/session";
import type { Projection } from "./projection";

/** From this zoom features are touched; before it vector tiles are looked at. */
export const TOUCH_ZOOM = 17.25;
/** Share of the view that is loaded around it, so that small movements load nothing. */
const MARGIN = 0.2;
const REST_MS = 150;
/** After so long a window is read again, for what others have published meanwhile. */
const FRESH_MS = 5 * 60_000;

export type Nearness = "far" | "loading" | "ready" | "crowded" | "failed";

export class WindowLoader {
  state: Nearness = "far";
  private request: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private crowded: Box | undefined;
  /** When a layer was published by somebody: what was read before is old. */
  private readonly published = new Map<string, number>();

  constructor(
    private readonly map: OlMap,
    private readonly session: Session,
    private readonly projection: Projection,
    /** Layers that are edited or snapped to, the edited one first. */
    private readonly layers: () => readonly string[],
    private readonly changed: (state: Nearness) => void,
  ) {
    map.on("moveend", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.look(), REST_MS);
    });
  }

  /** What the map shows, in metres of the zone. */
  get view(): Box {
    return this.projection.boxToStorage(this.map.getView().calculateExtent(this.map.getSize()));
  }

  /** Load again what is shown, for example after a failure. */
  async look(again = false): Promise<void> {
    const [edited] = this.layers();
    if (!edited) return;
    if (again) this.crowded = undefined;
    if ((this.map.getView().getZoom() ?? 0) < TOUCH_ZOOM) {
      this.request?.abort();
      return this.set("far");
    }
    const view = this.view;
    const missing = this.layers().filter(
      (layer) => !this.session.features(layer).covers(view, this.oldest(layer)),
    );
    if (!missing.length) return this.set("ready");
    if (this.crowded && contains(view, this.crowded)) return this.set("crowded");
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    this.set("loading");
    try {
      const [west, , east] = view;
      const box = grown(view, (east - west) * MARGIN);
      const all = await Promise.all(missing.map((layer) => this.loadOne(layer, box, view, signal)));
      if (signal.aborted) return;
      this.crowded = all.every(Boolean) ? undefined : view;
      this.set(this.crowded ? "crowded" : "ready");
    } catch {
      if (!signal.aborted) this.set("failed");
    }
  }

  /** Layers were published: their windows are read again. */
  heed(layers: ReadonlySet<string>): void {
    for (const layer of layers) this.published.set(layer, Date.now());
    if (this.layers().some((layer) => layers.has(layer))) void this.look();
  }

  private oldest(layer: string): number {
    return Math.max(Date.now() - FRESH_MS, this.published.get(layer) ?? 0);
  }

  /** With margin if it can be, else only what is seen. */
  private async loadOne(layer: string, box: Box, view: Box, signal: AbortSignal): Promise<boolean> {
    return (await this.session.load(layer, box, signal)) || (await this.session.load(layer, view, signal));
  }

  private set(state: Nearness): void {
    this.state = state;
    this.changed(state);
  }
}
