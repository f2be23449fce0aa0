// @vitest-environment happy-dom
/** Fields of the operation panel that are filled in one after another before the panel is drawn again. */
import { render, type TemplateResult } from "lit";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChangeSet, Control, EditableLayer, Form } from "../api_types";
import { left } from "../geometry/block_fixture";
import type { Editor } from "../panels/editor";
import { Session } from "../state/session";
import type { MeantEdit } from "./api";
import { USES } from "./children";
import { meaningView } from "./meaning_view";
import { Operating, PARCELS } from "./operating";
import { recoverFields } from "./recover_fields";

const meant = (layer: string, feature: string, properties: Record<string, unknown>): MeantEdit => ({
  layer,
  operation: "create",
  feature,
  base_version: 0,
  geometry: null,
  properties,
});
const MEANING = {
  edits: [
    meant(PARCELS, "a", { parcel_number: "7", official_area_m2: 30 }),
    meant(PARCELS, "b", { parcel_number: "8", official_area_m2: 20 }),
    meant(USES, "u", { parcel: "a", land_use_code: "ODT", area_m2: 30 }),
  ],
  findings: [],
};
const control = (name: string, of: Control["control"]): Control => ({
  name,
  label: name,
  unit: "",
  control: of,
  read_only: false,
});
const FORM: Form = {
  layer: USES,
  title: "Loại đất",
  editable: true,
  geometry: null,
  schema: { properties: {}, required: [] },
  controls: [
    control("land_use_code", "text"),
    control("area_m2", "number"),
    control("origin_of_use", "text"),
  ],
};

let operating: Operating;
let editor: Editor;
let place: HTMLElement;
let onChange: () => void;
let asked: { params: { children?: unknown } }[];

/** A change of fields that were drawn before: nothing is drawn in between. */
function fill(event: "input" | "change", values: Readonly<Record<string, string>>): void {
  const fields = Object.entries(values).map(([selector, value]) => {
    const field = place.querySelector<HTMLInputElement>(selector);
    if (!field) throw new Error(selector);
    return [field, value] as const;
  });
  for (const [field, value] of fields) {
    field.value = value;
    field.dispatchEvent(new Event(event));
  }
}
const draw = (view: TemplateResult): void => void render(view, place);
const press = (selector: string): void => place.querySelector<HTMLElement>(selector)?.click();

beforeEach(() => {
  asked = [];
  onChange = () => undefined;
  vi.stubGlobal("fetch", async (_address: string, init: { body: string }) => {
    asked.push(JSON.parse(init.body));
    return Response.json(MEANING);
  });
  const session = new Session();
  session.layer = { name: PARCELS } as EditableLayer;
  session.changeSet = { id: "s", status: "draft", edits: [] } as unknown as ChangeSet;
  session.forms.set(USES, FORM);
  session
    .features(PARCELS)
    .add(
      [0, 0, 1, 1],
      new Map([[`${PARCELS}/p`, { layer: PARCELS, id: "p", version: 1, shape: left, values: {} }]]),
      session.edits,
    );
  session.select([`${PARCELS}/p`]);
  const autosave = { flush: async () => undefined, pending: false };
  operating = new Operating({ session, autosave, crs: "EPSG:9210", say: () => undefined } as never, () =>
    onChange(),
  );
  operating.cutAlong([
    [0, 5],
    [10, 5],
  ]);
  operating.meaning = MEANING;
  const knowForms = async (): Promise<void> => undefined;
  editor = { operating, session, layers: [], crs: "EPSG:9210", knowForms } as unknown as Editor;
  place = document.createElement("div");
});
afterEach(() => vi.unstubAllGlobals());

test("number and area of new parcels stay beside each other", async () => {
  draw(meaningView(editor, MEANING));
  fill("change", { "#child-0-number": "45", "#child-0-area": "33,3", "#child-1-number": "46" });
  expect(operating.told).toMatchObject([
    { number: "45", area: "33,3" },
    { number: "46", area: "20,0" },
  ]);
  await vi.waitFor(() => expect(operating.busy).toBe(false));
  expect(asked.at(-1)?.params.children).toEqual([
    { number: "45", official_area_m2: 33.3 },
    { number: "46", official_area_m2: 20 },
  ]);
});

test("values of one land use stay beside each other, and beside the number of the parcel", () => {
  draw(meaningView(editor, MEANING));
  const use = "#operation-child-0-use-0-";
  fill("change", {
    [`${use}land_use_code`]: "ONT",
    [`${use}area_m2`]: "12,5",
    "#child-0-area": "40,0",
    [`${use}origin_of_use`]: "DG-CTT",
  });
  press("[data-add-use]");
  expect(operating.told[0]).toEqual({
    number: "7",
    area: "40,0",
    uses: [
      { land_use_code: "ONT", area_m2: 12.5, origin_of_use: "DG-CTT" },
      { land_use_code: null, area_m2: 27.5 },
    ],
  });
});

test("a use that is still to be filled in stands in the form at once, though the server cannot be asked yet", () => {
  onChange = () => draw(meaningView(editor, MEANING));
  onChange();
  press("[data-add-use]");
  expect(place.querySelectorAll("[data-uses='0'] [data-use]")).toHaveLength(2);
  expect(asked).toEqual([]);
});

test("what was said of a new parcel that no longer is one is dropped", () => {
  draw(meaningView(editor, MEANING));
  operating.set({ lines: [] });
  fill("change", { "#child-1-number": "46" });
  expect(operating.input.children).toEqual([]);
});

test("number, day and authority of a decision stay beside each other", () => {
  draw(recoverFields(editor));
  fill("input", { "#decision-number": "77/QĐ-UBND", "#decision-authority": "Ủy ban nhân dân phường" });
  fill("change", { "#decision-date": "05/03/2026" });
  expect(operating.input.decision).toEqual({
    number: "77/QĐ-UBND",
    date: "2026-03-05",
    authority: "Ủy ban nhân dân phường",
  });
});
