import type { ReviewPorts } from "../ports";
import { createReviewSession, type ReviewSession } from "../session";
import { page } from "./fixtures";

/** A session somebody looks at, begun without an unfinished purchase. */
export const opened = async (ports: ReviewPorts): Promise<ReviewSession> => {
  const session = createReviewSession(page, ports);
  session.subscribe(() => undefined);
  await session.begin(null);
  return session;
};
