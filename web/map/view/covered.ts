/** Which edges of the map are covered by panels, so that what is shown is brought into the free part. */

/** Pixels at the top, right, bottom and left. */
export function coveredByPanels(map: HTMLElement): [number, number, number, number] {
  const box = map.getBoundingClientRect();
  const covered: [number, number, number, number] = [0, 0, 0, 0];
  for (const id of ["card", "layers"]) {
    const panel = document.getElementById(id);
    if (!panel || panel.hidden) continue;
    const own = panel.getBoundingClientRect();
    if (own.width > box.width * 0.8) covered[2] = Math.max(covered[2], box.bottom - own.top);
    else if (own.left - box.left < box.width / 2) covered[3] = Math.max(covered[3], own.right - box.left);
    else covered[1] = Math.max(covered[1], box.right - own.left);
  }
  const highest = box.height * 0.75;
  return covered.map((pixels) => Math.min(Math.max(pixels, 0), highest)) as [number, number, number, number];
}
