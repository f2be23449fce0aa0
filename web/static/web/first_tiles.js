// Asks for the first tiles of the base map while the program that draws them is still on its way: the view is that of the
// permanent link, else the city's. A tile that the map then does not need costs a few kilobytes, nothing else.
(() => {
  const told = document.currentScript.dataset;
  try {
    if ((localStorage.getItem("nen-look") ?? "light") !== "light") return; // another look has other tiles
  } catch {
    // storage may be forbidden; then the look is the light one
  }
  const link = /[#&]map=([\d.]+)\/(-?[\d.]+)\/(-?[\d.]+)/.exec(location.hash);
  if (/[?&](parcel|as_of)=/.test(location.search)) return; // the map goes to another place first
  const [lon, lat] = link ? [Number(link[3]), Number(link[2])] : told.center.split(",").map(Number);
  const zoom = Math.round(link ? Number(link[1]) : Number(told.zoom));
  const count = 2 ** zoom;
  const column = ((lon + 180) / 360) * count;
  const row = (0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * count;
  const found = [];
  // What header and status bar cover is not counted.
  const [across, down] = [innerWidth / 512, (innerHeight - 96) / 512];
  for (let x = Math.floor(column - across); x <= Math.floor(column + across); x++) {
    for (let y = Math.floor(row - down); y <= Math.floor(row + down); y++) {
      if (x >= 0 && y >= 0 && x < count && y < count) found.push([Math.hypot(x + 0.5 - column, y + 0.5 - row), x, y]);
    }
  }
  // Kept, or they might be collected before the map asks.
  window.nenFirstTiles = found
    .sort((a, b) => a[0] - b[0])
    .map(([, x, y]) => {
      const image = new Image();
      image.fetchPriority = "low";
      image.src = told.tiles.replace("{z}", zoom).replace("{x}", x).replace("{y}", y);
      return image;
    });
})();
