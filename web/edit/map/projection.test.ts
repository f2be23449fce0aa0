import proj4 from "proj4";
import { beforeAll, expect, test } from "vitest";
import { registerDefinitions } from "../../shared/map/coordinates/projections";
import { polygon } from "../geometry/block_fixture";
import type { Position } from "../geometry/shape";
import { Projection } from "./projection";

const SHIFT = "-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278";

beforeAll(() => {
  registerDefinitions({
    "EPSG:9210": `+proj=tmerc +lat_0=0 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +lon_0=105.75 +towgs84=${SHIFT} +units=m +no_defs`,
  });
});

/** Places all over the city, the corners of cells and their middles among them. */
const places = Array.from(
  { length: 400 },
  (_one, i): Position => [560_000 + (i % 20) * 7031.37, 1_130_000 + Math.floor(i / 20) * 6013.71],
);

test("what is drawn lies within 0.1 mm of the pinned operation", () => {
  const projection = new Projection("EPSG:9210");
  const exact = proj4("EPSG:3857", "EPSG:9210");
  for (const place of places) {
    const [x, y] = projection.toMap(place);
    const [wantedX, wantedY] = exact.inverse([...place]) as [number, number];
    expect(Math.hypot(x - wantedX, y - wantedY)).toBeLessThan(0.0001);
  }
});

test("the pointer's place goes there and back", () => {
  const projection = new Projection("EPSG:9210");
  for (const place of places) {
    const [east, north] = projection.toStorage(projection.toMap(place));
    expect(Math.hypot(east - place[0], north - place[1])).toBeLessThan(0.0002);
  }
});

test("rings are closed for drawing", () => {
  const drawn = new Projection("EPSG:9210").geometry(
    polygon([
      [0, 0],
      [10, 0],
      [10, 10],
    ]),
  );
  const [ring] = (drawn.getCoordinates() as number[][][][])[0] ?? [];
  expect(ring).toHaveLength(4);
  expect(ring?.[0]).toEqual(ring?.[3]);
});
