/**
 * An open map learns of publications: it asks for the words of the layers every few seconds and tells which changed.
 *
 * The page brings the words it was made with, so that nothing published between page and first question is missed.
 * An answer without news is a 304 without content. A page that is not seen asks nothing; it asks at once when it is
 * looked at again.
 */
import { changed, pause, type Words } from "./pace";

const ADDRESS = "/tiles/versions.json";
const PATIENCE_MS = 10_000;
/** Looking at the page again and again does not ask again and again. */
const SOONEST_MS = 2_000;
const SIGNS_OF_LIFE = ["pointermove", "pointerdown", "wheel", "keydown"] as const;

export class VersionWatch {
  private etag = "";
  private failures = 0;
  private wished = 0;
  private asked = 0;
  private touched = Date.now();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = false;

  /** `known`: what the page was made with; `heed` is told the names of layers that changed. */
  constructor(
    private known: Words | null,
    private readonly heed: (layers: ReadonlySet<string>) => void,
  ) {}

  /** Ask from now on, for as long as the page is open or until what is returned is called. */
  start(): () => void {
    const ended = new AbortController();
    const { signal } = ended;
    document.addEventListener("visibilitychange", () => this.soon(), { signal });
    addEventListener("online", () => this.soon(), { signal });
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, () => this.touch(), { passive: true, signal });
    this.plan();
    return () => {
      ended.abort();
      clearTimeout(this.timer);
    };
  }

  private touch(): void {
    const wasAway = pause({ ...this.now(), chance: 0.5 }) > pause({ ...this.now(), quiet: 0, chance: 0.5 });
    this.touched = Date.now();
    if (wasAway) this.soon();
  }

  /** Somebody looks again: what is shown may be old. */
  private soon(): void {
    if (Date.now() - this.asked >= SOONEST_MS && !this.failures) void this.ask();
    else this.plan();
  }

  private now(): { failures: number; quiet: number; wished: number } {
    return { failures: this.failures, quiet: Date.now() - this.touched, wished: this.wished };
  }

  private plan(): void {
    clearTimeout(this.timer);
    if (document.visibilityState !== "visible") return;
    this.timer = setTimeout(() => void this.ask(), pause({ ...this.now(), chance: Math.random() }));
  }

  private async ask(): Promise<void> {
    if (this.asking || document.visibilityState !== "visible") return;
    this.asking = true;
    this.asked = Date.now();
    clearTimeout(this.timer);
    try {
      const answer = await fetch(ADDRESS, {
        cache: "no-store",
        priority: "low",
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(this.etag ? { headers: { "If-None-Match": this.etag } } : {}),
      });
      this.wished = 1000 * (Number(answer.headers.get("Retry-After")) || 0);
      if (answer.status === 200)
        this.compare((await answer.json()) as Words, answer.headers.get("ETag") ?? "");
      this.failures = answer.status === 200 || answer.status === 304 ? 0 : this.failures + 1;
    } catch {
      this.failures += 1;
    } finally {
      this.asking = false;
      this.plan();
    }
  }

  private compare(words: Words, etag: string): void {
    const news = this.known ? changed(this.known, words) : new Set<string>();
    this.known = words;
    this.etag = etag;
    if (news.size) this.heed(news);
  }
}
