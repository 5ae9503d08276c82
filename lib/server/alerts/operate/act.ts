import { CodedError } from "@/lib/core/errors";
import {
  isAlertRuleId,
  silences,
  type AcknowledgeOutcome,
  type SilenceRequest,
} from "@/lib/core/operator/alerts";
import type { Address } from "@/lib/core/solana";
import { appendAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import type { AlertStore } from "../context";
import { lockRule, writeStanding, type AlertRow } from "../store";
import { auditSubject } from "./read";

const HOUR_MILLIS = 60 * 60_000;

const locked = async (transaction: Database, rule: string): Promise<AlertRow> => {
  const [row] = isAlertRuleId(rule) ? await lockRule(transaction, rule) : [];
  if (!row) throw new CodedError("NOT_FOUND", "no such rule, or it was never looked at");
  return row;
};

/**
 * An operator has seen that it fires, and says what they think. It goes on firing until it is over.
 * @throws CodedError NOT_FOUND
 */
export const acknowledgeAlert = (
  { database, now }: AlertStore,
  rule: string,
  { actor, note }: { readonly actor: Address; readonly note: string },
): Promise<AcknowledgeOutcome> =>
  database.transaction(async (transaction) => {
    const row = await locked(transaction, rule);
    if (row.state !== "firing") return "not-firing";
    const at = now();
    await writeStanding(transaction, rule, { acknowledgedAt: at });
    const entry = { action: "alert.acknowledged", subject: auditSubject(rule), details: { note } };
    await appendAudit(transaction, { actor, ...entry }, at);
    return "acknowledged";
  });

/**
 * Nobody outside is told of it until then; what happens meanwhile is shown and logged all the same, and
 * what still fires afterwards is told then.
 * @returns until when; null where the silence is over
 * @throws CodedError NOT_FOUND
 */
export const silenceAlert = (
  { database, now }: AlertStore,
  rule: string,
  { actor, length, reason }: SilenceRequest & { readonly actor: Address },
): Promise<Date | null> =>
  database.transaction(async (transaction) => {
    await locked(transaction, rule);
    const at = now();
    const until =
      length === "over" ? null : new Date(at.getTime() + silences[length] * HOUR_MILLIS);
    await writeStanding(transaction, rule, { silencedUntil: until });
    const action = until === null ? "alert.silence-ended" : "alert.silenced";
    const details = until === null ? { reason } : { reason, until: until.toISOString() };
    await appendAudit(transaction, { actor, action, subject: auditSubject(rule), details }, at);
    return until;
  });
