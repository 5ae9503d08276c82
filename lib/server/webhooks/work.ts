import { CodedError } from "@/lib/core/errors";
import type { Log } from "@/lib/server/log";
import { applyEvent } from "./apply";
import { parseEvent } from "./parse";
import type { ClaimedEvent, Stored, StoredEvent } from "./store/lease";
import { postponeEvent, settleEvents, type Ending } from "./store/settle";
import type { UseCases } from "./use-cases";

export interface WorkContext extends Stored {
  readonly useCases: UseCases;
  readonly log: Log;
}

/** Writes down how an event ended; resolves when that stands there. */
export type Settle = (ending: Ending) => Promise<unknown>;

/** Attempts, together about two minutes, before an event is left to a person. */
const MOST_ATTEMPTS = 8;
const FIRST_WAIT_MILLIS = 1_000;
const BUSY_WAIT_MILLIS = 300;

const nameOf = (error: unknown): string => {
  if (error instanceof CodedError) return error.code;
  return error instanceof Error ? error.name : "unknown";
};

const failed = async (
  context: WorkContext,
  event: StoredEvent,
  error: unknown,
  settle: Settle,
): Promise<void> => {
  const attempts = event.attempts + 1;
  const reason = nameOf(error);
  const fields = { component: "webhooks", event: event.eventType, attempt: attempts, error };
  if (attempts < MOST_ATTEMPTS) {
    context.log.warn(fields, "A webhook could not be applied yet.");
    const waitMillis = FIRST_WAIT_MILLIS * 2 ** event.attempts;
    await postponeEvent(context, event, { waitMillis, attempts, reason });
    return;
  }
  context.log.error(fields, "ALERT: a webhook could not be applied and was put aside.");
  await settle({ event, state: "parked", reason });
};

/** Applies one claimed event and has it written down how that ended. */
export const workOn = async (
  context: WorkContext,
  event: ClaimedEvent,
  settle: Settle = (ending) => settleEvents(context, [ending]),
): Promise<void> => {
  try {
    if (event.superseded) {
      await settle({ event, state: "superseded", reason: null });
      return;
    }
    const result = await applyEvent(context.useCases, parseEvent(event.body ?? ""));
    if (result.kind === "later") {
      const { attempts } = event;
      await postponeEvent(context, event, { waitMillis: BUSY_WAIT_MILLIS, attempts, reason: null });
      return;
    }
    const reason = result.kind === "nothing-to-do" ? result.reason : null;
    await settle({ event, state: result.kind, reason });
  } catch (error) {
    await failed(context, event, error, settle);
  }
};
