import type { Database } from "@/lib/server/db";
import type { Log } from "@/lib/server/log";

/** What is kept of alerts is kept here, by this clock. */
export interface AlertStore {
  readonly database: Database;
  readonly now: () => Date;
}

export interface AlertContext extends AlertStore {
  readonly log: Log;
  /** Whether there is an ALERT_WEBHOOK_URL to tell. */
  readonly isTold: boolean;
}
