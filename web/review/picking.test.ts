// @vitest-environment happy-dom
/** Picks of a conflict and filters of the edits that follow each other before the page is drawn again. */
import { render } from "lit";
import { afterEach, expect, test, vi } from "vitest";
import type { ChangeSet, Conflict, Control, Overview } from "./api";
import type { Picks } from "./conflict_choice";
import { conflictBody } from "./conflict_view";
import { EditList } from "./edit_list";

const state = (version: number, address: string, note: string) => ({
  version,
  properties: { address, note },
  geometry: null,
});
const CONFLICT = {
  edit: 1,
  layer: "parcels",
  operation: "update",
  feature: "a",
  base: state(1, "12 Lê Lợi", ""),
  theirs: state(2, "14 Lê Lợi", "góc"),
  mine: state(1, "16 Lê Lợi", "hẻm"),
  fields: ["address", "note"],
  geometry_conflict: true,
  their_fields: [],
  their_geometry_changed: true,
  part_of_operation: null,
  names: {},
  crs: "EPSG:9210",
} as unknown as Conflict;
const CONTROLS = ["address", "note"].map((name) => ({ name, label: name, unit: "" })) as unknown as Control[];

const press = (place: Element, selector: string): void =>
  void place.querySelector(selector)?.dispatchEvent(new Event("change"));

afterEach(() => vi.unstubAllGlobals());

test("what is picked of a conflict stays beside what was picked before", () => {
  let picks: Picks = { choice: "merge", fields: {} };
  const place = document.createElement("div");
  render(
    conflictBody({
      set: { mine: true } as ChangeSet,
      conflicts: [CONFLICT],
      at: 0,
      controls: CONTROLS,
      picks,
      problem: "",
      busy: false,
      go: () => undefined,
      pick: (change) => {
        picks = change(picks);
      },
      resolve: () => undefined,
    }),
    place,
  );
  press(place, "[data-row=geometry] [value=mine]");
  press(place, "[data-row=address] [value=theirs]");
  press(place, "[data-row=note] [value=mine]");
  expect(picks).toEqual({ choice: "merge", shape: "mine", fields: { address: "theirs", note: "mine" } });
});

test("filters of the edits narrow together", () => {
  vi.stubGlobal("fetch", async () => Response.json({ edits: [], next: null }));
  const counted = { count: 9 };
  const layer = { layer: "parcels", title: "Thửa đất", create: counted, update: counted, delete: counted };
  const overview = { layers: [layer, { ...layer, layer: "plans" }] } as unknown as Overview;
  const list = new EditList(
    "s",
    () => overview,
    () => undefined,
    (error) => {
      throw error;
    },
  );
  const place = document.createElement("div");
  render(list.view(), place);
  const selects = [...place.querySelectorAll("select")];
  for (const [at, value] of ["plans", "update", "error"].entries()) {
    const select = selects[at];
    if (!select) throw new Error(`filter ${at}`);
    select.value = value;
    select.dispatchEvent(new Event("change"));
  }
  expect(list.filter).toEqual({ layer: "plans", operation: "update", finding: "error", sample: 0 });
});
