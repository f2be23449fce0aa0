import { expect, test } from "vitest";
import { addressOf, curlOf, missing, operationsOf } from "./openapi";

const DOCUMENT = {
  servers: [{ url: "http://city.example/ogc/" }],
  components: { parameters: { box: { name: "bbox", in: "query", schema: { type: "array" } } } },
  paths: {
    "/parcels/{id}": {
      get: {
        summary: "One parcel",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" } },
          {
            name: "as_of",
            in: "query",
            schema: { anyOf: [{ type: "string", format: "date" }, { type: "null" }] },
          },
          { name: "by", in: "query", schema: { enum: ["day", "period"] } },
          { $ref: "#/components/parameters/box" },
          { name: "If-Match", in: "header", schema: { type: "string" } },
        ],
      },
    },
    "/check": { post: { requestBody: {} } },
  },
};

test("the fields of a request come from the document, references and nulls resolved, headers left out", () => {
  const [one] = operationsOf(DOCUMENT, ["GET /ogc/parcels/{id}"]);
  expect(one?.fields.map(({ name, place, kind, required }) => [name, place, kind, required])).toEqual([
    ["id", "path", "text", true],
    ["as_of", "query", "date", false],
    ["by", "query", "choice", false],
    ["bbox", "query", "text", false],
  ]);
  expect(one?.fields[2]?.choices).toEqual(["day", "period"]);
});

test("requests come in the order asked for; without names every GET", () => {
  const wanted = ["POST /ogc/check", "GET /ogc/nothing", "GET /ogc/parcels/{id}"];
  expect(operationsOf(DOCUMENT, wanted).map(({ key }) => key)).toEqual([
    "POST /ogc/check",
    "GET /ogc/parcels/{id}",
  ]);
  expect(operationsOf(DOCUMENT, []).map(({ key }) => key)).toEqual(["GET /ogc/parcels/{id}"]);
});

test("an address escapes what it is given and leaves out what is empty", () => {
  const [one] = operationsOf(DOCUMENT, []);
  if (!one) throw new Error("no request");
  expect(addressOf(one, { id: "a/b", as_of: " ", by: "day" })).toBe("/ogc/parcels/a%2Fb?by=day");
  expect(missing(one, { id: " " })).toEqual(["id"]);
  expect(curlOf("http://x", one, "/ogc/parcels/1", "")).toBe("curl 'http://x/ogc/parcels/1'");
});

test("a body keeps its quotes in a shell", () => {
  const [one] = operationsOf(DOCUMENT, ["POST /ogc/check"]);
  if (!one) throw new Error("no request");
  expect(curlOf("http://x", one, "/ogc/check", `{"a": "it's"}`)).toContain(`-d '{"a": "it'\\''s"}'`);
});
