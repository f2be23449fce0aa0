// Pan and zoom of the drawn map: the shapes are SVG, the base is one picture of our own WMS for what is in view.
// Without this script the map stands still and is complete.
const WMS_PAUSE_MS = 150;
const CLOSEST_M = 20;

for (const map of document.querySelectorAll("[data-map]")) {
  const svg = map.querySelector("svg");
  const base = map.querySelector("img");
  const [left, bottom, right, top] = map.dataset.map.split(",").map(Number);
  const { width, height } = svg.viewBox.baseVal;
  const metre = width / (right - left);
  const radius = [...svg.querySelectorAll("circle")].map((circle) => circle.r.baseVal.value);
  let view = { x: 0, y: 0, scale: 1 };
  let pictured = view;
  let timer = 0;

  const show = () => {
    const [w, h] = [width * view.scale, height * view.scale];
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${w} ${h}`);
    svg.querySelectorAll("circle").forEach((circle, nth) => circle.setAttribute("r", radius[nth] * view.scale));
    const [dx, dy] = [(pictured.x - view.x) / w, (pictured.y - view.y) / h];
    base.style.transform = `translate(${dx * 100}%, ${dy * 100}%) scale(${pictured.scale / view.scale})`;
    clearTimeout(timer);
    timer = setTimeout(fetchBase, WMS_PAUSE_MS);
  };

  const fetchBase = () => {
    const wanted = { ...view };
    const west = left + wanted.x / metre;
    const north = top - wanted.y / metre;
    const address = new URL(base.src, location.href);
    const box = [west, north - (height * wanted.scale) / metre, west + (width * wanted.scale) / metre, north];
    address.searchParams.set("BBOX", box.map((value) => value.toFixed(2)).join(","));
    const next = new Image();
    next.onload = () => {
      base.src = next.src;
      pictured = wanted;
      show();
      clearTimeout(timer);
    };
    next.src = address.href;
  };

  const move = (dx, dy) => {
    view = { ...view, x: view.x + dx * view.scale, y: view.y + dy * view.scale };
    show();
  };

  // `x`, `y`: the place that stays where it is, as a share of the picture.
  const zoom = (factor, x = 0.5, y = 0.5) => {
    const scale = Math.min(Math.max(view.scale * factor, (CLOSEST_M * metre) / width), 4096);
    const change = view.scale - scale;
    view = { x: view.x + x * width * change, y: view.y + y * height * change, scale };
    show();
  };

  // a map server that is down leaves the shapes on an empty sheet, not beside a broken picture
  const lost = () => { base.style.visibility = base.naturalWidth ? "visible" : "hidden"; };
  base.addEventListener("error", lost);
  base.addEventListener("load", lost);
  if (base.complete) lost();

  const buttons = map.querySelector("[data-buttons]");
  buttons.hidden = false;
  buttons.querySelector("[data-in]").addEventListener("click", () => zoom(0.5));
  buttons.querySelector("[data-out]").addEventListener("click", () => zoom(2));

  svg.setAttribute("tabindex", "0");
  const step = width / 8;
  const keys = {
    ArrowLeft: () => move(-step, 0), ArrowRight: () => move(step, 0), ArrowUp: () => move(0, -step),
    ArrowDown: () => move(0, step), "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2),
  };
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });

  svg.addEventListener("wheel", (event) => {
    // the page scrolls on; the map zooms when asked (the convention of embedded maps)
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 0.8 : 1.25, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, { passive: false });

  svg.addEventListener("pointerdown", (event) => {
    // one finger scrolls the page on a phone
    if (event.pointerType === "touch" || event.button !== 0) return;
    svg.setPointerCapture(event.pointerId);
    const drag = (moved) => {
      const factor = width / svg.getBoundingClientRect().width;
      move(-moved.movementX * factor, -moved.movementY * factor);
    };
    svg.addEventListener("pointermove", drag);
    svg.addEventListener("pointerup", () => svg.removeEventListener("pointermove", drag), { once: true });
  });
}
