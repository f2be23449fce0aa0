/** Holes and parts of a shape. */
import { crossing, distanceTo, insidePart } from "./plane";
import { distance, edges, isMulti, type Part, type Path, type Position, type Shape } from "./shape";
import { ON_EDGE_M } from "./topology";

/** The shape with a ring cut out of the part that holds it wholly; undefined when no part does. */
export function withHole(shape: Shape, ring: Path): Shape | undefined {
  const at = shape.parts.findIndex((part) => staysInside(part, ring));
  if (at < 0) return undefined;
  return { kind: shape.kind, parts: shape.parts.map((part, i): Part => (i === at ? [...part, ring] : part)) };
}

/** The shape with one more part; undefined when its kind has only one. */
export function withPart(shape: Shape, path: Path): Shape | undefined {
  return isMulti(shape.kind) ? { kind: shape.kind, parts: [...shape.parts, [path]] } : undefined;
}

/** A ring may touch the part's boundary in single vertices, never along it or across it. */
function staysInside(part: Part, ring: Path): boolean {
  const outline: Shape = { kind: "Polygon", parts: [part] };
  const onBoundary = (point: Position): boolean => distanceTo(outline, point, true) <= ON_EDGE_M;
  for (const [a, b] of edges(ring, true)) {
    const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    if (!insidePart(middle, part) || onBoundary(middle)) return false;
    if (!insidePart(a, part) && !onBoundary(a)) return false;
    for (const path of part) {
      for (const [c, d] of edges(path, true)) {
        const at = crossing(a, b, c, d);
        if (at && distance(at, a) > ON_EDGE_M && distance(at, b) > ON_EDGE_M) return false;
      }
    }
  }
  // A hole around an existing hole would leave that one in the air.
  return !part.slice(1).some((hole) => hole[0] && insidePart(hole[0], [ring]));
}
