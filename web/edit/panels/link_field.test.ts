// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { NamedFeature } from "../../shared/link_names";
import type { LinkField, LinkSetting } from "./link_field";
import "./link_field";

const PLANS: NamedFeature[] = [
  { id: "p1", name: "Phân khu Bến Nghé", detail: "79QPK1" },
  { id: "p2", name: "Phân khu Bàn Cờ", detail: "79QPK2" },
];

describe("a link field", () => {
  const set = vi.fn();
  let field: LinkField;
  let asked: URL[];
  let answer: () => Response;

  const given = (more: Partial<LinkSetting> = {}): LinkSetting => ({
    id: "field-plan",
    label: "Đồ án",
    layer: "plans",
    layerTitle: "Đồ án quy hoạch",
    value: "p2",
    feature: PLANS[1] ?? null,
    locked: false,
    described: "",
    near: "1,2,3,4",
    drafted: () => [],
    set,
    ...more,
  });
  const box = (): HTMLInputElement => field.querySelector("input") as HTMLInputElement;
  const press = (key: string): boolean =>
    box().dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
  const type = async (text: string): Promise<void> => {
    box().value = text;
    box().dispatchEvent(new Event("input"));
    await vi.advanceTimersByTimeAsync(300);
  };
  const options = (): string[] =>
    [...field.querySelectorAll("[role=option] b")].map((one) => one.textContent ?? "");

  beforeEach(() => {
    vi.useFakeTimers();
    set.mockClear();
    asked = [];
    answer = () => Response.json({ names: PLANS, more: false });
    vi.stubGlobal("fetch", async (path: string) => {
      asked.push(new URL(path, "http://nen"));
      return answer();
    });
    field = document.createElement("link-field") as LinkField;
    field.given = given();
    document.body.append(field);
  });
  afterEach(() => {
    field.remove();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("shows the name and the codes, never the id", () => {
    expect(box().value).toBe("Phân khu Bàn Cờ");
    expect(field.textContent).toContain("79QPK2");
    expect(field.textContent).not.toContain("p2");
    field.given = given({ feature: undefined });
    expect(box().value).toBe("Đang tải…");
    field.given = given({ feature: null });
    expect(box().value).toContain("không được xem");
  });

  it("searches while typing and takes with the keyboard", async () => {
    await type("ben nghe");
    expect(asked[0]?.pathname).toBe("/api/v1/layers/plans/names");
    expect(asked[0]?.searchParams.get("q")).toBe("ben nghe");
    expect(asked[0]?.searchParams.get("near")).toBe("1,2,3,4");
    expect(options()).toEqual(PLANS.map(({ name }) => name));
    expect(box().getAttribute("aria-expanded")).toBe("true");
    expect(box().getAttribute("aria-activedescendant")).toBe("field-plan-0");
    press("ArrowDown");
    expect(field.querySelector("[aria-selected=true]")?.getAttribute("data-feature")).toBe("p2");
    press("ArrowDown");
    expect(press("Enter")).toBe(false);
    expect(set).toHaveBeenCalledWith(PLANS[0]);
    expect(box().getAttribute("aria-expanded")).toBe("false");
  });

  it("offers what lies nearest when it is opened with the arrow", async () => {
    press("ArrowDown");
    await vi.advanceTimersByTimeAsync(10);
    expect(asked[0]?.searchParams.has("q")).toBe(false);
    expect(options()).toHaveLength(2);
    expect(box().hasAttribute("aria-activedescendant")).toBe(false);
  });

  it("leaves the link alone on Escape and when left half-typed", async () => {
    await type("ban");
    press("Escape");
    expect(box().value).toBe("Phân khu Bàn Cờ");
    await type("ban");
    box().dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    expect(box().value).toBe("Phân khu Bàn Cờ");
    expect(set).not.toHaveBeenCalled();
  });

  it("is emptied by deleting the text or by the button", async () => {
    await type("");
    box().dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    expect(set).toHaveBeenLastCalledWith(null);
    field.querySelector("button")?.click();
    expect(set).toHaveBeenCalledTimes(2);
  });

  it("says that it waits, that nothing fits, and what went wrong", async () => {
    box().value = "x";
    box().dispatchEvent(new Event("input"));
    expect(field.querySelector("[role=status]")?.textContent).toBe("Đang tìm…");
    answer = () => Response.json({ names: [], more: false });
    await vi.advanceTimersByTimeAsync(300);
    expect(field.querySelector("[role=status]")?.textContent).toContain("Không tìm thấy");
    answer = () => Response.json({ title: "Hỏng" }, { status: 500 });
    await type("y");
    expect(field.querySelector("[role=status]")?.textContent).toBe("Hỏng");
  });

  it("offers what only the draft knows first, and nothing when it is locked", async () => {
    field.given = given({ drafted: () => [{ id: "new", name: "Đồ án mới vẽ", detail: "" }] });
    await type("do an");
    expect(options()[0]).toBe("Đồ án mới vẽ");
    field.given = given({ locked: true });
    expect(box().disabled).toBe(true);
    expect(field.querySelector("button")).toBeNull();
  });
});
