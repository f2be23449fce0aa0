/**
 * Order of the first view. On a slow link everything that is asked for at once arrives late at once: the base map comes
 * first, then the data layers, then what only completes the page (hatches without planning data, the typeface).
 */
import type OlMap from "ol/Map";
import type { LayerStack } from "../shared/map/layers/layer_stack";

/** A base map that does not come keeps the data layers waiting no longer than this. */
const PATIENCE_MS = 6000;
/** Remembered once the typeface lies in the browser: it is then used from the start. */
const FONTS_KEPT = "nen-fonts";

/**
 * Draw the base map before the data layers, which `stack` holds back; resolves when all of them stand. Marks both
 * moments for measurements.
 */
export async function inOrder(map: OlMap, stack: LayerStack): Promise<void> {
  await drawn(map);
  performance.mark("map-useful");
  await stack.release();
  await drawn(map);
  performance.mark("map-complete");
}

function drawn(map: OlMap): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, PATIENCE_MS);
    map.once("rendercomplete", () => {
      clearTimeout(late);
      resolve();
    });
    map.render();
  });
}

/** The typeface of the pages: at once when the browser has it, else after the first view in the system's. */
export async function loadFonts(afterFirstView: Promise<void>): Promise<void> {
  if (!fontsKept()) await afterFirstView;
  await import("../shared/fonts");
  await document.fonts.ready;
  try {
    localStorage.setItem(FONTS_KEPT, "1");
  } catch {
    // storage may be forbidden; the next visit then begins in the typeface of the system too
  }
}

function fontsKept(): boolean {
  try {
    return localStorage.getItem(FONTS_KEPT) === "1";
  } catch {
    return false;
  }
}
