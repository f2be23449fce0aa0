/** Printing: map above, card below, on paper; the map is drawn for the paper first. */
import type OlMap from "ol/Map";

export function startPrinting(map: OlMap): () => void {
  const prepare = (): void => {
    document.body.classList.add("app--print");
    map.updateSize();
  };
  addEventListener("afterprint", () => {
    document.body.classList.remove("app--print");
    map.updateSize();
  });
  return () => {
    prepare();
    map.once("rendercomplete", () => print());
    map.render();
  };
}
