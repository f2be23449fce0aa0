/** On phones the card is a sheet at the bottom: drag its handle, or press it, to see more or less. */
export type SheetSize = "peek" | "half" | "full";

const ORDER: readonly SheetSize[] = ["peek", "half", "full"];
const CLICK_PIXELS = 6;
const STEP_PIXELS = 60;

/** Next size for a drag of `moved` pixels (down is positive); a press goes from half to full and back. */
export function nextSize(size: SheetSize, moved: number): SheetSize {
  if (Math.abs(moved) < CLICK_PIXELS) return size === "full" ? "half" : size === "half" ? "full" : "half";
  if (Math.abs(moved) < STEP_PIXELS) return size;
  const steps = Math.sign(-moved) * (Math.abs(moved) > 5 * STEP_PIXELS ? 2 : 1);
  const index = Math.min(Math.max(ORDER.indexOf(size) + steps, 0), ORDER.length - 1);
  return ORDER[index] ?? size;
}

/** Make `handle` drag `sheet`; sizes themselves stand in the style sheet under `data-size`. */
export function makeDraggable(sheet: HTMLElement, handle: HTMLElement): void {
  let start = 0;
  handle.addEventListener("pointerdown", (event) => {
    start = event.clientY;
    handle.setPointerCapture(event.pointerId);
    sheet.classList.add("card--dragged");
  });
  handle.addEventListener("pointermove", (event) => {
    if (handle.hasPointerCapture(event.pointerId)) {
      sheet.style.setProperty("--drag", `${event.clientY - start}px`);
    }
  });
  handle.addEventListener("pointerup", (event) => {
    setSize(sheet, nextSize(sizeOf(sheet), event.clientY - start));
    settle();
  });
  handle.addEventListener("pointercancel", () => settle());
  handle.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      setSize(sheet, nextSize(sizeOf(sheet), 0));
    }
  });
  function settle(): void {
    sheet.classList.remove("card--dragged");
    sheet.style.removeProperty("--drag");
  }
}

export const sizeOf = (sheet: HTMLElement): SheetSize =>
  ORDER.find((size) => size === sheet.dataset.size) ?? "half";

export function setSize(sheet: HTMLElement, size: SheetSize): void {
  sheet.dataset.size = size;
  sheet.querySelector(".card__handle")?.setAttribute("aria-expanded", String(size === "full"));
}
