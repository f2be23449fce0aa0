import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LinkNames, type NamedFeature } from "./link_names";

const named = (id: string): NamedFeature => ({ id, name: `Đồ án ${id}`, detail: "" });

describe("names of linked features", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("are asked for together and only once", async () => {
    const read = vi.fn(async (_layer: string, ids: readonly string[]) =>
      ids.filter((id) => id !== "x").map(named),
    );
    const names = new LinkNames(read);
    const changed = vi.fn();
    names.on(changed);
    expect(names.get("plans", "a")).toBeUndefined();
    expect(names.get("plans", "x")).toBeUndefined();
    names.get("plans", "a");
    await vi.advanceTimersByTimeAsync(50);
    expect(read).toHaveBeenCalledTimes(1);
    expect(read).toHaveBeenCalledWith("plans", ["a", "x"]);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(names.get("plans", "a")?.name).toBe("Đồ án a");
    expect(names.get("plans", "x")).toBeNull();
    await vi.advanceTimersByTimeAsync(50);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("come a hundred at a time", async () => {
    const read = vi.fn(async (_layer: string, ids: readonly string[]) => ids.map(named));
    const names = new LinkNames(read);
    for (let i = 0; i < 250; i += 1) names.get("parcels", String(i));
    await vi.advanceTimersByTimeAsync(50);
    expect(read.mock.calls.map(([, ids]) => ids.length)).toEqual([100, 100, 50]);
  });

  it("are asked for again after a failure, but not at once", async () => {
    const read = vi.fn(async (_layer: string, ids: readonly string[]) => ids.map(named));
    read.mockRejectedValueOnce(new Error("away"));
    const names = new LinkNames(read);
    names.on(() => names.get("plans", "a"));
    names.get("plans", "a");
    await vi.advanceTimersByTimeAsync(1000);
    expect(read).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(names.get("plans", "a")?.name).toBe("Đồ án a");
  });

  it("need no request for what was just chosen", () => {
    const names = new LinkNames(async () => []);
    names.keep("plans", named("a"));
    expect(names.get("plans", "a")?.name).toBe("Đồ án a");
  });
});
