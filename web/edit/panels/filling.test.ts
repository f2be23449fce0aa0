// @vitest-environment happy-dom
/** What officers say in the panels and in the table before these are drawn again. */
import { render, type TemplateResult } from "lit";
import { beforeEach, expect, test, vi } from "vitest";
import type { ChangeSet, Control, EditableLayer, Form } from "../api_types";
import { left, right } from "../geometry/block_fixture";
import { Session } from "../state/session";
import type { Editor } from "./editor";
import { formPanel } from "./form_panel";
import { TableDock } from "./table_dock";

const LAYER = "parcels";
const control = (name: string, of: Control["control"], more: Partial<Control> = {}): Control => ({
  name,
  label: name,
  unit: "",
  control: of,
  read_only: false,
  ...more,
});
const choices = ["ODT", "CLN", "NTS"].map((value) => ({ value, label: value }));
const FORM: Form = {
  layer: LAYER,
  title: "Thửa đất",
  editable: true,
  geometry: "MultiPolygon",
  schema: { properties: { area: { title: "", type: "number" } }, required: [] },
  controls: [
    control("address", "text"),
    control("area", "number", { hint: "Theo giấy tờ" }),
    control("codes", "choice", { several: true, choices }),
  ],
};

let session: Session;
let editor: Editor;
let place: HTMLElement;

const draw = (view: TemplateResult | symbol): void => void render(view, place);
function drawn(selector: string): HTMLInputElement {
  const found = place.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(selector);
  return found;
}
function fill(field: HTMLInputElement, value: string, event = "change"): void {
  field.value = value;
  field.dispatchEvent(new Event(event));
}
const valuesOf = (id: string): unknown => session.current(`${LAYER}/${id}`)?.values;

beforeEach(() => {
  session = new Session();
  session.layer = { name: LAYER, title: "Thửa đất", editable: true } as EditableLayer;
  session.changeSet = { id: "s", status: "draft", edits: [] } as unknown as ChangeSet;
  session.forms.set(LAYER, FORM);
  const stored = (id: string, shape: typeof left, address: string) =>
    [`${LAYER}/${id}`, { layer: LAYER, id, version: 1, shape, values: { address, codes: "ODT" } }] as const;
  session
    .features(LAYER)
    .add(
      [0, 0, 1, 1],
      new Map([stored("a", left, "12 Lê Lợi"), stored("b", right, "3 Hàm Nghi")]),
      session.edits,
    );
  editor = {
    session,
    layers: [],
    autosave: { refusalOf: () => undefined },
    presenceOf: () => [],
    titleOf: ({ id }: { id: string }) => id,
    say: () => undefined,
    openTab: () => undefined,
  } as unknown as Editor;
  place = document.createElement("div");
});

test("fields of one feature and codes of one field stay beside each other", () => {
  session.select([`${LAYER}/a`]);
  draw(formPanel(editor));
  const [address, codes] = [drawn("#field-address"), drawn("#field-codes")];
  fill(address, "14 Lê Lợi");
  fill(codes, "CLN");
  fill(codes, "NTS");
  drawn("[data-field=codes] .code").click();
  expect(valuesOf("a")).toEqual({ address: "14 Lê Lợi", codes: "CLN+NTS" });
});

test("help and complaint of a field are read out with its box", () => {
  session.select([`${LAYER}/a`]);
  draw(formPanel(editor));
  fill(drawn("#field-area"), "mười");
  draw(formPanel(editor));
  const [wrong, help] = (drawn("#field-area").getAttribute("aria-describedby") ?? "").split(" ");
  expect(drawn(`#${wrong}`).getAttribute("role")).toBe("alert");
  expect(drawn(`#${help}`).textContent).toBe("Theo giấy tờ");
  expect(drawn("#field-address").hasAttribute("aria-describedby")).toBe(false);
});

test("a value for many goes to the field that is chosen by now", () => {
  session.select([`${LAYER}/a`, `${LAYER}/b`]);
  draw(formPanel(editor));
  const [which, value] = [drawn("#bulk-field"), drawn("#bulk-value")];
  fill(which, "area");
  fill(value, "33,5");
  expect(valuesOf("a")).toEqual({ address: "12 Lê Lợi", codes: "ODT", area: 33.5 });
  expect(valuesOf("b")).toEqual({ address: "3 Hàm Nghi", codes: "ODT", area: 33.5 });
});

test("all rows are those that the words in the filter leave by now", () => {
  const table = new TableDock(editor, vi.fn());
  table.open = true;
  draw(table.view());
  const choose = drawn(".table__head .button");
  fill(drawn(".table__filter"), "ham nghi", "input");
  choose.click();
  expect(session.selection).toEqual([`${LAYER}/b`]);
});
