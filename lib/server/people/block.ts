import { and, eq, gt, isNull } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { BlockAnswer, UnblockAnswer } from "@/lib/core/operator/people";
import type { Address } from "@/lib/core/solana";
import { appendAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { blockedWallets } from "@/lib/server/db/schema/blocked-wallets";
import { sessions } from "@/lib/server/db/schema/identity";
import { endSession } from "@/lib/server/identity/sessions";

export interface PeopleContext {
  readonly database: Database;
  readonly now: () => Date;
  readonly isOperator: (wallet: Address) => boolean;
}

/** Ends what lives of a wallet, and with it its pages' streams. @returns how many */
const endAll = async (transaction: Database, wallet: Address, at: Date): Promise<number> => {
  const live = await transaction
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.wallet, wallet), isNull(sessions.endedAt), gt(sessions.expiresAt, at)));
  for (const { id } of live) await endSession(transaction, id, at);
  return live.length;
};

/**
 * Keeps a wallet from signing in, and ends its sessions in the same transaction. What it has signed
 * goes on to its end: nobody's payment is left hanging.
 * @throws CodedError WALLET_OPERATOR for an operator's, the acting one's own among them
 */
export const blockWallet = async (
  { database, now, isOperator }: PeopleContext,
  wallet: Address,
  { actor, reason }: { readonly actor: Address; readonly reason: string },
): Promise<BlockAnswer> => {
  if (isOperator(wallet)) throw new CodedError("WALLET_OPERATOR", "an operator can't be blocked");
  return database.transaction(async (transaction) => {
    const at = now();
    const [blocked] = await transaction
      .insert(blockedWallets)
      .values({ wallet, reason, by: actor, at })
      .onConflictDoNothing()
      .returning();
    if (!blocked) return { outcome: "was-blocked", ended: 0 };
    const ended = await endAll(transaction, wallet, at);
    await appendAudit(
      transaction,
      {
        actor,
        action: "wallet.blocked",
        subject: wallet,
        details: { reason, sessionsEnded: String(ended) },
      },
      at,
    );
    return { outcome: "blocked", ended };
  });
};

/** Lets a wallet sign in again. Its old sessions stay ended, one that slipped in beside the block too. */
export const unblockWallet = async (
  { database, now }: Pick<PeopleContext, "database" | "now">,
  wallet: Address,
  actor: Address,
): Promise<UnblockAnswer> =>
  database.transaction(async (transaction) => {
    const at = now();
    const [freed] = await transaction
      .delete(blockedWallets)
      .where(eq(blockedWallets.wallet, wallet))
      .returning();
    if (!freed) return { outcome: "was-not-blocked" };
    await endAll(transaction, wallet, at);
    await appendAudit(
      transaction,
      { actor, action: "wallet.unblocked", subject: wallet, details: { was: freed.reason } },
      at,
    );
    return { outcome: "unblocked" };
  });

/** Ends one session of somebody. @throws CodedError NOT_FOUND for one that is over, or another's */
export const endSomebodysSession = async (
  { database, now }: Pick<PeopleContext, "database" | "now">,
  { wallet, id }: { readonly wallet: Address; readonly id: string },
  actor: Address,
): Promise<void> =>
  database.transaction(async (transaction) => {
    const at = now();
    const [live] = await transaction
      .select({ id: sessions.id })
      .from(sessions)
      .where(
        and(
          eq(sessions.id, id),
          eq(sessions.wallet, wallet),
          isNull(sessions.endedAt),
          gt(sessions.expiresAt, at),
        ),
      )
      .for("update");
    if (!live) throw new CodedError("NOT_FOUND", "no live session of that wallet");
    await endSession(transaction, id, at);
    await appendAudit(
      transaction,
      { actor, action: "session.ended", subject: wallet, details: { session: id } },
      at,
    );
  });
