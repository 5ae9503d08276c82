import "server-only";
import type {
  Delivery,
  DeliveryState,
  ReplayOutcome,
  SetAsideOutcome,
} from "@/lib/core/operator/deliveries";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import { wakeWebhookWorker as wake } from "../process";
import * as acting from "./act";
import * as inspecting from "./inspect";
import * as searching from "./search";

/** What operators do with REALM's events, on this process's database. Each stands beside its use. */

export { forgeries, noteRehearsedForgeries, webhookCounts } from "../counts";

const now = (): Date => new Date();

export const searchDeliveries = async (
  query: OperatorQuery<DeliveryState>,
): Promise<searching.DeliveryPage> => searching.searchDeliveries(await database(), query);

export const countDeliveries = async (): Promise<searching.DeliveryCounts> =>
  searching.countDeliveries(await database());

/** @throws CodedError NOT_FOUND */
export const readDelivery = async (id: string): Promise<Delivery> =>
  inspecting.readDelivery(await database(), id);

/** @throws CodedError NOT_FOUND */
export const replayDelivery = async (id: string, actor: Address): Promise<ReplayOutcome> =>
  acting.replayDelivery({ database: await database(), now, wake }, id, actor);

/** @throws CodedError NOT_FOUND */
export const setDeliveryAside = async (
  id: string,
  decision: { readonly actor: Address; readonly reason: string },
): Promise<SetAsideOutcome> =>
  acting.setDeliveryAside({ database: await database(), now }, id, decision);
