/** What linked features are called: asked for once, many at a time, kept as long as the page lives. */
import { getJson } from "./api";

export interface NamedFeature {
  id: string;
  name: string;
  /** Codes of the feature that are not in its name. */
  detail: string;
}

/** Ids in one request: the address stays below what proxies take. */
const MOST = 100;
const WAIT_MS = 30;
/** After a failure, until it may be asked again. */
const AGAIN_MS = 5000;

const path = (layer: string): string => `/api/v1/layers/${encodeURIComponent(layer)}/names`;

const readNames = async (layer: string, ids: readonly string[]): Promise<NamedFeature[]> =>
  (await getJson<{ names: NamedFeature[] }>(path(layer), { ids: ids.join(",") })).names;

/** Features of a layer by the words of their names and codes; `near`: box in the storage CRS. */
export const findByName = (
  layer: string,
  q: string,
  near: string,
  signal: AbortSignal,
): Promise<{ names: NamedFeature[]; more: boolean }> => getJson(path(layer), { q, near }, signal);

export class LinkNames {
  private readonly known = new Map<string, NamedFeature | null>();
  private readonly asked = new Map<string, Set<string>>();
  private readonly listeners: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly read = readNames) {}

  /** Called whenever names have arrived. */
  on(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The feature; null when there is none that the reader may see, undefined while it is being asked for. */
  get(layer: string, id: string): NamedFeature | null | undefined {
    const key = `${layer}/${id}`;
    const held = this.known.get(key);
    if (held !== undefined) return held;
    const ids = this.asked.get(layer) ?? new Set();
    this.asked.set(layer, ids.add(id));
    this.timer ??= setTimeout(() => void this.ask(), WAIT_MS);
    return undefined;
  }

  /** What is known already, such as the feature that was just chosen. */
  keep(layer: string, feature: NamedFeature): void {
    this.known.set(`${layer}/${feature.id}`, feature);
  }

  private async ask(): Promise<void> {
    const wanted = [...this.asked].flatMap(([layer, ids]) => {
      const all = [...ids].filter((id) => !this.known.has(`${layer}/${id}`));
      const parts = Math.ceil(all.length / MOST);
      return Array.from({ length: parts }, (_, i) => ({ layer, ids: all.slice(i * MOST, (i + 1) * MOST) }));
    });
    this.asked.clear();
    let failed = false;
    for (const { layer, ids } of wanted) {
      try {
        const names = new Map((await this.read(layer, ids)).map((one) => [one.id, one]));
        for (const id of ids) this.known.set(`${layer}/${id}`, names.get(id) ?? null);
      } catch {
        failed = true;
      }
    }
    const go = (): void => {
      this.timer = undefined;
      for (const listener of this.listeners) listener();
    };
    // Whoever still wants a name asks again when it is drawn again.
    if (failed) this.timer = setTimeout(go, AGAIN_MS);
    else go();
  }
}
