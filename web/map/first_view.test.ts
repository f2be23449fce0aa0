import type OlMap from "ol/Map";
import Observable from "ol/Observable";
import { expect, test, vi } from "vitest";
import type { LayerStack } from "../shared/map/layers/layer_stack";
import { inOrder } from "./first_view";

test("data layers are asked for when the base map stands, and the rest after them", async () => {
  const map = Object.assign(new Observable(), { render: () => undefined });
  const told: string[] = [];
  const stack = { release: async () => told.push("released") };
  const complete = inOrder(map as unknown as OlMap, stack as unknown as LayerStack).then(() =>
    told.push("complete"),
  );
  expect(told).toEqual([]);
  map.dispatchEvent("rendercomplete");
  await vi.waitFor(() => expect(told).toEqual(["released"]));
  map.dispatchEvent("rendercomplete");
  await complete;
  expect(told).toEqual(["released", "complete"]);
  expect(performance.getEntriesByName("map-useful")).toHaveLength(1);
});
