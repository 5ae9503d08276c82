import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { takeOff } from "../cancel";
import type { SellingContext } from "../context";
import { makeListing } from "../create";
import { waitAfter } from "../patience";
import { claimRow, releaseRow } from "../store/lease";
import { changeRow, findRow, type Row } from "../store/rows";
import { moveHandover, openHandoverOf, type Handover } from "./store";

/** The unfinished handover that is worth going on with; a dead one is ended first. */
const alive = async (context: SellingContext, listing: string): Promise<Handover | null> => {
  const open = await openHandoverOf(context.database, listing);
  if (open?.state !== "prepared") return open;
  const isDead = open.blockhash === null || (await context.chain.isBlockhashDead(open.blockhash));
  if (!isDead) return open;
  await moveHandover(context, open.id, "expire", { because: "prepared again" });
  return null;
};

/** Asks REALM for a transaction anew, each time under a key of its own: the one before is over. */
const askAgain = async (context: SellingContext, row: Row): Promise<void> => {
  const at = context.now();
  const wish =
    row.state === "signing"
      ? { state: "making" as const, attempt: crypto.randomUUID(), attemptedAt: at }
      : { state: "cancelling" as const };
  const wanted = await changeRow(context, row.id, ["signing", "active", "cancelling"], {
    ...wish,
    trouble: null,
    tries: 0,
    dueAt: at,
  });
  const claimed = wanted && (await claimRow(context, row.id));
  if (!claimed) throw new CodedError("HANDOVER_STATE", "another request is at it");
  let after = claimed;
  try {
    after = await (claimed.state === "making" ? makeListing : takeOff)(context, claimed);
  } finally {
    await releaseRow(context, claimed, waitAfter(after));
  }
};

/**
 * What a seller is to sign of a listing: the transaction that waits already, or one prepared anew.
 * @param id our id of the listing
 * @throws HANDOVER_NOT_FOUND, HANDOVER_STATE, ESCROW_UNKNOWN, REALM_*, CHAIN_UNAVAILABLE
 */
export const startHandover = async (
  context: SellingContext,
  wallet: Address,
  id: string,
): Promise<Handover> => {
  const row = await findRow(context.database, id);
  if (row?.owner !== wallet)
    throw new CodedError("HANDOVER_NOT_FOUND", "no listing of this wallet");
  const open = await alive(context, id);
  if (open !== null) return open;
  await askAgain(context, row);
  const begun = await openHandoverOf(context.database, id);
  if (begun !== null) return begun;
  const { state } = (await findRow(context.database, id)) ?? row;
  const waits = state === "making" || state === "cancelling";
  throw new CodedError(waits ? "REALM_UNAVAILABLE" : "HANDOVER_STATE", `the listing is ${state}`);
};
