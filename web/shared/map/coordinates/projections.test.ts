import { beforeAll, expect, test } from "vitest";
import { eastNorth, readout, registerDefinitions } from "./projections";

const SHIFT = "-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278";
const ZONE = "+proj=tmerc +lat_0=0 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84";

beforeAll(() => {
  registerDefinitions({
    "EPSG:9210": `${ZONE} +lon_0=105.75 +towgs84=${SHIFT} +units=m +no_defs`,
    "EPSG:5897": `${ZONE} +lon_0=105 +towgs84=${SHIFT} +units=m +no_defs`,
  });
});

test("one point has one place in both zones (Bến Thành)", () => {
  const [lon, lat] = [106.698, 10.7725];
  const [east9210, north9210] = eastNorth(lon, lat, "EPSG:9210");
  const [east5897] = eastNorth(lon, lat, "EPSG:5897");
  expect(north9210).toBeGreaterThan(1_191_000);
  expect(east9210).toBeGreaterThan(603_000);
  expect(east5897 - east9210).toBeCloseTo(685521.164 - 603480.79, 0);
});

test("the shift is applied: without it the point is about 225 m away", () => {
  registerDefinitions({ "EPSG:unshifted": `${ZONE} +lon_0=105.75 +towgs84=0,0,0 +units=m +no_defs` });
  const [e1, n1] = eastNorth(106.698, 10.7725, "EPSG:9210");
  const [e2, n2] = eastNorth(106.698, 10.7725, "EPSG:unshifted");
  expect(Math.hypot(e1 - e2, n1 - n2)).toBeGreaterThan(200);
});

test("the readout names north and east apart", () => {
  const shown = readout(106.698, 10.7725, "EPSG:9210", "en");
  expect(shown.north.startsWith("1,191,")).toBe(true);
  expect(shown.east.startsWith("603,")).toBe(true);
  expect(shown.lat).toBe("10.772500");
});
