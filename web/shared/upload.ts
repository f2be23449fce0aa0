/** Sending a form with its file, told how much of it has left. */
import { ApiError, type Problem } from "./api";
import { pageLanguage, t } from "./i18n";

/**
 * POST of a form; resolves with the answer.
 *
 * An XMLHttpRequest, as fetch does not tell how much of a large file has left.
 *
 * @param told share of the file that has left, 0 to 1.
 */
export function upload<T>(path: string, form: FormData, told: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${path}?lang=${pageLanguage()}`);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "");
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) told(event.loaded / event.total);
    };
    request.onerror = () => reject(new ApiError(t("error.network"), 0));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(problemOf(request));
    };
    request.send(form);
  });
}

function problemOf(request: XMLHttpRequest): ApiError {
  let problem: Problem = {};
  try {
    problem = JSON.parse(request.responseText) as Problem;
  } catch {
    // a proxy may answer with something else than a problem document
  }
  const first = problem.errors?.[0];
  const words = [first?.message || problem.detail || problem.title || t("error.server"), first?.remedy];
  return new ApiError(words.filter(Boolean).join(" "), request.status, problem.request_id ?? "", problem);
}
