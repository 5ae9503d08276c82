import "server-only";
import type {
  AcknowledgeOutcome,
  AlertEventView,
  AlertView,
  SilenceRequest,
} from "@/lib/core/operator/alerts";
import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import type { AlertStore } from "../context";
import * as acting from "./act";
import * as reading from "./read";

/** What operators see and do of alerts, on this process's database. Each stands beside its use. */

const store = async (): Promise<AlertStore> => ({
  database: await database(),
  now: () => new Date(),
});

export const listAlerts = async (): Promise<readonly AlertView[]> =>
  reading.listAlerts(await store());

export const listAlertEvents = async (): Promise<readonly AlertEventView[]> =>
  reading.listAlertEvents(await store());

export const lastLook = async (): Promise<string | null> => reading.lastLook(await store());

/** @throws CodedError NOT_FOUND */
export const acknowledgeAlert = async (
  rule: string,
  said: { readonly actor: Address; readonly note: string },
): Promise<AcknowledgeOutcome> => acting.acknowledgeAlert(await store(), rule, said);

/** @throws CodedError NOT_FOUND */
export const silenceAlert = async (
  rule: string,
  asked: SilenceRequest & { readonly actor: Address },
): Promise<Date | null> => acting.silenceAlert(await store(), rule, asked);
