// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { ApiError } from "../shared/api";
import { PaperForm, type Papers } from "./paper_form";

const PAPERS: Papers = {
  id: "c 1",
  kinds: [
    { code: "ban_ve", name: "Bản vẽ" },
    { code: "khac", name: "Khác" },
  ],
  accepted: [".pdf", ".png"],
  today: "2026-11-23",
};

function shown(send: ConstructorParameters<typeof PaperForm>[2], added = vi.fn()): HTMLElement {
  const element = document.createElement("div");
  document.body.replaceChildren(element);
  new PaperForm(element, PAPERS, send, added);
  return element;
}

const submit = (element: HTMLElement): void => {
  element.querySelector("form")?.dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
};

test("what was filled in is sent, and a day that was not given is left out", async () => {
  const send = vi.fn().mockResolvedValue({});
  const added = vi.fn();
  const element = shown(send, added);
  (element.querySelector("#paper-title") as HTMLInputElement).value = "Mặt bằng";
  submit(element);
  await vi.waitFor(() => expect(added).toHaveBeenCalledOnce());
  const [path, form] = send.mock.calls[0] as [string, FormData];
  expect(path).toBe("/api/v1/permits/c%201/documents");
  expect(form.get("title")).toBe("Mặt bằng");
  expect(form.has("dated")).toBe(false);
});

test("while the file leaves it is not sent again, and how much has left is seen", () => {
  let tell: (share: number) => void = () => undefined;
  const send = vi.fn((_path: string, _form: FormData, told: (share: number) => void) => {
    tell = told;
    return new Promise<never>(() => undefined);
  });
  const element = shown(send as never);
  submit(element);
  submit(element);
  expect(send).toHaveBeenCalledOnce();
  tell(0.25);
  expect(element.querySelector("progress")?.getAttribute("value")).toBe("0.25");
  expect(element.querySelector<HTMLButtonElement>("[data-add-paper]")?.disabled).toBe(true);
});

test("a refusal stands in the form, its field marked, and what was filled in stays", async () => {
  const problem = { errors: [{ field: "dated", code: "future", message: "Ngày chưa tới", remedy: "" }] };
  const element = shown(vi.fn().mockRejectedValue(new ApiError("Ngày chưa tới", 400, "", problem as never)));
  (element.querySelector("#paper-number") as HTMLInputElement).value = "12/BV";
  submit(element);
  await vi.waitFor(() => expect(element.querySelector("[role=alert]")?.textContent).toBe("Ngày chưa tới"));
  expect(element.querySelector("#paper-dated")?.getAttribute("aria-invalid")).toBe("true");
  expect((element.querySelector("#paper-number") as HTMLInputElement).value).toBe("12/BV");
  expect(element.querySelector<HTMLButtonElement>("[data-add-paper]")?.disabled).toBe(false);
});
