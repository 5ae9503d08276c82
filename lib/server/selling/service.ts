import type { ErrorCode } from "@/lib/core/errors";
import type {
  CreateListing,
  HandoverAnswerJson,
  HandoverKind,
  OwnListing,
  OwnListingJson,
} from "@/lib/core/listing";
import type { Address } from "@/lib/core/solana";
import * as cancelling from "./cancel";
import type { SellingContext } from "./context";
import * as creating from "./create";
import * as accepting from "./handover/accept";
import * as closing from "./handover/close";
import { answerOf, ownHandover } from "./handover/read";
import * as starting from "./handover/start";
import { latestHandoverOf, openHandoversOf } from "./handover/store";
import { sellingContext } from "./process";
import * as reading from "./read";
import * as takingBack from "./take-back";
import type { Row } from "./store/rows";
import { jsonOf, viewOf } from "./view";

const answer = async ({ database }: SellingContext, row: Row): Promise<OwnListingJson> =>
  jsonOf(row, await latestHandoverOf(database, row.id));

/** See create.ts. */
export const createListing = async (
  wallet: Address,
  wanted: CreateListing,
): Promise<OwnListingJson> => {
  const context = await sellingContext();
  return answer(context, await creating.createListing(context, wallet, wanted));
};

/** See cancel.ts. */
export const cancelListing = async (
  wallet: Address,
  listingId: string,
): Promise<OwnListingJson> => {
  const context = await sellingContext();
  return answer(context, await cancelling.cancelListing(context, wallet, listingId));
};

/** See take-back.ts. */
export const takeBack = async (wallet: Address, id: string): Promise<OwnListingJson> => {
  const context = await sellingContext();
  return answer(context, await takingBack.takeBack(context, wallet, id));
};

/** See read.ts. */
export const listOwnListings = async (
  wallet: Address,
): Promise<{
  readonly listings: readonly OwnListing[];
  readonly isCut: boolean;
  readonly among: number | null;
  readonly trouble: ErrorCode | null;
}> => {
  const context = await sellingContext();
  const { rows, ...rest } = await reading.listOwn(context, wallet);
  const open = await openHandoversOf(context.database, wallet);
  return { listings: rows.map((row) => viewOf(row, open.get(row.id) ?? null)), ...rest };
};

/** See handover/start.ts. */
export const startHandover = async (
  wallet: Address,
  id: string,
  kind: HandoverKind,
): Promise<HandoverAnswerJson> => {
  const context = await sellingContext();
  return answerOf(context, await starting.startHandover(context, wallet, id, kind));
};

/** @throws HANDOVER_NOT_FOUND */
export const readHandover = async (wallet: Address, id: string): Promise<HandoverAnswerJson> => {
  const context = await sellingContext();
  return answerOf(context, await ownHandover(context, wallet, id));
};

/** See handover/accept.ts. */
export const acceptHandover = async (
  wallet: Address,
  id: string,
  transaction: string,
): Promise<HandoverAnswerJson> => {
  const context = await sellingContext();
  return answerOf(context, await accepting.acceptSigned(context, wallet, id, transaction));
};

/** See handover/close.ts. */
export const closeHandover = async (
  wallet: Address,
  id: string,
  reason: closing.CloseReason,
): Promise<HandoverAnswerJson> => {
  const context = await sellingContext();
  return answerOf(context, await closing.closeHandover(context, wallet, id, reason));
};
