import { CodedError } from "@/lib/core/errors";
import { intentToJson } from "@/lib/core/intent";
import type { HandoverAnswerJson } from "@/lib/core/listing";
import type { Address } from "@/lib/core/solana";
import type { SellingContext } from "../context";
import { findRow } from "../store/rows";
import { findHandover, type Handover } from "./store";

/** A wallet's own handover; somebody else's and none at all look the same. @throws HANDOVER_NOT_FOUND */
export const ownHandover = async (
  { database }: Pick<SellingContext, "database">,
  wallet: Address,
  id: string,
): Promise<Handover> => {
  const handover = await findHandover(database, id);
  if (handover?.owner === wallet) return handover;
  throw new CodedError("HANDOVER_NOT_FOUND", "no handover of this wallet has this id");
};

/** A handover as its owner sees it, with what is to be signed exactly while it waits for that. */
export const answerOf = async (
  { database }: Pick<SellingContext, "database">,
  handover: Handover,
): Promise<HandoverAnswerJson> => {
  const { id, listing, kind, state, owner, disputedAt, transaction, intent } = handover;
  const row = await findRow(database, listing);
  return {
    handover: {
      ...{ id, listing, kind, state },
      wallet: owner,
      assetName: row?.assetName ?? "",
      disputed: disputedAt !== null,
    },
    prepared:
      state === "prepared"
        ? {
            transaction,
            intent: intentToJson(intent),
            lastValidBlockHeight: handover.lastValidBlockHeight.toString(),
          }
        : null,
  };
};
