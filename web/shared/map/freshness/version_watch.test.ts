// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PACE } from "./pace";
import { VersionWatch } from "./version_watch";

interface Asked {
  headers?: Record<string, string>;
}

const heard: string[][] = [];
const asked: Asked[] = [];
let answer: () => Response;
let end: () => void;

const words = (parcels: string, etag = `W/"${parcels}"`): Response =>
  new Response(JSON.stringify({ parcels, plans: "p" }), { headers: { ETag: etag } });
const seen = (state: "visible" | "hidden"): void => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  document.dispatchEvent(new Event("visibilitychange"));
};
const wait = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  heard.length = asked.length = 0;
  answer = () => words("a");
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("visible");
  vi.stubGlobal("fetch", async (_address: string, init: Asked) => {
    asked.push(init);
    return answer();
  });
  end = new VersionWatch({ parcels: "a", plans: "p" }, (layers) => heard.push([...layers])).start();
});

afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("what was published since the page was made is heard once, with the first answer", async () => {
  answer = () => words("b");
  await wait(PACE.here);
  expect(heard).toEqual([["parcels"]]);
  await wait(3 * PACE.here);
  expect(heard).toHaveLength(1);
});

test("without news the answer is empty and asked for by its tag", async () => {
  await wait(PACE.here);
  answer = () => new Response(null, { status: 304 });
  await wait(2 * PACE.here);
  expect(asked.map((one) => one.headers?.["If-None-Match"])).toEqual([undefined, 'W/"a"', 'W/"a"']);
  expect(heard).toEqual([]);
});

test("a page that is not seen asks nothing, and asks at once when it is seen again", async () => {
  seen("hidden");
  await wait(20 * PACE.here);
  expect(asked).toHaveLength(0);
  answer = () => words("c");
  seen("visible");
  await wait(0);
  expect(heard).toEqual([["parcels"]]);
});

test("a page nobody touches asks rarely, until somebody does", async () => {
  await wait(PACE.awayAfter + PACE.here);
  const before = asked.length;
  await wait(PACE.away);
  expect(asked.length - before).toBe(1);
  await wait(PACE.here);
  window.dispatchEvent(new Event("pointermove"));
  await wait(0);
  expect(asked.length - before).toBe(2);
});

test("a server in trouble is left alone for longer and longer, and as long as it asks for", async () => {
  answer = () => new Response(null, { status: 503, headers: { "Retry-After": "60" } });
  await wait(PACE.here);
  await wait(59_000);
  expect(asked).toHaveLength(1);
  answer = () => Promise.reject(new TypeError("no network")) as unknown as Response;
  await wait(1_000);
  expect(asked).toHaveLength(2);
  seen("visible");
  await wait(19_000);
  expect(asked).toHaveLength(2);
});
