import type { Env } from "@/lib/server/env";

/** Days a credential may serve: seeds R3, M3, D2. Production's 60 lies between their 30 and 90. */
const rotationDays: Readonly<Record<Env["appEnv"], number>> = {
  development: 180,
  staging: 90,
  production: 60,
};

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** How long before it is due the operator is reminded. */
export const REMINDER_MILLISECONDS = 14 * DAY_MILLISECONDS;

/** When a credential made at `since` has to be replaced. */
export const dueAfter = (appEnv: Env["appEnv"], since: Date): Date =>
  new Date(since.getTime() + rotationDays[appEnv] * DAY_MILLISECONDS);

export type Dueness = "fine" | "soon" | "overdue";

export const dueness = (dueAt: Date, now: Date): Dueness => {
  const left = dueAt.getTime() - now.getTime();
  if (left <= 0) return "overdue";
  return left <= REMINDER_MILLISECONDS ? "soon" : "fine";
};
