// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const PAGE = `<form id="batch"><textarea id="parcels" name="parcels"></textarea>
  <select id="format" name="format"><option value="pdf">PDF</option></select><input name="as_of">
  <p id="forecast"></p><button id="send" disabled></button><p id="said"></p></form>
  <section id="result"></section><section id="own"></section>`;
const JOB = { id: "j1", kind: "extract-batch", title: "2 thửa → pdf", created_at: "2026-11-23T08:00:00Z" };
const RESULT = {
  parcels: 2,
  missing: 0,
  file: "trich-luc.zip",
  bytes: 98_000,
  format: "pdf",
  download: "/file",
};

let jobs: object[] = [];
let sent: string[] = [];

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  jobs = [];
  sent = [];
  document.documentElement.lang = "vi";
  document.body.innerHTML = PAGE;
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    const path = address.split("?")[0] ?? "";
    sent.push(`${init.method ?? "GET"} ${path}`);
    if (path.endsWith("/forecast")) return answer({ parcels: 2, seconds: 1080, bytes: 98_000, ahead: 1 });
    if (init.method === "POST") return answer({ id: "j1" });
    if (init.method === "DELETE") return new Response(null, { status: 204 });
    return answer(jobs);
  });
  vi.stubGlobal("confirm", () => true);
  await import("./main");
  await vi.advanceTimersByTimeAsync(10);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const answer = (body: unknown) => new Response(JSON.stringify(body), { status: 200 });
const text = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, " ").trim();

function write(parcels: string): void {
  const area = document.querySelector<HTMLTextAreaElement>("#parcels");
  if (!area) throw new Error("no list");
  area.value = parcels;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

test("time and size are told while the list is written, before anything is sent", async () => {
  expect(document.querySelector<HTMLButtonElement>("#send")?.disabled).toBe(false);
  write("a\nb");
  await vi.advanceTimersByTimeAsync(500);
  expect(text("#forecast")).toContain("2 thửa · khoảng 18 phút, tệp khoảng 98 kB. Trước đó còn 1 việc.");
  expect(text("#forecast")).toContain("Có thể rời trang này");
  expect(sent.some((one) => one.startsWith("POST"))).toBe(false);
});

test("a batch is followed from sending to its file", async () => {
  write("a\nb");
  jobs = [{ ...JOB, state: "running", progress: 0.4, result: null, problem: null }];
  document.querySelector("form")?.dispatchEvent(new Event("submit", { cancelable: true }));
  await vi.advanceTimersByTimeAsync(50);
  expect(text("#said")).toContain("Đã nhận việc");
  expect(text("#own")).toContain("Đang trích lục 40 %");
  jobs = [{ ...JOB, state: "done", progress: 1, result: RESULT, problem: null }];
  await vi.advanceTimersByTimeAsync(2000);
  expect(document.querySelector("#own a")?.getAttribute("href")).toBe("/file");
  expect(text("#said")).toBe("Xong: 2 thửa.");
  const looks = sent.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toHaveLength(looks); // nothing is under way any more
});

test("a batch that was asked for on another day shows how far it is, and is cancelled", async () => {
  jobs = [{ ...JOB, state: "running", progress: 0.1, result: null, problem: null }];
  vi.resetModules();
  document.body.innerHTML = PAGE;
  await import("./main");
  await vi.advanceTimersByTimeAsync(10);
  expect(text("#own")).toContain("2 thửa → pdf");
  jobs = [{ ...JOB, state: "dismissed", progress: 0.1, result: null, problem: null }];
  document.querySelector<HTMLButtonElement>("#own button")?.click();
  await vi.advanceTimersByTimeAsync(50);
  expect(sent).toContain("DELETE /api/v1/extracts/batches/j1");
  expect(text("#own")).toContain("Việc này đã được hủy");
});
