/** Hatched areas as canvas patterns. */
import type { StyleRule } from "../../api_types";

/** Repeating parallel lines; angle in degrees counter-clockwise from east, sizes in pixels. */
export function hatchPattern(hatch: NonNullable<StyleRule["hatch"]>): CanvasPattern | null {
  const side = Math.max(4, Math.round(hatch.spacing * Math.SQRT2));
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.strokeStyle = hatch.colour;
  context.lineWidth = hatch.width;
  const rising = hatch.angle % 180 < 90;
  context.beginPath();
  for (const shift of [-side, 0, side]) {
    context.moveTo(shift, rising ? side : 0);
    context.lineTo(shift + side, rising ? 0 : side);
  }
  context.stroke();
  return context.createPattern(canvas, "repeat");
}
