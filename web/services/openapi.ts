/** What the console needs of an OpenAPI document (3.0 or 3.1): the fields of a request, its address, the same as curl. */

type Json = Readonly<Record<string, unknown>>;

/** One input of a request. */
export interface Field {
  name: string;
  place: "path" | "query";
  required: boolean;
  kind: "text" | "number" | "date" | "yes_no" | "choice";
  choices: string[];
  description: string;
}

/** A request of the document: `key` = "GET /api/v1/parcels". */
export interface Operation {
  key: string;
  method: string;
  path: string;
  summary: string;
  fields: Field[];
  takesBody: boolean;
}

const METHODS = ["get", "post"];

/** Requests named by `wanted` in its order; without names, every GET of the document. */
export function operationsOf(document: Json, wanted: readonly string[]): Operation[] {
  const base = basePath(document);
  const found = new Map<string, Operation>();
  for (const [path, item] of Object.entries(asObject(document.paths))) {
    for (const method of METHODS) {
      const given = asObject(item)[method];
      if (!given || (wanted.length === 0 && method !== "get")) continue;
      const one = operation(document, base, method, path, asObject(item), asObject(given));
      found.set(one.key, one);
    }
  }
  if (wanted.length === 0) return [...found.values()];
  return wanted.flatMap((key) => found.get(key) ?? []);
}

/** Address of a request; values left empty are left out. */
export function addressOf(one: Operation, values: Readonly<Record<string, string>>): string {
  let path = one.path;
  const query = new URLSearchParams();
  for (const field of one.fields) {
    const value = (values[field.name] ?? "").trim();
    if (field.place === "path") path = path.replace(`{${field.name}}`, encodeURIComponent(value));
    else if (value) query.set(field.name, value);
  }
  const asked = query.toString();
  return asked ? `${path}?${asked}` : path;
}

/** Names of the fields that must be filled in and are not. */
export function missing(one: Operation, values: Readonly<Record<string, string>>): string[] {
  return one.fields
    .filter((field) => field.required && !values[field.name]?.trim())
    .map((field) => field.name);
}

/** The request as a command for a shell; single quotes inside the body are closed and opened again. */
export function curlOf(origin: string, one: Operation, address: string, body: string): string {
  const url = `'${origin}${address}'`;
  if (!one.takesBody) return `curl ${url}`;
  const quoted = body.replaceAll("'", `'\\''`);
  return `curl ${url} -H 'Content-Type: application/json' \\\n  -d '${quoted}'`;
}

function operation(
  document: Json,
  base: string,
  method: string,
  path: string,
  item: Json,
  given: Json,
): Operation {
  const parameters = [...asList(item.parameters), ...asList(given.parameters)];
  const fields = parameters
    .map((one) => resolved(document, one))
    .filter((one) => one.in === "path" || one.in === "query")
    .map((one) => fieldOf(document, one));
  return {
    key: `${method.toUpperCase()} ${base}${path}`,
    method: method.toUpperCase(),
    path: `${base}${path}`,
    summary: String(given.summary ?? ""),
    fields,
    takesBody: given.requestBody !== undefined,
  };
}

function fieldOf(document: Json, parameter: Json): Field {
  const schema = plain(document, resolved(document, parameter.schema));
  const choices = asList(schema.enum).map(String);
  return {
    name: String(parameter.name),
    place: parameter.in === "path" ? "path" : "query",
    required: parameter.required === true,
    kind: choices.length > 0 ? "choice" : kindOf(schema),
    choices,
    description: String(parameter.description ?? schema.description ?? ""),
  };
}

/** Of "a value or null" the value. */
function plain(document: Json, schema: Json): Json {
  const options = asList(schema.anyOf).map((one) => resolved(document, one));
  return options.find((one) => one.type !== "null") ?? schema;
}

function kindOf(schema: Json): Field["kind"] {
  if (schema.type === "integer" || schema.type === "number") return "number";
  if (schema.type === "boolean") return "yes_no";
  return schema.format === "date" ? "date" : "text";
}

/** What a `$ref` inside the document stands for. */
function resolved(document: Json, value: unknown): Json {
  const given = asObject(value);
  if (typeof given.$ref !== "string" || !given.$ref.startsWith("#/")) return given;
  let found: unknown = document;
  for (const step of given.$ref.slice(2).split("/")) found = asObject(found)[step];
  return asObject(found);
}

/** Path of the first server, without the slash at its end: "/ogc". */
function basePath(document: Json): string {
  const address = asObject(asList(document.servers)[0]).url;
  if (typeof address !== "string") return "";
  return new URL(address, "http://localhost").pathname.replace(/\/$/, "");
}

const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
