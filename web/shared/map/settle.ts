/**
 * Where the map comes to rest after the wheel: on a whole zoom. There its tiles are as large as they were drawn, so that
 * texts are sharp and a frame of the moving map costs half. Links, searches and fingers may still choose any zoom.
 */
import type OlMap from "ol/Map";

/** After the last turn of the wheel; the map itself moves on for a third of a second. */
const REST_MS = 400;
const SETTLE_MS = 200;
/** Part of a zoom that a hand resting on the wheel may move. */
const SLIP = 0.1;

/** Zoom to rest on after the wheel moved the map: the next whole one in the direction of the movement. */
export function restingZoom(from: number, to: number): number {
  if (Math.abs(to - from) < SLIP) return from;
  return to > from ? Math.ceil(to - SLIP) : Math.floor(to + SLIP);
}

/** Let `map` settle after each use of the wheel; `motion` says how long a movement may take. */
export function settleAfterWheel(map: OlMap, motion: (milliseconds: number) => number): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from: number | undefined;
  let turned: MouseEvent | undefined;

  const settle = (): void => {
    const view = map.getView();
    if (view.getAnimating() || view.getInteracting()) {
      timer = setTimeout(settle, REST_MS);
      return;
    }
    timer = undefined;
    const to = view.getZoom();
    if (from === undefined || to === undefined || !turned) return;
    const zoom = restingZoom(from, to);
    if (zoom !== to)
      view.animate({ zoom, anchor: map.getEventCoordinate(turned), duration: motion(SETTLE_MS) });
  };

  map.getViewport()?.addEventListener(
    "wheel",
    (event) => {
      if (timer === undefined) from = map.getView().getZoom();
      turned = event;
      clearTimeout(timer);
      timer = setTimeout(settle, REST_MS);
    },
    // Before the map's own handler, which may move it at once.
    { capture: true, passive: true },
  );
}
