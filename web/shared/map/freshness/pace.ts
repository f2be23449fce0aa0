/** How often an open map asks whether it is old: gently, and the less the less it is needed. Pure, so that it can be tested. */

/** Milliseconds. */
export const PACE = {
  /** While somebody looks at the map and uses it. */
  here: 5_000,
  /** While the map is seen but nobody has touched it for `awayAfter`. */
  away: 30_000,
  awayAfter: 120_000,
  /** After failures, each twice as long as the one before. */
  longest: 300_000,
} as const;

export interface Circumstances {
  /** Questions without an answer, one after the other. */
  failures: number;
  /** Since the last movement of pointer or key, milliseconds. */
  quiet: number;
  /** What the server asked for (Retry-After), milliseconds. */
  wished: number;
  /** 0 to 1: thousands of maps must not ask in step. */
  chance: number;
}

/** Milliseconds until the next question. */
export function pause({ failures, quiet, wished, chance }: Circumstances): number {
  const usual = quiet > PACE.awayAfter ? PACE.away : PACE.here;
  const wait = Math.min(usual * 2 ** failures, PACE.longest);
  return Math.max(wait, wished) * (0.9 + 0.2 * chance);
}

/** A word for the state of each layer, by the layer's name (`/tiles/versions.json`). */
export type Words = Readonly<Record<string, string>>;

/** Layers whose word is another one; a layer that is new or gone is none of them, as no map of this page shows it. */
export function changed(before: Words, now: Words): ReadonlySet<string> {
  return new Set(Object.keys(now).filter((name) => name in before && before[name] !== now[name]));
}

/** The words that the page was made with; without them the first answer is what later ones are compared with. */
export function wordsOf(text: string | undefined): Words | null {
  try {
    const found: unknown = JSON.parse(text ?? "");
    return found && typeof found === "object" ? (found as Words) : null;
  } catch {
    return null;
  }
}
