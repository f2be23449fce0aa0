/** Bearing and distance in the grid of the VN-2000 zone: degrees clockwise from grid north, metres. */
import { type Position, rounded } from "./shape";

/** Grid bearing from a to b, 0 ≤ bearing < 360. */
export function bearing(a: Position, b: Position): number {
  const degrees = (Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

/** The place `metres` from `a` in a direction. */
export function polar(a: Position, degrees: number, metres: number): Position {
  const angle = (degrees * Math.PI) / 180;
  return rounded([a[0] + metres * Math.sin(angle), a[1] + metres * Math.cos(angle)]);
}

/** 47°05′09″ as surveyors write it. */
export function inDegrees(degrees: number): string {
  const seconds = Math.round(degrees * 3600) % (360 * 3600);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${Math.floor(seconds / 3600)}°${two(Math.floor(seconds / 60) % 60)}′${two(seconds % 60)}″`;
}

/** Degrees of "47,0858", "47°05′09″", "47 05 09" or "47-05-09"; undefined when it is none of these. */
export function readBearing(text: string): number | undefined {
  const parts = text
    .trim()
    .replace(/,/g, ".")
    .split(/[°º'′’"″”\s-]+/)
    .filter((part) => part !== "");
  if (!parts.length || parts.length > 3 || parts.some((part) => !/^\d+(\.\d+)?$/.test(part)))
    return undefined;
  const [degrees = 0, minutes = 0, seconds = 0] = parts.map(Number);
  if (minutes >= 60 || seconds >= 60) return undefined;
  const sum = degrees + minutes / 60 + seconds / 3600;
  return sum < 360 ? sum : undefined;
}
