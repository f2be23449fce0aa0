import { afterEach, expect, test, vi } from "vitest";
import { styleSheet } from "../../shared/api";
import type { MapConfig, MapLayer } from "../../shared/api_types";
import { inLook, keptLook, styleLook } from "./look";

const layer = (kind: "raster" | "vector", url: string): MapLayer => ({ kind, url }) as MapLayer;
const config = {
  looks: [
    { name: "light", title: "Nền sáng", base_tiles: "/basemap" },
    { name: "dark", title: "Nền tối", base_tiles: "/basemap_dark" },
  ],
  layers: [layer("raster", "/basemap"), layer("vector", "/parcels")],
} as unknown as MapConfig;

afterEach(() => vi.unstubAllGlobals());

test("the base map changes with the look, the data layers keep their tiles", () => {
  expect(inLook(config, "dark").layers.map(({ url }) => url)).toEqual(["/basemap_dark", "/parcels"]);
  expect(inLook(config, "print")).toBe(config);
  expect(config.layers[0]?.url).toBe("/basemap");
});

test("the address of the styles names a look only when it is not the default", async () => {
  vi.stubGlobal("document", { documentElement: { lang: "vi" } });
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return new Response("{}");
  });
  await styleSheet("/tiles/style.json", styleLook("light"));
  await styleSheet("/tiles/style.json", styleLook("safe"));
  expect(asked).toEqual(["/tiles/style.json?lang=vi", "/tiles/style.json?lang=vi&look=safe"]);
});

test("what the browser kept counts only if there is such a look", () => {
  for (const [kept, look] of [
    ["dark", "dark"],
    ["sepia", "light"],
    [null, "light"],
  ]) {
    vi.stubGlobal("localStorage", { getItem: () => kept });
    expect(keptLook()).toBe(look);
  }
  vi.stubGlobal("localStorage", {
    getItem: () => {
      throw new Error("forbidden");
    },
  });
  expect(keptLook()).toBe("light");
});
