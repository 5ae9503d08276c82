import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@/lib/server/db";
import type { Log } from "@/lib/server/log";
import { groupCommit } from "./store/group-commit";
import { makeDue } from "./store/subjects";

interface Announcing {
  readonly database: () => Promise<Database>;
  readonly now: () => Date;
  readonly log: Log;
  /** Tells the worker of this process that there is work. */
  readonly wake: () => void;
}

const limits = {
  most: 1_000,
  mostWaiting: 1_000,
  within: 8_000,
  /** Of a burst, one statement says it of many, and not once for each event of a subject. */
  gather: () => pause(50, undefined, { ref: false }),
};

/**
 * Says that events of a subject wait, once they are stored, and off the way of who delivered them: what is
 * never said, because the process ends or the database fails, a worker finds out by itself within seconds
 * (takeUpForgotten).
 */
export const announcer = ({
  database,
  now,
  log,
  wake,
}: Announcing): ((subject: string) => void) => {
  const announce = groupCommit(async (subjects: readonly string[]) => {
    await makeDue(await database(), subjects, now());
    wake();
    return subjects;
  }, limits);
  return (subject) => {
    announce(subject).catch((error: unknown) => {
      log.warn({ component: "webhooks", error }, "Stored webhooks are looked at later only.");
    });
  };
};
