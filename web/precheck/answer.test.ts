import { expect, test } from "vitest";
import { gravestFirst, type RuleAnswer, type Verdict } from "./answer";

const rule = (id: string, verdict: Verdict): RuleAnswer => ({
  id,
  title: id,
  verdict,
  law: "",
  message: "",
  figures: [],
  geometry: null,
});

test("what fails stands first, then what is left to the officer", () => {
  const given = [
    rule("a", "pass"),
    rule("b", "needs_officer"),
    rule("c", "fail"),
    rule("d", "pass"),
    rule("e", "fail"),
  ];
  expect(gravestFirst(given).map((one) => one.id)).toEqual(["c", "e", "b", "a", "d"]);
});
