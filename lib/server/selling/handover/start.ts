import { CodedError } from "@/lib/core/errors";
import type { HandoverKind } from "@/lib/core/listing";
import type { Address } from "@/lib/core/solana";
import { takeOff } from "../cancel";
import type { SellingContext } from "../context";
import { makeListing } from "../make";
import { waitAfter } from "../patience";
import { claimRow, releaseRow } from "../store/lease";
import { changeRow, findRow } from "../store/rows";
import { moveHandover, openHandoverOf, type Handover } from "./store";

/** The unfinished handover that is worth going on with; a dead one makes way for the next. */
const alive = async (
  context: SellingContext,
  listing: string,
  kind: HandoverKind,
): Promise<Handover | null> => {
  const open = await openHandoverOf(context.database, listing, kind);
  if (open?.state !== "prepared") return open;
  const isDead = open.blockhash === null || (await context.chain.isBlockhashDead(open.blockhash));
  if (!isDead) return open;
  await moveHandover(context, open.id, "replace", { because: "prepared again" });
  return null;
};

/** In which state a listing waits for a transaction of the kind; the wish for it is made elsewhere. */
const waitsAs = { list: "signing", cancel: "cancelling" } as const;

/** Asks REALM for a transaction anew, each time under a key of its own: the one before is over. */
const askAgain = async (context: SellingContext, id: string, kind: HandoverKind): Promise<void> => {
  const at = context.now();
  const wanted = await changeRow(context, id, [waitsAs[kind]], {
    ...(kind === "list"
      ? { state: "making" as const, attempt: crypto.randomUUID(), attemptedAt: at }
      : {}),
    trouble: null,
    tries: 0,
    dueAt: at,
  });
  const claimed = wanted && (await claimRow(context, id));
  if (!claimed) throw new CodedError("HANDOVER_STATE", "another request is at it");
  let after = claimed;
  try {
    after = await (kind === "list" ? makeListing : takeOff)(context, claimed, "waiting");
  } finally {
    await releaseRow(context, claimed, waitAfter(after, context.now()));
  }
};

/**
 * What a seller is to sign of a listing: the transaction that waits already, or one prepared anew. It
 * wishes for nothing: what is to be signed has to be wished for already.
 * @param id our id of the listing
 * @throws HANDOVER_NOT_FOUND; HANDOVER_STATE where it does not wait for this kind; ESCROW_UNKNOWN,
 * REALM_*, CHAIN_UNAVAILABLE
 */
export const startHandover = async (
  context: SellingContext,
  wallet: Address,
  id: string,
  kind: HandoverKind,
): Promise<Handover> => {
  const row = await findRow(context.database, id);
  if (row?.owner !== wallet)
    throw new CodedError("HANDOVER_NOT_FOUND", "no listing of this wallet");
  const open = await alive(context, id, kind);
  if (open !== null) return open;
  await askAgain(context, id, kind);
  const begun = await openHandoverOf(context.database, id, kind);
  if (begun !== null) return begun;
  const { state } = (await findRow(context.database, id)) ?? row;
  const waits = state === "making" || state === "cancelling";
  throw new CodedError(waits ? "REALM_UNAVAILABLE" : "HANDOVER_STATE", `the listing is ${state}`);
};
