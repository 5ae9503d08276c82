import * as z from "zod";

/** One of a wallet's live sessions. Times are ISO 8601, UTC. */
export interface SessionView {
  readonly id: string;
  readonly since: string;
  readonly until: string;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

/** Answer to ending sessions: how many lived until then. */
export const endedSchema = z.object({ ended: z.int().nonnegative() });
