/** Which edges of the map are covered by panels, so that what is shown is brought into the free part. */

/** Pixels at the top, right, bottom and left. */
export type Covered = [number, number, number, number];
type Box = readonly [west: number, south: number, east: number, north: number];

/** What the panels with these ids cover. */
export function coveredByPanels(map: HTMLElement, ids: readonly string[] = ["card", "layers"]): Covered {
  const box = map.getBoundingClientRect();
  const covered: Covered = [0, 0, 0, 0];
  for (const id of ids) {
    const panel = document.getElementById(id);
    if (!panel || panel.hidden) continue;
    const own = panel.getBoundingClientRect();
    if (own.width > box.width * 0.8) covered[2] = Math.max(covered[2], box.bottom - own.top);
    else if (own.left >= box.right) continue;
    else if (own.left - box.left < box.width / 2) covered[3] = Math.max(covered[3], own.right - box.left);
    else covered[1] = Math.max(covered[1], box.right - own.left);
  }
  const highest = box.height * 0.75;
  return covered.map((pixels) => Math.min(Math.max(pixels, 0), highest)) as Covered;
}

/**
 * How far the centre of the map has to move, in map units, until a box lies in the free part; null when it does.
 *
 * No farther than needed; of a box that is larger than the free part, the middle is brought into its middle.
 */
export function shiftIntoFree(
  box: Box,
  view: { center: readonly [number, number]; resolution: number; size: readonly [number, number] },
  covered: Covered,
  margin = 16,
): [number, number] | null {
  const [top, right, bottom, left] = covered.map((pixels) => (pixels + margin) * view.resolution) as Covered;
  const [width, height] = view.size.map((pixels) => (pixels * view.resolution) / 2) as [number, number];
  const [x, y] = view.center;
  const shift: [number, number] = [
    outside(box[0], box[2], x - width + left, x + width - right),
    outside(box[1], box[3], y - height + bottom, y + height - top),
  ];
  return shift[0] || shift[1] ? shift : null;
}

/** How far the span `low`..`high` lies outside of the span `from`..`to`. */
function outside(low: number, high: number, from: number, to: number): number {
  if (high - low > to - from) return (low + high - from - to) / 2;
  if (low < from) return low - from;
  return high > to ? high - to : 0;
}
