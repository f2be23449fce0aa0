// @vitest-environment happy-dom
import { render } from "lit";
import { expect, test } from "vitest";
import type { EditableLayer } from "../api_types";
import { asks, noLayers } from "./no_layers";

const layer = (title: string, editors: string, owner: string): EditableLayer =>
  ({ title, editors, owner, geometry: "MultiPolygon" }) as EditableLayer;
const LAYERS = [
  layer("Thửa đất", "editor:land", "Sở Nông nghiệp"),
  layer("Ô quy hoạch", "editor:planning", "Sở Quy hoạch"),
  layer("Đồ án", "editor:planning", "Sở Quy hoạch"),
  layer("Phường", "", "Sở Nội vụ"),
];

test("layers of one role and owner stand in one row; what nobody edits is left out", () => {
  expect(asks(LAYERS)).toEqual([
    { role: "editor:land", owner: "Sở Nông nghiệp", titles: ["Thửa đất"] },
    { role: "editor:planning", owner: "Sở Quy hoạch", titles: ["Ô quy hoạch", "Đồ án"] },
  ]);
});

test("the page names the account, the missing role and whom to ask", () => {
  const place = document.createElement("div");
  render(noLayers(LAYERS, "agency_reader"), place);
  const text = place.textContent ?? "";
  for (const words of ["agency_reader", "Cập nhật", "editor:planning", "Sở Quy hoạch"])
    expect(text).toContain(words);
});
