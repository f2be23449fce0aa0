import { expect, test } from "vitest";
import { changed, PACE, pause, wordsOf } from "./pace";

const calm = { failures: 0, quiet: 0, wished: 0, chance: 0.5 };

test("who uses the map hears of a publication within seconds, who went away asks less", () => {
  expect(pause(calm)).toBe(PACE.here);
  expect(pause({ ...calm, quiet: PACE.awayAfter })).toBe(PACE.here);
  expect(pause({ ...calm, quiet: PACE.awayAfter + 1 })).toBe(PACE.away);
});

test("maps do not ask in step", () => {
  expect([0, 1].map((chance) => pause({ ...calm, chance }))).toEqual([4500, 5500]);
});

test("failures make it rarer up to a bound, and the server's wish is kept", () => {
  expect([1, 2, 3].map((failures) => pause({ ...calm, failures }))).toEqual([10_000, 20_000, 40_000]);
  expect(pause({ ...calm, failures: 50 })).toBe(PACE.longest);
  expect(pause({ ...calm, failures: 1, wished: 60_000 })).toBe(60_000);
});

test("layers whose word is another one have changed; new and vanished ones are not drawn here", () => {
  expect(changed({ parcels: "a", plans: "b", old: "c" }, { parcels: "x", plans: "b", fresh: "d" })).toEqual(
    new Set(["parcels"]),
  );
});

test("the words of the page are read, or left out when they make no sense", () => {
  expect(wordsOf('{"parcels":"a"}')).toEqual({ parcels: "a" });
  expect([undefined, "", "{", "null", "7"].map(wordsOf)).toEqual([null, null, null, null, null]);
});
