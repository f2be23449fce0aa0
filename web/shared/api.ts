/** Client of the domain API: one function a request, typed answers, errors as ApiError with words for people. */
import type { Extract, Lookup, MapConfig, SearchAnswer, StyleSheet } from "./api_types";
import { type Language, pageLanguage, translate } from "./i18n";

/** What went wrong with a request. `notFound` also means "not public". */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly requestId = "",
  ) {
    super(message);
  }

  get notFound(): boolean {
    return this.status === 404;
  }
}

interface Problem {
  detail?: string;
  title?: string;
  request_id?: string;
  errors?: { message?: string }[];
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
  return new ApiError(text, response.status, problem.request_id ?? "");
}

/** GET of a JSON document; `parameters` that are empty are left out, `lang` is added. */
export async function getJson<T>(
  path: string,
  parameters: Readonly<Record<string, string | number>> = {},
  signal?: AbortSignal,
): Promise<T> {
  const language: Language = pageLanguage();
  const query = new URLSearchParams({ lang: language });
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== "") query.set(name, String(value));
  }
  let response: Response;
  try {
    response = await fetch(`${path}?${query}`, {
      headers: { Accept: "application/json" },
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(translate(language, "error.network"), 0);
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as T;
}

export const mapConfig = (): Promise<MapConfig> => getJson("/api/v1/map-config");
export const styleSheet = (url: string): Promise<StyleSheet> => getJson(url);
export const search = (q: string, signal: AbortSignal): Promise<SearchAnswer> =>
  getJson("/api/v1/search", { q }, signal);
export const parcelAt = (lon: number, lat: number, signal: AbortSignal): Promise<Lookup> =>
  getJson("/api/v1/parcels", { lon: lon.toFixed(8), lat: lat.toFixed(8) }, signal);
export const extract = (id: string, signal: AbortSignal): Promise<Extract> =>
  getJson(`/api/v1/parcels/${encodeURIComponent(id)}/extract`, {}, signal);
