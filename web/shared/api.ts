/** Client of the domain API: one function a request, typed answers, errors as ApiError with words for people. */
import type { Extract, Lookup, MapConfig, SearchAnswer, StyleSheet } from "./api_types";
import { type Language, pageLanguage, translate } from "./i18n";

/** What went wrong with a request. `notFound` also means "not public". */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly requestId = "",
    /** The problem document of the server; empty when there was none. */
    readonly problem: Problem = {},
  ) {
    super(message);
  }

  /** No answer at all: no network, or the server is away. */
  get unreachable(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  get notFound(): boolean {
    return this.status === 404;
  }
}

/** RFC 9457, with what the domain API adds. */
export interface Problem {
  type?: string;
  detail?: string;
  title?: string;
  request_id?: string;
  errors?: { field?: string; code?: string; message?: string; remedy?: string }[];
  conflicts?: unknown[];
}

async function problemOf(response: Response): Promise<ApiError> {
  const language = pageLanguage();
  let problem: Problem = {};
  try {
    problem = (await response.json()) as Problem;
  } catch {
    // a proxy may answer with something else than a problem document
  }
  const fallback = translate(language, response.status === 429 ? "error.too_many" : "error.server");
  const text = problem.errors?.[0]?.message || problem.detail || problem.title || fallback;
  return new ApiError(text, response.status, problem.request_id ?? "", problem);
}

type Parameters = Readonly<Record<string, string | number>>;

async function request(path: string, parameters: Parameters, init: RequestInit): Promise<Response> {
  const language: Language = pageLanguage();
  const query = new URLSearchParams({ lang: language });
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== "") query.set(name, String(value));
  }
  let response: Response;
  try {
    response = await fetch(`${path}?${query}`, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(translate(language, "error.network"), 0);
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** GET of a JSON document; `parameters` that are empty are left out, `lang` is added. */
export async function getJson<T>(
  path: string,
  parameters: Parameters = {},
  signal?: AbortSignal,
): Promise<T> {
  const headers = { Accept: "application/json" };
  const response = await request(path, parameters, { headers, ...(signal ? { signal } : {}) });
  return (await response.json()) as T;
}

/** A request that changes something, with the token that proves it comes from our page (the cookie `csrftoken`). */
export async function sendJson<T>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  parameters: Parameters = {},
): Promise<T> {
  const response = await request(path, parameters, {
    method,
    headers: {
      Accept: "application/json",
      "X-CSRFToken": csrfToken(),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  return (text ? JSON.parse(text) : {}) as T;
}

/** A POST that is answered with a file. */
export async function sendForFile(path: string, body: unknown): Promise<Blob> {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": csrfToken() };
  const response = await request(path, {}, { method: "POST", headers, body: JSON.stringify(body) });
  return response.blob();
}

/** One file as the form field `file`. */
export async function sendFile<T>(path: string, file: File): Promise<T> {
  const body = new FormData();
  body.set("file", file);
  const headers = { Accept: "application/json", "X-CSRFToken": csrfToken() };
  const response = await request(path, {}, { method: "POST", headers, body });
  return (await response.json()) as T;
}

const csrfToken = (): string => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";

export const mapConfig = (): Promise<MapConfig> => getJson("/api/v1/map-config");
/** Styles of the layers; `look` "" = the look of the server. */
export const styleSheet = (url: string, look = ""): Promise<StyleSheet> => getJson(url, { look });
export const search = (q: string, signal: AbortSignal): Promise<SearchAnswer> =>
  getJson("/api/v1/search", { q }, signal);
export const parcelAt = (lon: number, lat: number, signal: AbortSignal): Promise<Lookup> =>
  getJson("/api/v1/parcels", { lon: lon.toFixed(8), lat: lat.toFixed(8) }, signal);
/** Id of the parcel that lay at a position (degrees WGS 84) on a day (ISO); undefined when there was none. */
export const parcelThen = async (
  lon: number,
  lat: number,
  day: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const place = [lon, lat, lon, lat].map((one) => one.toFixed(8)).join(",");
  const asked = { bbox: place, bbox_crs: "OGC:CRS84", as_of: day, limit: 1 };
  const found = await getJson<{ features: { id: string }[] }>(
    "/api/v1/layers/parcels/features",
    asked,
    signal,
  );
  return found.features[0]?.id;
};
/** Whether a parcel is still the version that is shown; one that is gone is not. Mostly an answer without content. */
export async function parcelIsStill(id: string, version: number): Promise<boolean> {
  const answer = await fetch(`/api/v1/layers/parcels/features/${encodeURIComponent(id)}`, {
    cache: "no-store",
    headers: { "If-None-Match": `"${id}.${version}"` },
  });
  if (answer.ok)
    return ((await answer.json()) as { properties: { version: number } }).properties.version === version;
  if (answer.status === 304) return true;
  if (answer.status === 404 || answer.status === 410) return false;
  throw new ApiError(translate(pageLanguage(), "error.server"), answer.status);
}
/** `asOf`: a day (ISO) whose data are asked for; "" = today. */
/** Extract of the square metre around a position (degrees WGS 84) where there is no parcel. */
export const extractAt = (lon: number, lat: number, signal: AbortSignal, asOf = ""): Promise<Extract> =>
  getJson("/api/v1/extract", { lon: lon.toFixed(8), lat: lat.toFixed(8), as_of: asOf }, signal);
export const extract = (id: string, signal: AbortSignal, asOf = ""): Promise<Extract> =>
  getJson(`/api/v1/parcels/${encodeURIComponent(id)}/extract`, { as_of: asOf }, signal);
