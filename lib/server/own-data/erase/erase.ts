import { sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { appendAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { purchases } from "@/lib/server/db/schema/purchases";
import { openListings, openPurchases } from "../holdings/market";
import type { EraseContext } from "./context";
import { erasePass } from "./pass";
import { claimErasures, insertErasure, type Erasure } from "./store";

const requireNothingOpen = async (transaction: Database, wallet: string): Promise<void> => {
  const one = { one: sql`1` };
  const bought = await transaction
    .select(one)
    .from(purchases)
    .where(openPurchases(wallet))
    .limit(1);
  if (bought.length > 0) throw new CodedError("ERASE_PURCHASE_OPEN", "a purchase is in flight");
  const sold = await transaction.select(one).from(ownListings).where(openListings(wallet)).limit(1);
  if (sold.length > 0) throw new CodedError("ERASE_LISTING_OPEN", "a listing is in flight");
};

/** The wish and its entry in the audit log, before anything goes. */
const begin = ({ database, now }: EraseContext, wallet: Address): Promise<Erasure> =>
  database.transaction(async (transaction) => {
    await requireNothingOpen(transaction, wallet);
    const erasure = await insertErasure(transaction, wallet, now());
    await appendAudit(
      transaction,
      {
        actor: wallet,
        action: "account.erased",
        subject: wallet,
        details: { erasure: erasure.id },
      },
      now(),
    );
    return erasure;
  });

/**
 * Deletes what this instance holds of a wallet, but for what has to stay (lib/server/own-data/holdings).
 * Asked for again, it is done again, with what has been made since.
 * @throws ERASE_PURCHASE_OPEN, ERASE_LISTING_OPEN while money or an asset may be on its way
 */
export const eraseOwnData = async (context: EraseContext, wallet: Address): Promise<void> => {
  await erasePass(context, await begin(context, wallet));
};

/** One process does not take more upon itself at once. */
const AT_ONCE = 5;

/**
 * Goes on with deletions that are due: of processes that died, and once more. One that fails keeps none of
 * the others; it is tried again once its lease is over. @returns how many
 * @throws AggregateError of what failed, after all of them
 */
export const resumeErasures = async (context: EraseContext): Promise<number> => {
  const claimed = await claimErasures(context.database, AT_ONCE, context.now());
  const failures: unknown[] = [];
  for (const erasure of claimed) {
    try {
      await erasePass(context, erasure);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${claimed.length} deletions failed`);
  return claimed.length;
};
