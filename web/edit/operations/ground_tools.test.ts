import { expect, test } from "vitest";
import type { Shape } from "../geometry/shape";
import { smallestAt } from "./ground_tools";

const square = (size: number): Shape => ({
  kind: "Polygon",
  parts: [
    [
      [
        [0, 0],
        [size, 0],
        [size, size],
        [0, size],
      ],
    ],
  ],
});

test("of the areas at a place the smallest is meant", () => {
  const line: Shape = {
    kind: "LineString",
    parts: [
      [
        [
          [0, 0],
          [9, 9],
        ],
      ],
    ],
  };
  expect(smallestAt([square(9), null, line, square(4)], [2, 2])).toEqual(square(4));
  expect(smallestAt([square(9), square(4)], [6, 6])).toEqual(square(9));
  expect(smallestAt([square(4)], [6, 6])).toBeUndefined();
});
