/** Where the divider of a comparison goes, in percent of the width. */

const STEP = 2;
const LEAP = 10;

export const clamped = (split: number): number => Math.min(100, Math.max(0, split));

/** The place after a key; null for keys that do not move it. */
export function moved(key: string, split: number): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return clamped(split - STEP);
    case "ArrowRight":
    case "ArrowUp":
      return clamped(split + STEP);
    case "PageDown":
      return clamped(split - LEAP);
    case "PageUp":
      return clamped(split + LEAP);
    case "Home":
      return 0;
    case "End":
      return 100;
    default:
      return null;
  }
}
