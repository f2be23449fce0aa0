/** R-tree over the edges of the features that can be touched: what snapping and topology ask, without the server. */
import RBush from "ol/structs/RBush";
import { type Box, dimension, edges, type Position, type Shape } from "./shape";

/** One edge of a feature; of a point feature, the point twice. */
export interface Edge {
  readonly key: string;
  readonly part: number;
  readonly path: number;
  /** Index of `a` in its path. */
  readonly index: number;
  readonly a: Position;
  readonly b: Position;
}

export class EdgeIndex {
  private readonly tree = new RBush<Edge>(16);
  private readonly byKey = new Map<string, { shape: Shape; edges: Edge[] }>();

  /** Put a feature's shape in place of the one it had; null takes it out. */
  put(key: string, shape: Shape | null): void {
    const old = this.byKey.get(key);
    if (old?.shape === shape) return;
    for (const edge of old?.edges ?? []) this.tree.remove(edge);
    this.byKey.delete(key);
    if (!shape) return;
    const own = edgesOf(key, shape);
    this.byKey.set(key, { shape, edges: own });
    this.tree.load(own.map(boxOfEdge), own);
  }

  /** Many new features at once; building is several times faster than putting them one by one. */
  load(features: Iterable<readonly [key: string, shape: Shape]>): void {
    const fresh: Edge[] = [];
    for (const [key, shape] of features) {
      if (this.byKey.has(key)) {
        this.put(key, shape);
        continue;
      }
      const own = edgesOf(key, shape);
      this.byKey.set(key, { shape, edges: own });
      fresh.push(...own);
    }
    this.tree.load(fresh.map(boxOfEdge), fresh);
  }

  clear(): void {
    this.tree.clear();
    this.byKey.clear();
  }

  /** Edges whose box meets a box. */
  edgesIn(box: Box): Edge[] {
    return this.tree.getInExtent([...box]);
  }

  /** Features with an edge in a box. */
  shapesIn(box: Box): Map<string, Shape> {
    const found = new Map<string, Shape>();
    for (const { key } of this.edgesIn(box)) {
      const shape = this.byKey.get(key)?.shape;
      if (shape) found.set(key, shape);
    }
    return found;
  }

  shapeOf(key: string): Shape | undefined {
    return this.byKey.get(key)?.shape;
  }

  get size(): number {
    return this.byKey.size;
  }
}

const boxOfEdge = ({ a, b }: Edge): number[] => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
];

function edgesOf(key: string, shape: Shape): Edge[] {
  const closed = dimension(shape.kind) === 2;
  const found: Edge[] = [];
  shape.parts.forEach((paths, part) => {
    paths.forEach((positions, path) => {
      const [only] = positions;
      if (positions.length === 1 && only) found.push({ key, part, path, index: 0, a: only, b: only });
      for (const [a, b, index] of edges(positions, closed)) found.push({ key, part, path, index, a, b });
    });
  });
  return found;
}
