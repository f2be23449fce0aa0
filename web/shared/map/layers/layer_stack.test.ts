// @vitest-environment happy-dom
import BaseEvent from "ol/events/Event";
import type OlMap from "ol/Map";
import Observable from "ol/Observable";
import type XYZ from "ol/source/XYZ";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { MapConfig, MapLayer } from "../../api_types";
import { LayerStack } from "./layer_stack";

const LAYER = {
  name: "basemap",
  kind: "raster",
  url: "/map/{z}/{x}/{y}.png",
  visible: true,
  opacity: 1,
  minzoom: 0,
  maxzoom: 19,
  draw_order: 1,
  drawn_from: [],
} as unknown as MapLayer;

/** As much of a map as the layers need: what is told of its frames. */
class Frames extends Observable {
  addLayer(): void {}

  private tell(event: string): void {
    this.dispatchEvent(new BaseEvent(event));
  }

  /** The frame that asks for tiles, and the one that finds each of them come or failed. */
  settle(meanwhile: () => void): void {
    this.tell("postrender");
    meanwhile();
    this.tell("rendercomplete");
  }
}

let map: Frames;
let source: XYZ;
let rounds: () => number;
let told: number;

const tile = (event: "tileloaderror" | "tileloadend"): void =>
  void source.dispatchEvent(new BaseEvent(event));
const wait = (seconds: number): void => void vi.advanceTimersByTime(seconds * 1000);
/** Tiles are asked for again: all come but one. */
const oneStillFails = (): void =>
  map.settle(() => {
    tile("tileloadend");
    tile("tileloaderror");
    tile("tileloadend");
  });

beforeEach(() => {
  vi.useFakeTimers();
  told = 0;
  map = new Frames();
  const say = (): void => {
    told += 1;
  };
  const stack = new LayerStack(
    map as unknown as OlMap,
    { layers: [LAYER] } as unknown as MapConfig,
    {},
    {},
    say,
  );
  const [entry] = stack.entries;
  if (!entry) throw new Error("no layer");
  source = entry.source as XYZ;
  rounds = () => entry.round;
});
afterEach(() => vi.useRealTimers());

test("a tile that always fails is said once, and asked for ever less often", () => {
  tile("tileloaderror");
  const after: number[] = [];
  for (const seconds of [10, 20, 40, 80, 160, 160]) {
    wait(seconds - 1);
    const before = rounds();
    wait(1);
    after.push(rounds() - before);
    oneStillFails();
  }
  expect(after).toEqual([1, 1, 1, 1, 1, 1]);
  expect(rounds()).toBe(6);
  expect(told).toBe(1);
});

test("once all that is in view has come, the next failure is said and mended soon", () => {
  tile("tileloaderror");
  wait(10);
  oneStillFails();
  wait(20);
  map.settle(() => tile("tileloadend"));
  expect([rounds(), told]).toEqual([2, 1]);
  tile("tileloaderror");
  expect(told).toBe(2);
  wait(10);
  expect(rounds()).toBe(3);
});

test("tiles that come while others are waited for do not hurry it", () => {
  tile("tileloaderror");
  wait(10);
  oneStillFails();
  tile("tileloadend");
  wait(19);
  expect(rounds()).toBe(1);
  wait(1);
  expect(rounds()).toBe(2);
});
