import * as z from "zod";
import { deedWords, type Deed } from "../deed";
import type { AlertRule } from "./rules";
import type { AlertDeliveryState, AlertEventKind, AlertState } from "./states";

/** How a rule stands, for people. Times are ISO 8601, UTC. */
export interface AlertView {
  readonly rule: AlertRule;
  readonly state: AlertState;
  readonly since: string;
  /** Null where it could not be measured, or never was. */
  readonly value: number | null;
  readonly acknowledgedAt: string | null;
  /** Null where it is not silenced, or no longer. */
  readonly silencedUntil: string | null;
  /** What operators did about one that fires, newest last, the latest few. */
  readonly deeds: readonly Deed[];
}

/** Something that became of a rule, and whether anybody outside was told. */
export interface AlertEventView {
  readonly id: string;
  readonly rule: AlertRule;
  readonly kind: AlertEventKind;
  readonly value: number;
  readonly at: string;
  readonly delivery: AlertDeliveryState;
  /** Tries that failed, and with what the last one did. */
  readonly tries: number;
  readonly reason: string | null;
}

/** How long an operator can ask for quiet. */
export const silences = { "1h": 1, "8h": 8, "24h": 24, "7d": 168 } as const;

/** Body of `POST /api/operator/alerts/{rule}/acknowledge`. */
export const acknowledgeRequestSchema = z.strictObject({ note: deedWords });

/** Body of `POST /api/operator/alerts/{rule}/silence`; "over" ends a silence. */
export const silenceRequestSchema = z.strictObject({
  length: z.enum(["1h", "8h", "24h", "7d", "over"]),
  reason: deedWords,
});
export type SilenceRequest = z.infer<typeof silenceRequestSchema>;

const acknowledgeOutcomes = ["acknowledged", "not-firing"] as const;
export const acknowledgeAnswerSchema = z.object({ outcome: z.enum(acknowledgeOutcomes) });
export type AcknowledgeOutcome = (typeof acknowledgeOutcomes)[number];

/** Answer: until when it is quiet, ISO 8601; null where it is not. */
export const silenceAnswerSchema = z.object({ until: z.iso.datetime().nullable() });
