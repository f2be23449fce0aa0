import { expect, test } from "vitest";
import { type MapState, readState, writeState } from "./permalink";

test("a written state is read back", () => {
  const state: MapState = {
    zoom: 17.25,
    lat: 10.776912,
    lon: 106.698123,
    layers: ["parcels", "red_lines"],
    opacity: { planning_zones: 0.6 },
    parcel: "0b9bd5a2-7e0a-4a53-9a34-0f6a64dbb3ae",
    lang: "en",
  };
  expect(readState(writeState(state))).toEqual(state);
});

test("no visible layer is a state of its own", () => {
  expect(readState("#layers=").layers).toEqual([]);
  expect(readState("#map=12/10.7/106.7").layers).toBeUndefined();
});

test("a parcel may stand in the query; the hash wins", () => {
  expect(readState("", "?parcel=w3gvk1te7wqz").parcel).toBe("w3gvk1te7wqz");
  expect(readState("#parcel=abcd1234", "?parcel=zzzz9999").parcel).toBe("abcd1234");
});

test("malformed parts are left out", () => {
  expect(readState("#map=99/10/106&opacity=parcels:400,x:&layers=a b,<b>&parcel=<script>&lang=fr")).toEqual({
    layers: [],
    opacity: {},
  });
});

test("a day of the past travels in the link; what is no day is left out", () => {
  expect(readState("#as_of=2024-01-31").asOf).toBe("2024-01-31");
  expect(readState("", "?as_of=2024-01-31").asOf).toBe("2024-01-31");
  expect(readState("#as_of=31/01/2024").asOf).toBeUndefined();
  expect(writeState({ asOf: "2024-01-31" })).toBe("#as_of=2024-01-31");
});

test("a comparison with an earlier day is in the link, and nothing that is no day", () => {
  expect(readState("#map=15.00/10.77/106.70&swipe=2025-09-11").swipe).toBe("2025-09-11");
  expect(readState("#swipe=2025-99-11").swipe).toBeUndefined();
  expect(writeState({ swipe: "2025-09-11", lang: "vi" })).toBe("#swipe=2025-09-11&lang=vi");
});
