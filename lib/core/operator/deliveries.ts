import * as z from "zod";
import type { Deed } from "./deed";

/** What became of an event REALM told us of; "stored" waits to be applied, the others are ends. */
export const deliveryStates = [
  "stored",
  "parked",
  "applied",
  "nothing-to-do",
  "superseded",
  "set-aside",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliveryStateWords: Readonly<Record<DeliveryState, string>> = {
  stored: "Waiting",
  parked: "Parked",
  applied: "Applied",
  "nothing-to-do": "Nothing to do",
  superseded: "Superseded",
  "set-aside": "Set aside",
};

/** What each state means, in one sentence. */
export const deliveryStateSentences: Readonly<Record<DeliveryState, string>> = {
  stored: "It waits for its turn, or for its next attempt.",
  parked: "Applying it failed too often. Replay it once the cause is gone, or set it aside.",
  applied: "What it told of was looked at.",
  "nothing-to-do": "It was read, and there was nothing here to look at.",
  superseded: "Something later of the same subject was applied first, so this one was not.",
  "set-aside": "An operator decided that it will not be applied.",
};

/** An event as a row of the list. Times are ISO 8601, UTC. */
export interface DeliveryLine {
  /** Order of arrival, in digits. */
  readonly id: string;
  /** REALM's own id of the event. */
  readonly eventId: string;
  readonly eventType: string;
  /** Such as "purchase:purch_1". */
  readonly subject: string;
  /** The network address it came from. */
  readonly source: string;
  readonly state: DeliveryState;
  /** What the last attempt failed with, or why nothing was done. */
  readonly reason: string | null;
  /** Attempts that failed. */
  readonly attempts: number;
  readonly receivedAt: string;
}

/** One event whole. */
export interface Delivery extends DeliveryLine {
  /** How it was signed. */
  readonly scheme: string;
  readonly occurredAt: string;
  readonly settledAt: string | null;
  /** When it is tried next; null once it has ended. */
  readonly dueAt: string | null;
  /** Its body with what is not known to be harmless masked; null where it is no longer kept. */
  readonly body: string | null;
  /** Oldest first. */
  readonly deeds: readonly Deed[];
}

export const replayOutcomes = ["replayed", "waiting-already", "body-gone"] as const;
/** Answer of `POST /api/operator/webhooks/{id}/replay`. */
export const replayAnswerSchema = z.object({ outcome: z.enum(replayOutcomes) });
export type ReplayOutcome = (typeof replayOutcomes)[number];

export const setAsideOutcomes = ["set-aside", "not-parked"] as const;
/** Answer of `POST /api/operator/webhooks/{id}/set-aside`. */
export const setAsideAnswerSchema = z.object({ outcome: z.enum(setAsideOutcomes) });
export type SetAsideOutcome = (typeof setAsideOutcomes)[number];
