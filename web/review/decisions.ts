/** Which steps a reader may take with a change set now, and why not where he may not; pure. */
import type { ChangeSet, Move } from "./api";
import type { ReviewText } from "./texts";

export interface Offer {
  step: Move;
  /** Why it cannot be taken; null when it can. */
  why: ReviewText | null;
}

/** The steps worth showing in this state, the one that leads on first. */
export function offers(set: ChangeSet): Offer[] {
  if (set.publishing_since) return [];
  const may = (step: Move): boolean => set.may.includes(step);
  const offer = (step: Move, why: ReviewText): Offer => ({ step, why: may(step) ? null : why });
  const right: ReviewText = set.mine ? "why.four_eyes" : "why.no_right";
  // Who wants an own change set back withdraws it; to return one is the second person's.
  const back = set.mine ? [] : [offer("return", right)];
  const withdraw = may("withdraw") ? [offer("withdraw", "why.no_right")] : [];
  switch (set.status) {
    case "draft":
      return set.mine
        ? [offer("submit", "why.no_right"), ...withdraw]
        : [offer("approve", "why.wait_submit"), ...withdraw];
    case "returned":
      return set.mine
        ? [offer("submit", "why.no_right"), ...withdraw]
        : [offer("approve", "why.returned"), ...withdraw];
    case "submitted":
      return [offer("approve", right), ...back, ...withdraw];
    case "approved":
      return [offer("publish", "why.no_right"), ...back, ...withdraw];
    case "published":
      return [offer("revert", "why.no_right")];
    case "withdrawn":
      return [];
  }
}

/** What everybody should know about this state, when no step is open to the reader. */
export function note(set: ChangeSet): ReviewText | null {
  if (set.status === "withdrawn") return "why.withdrawn";
  if (set.status === "submitted" && set.mine) return "why.wait_approval";
  if (set.status === "returned" && !set.mine) return "why.returned";
  return null;
}
