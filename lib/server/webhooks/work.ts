import type { Log } from "@/lib/server/log";
import { applyEvent } from "./apply";
import { askingOnce } from "./asking-once";
import { endedWithin } from "./ended-within";
import { failureOf, NoEnd } from "./failure";
import { parseEvent } from "./parse";
import { keepLease } from "./store/keep-lease";
import { RUN, type ClaimedSubject, type Stored, type WaitingEvent } from "./store/lease";
import type { Ending, Run } from "./store/settle";
import type { UseCases } from "./use-cases";

export interface WorkContext extends Stored {
  readonly useCases: UseCases;
  readonly log: Log;
  readonly patience?: Patience;
}

export interface Patience {
  /** Milliseconds of a lease that is not renewed. */
  readonly leaseMillis?: number;
  /** Milliseconds for applying one event. */
  readonly eventMillis?: number;
}

/** More than every call of a use-case may take together. */
const EVENT_MILLIS = 20_000;
/** What was applied is not left unwritten for longer; others may be behind in the queue, too. */
const RUN_MILLIS = 1_000;

type Ended = Pick<Ending, "state" | "reason" | "attempts" | "dueAt">;

const failed = ({ log, now }: WorkContext, event: WaitingEvent, error: unknown): Ended => {
  const at = now();
  const { waitMillis, ...failure } = failureOf(event, error, at);
  const fields = {
    ...{ component: "webhooks", event: event.eventType },
    ...{ attempt: failure.attempts, error },
  };
  if (waitMillis === null) {
    log.error(fields, "ALERT: a webhook could not be applied and was put aside.");
    return { ...failure, state: "parked", dueAt: event.dueAt };
  }
  log.warn(fields, "A webhook could not be applied yet.");
  return { ...failure, state: "stored", dueAt: new Date(at.getTime() + waitMillis) };
};

/** Applies one event. @returns how that ended */
const applyOne = async (context: WorkContext, event: WaitingEvent): Promise<Ended> => {
  const { attempts, dueAt } = event;
  const { eventMillis = EVENT_MILLIS } = context.patience ?? {};
  try {
    const applying = applyEvent(context.useCases, parseEvent(event.body ?? ""));
    const result = await endedWithin(applying, eventMillis, () => new NoEnd());
    const reason = result.kind === "nothing-to-do" ? result.reason : null;
    return { state: result.kind, reason, attempts, dueAt };
  } catch (error) {
    return failed(context, event, error);
  }
};

/**
 * Applies what waits of a claimed subject, one after the other in the order it happened, until one has to
 * wait. All of it was stored before the first is applied. What happened before something that was applied is overtaken, and not applied. The claim is kept
 * meanwhile; where it is lost, nothing more is applied.
 * @returns what is to be written down of it
 */
export const workOn = async (context: WorkContext, claimed: ClaimedSubject): Promise<Run> => {
  const { events } = claimed;
  const { now, patience } = context;
  const asking = { ...context, useCases: askingOnce(context.useCases) };
  const lease = keepLease(context, claimed, patience?.leaseMillis);
  const until = now().getTime() + RUN_MILLIS;
  const endings: Ending[] = [];
  let { appliedUntil, settledAt } = claimed;
  let next: Date | null = events.length < RUN ? null : now();
  for (const event of events) {
    const { id, eventId, occurredAt } = event;
    const at = now();
    if (event.dueAt > at || at.getTime() > until || lease.isLost()) {
      next = event.dueAt;
      break;
    }
    const isOvertaken = appliedUntil !== null && appliedUntil > occurredAt;
    const ended: Ended = isOvertaken
      ? { state: "superseded", reason: null, attempts: event.attempts, dueAt: event.dueAt }
      : await applyOne(asking, event);
    if (ended.state === "stored") {
      endings.push({ ...ended, id, eventId, settledAt: null });
      next = ended.dueAt;
      break;
    }
    settledAt = new Date(Math.max(now().getTime(), (settledAt?.getTime() ?? 0) + 1));
    if (ended.state === "applied") appliedUntil = occurredAt;
    endings.push({ ...ended, id, eventId, settledAt });
  }
  // Also where nothing ended here, such as when an older version's instance had done it all.
  return { lease: await lease.end(), endings, next, appliedUntil, settledAt: settledAt ?? now() };
};
